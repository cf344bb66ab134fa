import { adderFor } from './collections.ts';
import type { Json, Pair } from './formats.ts';
import { urlOf } from './queries.ts';
import { isObject } from './samples.ts';
import type { Session } from './session.ts';

interface Asked {
  readonly session: Session;
  readonly pair: Pair;
  readonly path: string;
  readonly query: URLSearchParams;
}

/** One page, or what was wrong with it. */
async function page(asked: Asked, link: string): Promise<Json | string> {
  const { session, pair } = asked;
  const answer = await session.ask({ method: 'GET', path: link, headers: pair.headers });
  if (answer.status !== 200 || !isObject(answer.json)) return `${link} answered ${answer.status}`;
  return answer.json;
}

const rowsOf = (json: Json): Json[] =>
  Array.isArray(json.value) ? json.value.filter(isObject) : [];
const keyOf = (row: Json): string => String(row.id ?? JSON.stringify(row));

/** Follows nextLinks to the end. @returns the ids in order and the deltaLink, or a fault */
async function toTheEnd(
  asked: Asked,
  first: string,
): Promise<{ ids: string[]; sizes: number[]; delta: unknown } | string> {
  const ids: string[] = [];
  const sizes: number[] = [];
  let link: unknown = first;
  for (let count = 0; count < 300 && typeof link === 'string'; count += 1) {
    const json = await page(asked, link);
    if (typeof json === 'string') return json;
    ids.push(...rowsOf(json).map(keyOf));
    sizes.push(rowsOf(json).length);
    link = json['@odata.nextLink'];
    if (link === undefined) return { ids, sizes, delta: json['@odata.deltaLink'] };
  }
  return 'the nextLinks lead nowhere';
}

/** `$top` cuts a collection into pages, and following the nextLinks gives each item once. */
export async function pagingFaults(asked: Asked): Promise<string[]> {
  const query = new URLSearchParams(asked.query);
  query.delete('$top');
  const whole = await toTheEnd(asked, urlOf(asked.path, query));
  if (typeof whole === 'string') return [`paging: ${whole}`];
  const twice = whole.ids.find((id, index) => whole.ids.indexOf(id) !== index);
  if (twice !== undefined) return [`paging: ${twice} comes twice`];
  if (whole.ids.length < 2) return [];
  const top = Math.max(1, Math.ceil(whole.ids.length / 4));
  query.set('$top', String(top));
  const cut = await toTheEnd(asked, urlOf(asked.path, query));
  if (typeof cut === 'string') return [`paging with $top=${top}: ${cut}`];
  if (cut.sizes.some((size) => size > top)) return [`paging: a page is longer than $top=${top}`];
  const same = [...cut.ids].sort().join() === [...whole.ids].sort().join();
  return same
    ? []
    : [`paging with $top=${top} gives ${cut.ids.length} of ${whole.ids.length} items`];
}

/** deltaLink -> nothing new -> a change -> that one item; `token=latest` tells nothing old. */
export async function deltaFaults(asked: Asked): Promise<string[]> {
  const { path, query } = asked;
  const started = new URLSearchParams(query);
  for (const name of ['$deltatoken', '$skiptoken', 'token']) started.delete(name);
  const all = await toTheEnd(asked, urlOf(path, started));
  if (typeof all === 'string') return [`delta: ${all}`];
  if (typeof all.delta !== 'string') return ['delta: the last page has no deltaLink'];
  const quiet = await toTheEnd(asked, all.delta);
  if (typeof quiet === 'string') return [`deltaLink: ${quiet}`];
  if (quiet.ids.length > 0)
    return [`deltaLink tells ${quiet.ids.length} items though nothing changed`];
  const latest = new URLSearchParams(started);
  latest.set(path.startsWith('/users/') ? '$deltatoken' : 'token', 'latest');
  const now = await page(asked, urlOf(path, latest));
  if (typeof now === 'string') return [`token=latest: ${now}`];
  if (rowsOf(now).length > 0) return ['token=latest tells what was there before'];
  return afterChange(asked, String(quiet.delta), String(now['@odata.deltaLink']));
}

async function afterChange(asked: Asked, link: string, latest: string): Promise<string[]> {
  const add = adderFor(asked.path);
  if (!add) return [];
  const made = await add(asked, undefined);
  const faults: string[] = [];
  for (const [what, from] of [
    ['deltaLink', link],
    ['token=latest', latest],
  ] as const) {
    const told = await toTheEnd(asked, from);
    if (typeof told === 'string') faults.push(`${what} after a change: ${told}`);
    else if (told.ids.length !== 1 || told.ids[0] !== made)
      faults.push(
        `${what} after one change tells ${told.ids.length} items (${told.ids.slice(0, 3).join(', ')})`,
      );
  }
  return faults;
}
