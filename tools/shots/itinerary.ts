import { howMany, whoLooks } from './cast.ts';
import { isWhole, patternOf } from './routes.ts';

/** One page that somebody is to look at. */
export interface Errand {
  readonly pattern: string;
  /** With what it asks for: `/search?q=wages`. */
  readonly path: string;
  readonly person: string;
}

export interface Itinerary {
  /** A page that somebody was led to: kept where none of its kind, or too few, are. */
  add(path: string, person: string): void;
  next(): Errand | null;
  /** Of the route table, what was never led to. */
  missed(): readonly string[];
}

/**
 * Begins with every address that has nothing to fill in.
 * @param all the route table; @param by looks at all of it instead of whoever has something there
 */
export function itinerary(all: readonly string[], by: string | null): Itinerary {
  const queue: Errand[] = [];
  const planned = new Map<string, Set<string>>();
  const led = new Set<string>();
  const add = (path: string, person: string): void => {
    const [address = '', asked] = path.split('?');
    const pattern = patternOf(address, all);
    if (!pattern) return;
    // The same page with something asked for is one more of its kind.
    const key = [
      pattern,
      asked === undefined ? '' : '?',
      whoLooks(pattern).length > 1 ? person : '',
    ].join(' ');
    const paths = planned.get(key) ?? new Set<string>();
    if (paths.has(path) || paths.size >= howMany(pattern)) return;
    planned.set(key, paths.add(path));
    led.add(pattern);
    queue.push({ pattern, path, person });
  };
  for (const pattern of all.filter(isWhole))
    for (const person of by ? [by] : whoLooks(pattern)) add(pattern, person);
  return {
    add,
    next: () => queue.shift() ?? null,
    missed: () => all.filter((pattern) => !led.has(pattern)),
  };
}
