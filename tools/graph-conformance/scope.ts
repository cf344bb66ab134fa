import type { SurfaceCall } from '../../src/adapters/tenant/surface.ts';
import type { Pair } from './formats.ts';
import { bodyOf, isObject, samplesOf } from './samples.ts';
import type { Address } from './walk.ts';

export const OUTSIDE = 'outside the surface: nothing needs it';
const SEARCHED = new Set(['driveItem', 'listItem']);

/** Why a pair is not played, or undefined. General reasons only: by version, path, kind of body. */
export function outside(
  pair: Pair,
  address: Address,
  call: SurfaceCall | undefined,
): string | undefined {
  if (!pair.response) return 'a request without its response';
  if (address.version === 'beta') return 'the beta version: the tenant speaks v1.0';
  if (/\/channels\/[^/]+\/messages\/delta/.test(address.path))
    return 'the channel delta was retired in 2024; changes are told by subscription';
  if (address.foreign) return isUpload(address) ? undefined : OUTSIDE;
  if (!call) return OUTSIDE;
  if (extension(pair, address)) return 'a schema extension that only another organization has';
  if (call.path === '/subscriptions' && watchesElse(pair))
    return `${OUTSIDE} (subscription to something else)`;
  if (call.path === '/search/query' && beyond(pair))
    return 'the body uses a property that v1.0 does not have';
  if (call.path === '/search/query' && searchesElse(pair))
    return `${OUTSIDE} (search for other kinds)`;
  return undefined;
}

/** The address an upload session gives out is another host's in every example. */
const isUpload = (address: Address): boolean => /\/up\//.test(address.path);

/** Extension properties carry the name of the organization's own application. */
function extension(pair: Pair, address: Address): boolean {
  const named = /^(ext[a-z0-9]{6,}|extension_[0-9a-f]{32})_\w+/i;
  const selected = (address.query.get('$select') ?? '').split(',').some((name) => named.test(name));
  const body = bodyOf(pair);
  return selected || (isObject(body) && Object.keys(body).some((name) => named.test(name)));
}

/** Mailboxes, chats and calls are subscribed to by nobody here. */
function watchesElse(pair: Pair): boolean {
  const body = bodyOf(pair);
  const resource = isObject(body) ? body.resource : samplesOf(pair)[0]?.resource;
  if (typeof resource !== 'string' || pair.method !== 'POST') return false;
  return !WATCHED.test(resource.replace(/^\//, ''));
}
const WATCHED =
  /^(teams\/(getAllMessages|[^/]+(\/channels(\/[^/]+(\/messages.*)?)?|\/members)?$)|teams\/[^/]+\/channels\/[^/]+\/messages|sites\/[^/]+\/lists\/[^/]+$|sites\/.*\/lists\/|drives\/[^/]+\/root|me\/drive\/root|users$|users\/[^/]+$|groups$|groups\/[^/]+$)/;

const REQUEST = new Set(
  `entityTypes query from size fields sortProperties aggregations aggregationFilters
  collapseProperties queryAlterationOptions region sharePointOneDriveOptions resultTemplateOptions
  contentSources enableTopResults`.split(/\s+/),
);
function beyond(pair: Pair): boolean {
  const body = bodyOf(pair);
  const requests = isObject(body) && Array.isArray(body.requests) ? body.requests : [];
  return requests
    .filter(isObject)
    .some((one) => Object.keys(one).some((name) => !REQUEST.has(name)));
}

function searchesElse(pair: Pair): boolean {
  const body = bodyOf(pair);
  const requests = isObject(body) && Array.isArray(body.requests) ? body.requests : [];
  return requests
    .filter(isObject)
    .some((request) =>
      (Array.isArray(request.entityTypes) ? request.entityTypes : []).some(
        (kind) => !SEARCHED.has(String(kind)),
      ),
    );
}
