import type { CaptureId, HandoverId, PersonId, PromptId } from '../../kernel/ids.ts';
import type { ProjectRecord } from '../../ports/registers.ts';
import type { Handover } from './handover/model.ts';
import type { Capture, Prompt } from './model.ts';

export interface CaptureStore {
  get(id: CaptureId): Promise<Capture | null>;
  /** What was begun by this card, form or prompt before; null where nothing was. */
  byKey(key: string): Promise<Capture | null>;
  insert(capture: Capture, key: string): Promise<void>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(capture: Capture): Promise<void>;
  /** The person's captures, last touched first. */
  ownedBy(person: PersonId): Promise<readonly Capture[]>;
}

export interface PromptStore {
  get(id: PromptId): Promise<Prompt | null>;
  bySeries(series: string): Promise<Prompt | null>;
  /** Every departure's prompt that was ever planned, the latest of a person last. */
  departures(): Promise<readonly Prompt[]>;
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
  /** Those that this person leaves, supervises or was given, the nearest last day first. */
  concerning(person: PersonId): Promise<readonly Handover[]>;
}

export interface CaptureStores {
  readonly captures: CaptureStore;
  readonly prompts: PromptStore;
  readonly projects: ProjectStore;
  readonly handovers: HandoverStore;
}
