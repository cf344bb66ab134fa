import type { CommunityId, DiscussionId } from '../../kernel/ids.ts';

/**
 * A thread that another community is asked to show, by its name `community`. To its moderators: `offered`; to whoever
 * offered it: `accepted`, `refused`, `ended`; in its channel: `shown`; in the thread where it is at home: `joined`.
 */
export interface ShareMessage {
  readonly kind: 'discussion-share';
  readonly about: 'offered' | 'accepted' | 'refused' | 'ended' | 'shown' | 'joined';
  readonly discussion: DiscussionId;
  readonly community: CommunityId;
}
