import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine } from '../../kernel/machine.ts';
import { type Actor, belongs, isAdministrator, moderates } from '../../kernel/person.ts';
import {
  type Collection,
  type CollectionState,
  type CollectionVerb,
  TRANSITIONS,
} from './model.ts';

/** Moderators of its community keep a collection. */
export const mayKeep = (who: Actor, { community }: Pick<Collection, 'community'>): boolean =>
  moderates(who, community);

const keeper = (item: Collection, who: Actor): ErrorCode | null =>
  mayKeep(who, item) ? null : 'moderators-only';

/** The page itself; what stands on it is asked of the library with the reader's own rights. */
export const mayOpen = (
  who: Actor,
  { audience, community }: Pick<Collection, 'audience' | 'community'>,
): boolean => audience === 'all' || belongs(who, community) || isAdministrator(who);

export const collectionMachine: Machine<Collection, CollectionState, CollectionVerb, Actor> = {
  transitions: TRANSITIONS,
  policy: { edit: keeper, check: keeper, archive: keeper, restore: keeper },
};
