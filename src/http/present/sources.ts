import type { Mission, SourceList, Source as SourceShape } from '../../contract/sources.ts';
import type { SourceView } from '../../features/sources/actions.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { MOVES, type MoveKind } from '../../ports/leavers.ts';
import type { MissionRecord } from '../../ports/missions.ts';

type Names = ReadonlyMap<PersonId, string>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function source({ source: it, ...view }: SourceView, names: Names): SourceShape {
  return {
    key: it.key,
    state: view.state,
    place: view.place,
    owner: it.owner === null ? null : { id: it.owner, name: names.get(it.owner) ?? it.owner },
    staleAfterHours: it.staleAfterHours,
    staleSince: iso(view.staleSince),
    lastAttempt: iso(it.lastAttempt),
    lastSuccess: iso(it.lastSuccess),
    readingSince: iso(it.readingSince),
    taken: it.taken,
    refusedCount: it.refusedCount,
    refused: [...it.refused],
    dropped: [...it.dropped],
    trouble: it.trouble === null ? null : { code: it.trouble, details: { ...it.details } },
    failures: it.failures,
    held: it.held,
  };
}

/** How many of each kind; a kind that nobody has is left out. */
export const moveCounts = (moves: ReadonlyMap<PersonId, MoveKind>): SourceList['moves'] =>
  MOVES.map((kind) => ({
    kind,
    count: [...moves.values()].filter((one) => one === kind).length,
  })).filter(({ count }) => count > 0);

export const mission = (it: MissionRecord, names: Names): Mission => ({
  ...it,
  person: names.get(it.person) ?? it.person,
});
