import { isAppError } from '../kernel/errors.ts';
import type { ProductId } from '../kernel/ids.ts';
import type { PublishingDeps } from './parts.ts';

/**
 * The topics that a product has come to have since it was published go into the columns of its file, where everybody
 * looks for them and from where they are read again. Repeating it changes nothing; a library that does not take them
 * keeps what it has.
 * @throws whatever says that SharePoint does not answer, for the reaction to be run again
 */
export function writeTopics({ knowledge, library, log }: PublishingDeps) {
  return async function topics(id: ProductId): Promise<void> {
    const outline = await knowledge.outline(id);
    if (!outline) return;
    const { driveId, itemId, topics: all, language } = outline;
    try {
      await library.amend(driveId, itemId, { about: { topics: all, language } });
    } catch (error) {
      if (!isAppError(error) || (error.code !== 'forbidden' && error.code !== 'not-found'))
        throw error;
      log.info(
        { product: id, code: error.code },
        'topics kept here: SharePoint does not take them',
      );
    }
  };
}
