import { surfaceOf } from '../../src/adapters/tenant/addresses.ts';
import { namesIn } from '../../src/adapters/tenant/odata/query.ts';
import type { SurfaceCall } from '../../src/adapters/tenant/surface.ts';
import { translate } from './bodies.ts';
import { adderFor, fill } from './collections.ts';
import { errorFaults, missing, schemaFaults, typeOf } from './compare.ts';
import { defaultBody } from './defaults.ts';
import { EMPTY_IS_RIGHT, excusedStatus } from './exceptions.ts';
import { deltaFaults, pagingFaults } from './follow.ts';
import type { Json, Pair } from './formats.ts';
import { provoke } from './provoke.ts';
import { ownQuery, urlOf } from './queries.ts';
import { isObject, samplesOf } from './samples.ts';
import type { Schema } from './schema.ts';
import { outside } from './scope.ts';
import { type Answered, type Session, Unprepared } from './session.ts';
import { uploadPart } from './uploads.ts';
import { addressOf, resolve } from './walk.ts';

export interface Verdict {
  readonly result: 'ok' | 'FAIL' | 'except';
  readonly method: string;
  /** The template of the call, or the documented path where it has none. */
  readonly path: string;
  readonly why: string;
}

/** Replays one pair. Never throws: what cannot be played is a failure that says so. */
export async function judge(
  session: Session,
  schema: Schema | undefined,
  pair: Pair,
): Promise<Verdict> {
  const address = addressOf(pair.url);
  const call = surfaceOf(pair.method, address.path);
  const path = call?.path ?? address.path.slice(0, 120);
  const verdict = (result: Verdict['result'], why: string): Verdict => ({
    result,
    method: pair.method,
    path,
    why,
  });
  const reason = outside(pair, address, call);
  if (reason) return verdict('except', reason);
  try {
    const faults = address.foreign
      ? await uploadPart(session, pair)
      : await play(session, schema, pair, call);
    return faults.length === 0 ? verdict('ok', '') : verdict('FAIL', faults.slice(0, 4).join('; '));
  } catch (error) {
    if (error instanceof Unprepared) return verdict('FAIL', error.message);
    return verdict('FAIL', `the runner: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function play(
  session: Session,
  schema: Schema | undefined,
  pair: Pair,
  call: SurfaceCall | undefined,
): Promise<string[]> {
  const documented = pair.response;
  if (!call || !documented) return [];
  const address = addressOf(pair.url);
  const { path, ids } = await resolve(session, pair, address);
  await fill({ session, pair, query: address.query, path });
  const query = await ownQuery(session, pair, path, address.query);
  // What an example's delta token tells happened after it was given out.
  if (isDelta(path) && hasToken(address.query))
    await adderFor(path)?.({ session, pair, query, path }, undefined);
  const given =
    pair.method === 'GET' ? { ...pair, body: undefined } : withBody(session, call, pair);
  const body = await translate({ session, pair: given, path, ids });
  await makeRoom(session, pair, path);
  const as = actorFor(pair, body);
  const plain = {
    ...(as ? { as } : {}),
    method: pair.method,
    path: urlOf(path, query),
    body,
    headers: sendable(pair),
  };
  const answer =
    documented.status >= 400
      ? await provoke(session, pair, plain, documented.status)
      : await session.ask(plain);
  const faults = statusFaults(pair, answer);
  if (faults.length > 0) return faults;
  if (answer.status >= 400) return errorFaults(answer.json);
  faults.push(...headerFaults(pair, answer), ...bodyFaults(schema, pair, call, answer, path));
  if (pair.method === 'GET' && isObject(answer.json) && Array.isArray(answer.json.value)) {
    const asked = { session, pair: { ...pair, headers: sendable(pair) }, path, query };
    faults.push(...(isDelta(path) ? await deltaFaults(asked) : await pagingFaults(asked)));
  }
  return faults;
}

/** An app that is installed already is taken away before it is installed. */
async function makeRoom(session: Session, pair: Pair, path: string): Promise<void> {
  if (pair.method !== 'POST' || !/\/installedApps$/.test(path)) return;
  const { json } = await session.ask({ method: 'GET', path });
  const there = isObject(json) && Array.isArray(json.value) ? json.value.filter(isObject) : [];
  for (const one of there)
    await session.ask({ method: 'DELETE', path: `${path}/${String(one.id)}` });
}

/** Search by an application needs a region; examples without one are a person's. */
function actorFor(pair: Pair, body: unknown): 'person' | undefined {
  const requests = isObject(body) && Array.isArray(body.requests) ? body.requests : [];
  const search = /\/search\/query$/.test(pair.url);
  return search && requests.filter(isObject).every((one) => !one.region) ? 'person' : undefined;
}

const isDelta = (path: string): boolean => /\/delta(\(.*\))?$/.test(path);
const hasToken = (query: URLSearchParams): boolean =>
  ['$deltatoken', '$deltaToken', 'token'].some(
    (name) => query.has(name) && query.get(name) !== 'latest',
  );

/** The example's body, or the least one the call takes where the example leaves it out. */
function withBody(session: Session, call: SurfaceCall, pair: Pair): Pair {
  const has = pair.body !== undefined && pair.body !== null && pair.body !== '';
  return has ? pair : { ...pair, body: defaultBody(session, call, pair) };
}

const OURS = new Set([
  'authorization',
  'content-length',
  'host',
  'content-type',
  'accept-encoding',
  'connection',
]);
/** Headers that mean something to the call (Prefer, If-Match, ConsistencyLevel, Content-Range). */
function sendable(pair: Pair): Record<string, string> {
  const kept = Object.entries(pair.headers).filter(([name]) => !OURS.has(name));
  const advanced = /\$(search|count)=|endswith|\$orderby/i.test(pair.url)
    ? { consistencylevel: 'eventual' }
    : {};
  // A tag written in an example is another item's: any will do.
  const match = kept.some(([name]) => name === 'if-match') ? { 'if-match': '*' } : {};
  const usable = kept.filter(([, value]) => !/[^\x20-\x7e]/.test(value) && !value.includes('{'));
  return { ...Object.fromEntries(usable), ...advanced, ...match };
}

function statusFaults(pair: Pair, answer: Answered): string[] {
  const shown = pair.response?.status ?? 0;
  if (answer.status === shown || excusedStatus(pair.method, shown, answer.status)) return [];
  const error =
    isObject(answer.json) && isObject(answer.json.error) ? answer.json.error : undefined;
  const says = error ? ` (${String(error.code)}: ${String(error.message).slice(0, 140)})` : '';
  return [`answers ${answer.status}, documented is ${shown}${says}`];
}

function headerFaults(pair: Pair, answer: Answered): string[] {
  return ['location', 'retry-after']
    .filter((name) => pair.response?.headers[name] !== undefined && !answer.headers.has(name))
    .map((name) => `the header ${name} is missing`);
}

function bodyFaults(
  schema: Schema | undefined,
  pair: Pair,
  call: SurfaceCall,
  answer: Answered,
  path: string,
): string[] {
  const shown = pair.response?.body;
  const ours = answer.json;
  if (answer.status === 204 || answer.status === 202 || answer.status === 302) return [];
  if (!isObject(ours))
    return isObject(shown) && answer.text === '' ? ['the answer has no body'] : [];
  const framed = isObject(shown) && call.returns?.endsWith('[]') !== false;
  const faults = framed ? frameFaults(shown, ours, path) : [];
  const own = Array.isArray(ours.value) ? ours.value : [ours];
  const selected = namesIn(addressOf(pair.url).query.get('$select'));
  const samples = samplesOf(pair).map((sample) => onlySelected(sample, selected));
  faults.push(...missing(schema, samples, own, typeOf(call.returns), ''));
  faults.push(...schemaFaults(schema, ours, call.returns));
  return faults;
}

/** Pages show more than their request selects. */
function onlySelected(sample: Json, names: string[] | undefined): Json {
  if (!names || names.includes('*')) return sample;
  return Object.fromEntries(Object.entries(sample).filter(([key]) => names.includes(key)));
}

/** What a page of a collection is framed by. */
function frameFaults(shown: Json, ours: Json, path: string): string[] {
  const faults: string[] = [];
  if ('@odata.context' in shown && !('@odata.context' in ours))
    faults.push('@odata.context is missing');
  if (!Array.isArray(shown.value)) return faults;
  if (!Array.isArray(ours.value)) return [...faults, 'value is missing'];
  if ('@odata.count' in shown && !('@odata.count' in ours)) faults.push('@odata.count is missing');
  const mayBeEmpty = EMPTY_IS_RIGHT.some(([form]) => form.test(path));
  if (shown.value.length > 0 && ours.value.length === 0 && !mayBeEmpty)
    faults.push('nothing came back');
  if ('@odata.deltaLink' in shown && !('@odata.deltaLink' in ours) && !('@odata.nextLink' in ours))
    faults.push('@odata.deltaLink is missing');
  return faults;
}
