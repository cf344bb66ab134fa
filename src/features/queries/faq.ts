import { AppError } from '../../kernel/errors.ts';
import type {
  CommunityId,
  FaqId,
  PersonId,
  ProductId,
  QueryId,
  ReplyId,
} from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { Consolidated } from './consolidated.ts';
import type { Reply } from './reply.ts';

export const FAQ_STATES = ['offered', 'publishing', 'published', 'declined', 'retired'] as const;
export type FaqState = (typeof FAQ_STATES)[number];
export type FaqVerb = 'approve' | 'decline' | 'publish' | 'recall' | 'revise' | 'retire';

/**
 * A solved question as an entry that answers whoever asks it next. Offered to the moderators, who word it, name its
 * owner and the day on which it is looked at again; nothing is published without them.
 */
export interface Faq {
  readonly id: FaqId;
  readonly version: number;
  readonly query: QueryId;
  readonly community: CommunityId;
  readonly question: string;
  readonly answer: string;
  readonly language: Language;
  /** The replies that the answer rests on. */
  readonly sources: readonly ReplyId[];
  readonly owner: PersonId | null;
  /** `YYYY-MM-DD`; null till it is approved. */
  readonly reviewOn: string | null;
  readonly state: FaqState;
  /** Why it did not become one, or is one no more. */
  readonly reason: string | null;
  readonly approvedBy: PersonId | null;
  readonly product: ProductId | null;
  readonly webUrl: string | null;
  readonly offeredAt: Date;
  /** The question under which its file was first published: a later wording goes into the same file. */
  readonly fileTitle?: string | null;
}

/** As every entry begins. */
export const BLANK = {
  version: 1,
  owner: null,
  reviewOn: null,
  state: 'offered',
  reason: null,
  approvedBy: null,
  product: null,
  webUrl: null,
  fileTitle: null,
} as const;

/** Read by others than its moderators, or on the way to it. */
export const OUT: ReadonlySet<FaqState> = new Set(['publishing', 'published', 'retired']);

/**
 * What was on its way and lost the replies that it rests on goes back to its moderators. A published one is worded anew,
 * or retired with the reason: its file then says so.
 */
export const FAQ_TRANSITIONS: Transitions<FaqState, FaqVerb> = {
  offered: { approve: 'publishing', decline: 'declined' },
  publishing: { publish: 'published', recall: 'offered' },
  published: { revise: 'publishing', retire: 'retired' },
  declined: {},
  retired: {},
};

export const FAQ_LIMITS = { question: 2_000, answer: 4_000, reason: 500 } as const;
const MOST_REPLIES = 3;

/** What a moderator lets go. */
export interface FaqWording {
  readonly question: string;
  readonly answer: string;
  readonly owner: PersonId;
  readonly reviewOn: string;
}

const cut = (text: string): string => Array.from(text).slice(0, FAQ_LIMITS.answer).join('');

/** The answer to begin with: what replies say together, else the first of them as they stand. */
export function draftAnswer(
  consolidated: Consolidated | null,
  replies: readonly Reply[],
): Pick<Faq, 'answer' | 'sources'> {
  const known = new Set(replies.map(({ id }) => id));
  const points = (consolidated?.points ?? []).filter(({ kind }) => kind === 'summary');
  const standing = points.filter(({ sources }) => sources.every((one) => known.has(one)));
  if (standing.length > 0) {
    return {
      answer: cut(standing.map(({ text }) => text).join('\n')),
      sources: [...new Set(standing.flatMap(({ sources }) => sources))],
    };
  }
  const said = replies.slice(0, MOST_REPLIES);
  return {
    answer: cut(said.map(({ text }) => text).join('\n\n')),
    sources: said.map(({ id }) => id),
  };
}

/**
 * The wording as it is kept.
 * @throws AppError `invalid-input` for what is empty or a review day that is over, `too-large`
 */
export function checkWording(given: FaqWording, today: string): FaqWording {
  const words = { question: given.question.trim(), answer: given.answer.trim() };
  for (const field of ['question', 'answer'] as const) {
    if (words[field] === '') throw new AppError('invalid-input', `no ${field}`, { field });
    if (words[field].length > FAQ_LIMITS[field]) {
      throw new AppError('too-large', field, { limit: FAQ_LIMITS[field], field });
    }
  }
  if (given.reviewOn <= today) {
    throw new AppError('invalid-input', 'a review that is over', { field: 'reviewOn' });
  }
  return { ...given, ...words };
}

/** What is written down is looked at again a year later, unless somebody says otherwise. */
export function usualReview(today: string): string {
  const at = new Date(`${today}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() + 1);
  return at.toISOString().slice(0, 10);
}
