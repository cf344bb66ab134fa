import type { Json, Pair } from './formats.ts';
import { isObject } from './samples.ts';
import type { Session } from './session.ts';

/** The query of an example with what names something of another tenant replaced: literals of `$filter` and `$search`
 * by values our own resources have, tokens by ones this tenant gave out. */
export async function ownQuery(
  session: Session,
  pair: Pair,
  path: string,
  given: URLSearchParams,
): Promise<URLSearchParams> {
  const query = new URLSearchParams(given);
  for (const [name, value] of given) {
    // `{query}` and `{format}` stand for anything a person may write.
    if (/^\{.*\}$/.test(value)) query.set(name, '*');
  }
  if (query.has('$filter') || query.has('$search')) await literals(session, pair, path, query);
  await dates(session, query);
  return tokens(session, pair, path, query);
}

const textOf = (query: URLSearchParams): string =>
  [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
export const urlOf = (path: string, query: URLSearchParams): string =>
  [...query].length === 0 ? path : `${path}?${textOf(query)}`;

/** A calendar view looks at a span; the documented one is long past, which is no matter. */
async function dates(_session: Session, query: URLSearchParams): Promise<void> {
  const filter = query.get('$filter');
  // A span of past years holds nothing here: it is widened to now.
  if (filter && /DateTime (lt|le) \d{4}/.test(filter))
    query.set(
      '$filter',
      filter.replace(/(DateTime (?:lt|le) )[\dTZ:.-]+/, '$12099-01-01T00:00:00Z'),
    );
}

async function literals(
  session: Session,
  pair: Pair,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const wide = new URLSearchParams(query);
  for (const name of ['$filter', '$search', '$orderby', '$top', '$count', '$select'])
    wide.delete(name);
  const rows: Json[] = [];
  const filter = query.get('$filter');
  // What a filter names need not be shown without being asked for.
  const named = [
    ...(filter ?? '').replace(/'[^']*'/g, '').matchAll(/(?:^|[\s(,])([a-z]\w*)(?=[/ ,)])/gi),
  ];
  const names = named
    .map((found) => found[1] ?? '')
    .filter((name) => !WORDS.test(name) && !filter?.includes(`(${name}:`));
  for (const select of [null, ['id', ...names].join(',')]) {
    if (select !== null) wide.set('$select', select);
    const asked = { method: 'GET', path: urlOf(path, wide), headers: pair.headers };
    const { json } = await session.ask(asked);
    if (isObject(json) && Array.isArray(json.value)) rows.push(...json.value.filter(isObject));
  }
  if (filter !== null) query.set('$filter', ownFilter(filter, rows));
  const search = query.get('$search');
  if (search !== null) {
    const own = search.replace(/"?(\w+):([^"]+)"?/g, (whole, name: string) => {
      const found = valueAt(rows, name);
      return found ? `"${name}:${found.slice(0, 3)}"` : whole;
    });
    query.set('$search', own);
  }
}

const WORDS =
  /^(and|or|not|eq|ne|gt|ge|lt|le|in|any|all|null|true|false|startswith|endswith|contains)$/i;
const QUOTED = "'((?:[^']|'')*)'";
function ownFilter(filter: string, rows: readonly Json[]): string {
  const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const lambda = /(\w+)\/any\((\w+):/i.exec(filter);
  const inner = lambda?.[1];
  const elements = inner
    ? rows.flatMap((row) =>
        Array.isArray(row[inner]) ? (row[inner] as unknown[]).filter(isObject) : [],
      )
    : [];
  // All conditions of a lambda are on one element: the first.
  const scope = lambda?.[2]
    ? rows.map((row) => ({ ...row, [lambda[2] ?? '']: elements[0] }))
    : rows;
  return filter
    .replace(
      new RegExp(`([\\w./]+) (eq) ${QUOTED}`, 'g'),
      (whole, path: string, operator: string) => {
        const found = valueAt(scope, path);
        return found === undefined ? whole : `${path} ${operator} ${quote(found)}`;
      },
    )
    .replace(
      new RegExp(`(endswith|startswith|contains)\\(([\\w./]+), ?${QUOTED}\\)`, 'gi'),
      (whole, name: string, path: string) => {
        const found = valueAt(scope, path);
        if (found === undefined) return whole;
        const part = name.toLowerCase() === 'endswith' ? found.slice(-8) : found.slice(0, 3);
        return `${name}(${path},${quote(part)})`;
      },
    );
}

/** The first text at a path (`teamsApp/externalId`, `microsoft.graph.x/userId`) in any of the rows. */
function valueAt(rows: readonly Json[], path: string): string | undefined {
  const steps = path.split('/').filter((step) => !step.includes('.'));
  for (const row of rows) {
    let value: unknown = row;
    for (const step of steps) value = isObject(value) ? value[step] : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

const FOREIGN = ['$skiptoken', '$deltatoken', 'token', '$skipToken', '$deltaToken'];

/** A token somebody else's tenant gave out is replaced by one of ours: the second page, or the state of now. */
async function tokens(
  session: Session,
  pair: Pair,
  path: string,
  query: URLSearchParams,
): Promise<URLSearchParams> {
  const name = FOREIGN.find((one) => query.has(one));
  const value = name ? (query.get(name) ?? '') : '';
  if (!name || value === 'latest') return query;
  if (/^\d{4}-\d\d-\d\d/.test(value)) {
    // Times of long ago are refused: tokens end after thirty days.
    const recent = session.running.tenant.clock.now().getTime() - 3_600_000;
    query.set(name, new Date(recent).toISOString());
    return query;
  }
  for (const one of FOREIGN) query.delete(one);
  const body = pair.response?.body;
  const first = new URLSearchParams(query);
  if (/skip/i.test(name) && !first.has('$top')) first.set('$top', '1');
  let link = urlOf(path, first);
  for (let page = 0; page < 400; page += 1) {
    const answer = await session.ask({ method: 'GET', path: link, headers: pair.headers });
    const json = isObject(answer.json) ? answer.json : {};
    const next = json['@odata.nextLink'];
    const delta = json['@odata.deltaLink'];
    const goal = /skip/i.test(name) ? (next ?? delta) : delta;
    const enough =
      goal !== undefined && (!/skip/i.test(name) || showsNext(body) === page < 1 || delta);
    if (enough && typeof goal === 'string') return new URL(goal, 'http://local').searchParams;
    if (typeof next !== 'string') return query;
    link = next;
  }
  return query;
}

const showsNext = (body: unknown): boolean => isObject(body) && '@odata.nextLink' in body;
