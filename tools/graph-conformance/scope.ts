import type { SurfaceCall } from '../../src/adapters/tenant/surface.ts';
import type { Pair } from './formats.ts';
import { bodyOf, isObject } from './samples.ts';
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
  if (call.path === '/search/query' && searchesElse(pair))
    return `${OUTSIDE} (search for other kinds)`;
  return undefined;
}

/** The address an upload session gives out is another host's in every example. */
const isUpload = (address: Address): boolean => /\/up\//.test(address.path);

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
