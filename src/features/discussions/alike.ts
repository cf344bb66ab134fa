import { DAY_MS } from '../../kernel/days.ts';
import { folded } from '../../kernel/folding.ts';
import { type Compared, elsewhere, sameBySubjects, sameByWords } from '../../kernel/same.ts';
import type { Discussion, DiscussionState } from './model.ts';
import type { Template } from './templates.ts';

/** What a discussion is about, as far as it is known while it is being made. */
export interface Outline {
  readonly title: string;
  readonly questions: readonly string[];
}

/** An outline as it is measured: its title, and all its words. */
export interface Sketch {
  readonly title: string;
  readonly named: Compared;
  readonly whole: Compared;
}

/** Another discussion, and why it is shown: each is empty or false where it is no reason. */
export interface AlikeDiscussion {
  readonly discussion: Discussion;
  readonly sameTitle: boolean;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

const MOST_SHOWN = 3;
const YEAR_MS = 365 * DAY_MS;
/** One word in common is half of a short title: `Discussion 12` and `Discussion 13` are two. */
const FEWEST_WORDS = 2;
/** Titles are short: two of five words are a field (`social dialogue in …`), half of them its question. */
const HALF = 0.5;

const GOING_ON: ReadonlySet<DiscussionState> = new Set(['scheduled', 'open', 'closing']);
const OVER: ReadonlySet<DiscussionState> = new Set(['closed', 'summarised', 'archived']);

/** What can still be joined or read with profit: what is to come or goes on, and what closed within a year. */
export const comparable = ({ state, endsAt }: Discussion, now: Date): boolean =>
  GOING_ON.has(state) || (OVER.has(state) && now.getTime() - endsAt.getTime() <= YEAR_MS);

/** The questions that templates propose, as they are compared. */
export const proposedIn = (templates: readonly Template[]): ReadonlySet<string> =>
  new Set(
    templates
      .flatMap(({ phases }) => phases.flatMap(({ questions }) => Object.values(questions)))
      .flat()
      .map((question) => folded(question.trim())),
  );

/** The questions that somebody wrote: those of a template are the same in every discussion that begins from it. */
export const ownQuestions = (
  questions: readonly string[],
  proposed: ReadonlySet<string>,
): string[] => questions.filter((question) => !proposed.has(folded(question.trim())));

const plain = (title: string): string =>
  folded(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const common = (a: readonly string[], b: readonly string[]): string[] =>
  a.filter((one) => b.includes(one));

function sharesWords(a: Compared, b: Compared): number {
  const both = [...a.stems].filter((stem) => b.stems.has(stem)).length;
  const weight = sameByWords(a, b);
  return both >= FEWEST_WORDS && weight >= HALF ? weight : 0;
}

function weigh(a: Sketch, b: Sketch): number {
  if (elsewhere(a.whole, b.whole)) return 0;
  const subjects = sameBySubjects(a.whole, b.whole);
  if (a.named.language !== b.named.language) return subjects;
  return Math.max(sharesWords(a.named, b.named), sharesWords(a.whole, b.whole), subjects);
}

/** Those that look like it, the most alike first, with the reasons. */
export function alikeDiscussions(
  sketch: Sketch,
  others: readonly Discussion[],
  sketchOf: (discussion: Discussion) => Sketch,
): AlikeDiscussion[] {
  return others
    .map((discussion) => {
      const other = sketchOf(discussion);
      const sameTitle = plain(sketch.title) !== '' && plain(sketch.title) === plain(other.title);
      return {
        weight: sameTitle ? 1 : weigh(sketch, other),
        found: {
          discussion,
          sameTitle,
          topics: common(sketch.whole.topics, other.whole.topics),
          countries: common(sketch.whole.countries, other.whole.countries),
        },
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.found.discussion.id < b.found.discussion.id ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map(({ found }) => found);
}
