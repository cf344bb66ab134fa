import type { AnnouncementId, CommunityId, ProductId } from '../../kernel/ids.ts';
import type { Announcement, AnnouncementState } from './model.ts';

export interface AnnouncementStore {
  get(id: AnnouncementId): Promise<Announcement | null>;
  ofProduct(product: ProductId): Promise<readonly Announcement[]>;
  /** Suggested after that moment, newest first. */
  of(communities: readonly CommunityId[], since: Date): Promise<readonly Announcement[]>;
  /** False where this product and community have one; nothing is changed then. */
  insert(announcement: Announcement): Promise<boolean>;
  /**
   * Saves `announcement` as `version + 1`.
   * @throws AppError `changed-meanwhile` where the stored version is another.
   */
  update(announcement: Announcement): Promise<void>;
  /** Of a community, suggested (or, for `announced`, decided) after that moment. */
  count(community: CommunityId, state: AnnouncementState | null, since: Date): Promise<number>;
}

export interface AnnouncementStores {
  readonly announcements: AnnouncementStore;
}
