import type { ErrorCode } from '../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';

/** What all staff will find is for administrators to bring in. */
export const mayImport = (who: Actor): ErrorCode | null =>
  isAdministrator(who) ? null : 'forbidden';
