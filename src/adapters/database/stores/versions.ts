import type { UpdateResult } from 'kysely';
import { AppError } from '../../../kernel/errors.ts';

/** @throws AppError `changed-meanwhile` where the update met no row of the version it was made from */
export function mustHaveChanged(
  result: Pick<UpdateResult, 'numUpdatedRows'>,
  what: string,
  seen: number,
): void {
  if (result.numUpdatedRows === 0n) {
    throw new AppError('changed-meanwhile', `${what} is no longer at version ${seen}`);
  }
}
