import type { QueryAudience } from '../../src/features/queries/model.ts';
import type { CountedQuery } from '../../src/features/queries/policy.ts';
import { narrowerThan } from '../../src/features/queries/query-audience.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, type Element, heading, prose, sentence } from './card.ts';
import { press } from './inputs.ts';
import { readersAsked } from './readers-inputs.ts';

const EXCERPT = 500;

/** Who reads a question; all who are asked where none was chosen, else the first of `among`. */
export const questionReaders = (
  among: readonly QueryAudience[],
  { audience, readers }: CardData,
  voice: Voice,
): Element[] =>
  readersAsked(
    {
      choices: among.map((value) => ({ value, title: voice.say(`safety.query.${value}`) })),
      chosen:
        among.find((one) => one === audience) ??
        among.find((one) => one === 'community') ??
        among[0],
      named: among.includes('named')
        ? { typed: readers, hint: voice.say('safety.audience.people-hint') }
        : null,
    },
    voice,
  );

/** Who reads a question from now on: only fewer than now are offered. */
export function narrowQueryCard(query: CountedQuery, entered: CardData, voice: Voice): Card {
  const among = narrowerThan(query);
  return card({
    lang: voice.language,
    fallback: voice.say('safety.audience.narrow-title'),
    body: [
      heading(voice.say('safety.audience.narrow-title')),
      sentence(voice.say('safety.query.narrow-what')),
      ...prose(cut(query.text, EXCERPT)),
      ...(among.length > 0 ? questionReaders(among, entered, voice) : []),
    ],
    actions: [
      among.length > 0
        ? press(
            voice.say('safety.audience.narrow'),
            'query.narrow',
            { id: query.id, version: String(query.version) },
            { style: 'positive', inputs: true },
          )
        : null,
      press(voice.say('bot.pages.cancel'), 'query.read', { id: query.id }),
    ],
  });
}
