import { GraphFault } from './faults.ts';
import { follow, type Target } from './route.ts';

export interface Page<T> {
  readonly value: readonly T[];
  readonly '@odata.nextLink'?: string | undefined;
}

/**
 * A collection to its end. A link to another host is refused rather than followed with a token, and one that came
 * before would never end.
 * @throws GraphFault
 */
export async function* nextPages<T>(
  target: Target,
  origin: string,
  read: (target: Target) => Promise<Page<T>>,
): AsyncIterable<readonly T[]> {
  const seen = new Set<string>();
  const what = `GET ${target.route}`;
  for (let next: Target | null = target; next; ) {
    const page: Page<T> = await read(next);
    yield page.value;
    const link = page['@odata.nextLink'];
    if (link === undefined) return;
    if (new URL(link, origin).origin !== origin) throw new GraphFault(200, 'foreignLink', what);
    next = follow(target.route, link);
    if (seen.has(next.path)) throw new GraphFault(200, 'endlessPages', what);
    seen.add(next.path);
  }
}
