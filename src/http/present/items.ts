import type { Item, Reconciliations } from '../../contract/items.ts';
import type { ItemPage } from '../../features/knowledge/actions.ts';
import type { Reconciliation } from '../../features/knowledge/notices.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { fromFound } from '../../views/related.ts';
import { product } from './knowledge.ts';

type Names = ReadonlyMap<PersonId, string>;

const UNKNOWN = '—';

export function item(page: ItemPage, now: Date, names: Names): Item {
  const { marks, alike, notices, more } = page;
  const { standing, mine, lastCheck } = marks;
  return {
    ...product({ product: page.product, reasons: [], alike, notices }, now, names),
    fileName: page.product.name,
    readers: standing,
    shownFrom: marks.shownFrom,
    more: more.map((hit) => product(fromFound(hit), now, names)),
    examples: [...marks.examples],
    mine: mine && { quality: mine.quality, usefulness: mine.usefulness, example: mine.example },
    uses: marks.uses,
    used: marks.used,
    lastCheck: lastCheck && {
      by: names.get(lastCheck.person) ?? UNKNOWN,
      at: lastCheck.at.toISOString(),
    },
    mayCheck: marks.mayCheck,
  };
}

export const reconciliation = (
  { contradiction: { id, version, why, flaggedAt }, sides }: Reconciliation,
  names: Names,
): Reconciliations['items'][number] => ({
  id,
  version,
  why,
  flaggedAt: flaggedAt.toISOString(),
  sides: sides.map(({ outline, ownerId }) => ({
    document: outline && {
      id: outline.id,
      title: outline.title,
      language: outline.language,
      webUrl: outline.webUrl,
    },
    owner: ownerId ? (names.get(ownerId) ?? UNKNOWN) : null,
  })),
});
