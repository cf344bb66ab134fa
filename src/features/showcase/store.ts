import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { PieceRef, Showing } from './model.ts';

export interface ShowingStore {
  get(id: string): Promise<Showing | null>;
  /** What was chosen there before, whatever became of it; null where it never was. */
  ofPiece(community: CommunityId, piece: PieceRef): Promise<Showing | null>;
  /** False where this piece was chosen there already; nothing is changed then. */
  insert(showing: Showing): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(showing: Showing): Promise<void>;
  /** Chosen there, newest first, at most `limit`. */
  ofCommunity(community: CommunityId, limit: number): Promise<readonly Showing[]>;
  /** Every piece that was ever chosen there. */
  chosenIn(community: CommunityId): Promise<readonly PieceRef[]>;
  /** Of this author, newest first, at most `limit`. */
  ofAuthor(author: PersonId, limit: number): Promise<readonly Showing[]>;
}

export interface ShowcaseStores {
  readonly showings: ShowingStore;
}
