import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import { misfit } from '../../src/features/discussions/fitting.ts';
import { vocabulary } from '../../src/features/taxonomy/model.ts';
import { nearTopics } from '../../src/features/taxonomy/near.ts';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';
import { pairScores, tell } from './metrics.ts';
import { isHeldOut } from './truth.ts';

const language = z.enum(LANGUAGES);
const Judged = z.strictObject({
  note: z.string(),
  discussions: z.array(
    z.strictObject({
      ...{ id: z.string(), language, title: z.string(), background: z.string() },
      questions: z.array(z.string()),
    }),
  ),
  /** `offTopic`: a reader of the discussion would not look for it there. */
  pairs: z.array(
    z.strictObject({
      ...{ id: z.string(), discussion: z.string(), language, offTopic: z.boolean() },
      text: z.string(),
    }),
  ),
});
type Judged = z.infer<typeof Judged>;
type Pair = Judged['pairs'][number];
type Place = Judged['discussions'][number];

const { stems } = createTextAnalysis();

const compared = (text: string, spoken: Language) => ({
  language: spoken,
  stems: new Set(stems(text, spoken)),
  topics: vocabulary.topicsIn(text),
  countries: vocabulary.countriesIn(text),
});

type Suggests = (pair: Pair, place: Place) => boolean;

const wholeOf = ({ title, background, questions }: Place) =>
  [title, background, ...questions].join('. ');

const ours: Suggests = ({ text, language: spoken }, place) =>
  misfit(
    { ...compared(text, spoken), text },
    compared(wholeOf(place), place.language),
    nearTopics(vocabulary),
  ) !== null;

/** The least that can be done: not one word in common. */
const noWord: Suggests = ({ text, language: spoken }, place) => {
  const there = new Set(stems(wholeOf(place), place.language));
  return !stems(text, spoken).some((stem) => there.has(stem));
};

const SUGGESTERS: Readonly<Record<string, Suggests>> = { ours, 'no word in common': noWord };

export function loadJudged(): Judged {
  const file = new URL('truth/offtopic.json', import.meta.url);
  return Judged.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * Suggestions that a contribution is off topic, against judged pairs of contribution and discussion: precision, recall
 * and how many that belong there were marked. The half that was held out; with `tune` the other one and each miss.
 */
export function evalOffTopic(tune: boolean): void {
  const { discussions, pairs } = loadJudged();
  const places = new Map(discussions.map((place) => [place.id, place]));
  const asked = pairs.filter(({ id }) => isHeldOut(`offtopic ${id}`) !== tune);
  const wanted = new Set(asked.flatMap(({ id, offTopic }) => (offTopic ? id : [])));
  for (const [by, suggests] of Object.entries(SUGGESTERS)) {
    const said = asked.flatMap((pair) => {
      const place = places.get(pair.discussion);
      return place && suggests(pair, place) ? pair.id : [];
    });
    const found = new Set(said);
    const fits = asked.filter(({ offTopic }) => !offTopic);
    const wrong = fits.filter(({ id }) => found.has(id));
    tell({
      set: 'offtopic',
      half: tune ? 'tune' : 'held-out',
      by,
      ...pairScores(found, wanted),
      wronglyMarked: wrong.length / Math.max(1, fits.length),
      offTopic: wanted.size,
      onTopic: fits.length,
    });
    if (!tune) continue;
    for (const { id } of wrong) tell({ wrong: id });
    for (const id of wanted) if (!found.has(id)) tell({ missed: id });
  }
}
