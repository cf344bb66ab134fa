import {
  asId,
  type CommunityId,
  type PersonId,
  type PreparationId,
  type ProductId,
} from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';

/** What is about to be begun. */
export const PREPARATION_KINDS = ['mission', 'terms-of-reference', 'study', 'project'] as const;
export type PreparationKind = (typeof PREPARATION_KINDS)[number];

/** What is needed, what exists, what is missing, who else could fill it: in this order (FR-SRF-6). */
export const QUESTIONS = ['needs', 'exists', 'gaps', 'others'] as const;
export type Question = (typeof QUESTIONS)[number];
export type Answers = Readonly<Partial<Record<Question, string>>>;

export const PREPARATION_STATES = ['draft', 'finished', 'discarded'] as const;
export type PreparationState = (typeof PREPARATION_STATES)[number];

export const PREPARATION_VERBS = ['answer', 'finish', 'reopen', 'discard'] as const;
export type PreparationVerb = (typeof PREPARATION_VERBS)[number];

export const TRANSITIONS: Transitions<PreparationState, PreparationVerb> = {
  draft: { answer: 'draft', finish: 'finished', discard: 'discarded' },
  finished: { reopen: 'draft', discard: 'discarded' },
  discarded: {},
};

/** Who finds a finished record when they begin on the same topic or country; chosen before it is finished. */
export type Shown = 'self' | 'all' | `community:${string}`;

/** What its author made of a document that was shown with the second question. */
export interface Judgement {
  readonly product: ProductId;
  readonly verdict: 'use' | 'misfit';
  /** Why it does not fit; empty for what is used. */
  readonly reason: string;
}

/** The four questions before something is begun, answered over as many sittings as it takes. */
export interface Preparation {
  readonly id: PreparationId;
  readonly version: number;
  readonly owner: PersonId;
  readonly kind: PreparationKind;
  /** What it is to be about, in its author's words. */
  readonly subject: string;
  /** English names; the country of a mission, and those that the words name. */
  readonly countries: readonly string[];
  readonly topics: readonly string[];
  readonly language: Language;
  /** The mission of a register that it was begun for. */
  readonly mission: string | null;
  readonly answers: Answers;
  readonly judged: readonly Judgement[];
  /** The question at which the last sitting stopped, from 0; their number once the last was left. */
  readonly step: number;
  readonly shown: Shown;
  readonly state: PreparationState;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const LIMITS = { subject: 300, country: 200, answer: 4_000, reason: 500 } as const;

export const communityOf = (shown: Shown): CommunityId | null =>
  shown.startsWith('community:') ? asId<CommunityId>(shown.slice('community:'.length)) : null;

/** What the library is asked by, as far as it is written down. */
export const wordsOf = ({ subject, countries, answers }: Preparation): string =>
  [subject, countries.join(', '), answers.needs ?? '', answers.gaps ?? '']
    .filter((words) => words.trim() !== '')
    .join('. ');

/** One word about a document each: the last counts. */
export const judgedBy = (
  before: readonly Judgement[],
  judgement: Judgement,
): readonly Judgement[] => [
  ...before.filter(({ product }) => product !== judgement.product),
  judgement,
];

/** `offered`: told, and neither taken up nor declined. `ended`: called off before it was told, or too late. */
export const OFFER_STATES = ['planned', 'offered', 'taken', 'declined', 'ended'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const OFFER_VERBS = ['offer', 'take', 'decline', 'end', 'plan'] as const;
export type OfferVerb = (typeof OFFER_VERBS)[number];

/** One mission is offered once: what was offered, taken up or declined is never offered again. */
export const OFFER_TRANSITIONS: Transitions<OfferState, OfferVerb> = {
  planned: { plan: 'planned', offer: 'offered', take: 'taken', end: 'ended' },
  offered: { take: 'taken', decline: 'declined', end: 'ended' },
  taken: { take: 'taken' },
  declined: { take: 'taken' },
  ended: { plan: 'planned' },
};

/** That somebody's mission is coming, and whether they were asked what there is already. */
export interface MissionOffer {
  /** The mission's key in its register. */
  readonly mission: string;
  readonly version: number;
  readonly person: PersonId;
  readonly country: string | null;
  readonly title: string | null;
  /** `YYYY-MM-DD` */
  readonly startsOn: string;
  readonly state: OfferState;
}

/** So many days before it begins there is still time to ask somebody. */
export const OFFERED_DAYS_BEFORE = 7;
