import type {
  CaptureId,
  HandoverId,
  HandoverQuestionId,
  PersonId,
  PromptId,
} from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { ThresholdReader } from '../../kernel/thresholds.ts';
import type { ProjectRecord } from '../../ports/registers.ts';
import type { Filling, FollowUp } from './handover/followups.ts';
import type { Handover } from './handover/model.ts';
import type { Capture } from './model.ts';
import type { Prompt, PromptKind } from './prompting/model.ts';
import type { Round } from './review/model.ts';
import type { WaitingRecord } from './unnamed.ts';

export interface CaptureStore {
  get(id: CaptureId): Promise<Capture | null>;
  /** What was begun by this card, form or prompt before; null where nothing was. */
  byKey(key: string): Promise<Capture | null>;
  insert(capture: Capture, key: string): Promise<void>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(capture: Capture): Promise<void>;
  /** What is out of these forms, the one touched last first. */
  published(templates: readonly string[]): Promise<readonly Capture[]>;
  /**
   * What is out for all staff under somebody's name, was touched since then, and says something in this field of its form:
   * those touched last, 300 at most.
   */
  saying(form: { template: string; field: string }, since: Date): Promise<readonly Capture[]>;
  /** What is out and of which its author said who is reached. */
  marked(): Promise<readonly Capture[]>;
  /** Those that this person was asked to look over and has not said anything on, last touched first. */
  waitingFor(reviewer: PersonId): Promise<readonly Capture[]>;
  /** The person's captures, last touched first. */
  ownedBy(person: PersonId): Promise<readonly Capture[]>;
  /** What is out, of others, and for this reader among fewer than all staff; last touched first. */
  writtenFor(who: Actor): Promise<readonly Capture[]>;
}

/** That it was sent to somebody by mail. */
export interface SentLetter {
  readonly capture: CaptureId;
  /** How often it had come out by then. */
  readonly edition: number;
  readonly person: PersonId;
  readonly by: PersonId;
  readonly at: Date;
}

export interface LetterStore {
  /** To whom this edition was sent. */
  of(capture: CaptureId, edition: number): Promise<readonly PersonId[]>;
  insert(letter: SentLetter): Promise<void>;
}

export interface RoundStore {
  /** Every look at it, the first first. */
  of(capture: CaptureId): Promise<readonly Round[]>;
  insert(round: Round): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  update(round: Round): Promise<void>;
}

export interface PromptStore {
  get(id: PromptId): Promise<Prompt | null>;
  bySeries(series: string): Promise<Prompt | null>;
  /** Many at once, in no particular order. */
  ofSeries(series: readonly string[]): Promise<readonly Prompt[]>;
  /** Every departure's prompt that was ever planned, the latest of a person last. */
  departures(): Promise<readonly Prompt[]>;
  /** Those that were asked first on that moment or later. */
  askedSince(since: Date): Promise<readonly Prompt[]>;
  /** Of one kind, those that are not settled. */
  unsettledOf(kind: PromptKind): Promise<readonly Prompt[]>;
  /** Those of which something is still to come. */
  unsettled(): Promise<readonly PromptId[]>;
  insert(prompt: Prompt): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  update(prompt: Prompt): Promise<void>;
  /** The person's prompts that still want something, soonest end first. */
  openFor(person: PersonId): Promise<readonly Prompt[]>;
}

export interface ProjectStore {
  get(code: string): Promise<ProjectRecord | null>;
  list(): Promise<readonly ProjectRecord[]>;
  save(project: ProjectRecord): Promise<void>;
}

export interface HandoverStore {
  get(id: HandoverId): Promise<Handover | null>;
  byPrompt(prompt: PromptId): Promise<Handover | null>;
  byCapture(capture: CaptureId): Promise<Handover | null>;
  insert(handover: Handover): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  update(handover: Handover): Promise<void>;
  /** Those that this person leaves, supervises, follows in or reads a part of, the nearest last day first. */
  concerning(person: PersonId): Promise<readonly Handover[]>;
}

export interface FollowUpStore {
  get(id: HandoverQuestionId): Promise<FollowUp | null>;
  byKey(key: string): Promise<FollowUp | null>;
  /** Oldest first. */
  of(handover: HandoverId): Promise<readonly FollowUp[]>;
  insert(question: FollowUp, key: string): Promise<void>;
  update(question: FollowUp): Promise<void>;
}

export interface FillingStore {
  of(handover: HandoverId): Promise<readonly Filling[]>;
  /** One for each field: the later stands. */
  save(filling: Filling): Promise<void>;
}

/** What was written down without a name, until it is out: docs/anonymity.md. */
export interface UnnamedRecordStore {
  of(key: string): Promise<WaitingRecord | null>;
  all(): Promise<readonly WaitingRecord[]>;
  /** As in discussions: everything that waits is taken out and written anew whenever one is. */
  rewrite(change: (waiting: readonly WaitingRecord[]) => readonly WaitingRecord[]): Promise<void>;
  /** Writes what is out without a name anew and unchanged, and the row of the next look, so that no row tells when. */
  touch(): Promise<void>;
  touchNextLook(): Promise<void>;
  /** How many staff there are, by language. */
  staff(): Promise<readonly { readonly language: string; readonly people: number }[]>;
}

export interface UnnamedStores {
  readonly captures: CaptureStore;
  readonly unnamedRecords: UnnamedRecordStore;
  readonly thresholds: ThresholdReader;
}

export interface CaptureStores {
  readonly captures: CaptureStore;
  readonly captureRounds: RoundStore;
  readonly captureLetters: LetterStore;
  readonly prompts: PromptStore;
  readonly projects: ProjectStore;
  readonly handovers: HandoverStore;
  readonly followUps: FollowUpStore;
  readonly fillings: FillingStore;
  readonly thresholds: ThresholdReader;
}
