import type { Audience } from '../../../kernel/audience.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { LibraryFile } from '../../../ports/library.ts';
import type { Transaction } from '../../../ports/unit-of-work.ts';
import type { Version } from '../arrivals.ts';
import { type Outline, type Product, toProduct } from '../model.ts';
import type { Former, SyncStores } from '../store.ts';
import { isUnfetched, type Placed, retryAfter } from './model.ts';
import type { FileText } from './texts.ts';

/** A file as it was named, and who reads it. */
export interface Named {
  readonly file: LibraryFile;
  readonly ownRights: boolean;
  readonly audience: Audience;
}

/** What is to be written of a file. */
export interface Learnt {
  readonly named: Named;
  /** Null where nothing about it has changed; without a body where its bytes have not. */
  readonly product: Product | Outline | null;
  /** The product lived elsewhere under this id and moves here. */
  readonly adopts: ProductId | null;
  /** The catalogue never had it, here or elsewhere. */
  readonly first: boolean;
}

/** What the catalogue says of files before they are read. */
export interface Before {
  readonly known: ReadonlyMap<string, Outline>;
  readonly former: ReadonlyMap<string, Former>;
}

export async function before(
  tx: SyncStores,
  driveId: string,
  itemIds: readonly string[],
): Promise<Before> {
  const known = await tx.catalogue.known(driveId, itemIds);
  const missing = itemIds.filter((id) => !known.has(id));
  return { known, former: await tx.catalogue.former(driveId, missing) };
}

/** The database gives the keys of an audience back in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

const outlineOf = ({ body: _, ...outline }: Product): Outline => outline;

/** Nothing is fetched that the catalogue has: the same tag is the same bytes. */
export async function learn(
  named: Named,
  { known, former }: Before,
  read: (file: LibraryFile) => Promise<FileText>,
  ids: Ids,
): Promise<Learnt> {
  const { file, audience } = named;
  const here = known.get(file.itemId) ?? null;
  const away = here ? null : (former.get(file.itemId) ?? null);
  const old = here ?? away?.outline ?? null;
  const id = old?.id ?? away?.id ?? asId<ProductId>(ids.next());
  const adopts = away?.outline ? away.id : null;
  const first = here === null && away === null;
  const fetched = old !== null && old.contentTag !== null && !isUnfetched(old.unreadable);
  if (fetched && old.contentTag === file.contentTag) {
    const product = outlineOf(toProduct(file, audience, { ...old, body: '' }, id));
    const unchanged = here !== null && canonical(here) === canonical(product);
    return { named, product: unchanged ? null : product, adopts, first };
  }
  return { named, adopts, first, product: toProduct(file, audience, await read(file), id) };
}

const hasBody = (product: Product | Outline): product is Product => 'body' in product;

/**
 * Writes what was learnt of files of one drive, and where they lie.
 * @param isNews false while a library is read for the first time: what was there before is nothing new
 */
export async function keep(
  tx: SyncStores & Pick<Transaction, 'emit'>,
  driveId: string,
  generation: number,
  learnt: readonly Learnt[],
  { now, isNews }: { readonly now: Date; readonly isNews: boolean },
): Promise<void> {
  for (const { adopts, named } of learnt) {
    if (adopts) await tx.catalogue.adopt(adopts, driveId, named.file.itemId);
  }
  const products = learnt.flatMap(({ product }) => product ?? []);
  const read = products.filter(hasBody);
  await tx.catalogue.saveAll(read);
  await tx.catalogue.saveOutlines(products.filter((product) => !hasBody(product)));
  await tx.libraries.place(driveId, generation, learnt.map(placed));
  if (isNews) await noteArrivals(tx, learnt, now);
  await tx.arrivals.noteVersions(read.flatMap((product) => versionOf(product, learnt)));
  const reasons = new Set(read.map(({ unreadable }) => unreadable));
  for (const reason of reasons) {
    const some = read.filter(({ unreadable }) => unreadable === reason);
    const itemIds = some.map(({ itemId }) => itemId);
    await tx.libraries.retryAt(driveId, itemIds, retryAfter(reason, now));
  }
}

async function noteArrivals(
  tx: SyncStores & Pick<Transaction, 'emit'>,
  learnt: readonly Learnt[],
  now: Date,
): Promise<void> {
  const first = learnt.flatMap(({ first, product }) => (first && product ? [product.id] : []));
  for (const product of await tx.arrivals.note(first, now)) {
    tx.emit({ type: 'product.arrived', actor: null, data: { product } });
  }
}

/** None where the service gives the bytes no tag. */
function versionOf({ id, itemId, contentTag }: Product, learnt: readonly Learnt[]): Version[] {
  const file = learnt.find(({ named }) => named.file.itemId === itemId)?.named.file;
  if (!file || contentTag === null) return [];
  return [{ product: id, tag: contentTag, modifiedAt: file.modifiedAt }];
}

const placed = ({ named: { file, ownRights } }: Learnt): Placed => ({
  itemId: file.itemId,
  parentId: file.parentId,
  folder: false,
  ownRights,
  webUrl: '',
});
