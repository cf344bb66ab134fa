import type { ContributionId, DiscussionId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { Traceable } from '../kernel/traceable.ts';
import { withTells } from './attribution.ts';
import type { ViewDeps } from './deps.ts';
import { bySavers } from './names.ts';

/** A draft synthesis on the moderator's desk: what to look at, and what it said before. */
export const synthesisDraft = (deps: Pick<ViewDeps, 'people' | 'taxonomy' | 'discussions'>) => ({
  /**
   * What to look at once more before it is published (moderators).
   * @param edit statements that are not saved yet; null: those that are. @throws AppError `not-found`
   */
  async doubts(who: Actor, id: DiscussionId, edit: readonly Traceable<ContributionId>[] | null) {
    const { syntheses, contributions } = deps.discussions;
    const found = await syntheses.doubts(who, id, edit);
    const said = await contributions.published(id);
    const statements = edit ?? (await syntheses.read(who, id)).statements;
    return withTells(deps, found, statements, said);
  },

  /** With whoever saved each. @throws AppError `not-found` */
  versions: async (who: Actor, id: DiscussionId) =>
    bySavers(deps.people, await deps.discussions.syntheses.versions(who, id)),
});
