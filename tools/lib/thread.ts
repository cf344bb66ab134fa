import { type Contribution, threadPart } from '../../src/contract/discussions.ts';

const MOST_AT_ONCE = 200;

/**
 * All contributions of a discussion that somebody sees, asked for part by part.
 * @param get answers a path below the API with its JSON, as that person
 */
export async function wholeThread(
  get: (path: string) => Promise<unknown>,
  discussion: string,
): Promise<Contribution[]> {
  const all: Contribution[] = [];
  let after: string | null = '';
  while (after !== null) {
    const from: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const path = `/discussions/${discussion}/thread?limit=${MOST_AT_ONCE}${from}`;
    const part = threadPart.parse(await get(path));
    all.push(...part.thread);
    after = part.after;
  }
  return all;
}
