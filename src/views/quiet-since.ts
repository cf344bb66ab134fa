import type { CommunityActions } from '../features/communities/actions.ts';
import type { Discussion } from '../features/discussions/model.ts';
import { planOf } from '../features/discussions/steps.ts';
import { afterWorkingDays } from '../kernel/days.ts';
import type { DiscussionId } from '../kernel/ids.ts';

/**
 * From when on each of these counts as quiet, in the working days of its community.
 * @param last when somebody last wrote in it; absent, nobody has
 */
export async function quietSince(
  { weeks }: Pick<CommunityActions, 'weeks'>,
  open: readonly Discussion[],
  last: ReadonlyMap<DiscussionId, Date>,
): Promise<(discussion: Discussion) => Date> {
  const places = [...new Set(open.map(({ community }) => community))];
  const byPlace = new Map(
    await Promise.all(places.map(async (id) => [id, await weeks.of(id)] as const)),
  );
  return (discussion) => {
    const from = last.get(discussion.id) ?? discussion.startsAt;
    return afterWorkingDays(from, planOf(discussion).quietDays, byPlace.get(discussion.community));
  };
}
