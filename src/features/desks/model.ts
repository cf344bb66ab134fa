import type { DeskId, DeskRequestId, PersonId, QueryId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';

/** A unit of specialists that takes requests: data, and no code of its own. */
export interface Desk {
  readonly id: DeskId;
  readonly version: number;
  readonly names: Readonly<Record<Language, string>>;
  readonly unit: string;
  /** Slugs; a request on one of them is led here. */
  readonly topics: readonly string[];
  readonly staff: readonly PersonId[];
  /** So many days after it came a request is overdue. */
  readonly days: number;
  /** A closed desk takes nothing new and answers what it has. */
  readonly open: boolean;
}

export const MOST_DAYS = 90;

export const REQUEST_STATES = ['sent', 'taken', 'answered', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_VERBS = ['take', 'release', 'answer', 'refuse', 'withdraw'] as const;
export type RequestVerb = (typeof REQUEST_VERBS)[number];

/** Whoever takes a request answers or refuses it, or lets a colleague have it. What is decided stays decided. */
export const REQUEST_TRANSITIONS: Transitions<RequestState, RequestVerb> = {
  sent: { take: 'taken', refuse: 'refused', withdraw: 'withdrawn' },
  taken: { answer: 'answered', refuse: 'refused', release: 'sent', withdraw: 'withdrawn' },
  answered: {},
  refused: {},
  withdrawn: {},
};

export const isWaiting = ({ state }: Pick<Request, 'state'>): boolean =>
  state === 'sent' || state === 'taken';

/** What somebody asks of a desk. */
export interface Request {
  readonly id: DeskRequestId;
  readonly version: number;
  readonly desk: DeskId;
  /** Whom the answer is for. */
  readonly asker: PersonId;
  /** Who sent it: the asker, or a moderator who passed a question on. */
  readonly sender: PersonId;
  /** The question of a community that it came from; null for a request of one's own. */
  readonly query: QueryId | null;
  readonly text: string;
  readonly language: Language;
  /** The asker agrees that the answer is shown to colleagues, and below the question where there is one. */
  readonly shared: boolean;
  readonly state: RequestState;
  readonly takenBy: PersonId | null;
  readonly answer: string | null;
  /** Why it was refused. */
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  /** When it was answered, refused or withdrawn. */
  readonly settledAt: Date | null;
}

export const LIMITS = { text: 2_000, answer: 8_000, reason: 500, name: 100, unit: 100 } as const;

const DAY_MS = 86_400_000;
export const dueAfter = (from: Date, days: number): Date =>
  new Date(from.getTime() + days * DAY_MS);

export const isOverdue = (request: Request, now: Date): boolean =>
  isWaiting(request) && request.dueAt <= now;

/** Desks that take requests, the one that shares most topics with a text first. */
export function routed(
  desks: readonly Desk[],
  topics: readonly string[],
): { readonly desk: Desk; readonly topics: readonly string[] }[] {
  return desks
    .filter(({ open, staff }) => open && staff.length > 0)
    .map((desk) => ({ desk, topics: topics.filter((topic) => desk.topics.includes(topic)) }))
    .toSorted((a, b) => b.topics.length - a.topics.length);
}

/** What became of a desk's requests: numbers only. */
export interface DeskFigures {
  readonly desk: DeskId;
  readonly waiting: number;
  readonly overdue: number;
  readonly answered: number;
  readonly refused: number;
  readonly withdrawn: number;
  /** Half of what was settled took no longer, in days; null where nothing was. */
  readonly medianDays: number | null;
}

export function figuresOf(desk: DeskId, all: readonly Request[], now: Date): DeskFigures {
  const mine = all.filter((one) => one.desk === desk);
  const of = (state: RequestState): number => mine.filter((one) => one.state === state).length;
  const took = mine
    .filter(({ state }) => state === 'answered' || state === 'refused')
    .flatMap(({ createdAt, settledAt }) =>
      settledAt ? [(settledAt.getTime() - createdAt.getTime()) / DAY_MS] : [],
    )
    .sort((a, b) => a - b);
  const median = took[Math.floor((took.length - 1) / 2)];
  return {
    desk,
    waiting: mine.filter(isWaiting).length,
    overdue: mine.filter((one) => isOverdue(one, now)).length,
    answered: of('answered'),
    refused: of('refused'),
    withdrawn: of('withdrawn'),
    medianDays: median === undefined ? null : Math.round(median * 10) / 10,
  };
}
