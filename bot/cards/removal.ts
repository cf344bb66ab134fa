import type { Removal } from '../../src/features/moderation/model.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, sentence } from './card.ts';
import { link, press, toggleInput } from './inputs.ts';

/** Something hidden or to be hidden; `within` is its discussion or question. */
export interface Posted {
  readonly kind: 'contribution' | 'reply';
  readonly within: string;
  readonly id: string;
  readonly state: string;
  readonly surface: string;
}

/** Only what was said in a channel stands there. */
export const removeToggle = ({ surface }: Pick<Posted, 'surface'>, voice: Voice): Element | null =>
  surface === 'channel'
    ? toggleInput({
        id: 'remove',
        label: voice.say('common.removal.title'),
        title: voice.say('common.removal.offer-what'),
        error: voice.say('common.removal.offer-what'),
      })
    : null;

/** For what is hidden already. `actions`: who may show it again may remove its message, too. */
export const removeButton = (
  item: Posted,
  actions: readonly string[],
  voice: Voice,
): Element | null =>
  item.surface === 'channel' && item.state === 'hidden' && actions.includes('approve')
    ? again(item, 'common.removal.offer', voice)
    : null;

const again = (
  { kind, within, id }: Omit<Posted, 'state' | 'surface'>,
  words: string,
  voice: Voice,
) => press(voice.say(words), 'moderation.remove', { kind, within, id });

/** The message is still in Teams: why, and what the moderator can do. */
export function removalCard(
  item: Omit<Posted, 'state' | 'surface'>,
  { result, url }: Removal,
  voice: Voice,
): Card {
  const words = voice.say(`common.removal.${result}`);
  return card({
    lang: voice.language,
    fallback: words,
    body: [heading(voice.say('common.removal.title')), sentence(words)],
    actions: [
      link(voice.say('common.removal.open'), url),
      result === 'sign-in' ? press(voice.say('bot.search.unable.button'), 'session.show') : null,
      // Leads to what is missing, with the link for whoever can allow it.
      result === 'consent' ? press(voice.say('common.removal.allow'), 'session.show') : null,
      again(item, 'common.removal.again', voice),
      press(voice.say('bot.moderation.queue'), 'moderation.queue'),
    ],
  });
}
