import type { Outline } from '../../src/features/knowledge/model.ts';
import { day } from '../day.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, group, heading, row, sentence, title } from './card.ts';
import { link, press } from './inputs.ts';

const SHOWN = 5;

type Url = (path: string) => string | null;

export interface ToReview {
  readonly outline: Outline;
  readonly reviewOn: string;
  /** The day that "still right" offers, `YYYY-MM-DD`. */
  readonly next: string;
}

/** What is past its review date, the oldest first: for its owner, or for those who govern. */
export function reviewsCard(
  about: 'own' | 'governance',
  all: readonly ToReview[],
  url: Url,
  voice: Voice,
): Card {
  const shown = all.slice(0, SHOWN);
  const more = all.length - shown.length;
  return card({
    lang: voice.language,
    fallback: voice.say(`collections.reviews.${about}.fallback`, { count: all.length }),
    body: [
      heading(voice.say('collections.reviews.title')),
      sentence(voice.say(`collections.reviews.${about}.what`, { count: all.length })),
      ...shown.map(({ outline, reviewOn, next }) =>
        group([
          title(outline.title),
          sentence(voice.say('collections.reviews.was', { date: voice.day(day(reviewOn)) })),
          row(
            [
              press(
                voice.say('collections.reviews.right', { date: voice.day(day(next)) }),
                'review.right',
                { id: outline.id, days: next },
              ),
              link(voice.say('collections.open'), url(`/knowledge/${outline.id}`)),
            ].filter((one) => one !== null),
          ),
        ]),
      ),
      more > 0 ? sentence(voice.say('collections.reviews.more', { count: more })) : null,
    ],
    actions: [link(voice.say('collections.reviews.page'), url('/reviews'))],
  });
}
