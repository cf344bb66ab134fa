import { BOT_APP_ID } from '../address.ts';
import { BOT_ID, BOT_NAME } from '../bot.ts';
import type { Json } from '../odata/page.ts';
import { nameOf } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { groupMembers } from './groups.ts';
import { teamMembers } from './members.ts';
import type { Place } from './place.ts';

/** The text with the bot's name before it, where it is not named already. */
export const withMention = (text: string): string =>
  text.includes(`<at>${BOT_NAME}</at>`) ? text : `<at>${BOT_NAME}</at> ${text}`;

/** A typed text as Teams keeps it, and as it tells it to a bot. */
export interface Written {
  text: string;
  html: string;
  /** As Graph shows them. */
  mentions: Json[];
  /** As a bot hears them. */
  entities: Json[];
  ofBot: boolean;
}

/** Reads `<at>name</at>` for the bot and the people of the place; other names stay words. */
export function write(tenant: Tenant, place: Place, text: string): Written {
  const written: Written = { text, html: '', mentions: [], entities: [], ofBot: false };
  const { channel, group } = place;
  const people = channel
    ? teamMembers(tenant, channel.team_id)
    : group
      ? groupMembers(tenant, group.id)
      : [];
  const mark = (whole: string, name: string): string => {
    const found = people.find((row) => nameOf(row) === name);
    const isBot = name === BOT_NAME;
    if (!found && !isBot) return whole;
    const id = written.mentions.length;
    const mentioned = found
      ? { user: { id: found.id, displayName: name, userIdentityType: 'aadUser' } }
      : { application: { id: BOT_APP_ID, displayName: name, applicationIdentityType: 'bot' } };
    written.mentions.push({ id, mentionText: name, mentioned });
    written.entities.push({
      mentioned: { id: found?.teams_id ?? BOT_ID, name },
      text: `<at>${name}</at>`,
      type: 'mention',
    });
    written.ofBot ||= isBot;
    return `<at id="${id}">${name}</at>`;
  };
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // A chat with the bot knows no mentions: there the marks are what was typed.
  const marked =
    (channel ?? group) ? escaped.replace(/&lt;at&gt;(.+?)&lt;\/at&gt;/g, mark) : escaped;
  written.html = `<p>${marked.replaceAll('\n', '<br>')}</p>`;
  return written;
}

/** What a person reads of a message: marks for cards gone, line breaks kept. */
export function plainText(body: string): string {
  return body
    .replace(/<attachment[^>]*><\/attachment>/g, '')
    .replace(/<br\s*\/?>|<\/p>(?=.)/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
