import type { BesidePage } from '../../contract/site-pages.ts';
import { type Found, isOutdated } from '../../features/knowledge/model.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { becauseOf, type Saying } from '../../views/because.ts';

/** An item beside a page of SharePoint, ready to be shown: there are no words of ours over there. */
export function besideItem(
  { product, reasons, notices = [] }: Pick<Found, 'product' | 'reasons' | 'notices'>,
  saying: Saying,
  now: Date,
  owners: ReadonlyMap<PersonId, string>,
): BesidePage['items'][number] {
  return {
    id: product.id,
    title: product.title,
    language: product.language,
    publishedOn: product.publishedOn,
    webUrl: product.webUrl,
    owner: (product.ownerId && owners.get(product.ownerId)) ?? null,
    outdated: isOutdated(product, now),
    contradicted: notices.length > 0,
    why: reasons.map((reason) => becauseOf(reason, saying)),
  };
}
