import type { Waiting } from '../../src/views/moderation.ts';
import { day } from '../day.ts';
import type { Voice } from '../voice.ts';
import { type Element, group, line, row, run, sentence } from './card.ts';
import { link } from './inputs.ts';

type Overdue = Extract<Waiting, { kind: 'review' }>;

/** A product past its review date: who answers for it, what is done next, and its page where that is done. */
export function overdueProduct(
  { step, ownerName, reviewOn }: Overdue,
  head: readonly Element[],
  url: string | null,
  voice: Voice,
): Element {
  const open = link(voice.say('console.open.review'), url);
  return group([
    ...head,
    sentence(voice.say('console.overdue-product.was', { date: voice.day(day(reviewOn)) }), true),
    line(run(voice.say(`console.overdue-product.${step}`, { name: ownerName ?? '—' }))),
    open ? row([open]) : null,
  ]);
}
