import { isDay } from './days.ts';

/** A point on the way of a project that its register names. */
export interface Milestone {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Null where the register gives the day alone. */
  readonly name: string | null;
}

const DATED = /^(\d{4}-\d{2}-\d{2})(?:$|[\s:,–—-]+)(.*)$/;

/**
 * What one cell of a register says: `2026-03-01 Baseline; 2026-09-01; Mid-term`, a name behind its day, or by itself in
 * the part after it. Null where a part begins with no day and follows none. In order of days.
 */
export function milestonesIn(cell: string): readonly Milestone[] | null {
  const found: { on: string; name: string | null }[] = [];
  for (const part of cell.split(/[;|\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const [, on, name = ''] = DATED.exec(part) ?? [];
    const last = found.at(-1);
    if (on !== undefined && isDay(on)) found.push({ on, name: name.trim() || null });
    else if (on === undefined && last?.name === null) last.name = part;
    else return null;
  }
  return found.toSorted((a, b) => a.on.localeCompare(b.on));
}

/** One of them, as a part of a cell. */
export const milestoneWords = ({ on, name }: Milestone): string =>
  name === null ? on : `${on} ${name}`;

/** A name as it stands in a key: its own signs are doubled, so that only ours stand alone, and a number is no place. */
function inKey(name: string): string {
  const word = name.toLowerCase().replace(/\s+/g, ' ').replaceAll('#', '##');
  return /^\d+$/.test(word) ? `#${word}` : word;
}

/**
 * What tells a project's milestones apart however they move: the name, and among those of the same name, or without
 * any, the place.
 */
export function milestoneKeys(milestones: readonly Milestone[]): readonly string[] {
  const seen = new Map<string, number>();
  return milestones.map(({ name }) => {
    const word = inKey(name ?? '');
    const place = (seen.get(word) ?? 0) + 1;
    seen.set(word, place);
    if (word === '') return String(place);
    return place === 1 ? word : `${word}#${place}`;
  });
}
