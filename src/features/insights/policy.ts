import type { ErrorCode } from '../../kernel/errors.ts';
import { asId, type CommunityId } from '../../kernel/ids.ts';
import { type Actor, isAdministrator, moderates } from '../../kernel/person.ts';
import type { Indicator } from './indicators.ts';
import { isCounted } from './indicators.ts';
import type { Scope } from './model.ts';

export const governs = (who: Pick<Actor, 'roles'>): boolean =>
  who.roles.has('governance') || who.roles.has('administrator');

/**
 * Whose figures somebody sees: governance everybody's, whoever moderates a community that one's, a focal point the own
 * unit's, all staff what is for all. Another's does not exist for them.
 */
export function mayRead({ kind, name }: Scope, who: Actor): ErrorCode | null {
  if (who.external) return 'not-found';
  if (kind === 'all' || governs(who)) return null;
  if (kind === 'community' && moderates(who, asId<CommunityId>(name))) return null;
  return isOwnUnit({ kind, name }, who) ? null : 'not-found';
}

const isOwnUnit = ({ kind, name }: Scope, { focalOf }: Pick<Actor, 'focalOf'>): boolean =>
  kind === 'unit' && (focalOf?.has(name) ?? false);

/** What is not for all staff is for governance, and for the focal point of the unit it is about. */
export const maySee = (
  indicator: Indicator,
  scope: Scope,
  who: Pick<Actor, 'roles' | 'focalOf'>,
): boolean => !isCounted(indicator) || indicator.open || governs(who) || isOwnUnit(scope, who);

/** Who names owners and targets, and closes a period. */
export const mayDecide = (who: Actor): ErrorCode | null =>
  isAdministrator(who) || who.roles.has('governance') ? null : 'forbidden';
