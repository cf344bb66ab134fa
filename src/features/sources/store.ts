import type { PersonId } from '../../kernel/ids.ts';
import type { MoveKind } from '../../ports/leavers.ts';
import type { MissionRecord } from '../../ports/missions.ts';
import type { AnySource, Source, SourceKey } from './model.ts';

export interface SourceStore {
  /** In the order of SOURCES; a source that was never read is not among them, nor are those that were added. */
  list(): Promise<readonly Source<SourceKey>[]>;
  get<K extends AnySource>(key: K): Promise<Source<K> | null>;
  save(source: Source): Promise<void>;
  remove(key: AnySource): Promise<void>;
}

export interface MissionStore {
  list(): Promise<readonly MissionRecord[]>;
  save(mission: MissionRecord): Promise<void>;
}

export interface MoveStore {
  /** Puts these in the place of all there are. */
  replace(kinds: ReadonlyMap<PersonId, MoveKind>): Promise<void>;
  all(): Promise<ReadonlyMap<PersonId, MoveKind>>;
}

export interface SourceStores {
  readonly sources: SourceStore;
  readonly missions: MissionStore;
  readonly moves: MoveStore;
}
