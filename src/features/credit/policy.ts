import type { ErrorCode } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/person.ts';
import type { RecordShare } from './model.ts';

/** To everybody but the one to whom it is shown it does not exist: no role opens it. */
export const mayReadShown = (
  { reader }: Pick<RecordShare, 'reader'>,
  who: Pick<Actor, 'id'>,
): ErrorCode | null => (reader === who.id ? null : 'not-found');
