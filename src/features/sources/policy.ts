import type { ErrorCode } from '../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';

/** Sources are what administrators see and do, nobody else. */
export const maySee = (who: Actor): ErrorCode | null => (isAdministrator(who) ? null : 'forbidden');
