import type { NamedFacet } from '../../src/views/facets.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, type Element, heading, line, run, sentence } from './card.ts';
import { choiceInput, press } from './inputs.ts';

/** Chosen where a facet is to narrow nothing. */
export const ANY = 'any';
const LONGEST_QUERY = 2_000;
const LONGEST_SHOWN = 200;

/** What an input or a button calls a facet: its own names are those of other fields. */
export const fieldOf = (name: NamedFacet['name']): string => `by-${name}`;

function valueWords(
  name: NamedFacet['name'],
  { value, label }: NamedFacet['values'][number],
  voice: Voice,
): string {
  if (label) return label;
  if (name === 'type') return voice.sayOr(value, `common.types.${value}`);
  if (name === 'language') return voice.sayOr(value, `common.languages.${value}`);
  return name === 'country' ? voice.country(value) : value;
}

/** What narrows, in words; null where nothing does. */
export function narrowedWords(facets: readonly NamedFacet[], voice: Voice): string | null {
  const parts = facets.flatMap(({ name, values }) =>
    values
      .filter(({ chosen }) => chosen)
      .map((value) => `${voice.say(`finding.facets.${name}`)} (${valueWords(name, value, voice)})`),
  );
  return parts.length === 0 ? null : parts.join(' · ');
}

/** What a button carries so that the same narrows again. */
export const narrowedData = (facets: readonly NamedFacet[]): CardData =>
  Object.fromEntries(
    facets.flatMap(({ name, values }) => {
      const one = values.find(({ chosen }) => chosen);
      return one ? [[fieldOf(name), one.value]] : [];
    }),
  );

/** By what results are narrowed: in words, null where nothing narrows, and as a button carries it. */
export interface Narrowing {
  readonly words: string | null;
  readonly data: CardData;
}

interface Narrowed {
  readonly query: string;
  readonly narrowing?: Narrowing;
}

export const narrowedLine = ({ narrowing }: Narrowed, voice: Voice): Element | null =>
  narrowing?.words
    ? line(run(voice.say('finding.chat.only', { what: narrowing.words }), { weight: 'Bolder' }))
    : null;

/** To narrow further or otherwise, and back; none where nobody in particular asked. */
export function narrowButtons({ query, narrowing }: Narrowed, voice: Voice): readonly Element[] {
  if (!narrowing) return [];
  const words = { query: cut(query, LONGEST_QUERY) };
  return [
    press(voice.say('finding.narrow'), 'search.narrow', { ...words, ...narrowing.data }),
    ...(narrowing.words ? [press(voice.say('finding.clear'), 'search.run', words)] : []),
  ];
}

/** By what these results can be narrowed, one value of each; every value says how many it would leave. */
export function narrowForm(query: string, facets: readonly NamedFacet[], voice: Voice): Card {
  const offered = facets.filter(({ values }) => values.length > 0);
  const title = voice.say('finding.narrow');
  const words = cut(query, LONGEST_QUERY);
  return card({
    lang: voice.language,
    fallback: title,
    body: [
      heading(title),
      line(
        run(voice.say('bot.search.for', { query: cut(query, LONGEST_SHOWN) }), { subtle: true }),
      ),
      offered.length === 0 ? sentence(voice.say('finding.chat.nothing-to-narrow')) : null,
      ...offered.map(({ name, values }) =>
        choiceInput({
          id: fieldOf(name),
          label: voice.say(`finding.facets.${name}`),
          error: voice.say(`finding.facets.${name}`),
          choices: [
            { value: ANY, title: voice.say('finding.chat.any') },
            ...values.map((one) => ({
              value: one.value,
              title: `${valueWords(name, one, voice)} (${one.count})`,
            })),
          ],
          value: values.find(({ chosen }) => chosen)?.value ?? ANY,
        }),
      ),
    ],
    actions: [
      offered.length > 0
        ? press(title, 'search.run', { query: words }, { style: 'positive', inputs: true })
        : null,
      press(voice.say('finding.clear'), 'search.run', { query: words }),
    ],
  });
}
