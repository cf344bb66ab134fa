import type { ErrorCode } from '../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';

/** Content managers and administrators change terms, decide proposals, and see and mend how items are tagged. */
export const mayCurate = (who: Actor): ErrorCode | null =>
  who.roles.has('content-manager') || isAdministrator(who) ? null : 'forbidden';
