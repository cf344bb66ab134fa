import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import { asId, type PersonId, type ProductId } from '../../kernel/ids.ts';
import { LANGUAGES, type Language } from '../../kernel/language.ts';

/** What stands behind a discussion: its phases, its people, what it leads to, and how far it has come. */

export const PLAN_LIMITS = {
  phases: 6,
  phaseTitle: 150,
  phaseQuestions: 5,
  people: 20,
  starter: 2_000,
  pinned: 10,
  words: 1_000,
  announceDays: 60,
  finalCallHours: 168,
  turnaroundHours: 720,
  quietDays: 30,
} as const;

/** A stretch with questions of its own; it lasts until the next one opens. */
export interface Phase {
  readonly title: string;
  readonly questions: readonly string[];
  readonly opensAt: Date;
}

export const SEED_STATES = ['named', 'asked', 'promised', 'declined', 'posted'] as const;
export type SeedState = (typeof SEED_STATES)[number];

/** Somebody who is to speak early, with what they could begin from. */
export interface Seed {
  readonly person: PersonId;
  readonly starter: string;
  readonly state: SeedState;
}

export interface ResourcePerson {
  readonly person: PersonId;
  /** Within how many hours they agreed to answer. */
  readonly hours: number;
}

/** What has been done of the plan, so that nothing is announced twice. */
export interface Progress {
  /** Index of the newest phase that has opened; -1 before the first. */
  readonly phase: number;
  /** Words such as `announced` or `final@<instant>`: each is done once. */
  readonly done: readonly string[];
  /** When silence is looked for next; null where nobody looks. */
  readonly quietAt: Date | null;
}

export const PLAN_KINDS = ['discussion', 'question-time'] as const;

export interface Plan {
  /** What it was made as; it stays that. */
  readonly kind: (typeof PLAN_KINDS)[number];
  /** The template that it began from; null where it began from none. */
  readonly template: string | null;
  readonly phases: readonly Phase[];
  /** Null: whoever made the discussion. */
  readonly lead: PersonId | null;
  readonly deputies: readonly PersonId[];
  readonly resourcePersons: readonly ResourcePerson[];
  readonly seeds: readonly Seed[];
  readonly pinned: readonly ProductId[];
  /** In which contributions are welcome; empty: in any. */
  readonly languages: readonly Language[];
  /** Whom it is for, in words. */
  readonly audience: string;
  readonly output: string;
  /** The decision that its result feeds. */
  readonly decision: string;
  /** How long before the start the channel is told; 0: at the start. */
  readonly announceDays: number;
  /** How long before the end the last call goes out; 0: none. */
  readonly finalCallHours: number;
  /** Working days without a post after which the moderators are told. */
  readonly quietDays: number;
  /** Why it was last reopened, moved or cancelled, for all who read it; empty where nobody said. */
  readonly reason: string;
  readonly progress: Progress;
  /** The page of what has come of it, oldest version first; absent as long as nobody wrote it. */
  readonly outputs?: readonly Output[] | undefined;
}

/** The page as somebody wrote it. */
export interface Output {
  readonly text: string;
  readonly by: PersonId;
  readonly at: Date;
}

export const NO_PROGRESS: Progress = { phase: -1, done: [], quietAt: null };

export const QUIET_DAYS = 5;

/** The plan of a discussion that was made without one: a single phase with all its questions. */
export const simplePlan = (questions: readonly string[], startsAt: Date): Plan => ({
  kind: 'discussion',
  template: null,
  phases: [{ title: '', questions, opensAt: startsAt }],
  lead: null,
  deputies: [],
  resourcePersons: [],
  seeds: [],
  pinned: [],
  languages: [],
  audience: '',
  output: '',
  decision: '',
  announceDays: 0,
  finalCallHours: 0,
  quietDays: QUIET_DAYS,
  reason: '',
  progress: NO_PROGRESS,
});

const person = z.string().transform((id) => asId<PersonId>(id));

/** A plan as it is kept. */
const KEPT: z.ZodType<Plan> = z.object({
  // Plans that were kept before there was another kind say none.
  kind: z.enum(PLAN_KINDS).default('discussion'),
  template: z.string().nullable(),
  phases: z.array(
    z.object({ title: z.string(), questions: z.array(z.string()), opensAt: z.coerce.date() }),
  ),
  lead: person.nullable(),
  deputies: z.array(person),
  resourcePersons: z.array(z.object({ person, hours: z.number() })),
  seeds: z.array(z.object({ person, starter: z.string(), state: z.enum(SEED_STATES) })),
  pinned: z.array(z.string().transform((id) => asId<ProductId>(id))),
  languages: z.array(z.enum(LANGUAGES)),
  audience: z.string(),
  output: z.string(),
  decision: z.string(),
  announceDays: z.number(),
  finalCallHours: z.number(),
  quietDays: z.number(),
  reason: z.string(),
  progress: z.object({
    phase: z.number(),
    done: z.array(z.string()),
    quietAt: z.coerce.date().nullable(),
  }),
  outputs: z.array(z.object({ text: z.string(), by: person, at: z.coerce.date() })).optional(),
});

/** @throws ZodError where what is kept is no plan */
export const readPlan = (kept: unknown): Plan => KEPT.parse(kept);

/** All questions in the order of the phases: a contribution's `question` counts in this list. */
export const questionsOf = (phases: readonly Phase[]): string[] =>
  phases.flatMap(({ questions }) => questions);

/** The first phase opens with its discussion. */
export const aligned = (plan: Plan, startsAt: Date): Plan => ({
  ...plan,
  phases: plan.phases.map((phase, index) =>
    index === 0 ? { ...phase, opensAt: startsAt } : phase,
  ),
});

/** The newest phase that has opened by then; -1 where none has. */
export const phaseAt = (phases: readonly Phase[], at: Date): number =>
  phases.filter(({ opensAt }) => opensAt <= at).length - 1;

/** Where the questions of a phase stand in the list of all. */
export const firstQuestion = (phases: readonly Phase[], phase: number): number =>
  questionsOf(phases.slice(0, phase)).length;

const inOrder = (phases: readonly Phase[]): boolean =>
  phases.every((one, index) => {
    const before = phases[index - 1];
    return !before || before.opensAt < one.opensAt;
  });

const within = (phases: readonly Phase[], startsAt: Date, endsAt: Date): boolean =>
  phases.every(({ opensAt }) => opensAt >= startsAt && opensAt < endsAt);

/**
 * The first phase opens with the discussion, the others after it in order and before its end, each with questions.
 * @throws AppError `dates-in-wrong-order`, `invalid-input`
 */
export function checkPhases(phases: readonly Phase[], startsAt: Date, endsAt: Date): void {
  const empty = phases.some(({ questions }) => questions.length === 0);
  if (phases.length === 0 || phases.length > PLAN_LIMITS.phases || empty) {
    throw new AppError('invalid-input', 'phases without questions', { field: 'questions' });
  }
  if (!inOrder(phases) || !within(phases, startsAt, endsAt)) {
    throw new AppError('dates-in-wrong-order', 'phases outside the dates or out of order', {
      context: 'phases',
    });
  }
}

/**
 * What has opened stays as it was said; what has not may change.
 * @throws AppError `illegal-move`
 */
export function checkKept(before: readonly Phase[], after: readonly Phase[], opened: number): void {
  const same = before.slice(0, opened + 1).every((one, index) => {
    const other = after[index];
    return (
      other !== undefined &&
      one.opensAt.getTime() === other.opensAt.getTime() &&
      one.questions.join('\n') === other.questions.join('\n')
    );
  });
  if (!same) {
    throw new AppError('illegal-move', 'a phase that has opened was changed', { context: 'phase' });
  }
}

/** Who is asked to be among the first to speak says whether they will, and nobody else does. */
export const isAskedToBegin = ({ seeds }: Pick<Plan, 'seeds'>, who: PersonId): boolean =>
  seeds.some(({ person }) => person === who);

/** Whose starter was posted, promised or declined; null where nothing changes by it. */
export function withSeed(plan: Plan, who: PersonId, state: SeedState): Plan | null {
  const known = plan.seeds.find((seed) => seed.person === who);
  if (!known || known.state === state || known.state === 'posted') return null;
  return {
    ...plan,
    seeds: plan.seeds.map((seed) => (seed.person === who ? { ...seed, state } : seed)),
  };
}
