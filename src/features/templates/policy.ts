import type { ErrorCode } from '../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';

/** What everybody's forms ask is for administrators to see to. */
export const mayKeepTemplates = (who: Actor): ErrorCode | null =>
  isAdministrator(who) ? null : 'forbidden';
