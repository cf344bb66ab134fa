import { DAY_MS } from '../../kernel/days.ts';
import type {
  CommunityId,
  ContributionId,
  DiscussionId,
  InterimId,
  PersonId,
  ProductId,
} from '../../kernel/ids.ts';
import { isNobody } from '../../kernel/nobody.ts';
import type { Contribution } from './contribution.ts';
import type { Discussion } from './model.ts';
import type { Phase } from './plan.ts';
import type { Gone, Statement } from './synthesis.ts';

/** What was said so far, what was not, and who was not heard: made while a discussion runs (practice: weekly). */

/** What a discussion asks and nobody has spoken of. */
export interface Unsaid {
  /** Indexes of the guiding questions. */
  readonly questions: readonly number[];
  /** Slugs of topics that its own words name. */
  readonly topics: readonly string[];
  /** English names. */
  readonly countries: readonly string[];
  /** Pinned documents that nobody mentioned. */
  readonly pinned: readonly ProductId[];
}

/** By what people are told apart; never by who they are. */
export const DIMENSIONS = ['region', 'place', 'constituent', 'language'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Groups of which nobody has written; never a person, never a group that is too small to be told of. */
export interface Unheard {
  readonly groups: readonly { readonly dimension: Dimension; readonly group: string }[];
  readonly withheld: number;
}

/** `skipped`: put aside by a moderator, or replaced by the next one. */
export type InterimState = 'draft' | 'published' | 'skipped';

export interface Interim {
  readonly id: InterimId;
  readonly version: number;
  readonly discussion: DiscussionId;
  readonly community: CommunityId;
  readonly state: InterimState;
  /** It says what was said until then. */
  readonly until: Date;
  readonly statements: readonly Statement[];
  readonly setAside: readonly { readonly statement: Statement; readonly reason: string }[];
  readonly gone: readonly Gone[];
  readonly unsaid: Unsaid;
  readonly unheard: Unheard;
  /** Null: nobody did; what came later took its place. */
  readonly settledBy: PersonId | null;
  readonly settledAt: Date | null;
}

const WEEK_MS = 7 * DAY_MS;
/** Closer to the end than this, what comes at the end is near enough. */
const NEAR_END_MS = 2 * DAY_MS;

/** When each is due: at the end of every week and every phase, and not where the discussion itself is about to end. */
export function interimDates(
  phases: readonly Pick<Phase, 'opensAt'>[],
  endsAt: Date,
): readonly Date[] {
  const last = endsAt.getTime() - NEAR_END_MS;
  return phases.flatMap(({ opensAt }, index) => {
    const next = phases[index + 1]?.opensAt;
    const end = (next ?? endsAt).getTime();
    const weeks: number[] = [];
    for (let at = opensAt.getTime() + WEEK_MS; at <= end - NEAR_END_MS; at += WEEK_MS)
      weeks.push(at);
    return [...weeks, ...(next ? [end] : [])].filter((at) => at <= last).map((at) => new Date(at));
  });
}

interface Named {
  topicsIn(text: string): readonly string[];
  countriesIn(text: string): readonly string[];
}

type Said = Pick<Contribution, 'text' | 'question'>;

const without = (asked: readonly string[], said: readonly string[]): readonly string[] => {
  const known = new Set(said);
  return [...new Set(asked)].filter((one) => !known.has(one));
};

/**
 * What nobody has spoken of: questions that no contribution and no statement is put to, topics and countries that the
 * discussion names and no contribution does, in whatever language.
 * @param opened how many of its questions have opened
 * @param mentioned the documents that contributions name
 */
export function unsaidIn(
  { title, background, questions }: Pick<Discussion, 'title' | 'background' | 'questions'>,
  pinned: readonly ProductId[],
  said: readonly Said[],
  given: {
    readonly opened: number;
    readonly statements: readonly Pick<Statement, 'question'>[];
    readonly mentioned: ReadonlySet<ProductId>;
    readonly terms: Named;
  },
): Unsaid {
  const { opened, statements, mentioned, terms } = given;
  const open = questions.slice(0, opened);
  const touched = new Set([...said, ...statements].map(({ question }) => question));
  const asked = [title, background, ...open].join('. ');
  return {
    questions: open.flatMap((_, index) => (touched.has(index) ? [] : [index])),
    topics: without(
      terms.topicsIn(asked),
      said.flatMap(({ text }) => terms.topicsIn(text)),
    ),
    countries: without(
      terms.countriesIn(asked),
      said.flatMap(({ text }) => terms.countriesIn(text)),
    ),
    pinned: pinned.filter((id) => !mentioned.has(id)),
  };
}

/** Points that a single person makes; whoever says something without a name is a person of their own. */
export function alone(
  statements: readonly Statement[],
  authors: ReadonlyMap<ContributionId, PersonId>,
): readonly string[] {
  return statements
    .filter(({ kind, sources }) => {
      const voices = sources.flatMap((source) => {
        const author = authors.get(source);
        return author === undefined ? [] : [isNobody(author) ? source : author];
      });
      return kind === 'point' && new Set(voices).size === 1;
    })
    .map(({ id }) => id);
}
