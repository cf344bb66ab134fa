import type { DeskId, DeskRequestId, PersonId } from '../../kernel/ids.ts';
import type { Desk, Request } from './model.ts';

export interface DeskStore {
  /** By English name. */
  list(): Promise<readonly Desk[]>;
  get(id: DeskId): Promise<Desk | null>;
  insert(desk: Desk): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  update(desk: Desk): Promise<void>;
}

export interface DeskRequestStore {
  get(id: DeskRequestId): Promise<Request | null>;
  byKey(key: string): Promise<Request | null>;
  insert(request: Request, key: string): Promise<void>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(request: Request): Promise<void>;
  /** What waits on these desks, the soonest due first. */
  waitingOn(desks: readonly DeskId[]): Promise<readonly Request[]>;
  /** What this person asked or passed on, newest first. */
  of(person: PersonId, limit: number): Promise<readonly Request[]>;
  /** Answered, shared and of no community's question: newest first. */
  shared(limit: number): Promise<readonly Request[]>;
  /** Those that came since, whatever became of them. */
  since(from: Date): Promise<readonly Request[]>;
}

export interface DeskStores {
  readonly desks: DeskStore;
  readonly deskRequests: DeskRequestStore;
}
