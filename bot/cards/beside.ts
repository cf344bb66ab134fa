import type { Beside } from '../../src/features/expertise/actions.ts';
import type { Outline, Rated } from '../../src/features/knowledge/model.ts';
import { day } from '../day.ts';
import type { Voice } from '../voice.ts';
import { cut, type Element, group, line, row, run, sentence, subheading } from './card.ts';
import { chatLink, placeOf, reasonsIn } from './expertise.ts';
import { link, press } from './inputs.ts';

const LONGEST_REQUEST = 2_000;

/** For whom people are named, and in which unit. */
export interface Known extends Beside {
  readonly askersUnit: string | null;
}

/** What the library does not answer may be a matter for a desk of specialists. */
export const askDesk = (query: string, voice: Voice): Element =>
  press(voice.say('preparing.desk.ask'), 'desk.form', { request: cut(query, LONGEST_REQUEST) });

/** Who may be asked beside what was found, each with the reason; nothing where nobody is named. */
export function besideElements(known: Known | undefined, voice: Voice): Element[] {
  if (!known || known.people.length === 0) return [];
  const { need, people, askersUnit } = known;
  const own = people.every(({ person }) => person.unit !== null && person.unit === askersUnit);
  return [
    subheading(voice.say('preparing.beside.title')),
    sentence(voice.say(own ? 'preparing.beside.own' : 'preparing.beside.what'), true),
    ...people.map(({ person, reasons }) => {
      const chat = link(
        voice.say('expertise.chat', { name: person.name }),
        chatLink(person, need, voice),
      );
      return group([
        line(run(person.name, { weight: 'Bolder' })),
        line(run(placeOf(person, voice), { subtle: true })),
        line(
          run(voice.say('expertise.because', { reasons: reasonsIn(reasons, need, voice) }), {
            italic: true,
          }),
        ),
        chat ? row([chat]) : null,
      ]);
    }),
  ];
}

const tenths = (mean: number): string => String(Math.round(mean * 10) / 10);

/**
 * How far an item can be relied on: what enough readers said of it, and where its review stands. Of what may be
 * outdated the card says so by itself, and in bold.
 */
export function qualityWords(
  { reviewOn }: Outline,
  standing: Rated | null,
  outdated: boolean,
  voice: Voice,
): string | null {
  const readers = standing
    ? voice.say('item.feedback.readers', {
        quality: tenths(standing.quality),
        usefulness: tenths(standing.usefulness),
        people: standing.people,
      })
    : null;
  const review =
    reviewOn === null
      ? voice.say('preparing.quality.unreviewed')
      : voice.say('preparing.quality.review', { date: voice.date(day(reviewOn)) });
  const parts = [readers, outdated ? null : review].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}
