import { AppError } from './errors.ts';

/**
 * What somebody moves or changes is as they saw it; null and undefined where they say nothing of what they saw.
 * @throws AppError `changed-meanwhile`
 */
export function mustBeAsSeen(
  { version }: { readonly version: number },
  seen: number | null | undefined,
): void {
  if (seen != null && seen !== version)
    throw new AppError('changed-meanwhile', `version ${version}, seen ${seen}`);
}
