import { addDays } from '../../kernel/days.ts';
import { asId, type PersonId } from '../../kernel/ids.ts';
import type { LeaveDays, MoveRecord } from '../../ports/leavers.ts';
import type { Reading } from '../../ports/reading.ts';

/** So long what somebody leaves is still being brought to its end, before their next contract's last day counts. */
const WINDING_UP_DAYS = 30;

/** The one of a person's contracts that ends next, or has just ended; the last where all have ended long ago. */
function current(moves: readonly MoveRecord[], today: string): MoveRecord | undefined {
  const since = addDays(today, -WINDING_UP_DAYS);
  const dated = moves
    .filter(({ lastDay }) => lastDay !== null)
    .toSorted(
      (a, b) =>
        (a.lastDay ?? '').localeCompare(b.lastDay ?? '') || a.contract.localeCompare(b.contract),
    );
  return dated.find(({ lastDay }) => (lastDay ?? '') >= since) ?? dated.at(-1) ?? moves[0];
}

const personIn = (key: string): PersonId => asId<PersonId>(key.slice(0, key.indexOf('|')));

/**
 * The directory's days and those of the personnel system's file as one. Whoever is in the file leaves as it says,
 * whatever the directory does. Null where neither can be read.
 * @param directory null where it may not be read, @param file null where there is none
 * @param today `YYYY-MM-DD`
 */
export function leaveDays(
  directory: ReadonlyMap<PersonId, string | null> | null,
  file: Reading<MoveRecord> | null,
  today: string,
): LeaveDays | null {
  if (!directory && !file) return null;
  const days = new Map(directory ?? []);
  const kinds = new Map<PersonId, MoveRecord['kind']>();
  const byPerson = Map.groupBy(file?.records ?? [], ({ person }) => person);
  for (const [person, moves] of byPerson) {
    const move = current(moves, today);
    if (!move) continue;
    days.set(person, move.lastDay);
    if (move.lastDay !== null) kinds.set(person, move.kind);
  }
  const unclear = file
    ? file.unclear && new Set([...file.unclear].map(personIn))
    : new Set<PersonId>();
  return { days, others: directory ? 'gone' : 'staying', unclear, kinds };
}
