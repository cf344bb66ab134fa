import type { OutsideSource as OutsideShape } from '../../contract/outside.ts';
import type { OutsideView } from '../../features/knowledge/outside/actions.ts';
import type { SourceView } from '../../features/sources/actions.ts';
import type { OutsideKey } from '../../features/sources/model.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { RefusedRow } from '../../ports/reading.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A record that was left out is known by its identifier, where it has one. */
const refused = ({ line, column, reason, ...rest }: RefusedRow) => {
  const identifier =
    'identifier' in rest && typeof rest.identifier === 'string' ? rest.identifier : null;
  return { line, column: identifier === null ? column : `${identifier}: ${column}`, reason };
};

/** A catalogue or feed with how it stands with it in the register of sources. */
export function outsideSource(
  { source, records }: OutsideView,
  { source: known, ...view }: SourceView<OutsideKey>,
  names: ReadonlyMap<PersonId, string>,
): OutsideShape {
  const { place, harvest } = source;
  return {
    id: source.id,
    key: known.key,
    name: source.name,
    kind: place.kind,
    address: place.address,
    prefix: place.prefix,
    set: place.set,
    columns: { ...place.columns },
    everyHours: source.everyHours,
    paused: source.paused,
    records,
    read: harvest.read,
    total: harvest.total,
    state: view.state,
    owner: known.owner === null ? null : { id: known.owner, name: names.get(known.owner) ?? '—' },
    staleAfterHours: known.staleAfterHours,
    staleSince: iso(view.staleSince),
    lastAttempt: iso(known.lastAttempt),
    lastSuccess: iso(known.lastSuccess),
    readingSince: iso(known.readingSince),
    refusedCount: known.refusedCount,
    refused: known.refused.map(refused),
    trouble: known.trouble === null ? null : { code: known.trouble, details: { ...known.details } },
    failures: known.failures,
    held: known.held,
  };
}
