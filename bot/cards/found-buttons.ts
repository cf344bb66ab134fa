import type { Outline } from '../../src/features/knowledge/model.ts';
import type { Voice } from '../voice.ts';
import { cut, type Element } from './card.ts';
import { press } from './inputs.ts';

/** What was written, as far as counting needs it: a card has room for it once a button. */
export const LONGEST_COUNTED = 300;

/** To what comes nearest to it; only in a chat of one's own. */
export const moreButton = ({ id }: Outline, voice: Voice): Element =>
  press(voice.say('item.more'), 'product.read', { id });

export const usedButton = ({ id }: Outline, voice: Voice): Element =>
  press(voice.say('item.chat.used'), 'product.used', { id });

/**
 * Only in a chat of one's own. One click notes a use for the owner; what does not fit, and why, is offered less beside
 * the next question like it.
 */
export const ownButtons = (query: string, item: Outline, voice: Voice): readonly Element[] => [
  usedButton(item, voice),
  press(voice.say('item.choice.reject'), 'found.ask-reject', {
    query: cut(query, LONGEST_COUNTED),
    product: item.id,
  }),
  moreButton(item, voice),
];

/** Of documents that say different things; only in a chat of one's own. */
export const disagreeButton = (
  query: string,
  hits: readonly { readonly product: Outline }[],
  voice: Voice,
): Element =>
  press(voice.say('finding.disagree.button'), 'contradiction.form', {
    ids: hits.map(({ product }) => product.id).join(','),
    query: cut(query, LONGEST_COUNTED),
  });
