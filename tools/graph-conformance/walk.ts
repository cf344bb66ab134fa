import { segments } from '../../src/adapters/tenant/http/router.ts';
import { SURFACE } from '../../src/adapters/tenant/surface.ts';
import type { Pair } from './formats.ts';
import { freshFile, freshFolder } from './library.ts';
import type { Walk } from './place.ts';
import { MAKERS } from './resources.ts';
import { isObject, samplesOf } from './samples.ts';
import type { Session } from './session.ts';

/** A documented address taken apart. */
export interface Address {
  /** Below `/v1.0`, as written. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly version: string;
  /** Another host than Graph's: a pre-authorised address. */
  readonly foreign: boolean;
}

export function addressOf(url: string): Address {
  const absolute = /^https?:\/\/([^/]+)(\/.*)?$/i.exec(url);
  const host = absolute?.[1]?.toLowerCase();
  const rest = absolute ? (absolute[2] ?? '/') : url.startsWith('/') ? url : `/${url}`;
  const mark = rest.indexOf('?');
  const full = mark < 0 ? rest : rest.slice(0, mark);
  const versioned = /^\/(v1\.0|beta)(\/.*)?$/i.exec(full);
  const query = readQuery(mark < 0 ? '' : rest.slice(mark + 1));
  const below = (versioned ? (versioned[2] ?? '/') : full).replace(/\/+$/, '') || '/';
  // `delta(token='x')` is `delta?token=x`.
  const token = /^(.*\/delta)\((?:token='?([^')]*)'?)?\)$/.exec(below);
  if (token?.[2]) query.set('token', decode(token[2]));
  return {
    path: token?.[1] ?? below,
    query,
    version: versioned?.[1]?.toLowerCase() ?? 'v1.0',
    foreign: host !== undefined && !/graph\.microsoft\.com$/.test(host),
  };
}

/** A query as a page writes it: blanks, quotes and all, `%24` or `$`. */
function readQuery(text: string): URLSearchParams {
  const query = new URLSearchParams();
  for (const part of text.split('&').filter((one) => one.trim() !== '')) {
    const at = part.indexOf('=');
    const name = decode(at < 0 ? part : part.slice(0, at));
    if (at >= 0) query.set(name, decode(part.slice(at + 1)));
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // A stray percent sign is taken as it stands.
    return text;
  }
}

/** Words that follow a noun without being an id: `messages/delta`, `members/add`, `sites/getAllSites`. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  SURFACE.flatMap((call) => {
    const parts = segments(call.path);
    return parts.flatMap((part, index) => {
      const noun = parts[index - 1]?.toLowerCase() ?? '';
      return MAKERS[noun] && !part.includes('{') ? [`${noun}/${part.toLowerCase()}`] : [];
    });
  }).concat(['sites/root', 'items/root', 'channels/getallretainedmessages']),
);

/** The documented path with every id replaced by that of a resource made (or found) for this call. */
export async function resolve(
  session: Session,
  pair: Pair,
  address: Pick<Address, 'path' | 'query'>,
): Promise<{ path: string; ids: Map<string, string> }> {
  const parts = segments(address.path);
  const walk: Walk = {
    session,
    pair,
    query: address.query,
    base: '',
    rest: [],
    parent: '',
    ids: new Map(),
  };
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    const noun = part.replace(/\(.*$/, '').toLowerCase();
    if (part.startsWith(':')) {
      await addressed(walk, part.slice(1), parts.slice(index + 1));
      continue;
    }
    walk.base += `/${part}`;
    const next = parts[index + 1];
    if (!MAKERS[noun] || next === undefined || isFunction(noun, next)) {
      if (!isObject(next) && next === undefined) break;
      if (!MAKERS[noun]) walk.parent = noun === 'termstore' ? noun : walk.parent;
      continue;
    }
    const after = parts.slice(index + 2);
    walk.rest = after.map((one) => one.replace(/\(.*$/, '').toLowerCase());
    const id = await memberFor(walk, noun, next, after);
    walk.ids.set(noun, id);
    walk.base += `/${/^\d|^[\w!-]+$/.test(id) ? id : encodeURIComponent(id)}`;
    walk.parent = noun;
    index += 1;
    if (noun === 'sites' && after[0]?.startsWith(':')) index = skipSitePath(walk, parts, index);
  }
  return { path: walk.base, ids: walk.ids };
}

const isFunction = (noun: string, next: string): boolean =>
  next.startsWith('$') ||
  next.startsWith(':') ||
  FUNCTIONS.has(`${noun}/${next.replace(/\(.*$/, '').toLowerCase()}`);

async function memberFor(
  walk: Walk,
  noun: string,
  given: string,
  after: readonly string[],
): Promise<string> {
  if (noun === 'sites' && after[0]?.startsWith(':')) return 'org.sharepoint.example';
  if (noun === 'versions' && given === 'current') {
    await MAKERS.versions?.(walk);
    return 'current';
  }
  return (await MAKERS[noun]?.(walk)) ?? given;
}

/** `sites/host:/any/path` becomes the knowledge site by its own path. */
function skipSitePath(walk: Walk, parts: readonly string[], index: number): number {
  const more = parts.length > index + 2;
  walk.base = `/sites/org.sharepoint.example:/sites/knowledge${more ? ':' : ''}`;
  return index + 1;
}

/** A drive item by path: what a reading call names is put there first. */
async function addressed(walk: Walk, path: string, rest: readonly string[]): Promise<void> {
  const { session, pair } = walk;
  const tail = rest[0]?.replace(/\(.*$/, '').toLowerCase();
  const writes = tail === 'createuploadsession' || (tail === 'content' && pair.method === 'PUT');
  const drive = walk.base.replace(/\/(items|root)(\/[^/]+)?$/, '');
  const name = `${writes ? 'new' : 'placed'}-${session.next()}${/\.\w+$/.exec(path)?.[0] ?? ''}`;
  const sample = samplesOf(pair)[0];
  const folder = tail === 'children' || isObject(sample?.folder);
  let named = encodeURIComponent(name);
  if (!writes && folder) {
    const id = await freshFolder(session, drive);
    const made = await session.make({ method: 'GET', path: `${drive}/items/${id}` });
    named = encodeURIComponent(String(made.name));
    const inside = `${drive}/items/${id}:/inside.txt:/content`;
    await session.make({ method: 'PUT', path: inside, body: 'inside' });
  } else if (!writes) await freshFile(session, drive, name);
  const parent = writes ? walk.base : `${drive}/root`;
  walk.base = `${parent}:/${named}${rest.length > 0 ? ':' : ''}`;
}
