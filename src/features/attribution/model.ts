import type { AttributedDraft, AttributedSource } from '../../kernel/attributed.ts';
import { type Known, withoutName } from '../../kernel/attribution.ts';
import { afterWorkingDays, DAY_MS, type WorkingDays } from '../../kernel/days.ts';
import type { CheckId, CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';
import { isNobody } from '../../kernel/nobody.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';

/** Drafts in which people check how their words stand; the item is a discussion or a question. */
export const DRAFT_KINDS = ['synthesis', 'consolidated'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

export interface DraftRef {
  readonly kind: DraftKind;
  readonly item: string;
}

export const CHECK_STATES = ['asked', 'right', 'suggested', 'without-name', 'redaction'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export const CHECK_VERBS = ['confirm', 'unname', 'suggest', 'redact', 'grant', 'again'] as const;
/** `redact`: it is out, and they want it changed there; `grant`: that was done. `again`: other sentences are to be looked at. */
export type CheckVerb = (typeof CHECK_VERBS)[number];

/** Nothing leads from here to more than was agreed before: who took their name out is not brought back by a press. */
export const CHECK_TRANSITIONS: Transitions<CheckState, CheckVerb> = {
  asked: {
    confirm: 'right',
    unname: 'without-name',
    suggest: 'suggested',
    redact: 'redaction',
    again: 'asked',
  },
  right: {
    confirm: 'right',
    unname: 'without-name',
    suggest: 'suggested',
    redact: 'redaction',
    again: 'asked',
  },
  suggested: {
    confirm: 'suggested',
    unname: 'without-name',
    suggest: 'suggested',
    redact: 'redaction',
    again: 'asked',
  },
  'without-name': {
    confirm: 'without-name',
    unname: 'without-name',
    suggest: 'without-name',
    redact: 'redaction',
    again: 'asked',
  },
  redaction: { redact: 'redaction', grant: 'without-name', unname: 'redaction' },
};

/** One person is asked how they stand in one draft. Silence leaves what they agreed to before, and nothing more. */
export interface Check extends DraftRef {
  readonly id: CheckId;
  readonly version: number;
  readonly community: CommunityId;
  readonly person: PersonId;
  /** From 1; one more each time that other sentences are to be looked at. */
  readonly round: number;
  readonly state: CheckState;
  /** Of each sentence that was shown, what may be kept of it: words that are taken back are not kept here. */
  readonly shown: readonly string[];
  readonly askedBy: PersonId;
  readonly askedAt: Date;
  /** From then on it may be published without their answer. */
  readonly until: Date;
  readonly answeredAt: Date | null;
  /** What they asked for once it was out, as a request to change a finding. */
  readonly request: string | null;
}

export const SUGGESTION_STATES = ['waiting', 'taken', 'left'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];
export const SUGGESTION_VERBS = ['take', 'leave'] as const;
export type SuggestionVerb = (typeof SUGGESTION_VERBS)[number];

export const SUGGESTION_TRANSITIONS: Transitions<SuggestionState, SuggestionVerb> = {
  waiting: { take: 'taken', leave: 'left' },
  taken: {},
  left: {},
};

/** What should stand in place of a sentence, by somebody whose words it stands on. One a person and sentence. */
export interface Suggestion {
  readonly check: CheckId;
  readonly statement: string;
  readonly text: string;
  readonly state: SuggestionState;
  readonly madeAt: Date;
}

export const LONGEST_SUGGESTION = 4_000;

/** A sentence that stands on somebody's words. */
export interface Passage {
  readonly statement: string;
  readonly text: string;
  /** It says who they are. */
  readonly named: boolean;
}

/** How one person stands in a draft. */
export interface Standing {
  readonly passages: readonly Passage[];
  /** What stands in full and with their name, in the proceedings or among the replies. */
  readonly inFull: readonly AttributedSource[];
  /** All of theirs that it may rest on. */
  readonly own: readonly AttributedSource[];
}

/** @param seen what they may read where it was said: of the words of others only what rests on that is shown */
export function standingIn(
  { statements, sources }: AttributedDraft,
  person: { readonly id: PersonId } & Pick<Known, 'name'>,
  seen: ReadonlySet<string>,
): Standing {
  const own = sources.filter(({ author }) => author === person.id);
  const theirs = new Set(own.map(({ id }) => id));
  const passages = statements
    .filter((one) => one.sources.some((source) => theirs.has(source)))
    .filter((one) => one.sources.every((source) => theirs.has(source) || seen.has(source)))
    .map(({ id, text }) => ({
      statement: id,
      text,
      named: withoutName(text, person) !== text,
    }));
  return { passages, inFull: own.filter(({ named }) => named), own };
}

/** Those whom it names: each agreed to that with some of their words. Who gave no name is asked by nobody. */
export const namedIn = ({ sources }: AttributedDraft): readonly PersonId[] => [
  ...new Set(
    sources.filter(({ named, author }) => named && !isNobody(author)).map(({ author }) => author),
  ),
];

/** All that is to be looked at, each text once. */
export const textsOf = ({ passages, inFull }: Standing): readonly string[] => [
  ...new Set([...passages, ...inFull].map(({ text }) => text)),
];

/** How many sentences are others than those that were shown. */
export function changedSince(shown: readonly string[], now: readonly string[]): number {
  const came = now.filter((one) => !shown.includes(one)).length;
  const went = shown.filter((one) => !now.includes(one)).length;
  return Math.max(came, went);
}

export const answerBy = (askedAt: Date, days: number, week: WorkingDays): Date =>
  afterWorkingDays(askedAt, days, week);

export const ownerOf = ({ id }: Pick<Check, 'id'>): string => `attribution:${id}`;

/** One reminder, a day before it ends. */
export function dueWork({ id, round, state, askedAt, until }: Check): DueItem[] {
  const at = new Date(until.getTime() - DAY_MS);
  if (state !== 'asked' || at <= askedAt) return [];
  return [{ job: 'attribution.remind', slot: `${id}@${round}`, at, ref: id }];
}
