import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { OutsideChange, OutsideRecord } from '../../../ports/outside.ts';
import type { Outline, Product } from '../model.ts';
import type { OutsideDeps } from './deps.ts';
import { mapped } from './mapping.ts';
import {
  driveOf,
  itemOf,
  type KeptRecord,
  keptOf,
  languageNamed,
  type RefusedRecord,
  toItem,
} from './model.ts';
import type { OutsideStores } from './store.ts';

type Deps = Pick<OutsideDeps, 'ids' | 'text' | 'terms'>;

/** The last word on each record counts: a page may name one twice. */
function sorted(changes: readonly OutsideChange[]) {
  const records = new Map<string, OutsideRecord>();
  const gone = new Set<string>();
  const refused = new Map<string, RefusedRecord>();
  for (const change of changes) {
    if (change.kind === 'refused') {
      const { at, identifier, field, reason } = change;
      refused.set(`${identifier ?? at}:${field}`, { line: at, identifier, column: field, reason });
      continue;
    }
    if (change.kind === 'deleted') {
      gone.add(change.identifier);
      records.delete(change.identifier);
    } else {
      records.set(change.record.identifier, change.record);
      gone.delete(change.record.identifier);
    }
  }
  return { records: [...records.values()], gone: [...gone], refused: [...refused.values()] };
}

/** The mean item of a catalogue says its language itself; the words tell it where it does not. */
const itemFor =
  ({ text, terms, ids }: Deps, source: string, former: ReadonlyMap<string, { id: ProductId }>) =>
  (record: OutsideRecord): Product => {
    const words = `${record.title}. ${record.abstract}`.slice(0, 1_000);
    const language = languageNamed(record.language) ?? text.detect(words, 'en');
    const known = former.get(itemOf(source, record.identifier))?.id;
    const id = known ?? asId<ProductId>(ids.next());
    return toItem(source, record, mapped(terms, record), language, id);
  };

/** Takes some changes of a source into the catalogue, within a transaction. Repeating it changes nothing. */
export async function takeChanges(
  tx: OutsideStores,
  deps: Deps,
  { source, generation }: { readonly source: string; readonly generation: number },
  changes: readonly OutsideChange[],
): Promise<void> {
  const { records, gone, refused } = sorted(changes);
  const identifiers = records.map(({ identifier }) => identifier);
  const marks = await tx.outside.marks(source, identifiers);
  const kept = new Map<string, KeptRecord>();
  const changed = records.filter((record) => {
    const one = keptOf(record);
    kept.set(record.identifier, one);
    return marks.get(record.identifier) !== one.mark;
  });
  const drive = driveOf(source);
  const fresh = changed.filter(({ identifier }) => !marks.has(identifier));
  const former = await tx.catalogue.former(
    drive,
    fresh.map(({ identifier }) => itemOf(source, identifier)),
  );
  await tx.catalogue.saveAll(changed.map(itemFor(deps, source, former)));
  await tx.outside.put(
    source,
    generation,
    changed.flatMap(({ identifier }) => kept.get(identifier) ?? []),
  );
  const same = identifiers.filter((one) => marks.get(one) === kept.get(one)?.mark);
  await tx.outside.name(source, generation, same);
  await removeRecords(tx, source, gone);
  await tx.outside.refuse(source, generation, refused);
  await tx.outside.pardon(source, [...identifiers, ...gone]);
}

/** Records that are gone, with their items. */
export async function removeRecords(
  tx: OutsideStores,
  source: string,
  identifiers: readonly string[],
): Promise<void> {
  if (identifiers.length === 0) return;
  await tx.catalogue.removeItems(
    driveOf(source),
    identifiers.map((identifier) => itemOf(source, identifier)),
  );
  await tx.outside.drop(source, identifiers);
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));

/** Gives items the topics that their words mean by now; only those are written that change. */
export async function mapAnew(
  tx: OutsideStores,
  { terms }: Pick<Deps, 'terms'>,
  source: string,
  records: readonly KeptRecord[],
): Promise<number> {
  const items = await tx.catalogue.known(
    driveOf(source),
    records.map(({ identifier }) => itemOf(source, identifier)),
  );
  const changed = records.flatMap((record): Outline[] => {
    const item = items.get(itemOf(source, record.identifier));
    if (!item) return [];
    const { topics } = mapped(terms, record);
    return same(item.topics, topics) ? [] : [{ ...item, topics }];
  });
  await tx.catalogue.saveOutlines(changed);
  return changed.length;
}
