import type { Outline } from '../../src/features/knowledge/model.ts';
import { day } from '../day.ts';
import type { Voice } from '../voice.ts';
import { type Element, line, run } from './card.ts';

/** An item that may be outdated, with who answers for it where somebody looked. */
export interface Old {
  readonly product: Outline;
  readonly outdated?: boolean;
  /** Null: nobody does; absent: nobody looked. */
  readonly owner?: string | null;
}

/** That it may be outdated, since when, and whom to ask; null where it is not. */
export function outdatedWords({ product, outdated, owner }: Old, voice: Voice): string | null {
  if (!outdated) return null;
  const { reviewOn, publishedOn } = product;
  const since = reviewOn
    ? voice.say('common.outdated', { date: voice.date(day(reviewOn)) })
    : voice.say('finding.outdated.age', { date: publishedOn ? voice.date(day(publishedOn)) : '—' });
  if (owner === undefined) return since;
  const who = owner === null ? 'finding.outdated.nobody' : 'finding.outdated.owner';
  return `${since} · ${voice.say(who, { name: owner ?? '' })}`;
}

export function outdatedLine(item: Old, voice: Voice): Element | null {
  const words = outdatedWords(item, voice);
  return words === null ? null : line(run(words, { weight: 'Bolder' }));
}
