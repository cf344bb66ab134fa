import type { ContributionId, DiscussionId, PersonId } from '../../kernel/ids.ts';

/** `merged`: all of `from` goes on in `to`; `split`: `to` began from what was said in `from`. */
export type LinkKind = 'merged' | 'split';

/** One thread leads to another; read from both ends. */
export interface ThreadLink {
  readonly from: DiscussionId;
  readonly to: DiscussionId;
  readonly kind: LinkKind;
  /** What went over, so that exactly that comes back. */
  readonly contributions: readonly ContributionId[];
  readonly by: PersonId;
  readonly at: Date;
}

export interface ThreadLinkStore {
  /** Those that begin or end in this discussion, oldest first. */
  of(discussion: DiscussionId): Promise<readonly ThreadLink[]>;
  /** One from a discussion to another: the newer replaces the older. */
  save(link: ThreadLink): Promise<void>;
  remove(link: Pick<ThreadLink, 'from' | 'to'>): Promise<void>;
}
