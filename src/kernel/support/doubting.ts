import type { Written } from '../keypoints/crossing.ts';
import type { Actor } from '../person.ts';
import type { Traceable } from '../traceable.ts';
import { type Doubt, doubts, type Reads } from './doubts.ts';

/** A draft with what it may rest on, as its moderators read it. */
interface OnDesk<Source extends string> {
  readonly statements: readonly (Traceable<Source> & { readonly kind: string })[];
  readonly said: readonly (Written & { readonly id: Source })[];
}

/**
 * Which statements of a draft what they rest on does not seem to say.
 * @param open the draft for this reader. @throws AppError `not-found` for whoever is no moderator of it
 */
export const doubting = <Item extends string, Source extends string>(
  reads: Reads,
  open: (who: Actor, id: Item) => Promise<OnDesk<Source>>,
) => ({
  /**
   * For moderators; it changes and refuses nothing.
   * @param edit statements as they stand in an edit that is not saved yet; null: those that are saved
   * @throws AppError `not-found`
   */
  async doubts(
    who: Actor,
    id: Item,
    edit: readonly Traceable<Source>[] | null,
  ): Promise<readonly Doubt[]> {
    const { statements, said } = await open(who, id);
    // A resource is a title or a link, and says nothing.
    const own = statements.filter(({ kind }) => kind !== 'resource');
    return doubts(edit ?? own, new Map(said.map((item) => [item.id, item])), reads);
  },
});
