import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import { keyPoints } from '../../src/kernel/keypoints/keypoints.ts';
import { SETTINGS, type Settings } from '../../src/kernel/keypoints/words.ts';
import { randomFrom } from './invented.ts';
import { type ArguedGroup, type ArguedSet, readArgued } from './keypoint-sets.ts';
import { cosines, lexRank, mostRelevantAndNew } from './lexrank.ts';
import { mean, percentile, tell } from './metrics.ts';

const LANGUAGE = 'en';
const SEED = 20_211;
const DRAWS = 50;
const RESAMPLES = 2_000;
/** All settings that cross-validation chooses among. */
const GRID: readonly Settings[] = [0.05, 0.1, 0.2].flatMap((general) =>
  [0.3, 0.5, 0.7].flatMap((carried) => [0, 0.3, 0.6].map((lone) => ({ general, carried, lone }))),
);

const text = createTextAnalysis();

export interface Score {
  /** Share of the reference's key points that a chosen argument makes. */
  readonly coverage: number;
  /** Share of the chosen arguments that make a key point. */
  readonly precision: number;
}

/** A choice of arguments, by number, from what was argued on one side. */
type Engine = (group: ArguedGroup) => readonly number[];

/** @param chosen arguments by number */
export function scoreOf({ makes, reference }: ArguedGroup, chosen: readonly number[]): Score {
  const made = chosen.map((argument) => makes[argument] ?? new Set<number>());
  return {
    coverage: new Set(made.flatMap((points) => [...points])).size / reference,
    precision: made.filter(({ size }) => size > 0).length / Math.max(1, chosen.length),
  };
}

/** What the product itself takes for the key points, whoever argues being one person each. */
const ours =
  (settings: Settings): Engine =>
  ({ topic, texts, reference }) => {
    const sentences = texts.map((argument, number) => ({
      number,
      voice: String(number),
      stems: new Set(text.stems(argument, LANGUAGE)),
    }));
    const asked = new Set(text.stems(topic, LANGUAGE));
    const talk = { asked, general: text.general(LANGUAGE) };
    const points = keyPoints(sentences, talk, reference, settings);
    return points.slice(0, reference).map(({ said }) => said.number);
  };

const central: Engine = ({ texts, reference }) => {
  const likeness = cosines(texts.map((argument) => text.stems(argument, LANGUAGE)));
  return mostRelevantAndNew(lexRank(likeness), likeness, reference);
};

const longest: Engine = ({ texts, reference }) =>
  texts
    .map((argument, number) => ({ number, length: argument.length }))
    .sort((a, b) => b.length - a.length)
    .slice(0, reference)
    .map(({ number }) => number);

const average = (scores: readonly Score[]): Score => ({
  coverage: mean(scores.map(({ coverage }) => coverage)),
  precision: mean(scores.map(({ precision }) => precision)),
});

/** What choosing by chance gives, over many draws. */
function byChance(group: ArguedGroup): Score {
  const random = randomFrom(SEED);
  const draw = (): readonly number[] => {
    const left = [...group.texts.keys()];
    const many = Math.min(group.reference, left.length);
    return Array.from({ length: many }).flatMap(() =>
      left.splice(Math.floor(random() * left.length), 1),
    );
  };
  return average(Array.from({ length: DRAWS }, () => scoreOf(group, draw())));
}

const choosing =
  (engine: Engine) =>
  (group: ArguedGroup): Score =>
    scoreOf(group, engine(group));

const ENGINES: readonly (readonly [string, (group: ArguedGroup) => Score])[] = [
  ['ours', choosing(ours(SETTINGS))],
  ['lexrank+mmr', choosing(central)],
  ['longest', choosing(longest)],
  ['random', byChance],
];

/** Between which values 95 of 100 averages lie when the groups are drawn anew; the draws are the same each time. */
export function interval(values: readonly number[]): readonly [number, number] {
  const random = randomFrom(SEED);
  const drawn = () => values[Math.floor(random() * values.length)] ?? 0;
  const averages = Array.from({ length: RESAMPLES }, () => mean(values.map(drawn)));
  return [percentile(averages, 0.025), percentile(averages, 0.975)];
}

function report(set: string, engine: string, scores: readonly Score[]): void {
  const [coverageFrom, coverageTo] = interval(scores.map(({ coverage }) => coverage));
  const [precisionFrom, precisionTo] = interval(scores.map(({ precision }) => precision));
  const { coverage, precision } = average(scores);
  const groups = scores.length;
  tell({
    set,
    engine,
    groups,
    coverage,
    coverageFrom,
    coverageTo,
    precision,
    precisionFrom,
    precisionTo,
  });
}

/** Each topic by the settings that are best for all other topics: what unseen topics may expect. */
function crossValidated(groups: readonly ArguedGroup[]): void {
  const tried = GRID.map((settings) => ({
    settings,
    scores: groups.map(choosing(ours(settings))),
  }));
  const topics = [...new Set(groups.map(({ topic }) => topic))];
  const scores = topics.flatMap((topic) => {
    const inside = (_: Score, place: number) => groups[place]?.topic === topic;
    const worth = (all: readonly Score[]) => {
      const { coverage, precision } = average(all.filter((one, place) => !inside(one, place)));
      return coverage + precision;
    };
    const best = tried.reduce((a, b) => (worth(b.scores) > worth(a.scores) ? b : a));
    tell({ set: 'left out', topic, ...best.settings });
    return best.scores.filter(inside);
  });
  report('cross-validated', 'ours', scores);
  for (const { settings, scores: all } of tried) {
    tell({ set: 'pooled', ...settings, ...average(all) });
  }
}

/**
 * Coverage and precision of the key points of every part in a folder and of all parts together, ours and others'.
 * @param cv says instead what topics that the settings were not chosen on give
 */
export function evalKeyPoints(folder: string, cv: boolean): void {
  const parts = readArgued(folder);
  const groups = parts.flatMap((part) => part.groups);
  if (cv) {
    crossValidated(groups);
    return;
  }
  const sets: readonly ArguedSet[] = [...parts, { name: 'pooled', groups }];
  for (const { name, groups: all } of sets) {
    for (const [engine, score] of ENGINES) report(name, engine, all.map(score));
  }
}
