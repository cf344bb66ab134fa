import { planOf } from '../features/discussions/steps.ts';
import type { CommunityId, DiscussionId, PersonId } from '../kernel/ids.ts';
import { moderatorsOf, type ReactionDeps } from './reaction.ts';

/** Those who lead a discussion; where they moderate no longer, all moderators. */
export async function leadersOf(
  { discussions, communities }: Pick<ReactionDeps, 'discussions' | 'communities'>,
  id: DiscussionId,
  community: CommunityId,
): Promise<PersonId[]> {
  const discussion = await discussions.get(id);
  const moderators = await moderatorsOf(communities, community);
  if (!discussion) return [];
  const { lead, deputies } = planOf(discussion);
  const leading = [lead ?? discussion.createdBy, ...deputies];
  const there = moderators.filter((person) => leading.includes(person));
  return there.length > 0 ? there : moderators;
}
