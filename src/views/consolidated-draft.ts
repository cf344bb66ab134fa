import type { QueryId, ReplyId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { Traceable } from '../kernel/traceable.ts';
import { withTells } from './attribution.ts';
import type { ViewDeps } from './deps.ts';
import { bySavers } from './names.ts';

/** A draft of the consolidated reply on the moderator's desk: what to look at, and what it said before. */
export const consolidatedDraft = (deps: Pick<ViewDeps, 'people' | 'taxonomy' | 'queries'>) => ({
  /**
   * What to look at once more before a consolidated reply is published (moderators).
   * @param edit points that are not saved yet; null: those that are. @throws AppError `not-found`
   */
  async doubts(who: Actor, id: QueryId, edit: readonly Traceable<ReplyId>[] | null) {
    const { queries } = deps;
    const found = await queries.consolidated.doubts(who, id, edit);
    const said = await queries.replies.published(id);
    const points = edit ?? (await queries.consolidated.read(who, id)).points;
    return withTells(deps, found, points, said);
  },

  /** With whoever saved each. @throws AppError `not-found` */
  versions: async (who: Actor, id: QueryId) =>
    bySavers(deps.people, await deps.queries.consolidated.versions(who, id)),
});
