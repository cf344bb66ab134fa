import { afterWorkingDays, DAY_MS } from '../../kernel/days.ts';
import type { CaptureId, ConsentId, DiscussionId, PersonId, QueryId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';

/** What a message can become. */
export const BECOMES = ['lesson', 'query', 'discussion', 'faq'] as const;
export type Becomes = (typeof BECOMES)[number];

export const CONSENT_STATES = [
  'asked',
  'agreed',
  'agreed-without-name',
  'refused',
  'expired',
  'withdrawn',
] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const CONSENT_VERBS = [
  'agree',
  'agree-without-name',
  'refuse',
  'expire',
  'take-back',
  'drop',
  'lose',
] as const;
/** `take-back`: its author, once agreed. `drop`: whoever asked, before that. `lose`: the message itself is gone. */
export type ConsentVerb = (typeof CONSENT_VERBS)[number];

/** The three answers of whoever wrote the message. */
export const ANSWERS = ['agree', 'agree-without-name', 'refuse'] as const;
export type ConsentAnswer = (typeof ANSWERS)[number];

/** What was made of the words: known so that they can be taken out of it again. */
export type Made =
  | { readonly kind: 'capture'; readonly capture: CaptureId }
  | { readonly kind: 'query'; readonly query: QueryId }
  | { readonly kind: 'discussion'; readonly discussion: DiscussionId };

/**
 * A colleague's message that somebody would make something of. Until its author agrees its words are here and nowhere
 * else, for nobody but its author to read.
 */
export interface Consent {
  readonly id: ConsentId;
  readonly version: number;
  readonly becomes: Becomes;
  /** Who asked. */
  readonly by: PersonId;
  /** Who wrote the message. */
  readonly of: PersonId;
  /** Null once they may not be kept any more. */
  readonly words: string | null;
  /** Opens the message for those who may read it. */
  readonly link: string | null;
  readonly writtenAt: Date | null;
  /** `<conversation>|<message>`: what is deleted in Teams is known by it. */
  readonly source: string;
  readonly state: ConsentState;
  readonly made: Made | null;
  readonly askedAt: Date;
  readonly settledAt: Date | null;
}

export const CONSENT_TRANSITIONS: Transitions<ConsentState, ConsentVerb> = {
  asked: {
    agree: 'agreed',
    'agree-without-name': 'agreed-without-name',
    refuse: 'refused',
    expire: 'expired',
    drop: 'withdrawn',
    lose: 'withdrawn',
  },
  agreed: { 'take-back': 'withdrawn', lose: 'withdrawn' },
  'agreed-without-name': { 'take-back': 'withdrawn', lose: 'withdrawn' },
  refused: {},
  expired: {},
  withdrawn: {},
};

/** The words may be used as long as it is in one of these. */
export const AGREED: ReadonlySet<ConsentState> = new Set(['agreed', 'agreed-without-name']);

/** As much of a message is taken as a record's longest answer holds. */
export const MOST_WORDS = 4_000;
/** Silence is a no. */
const PATIENCE_DAYS = 7;
/** Once, and no more. */
const REMIND_AFTER_WORKING_DAYS = 3;

export const answerBy = ({ askedAt }: Pick<Consent, 'askedAt'>): Date =>
  new Date(askedAt.getTime() + PATIENCE_DAYS * DAY_MS);

/** As it stands at `now`: what nobody answered in time is over, whatever is pressed later. */
export const standingOf = (consent: Pick<Consent, 'state' | 'askedAt'>, now: Date): ConsentState =>
  consent.state === 'asked' && now >= answerBy(consent) ? 'expired' : consent.state;

/**
 * What whoever asked learns of it. That there was no answer, a no, or a change of mind is one and the same to them:
 * nobody has to justify it.
 */
export const toAsker = (
  state: ConsentState,
): 'asked' | 'agreed' | 'agreed-without-name' | 'none' =>
  state === 'asked' || state === 'agreed' || state === 'agreed-without-name' ? state : 'none';

/** What falls due while its author is waited for. */
export function dueWork({ id, state, askedAt }: Consent): DueItem[] {
  if (state !== 'asked') return [];
  const remind = afterWorkingDays(askedAt, REMIND_AFTER_WORKING_DAYS);
  return [
    { job: 'message-consents.remind', slot: id, at: remind, ref: id },
    { job: 'message-consents.expire', slot: id, at: answerBy({ askedAt }), ref: id },
  ];
}
