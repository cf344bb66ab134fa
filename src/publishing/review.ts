import { isAppError } from '../kernel/errors.ts';
import type { ProductId } from '../kernel/ids.ts';
import type { PublishingDeps } from './parts.ts';

/**
 * What was decided of a product's review goes into SharePoint, where everybody looks for it; a library that does not take
 * it is no reason to ask again, so that it is kept here then. Repeating it changes nothing.
 */
export function writeReview({ knowledge, library, log }: PublishingDeps) {
  return async function review(id: ProductId): Promise<void> {
    const [found, outline] = await Promise.all([knowledge.reviews.get(id), knowledge.outline(id)]);
    if (!found || !outline || found.keptHere) return;
    const { nextOn: reviewOn, nextOwner: ownerId } = found;
    const changes = { ...(reviewOn ? { reviewOn } : {}), ...(ownerId ? { ownerId } : {}) };
    if (Object.keys(changes).length === 0) return;
    try {
      await library.amend(outline.driveId, outline.itemId, changes);
      await knowledge.reviews.written(id);
    } catch (error) {
      if (!isAppError(error) || (error.code !== 'forbidden' && error.code !== 'not-found'))
        throw error;
      log.info({ product: id, code: error.code }, 'review kept here: SharePoint does not take it');
      await knowledge.reviews.keepHere(id);
    }
  };
}
