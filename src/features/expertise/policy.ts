import type { ErrorCode } from '../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';

/** Which topics hang on one person is for those who answer for continuity, and for nobody else. */
export const maySeeContinuity = (who: Actor): ErrorCode | null =>
  isAdministrator(who) || who.roles.has('governance') ? null : 'forbidden';
