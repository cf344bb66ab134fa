import { BOT_ID, BOT_NAME } from '../../src/adapters/tenant/bot.ts';
import { type ChannelRow, nameOf, type UserRow } from '../../src/adapters/tenant/people.ts';
import { exchangeIdOf } from '../../src/adapters/tenant/seed/communities.ts';
import { frame } from '../../src/adapters/tenant/teams/frame.ts';
import type { Place } from '../../src/adapters/tenant/teams/place.ts';
import type { Tenant } from '../../src/adapters/tenant/tenant.ts';

/** Makes the n-th activity, as JSON: each with an id of its own, from one person after the other. */
export type Activities = (n: number) => string;

const WORDS: Readonly<Record<string, string>> = { en: 'help', fr: 'aide', es: 'ayuda' };

/** Framed as the tenant frames them, but to be answered at another address. */
function framed(tenant: Tenant, who: UserRow, place: Place, serviceUrl: string) {
  return { ...frame(tenant, who, place), serviceUrl };
}

const languageOf = (who: UserRow): string =>
  (JSON.parse(who.props) as { preferredLanguage: string }).preferredLanguage.slice(0, 2);

/** Sixty people who ask for help in their language: reads much, writes only that the turn was had. */
export function helpTurns(tenant: Tenant, serviceUrl: string): Activities {
  const people = tenant.db.all<UserRow>('SELECT * FROM users WHERE removed = 0 ORDER BY rowid');
  const base = people.map((who) => ({
    ...framed(tenant, who, { conversation: who.chat_id }, serviceUrl),
    type: 'message',
    text: WORDS[languageOf(who)] ?? 'help',
    textFormat: 'plain',
  }));
  return (n) => JSON.stringify({ ...base[n % base.length], id: `bench-${n}` });
}

/** Members who contribute in a discussion's thread: each turn writes a contribution, its event and its answer. */
export function contributionTurns(
  tenant: Tenant,
  serviceUrl: string,
  community: string,
  root: string,
): Activities {
  const channel = tenant.db.get<ChannelRow>(
    'SELECT * FROM channels WHERE id = ?',
    exchangeIdOf(community),
  );
  if (!channel) throw new Error(`no channel of ${community}`);
  const place: Place = { conversation: channel.id, channel, rootId: root };
  const members = tenant.db.all<UserRow>(
    'SELECT u.* FROM users u JOIN memberships m ON m.user_id = u.id WHERE m.team_id = ?',
    channel.team_id,
  );
  const mention = {
    type: 'mention',
    text: `<at>${BOT_NAME}</at>`,
    mentioned: { id: BOT_ID, name: BOT_NAME },
  };
  const base = members.map((who) => {
    const activity = framed(tenant, who, place, serviceUrl);
    return {
      ...activity,
      type: 'message',
      replyToId: root,
      entities: [mention],
      name: nameOf(who),
    };
  });
  return (n) => {
    const { name, ...activity } = base[n % base.length] ?? { name: '' };
    const text = `<at>${BOT_NAME}</at> ${name} says, as contribution ${n}: the fee was the obstacle, and the second visit brought the papers.`;
    return JSON.stringify({ ...activity, text, id: `bench-${n}` });
  };
}
