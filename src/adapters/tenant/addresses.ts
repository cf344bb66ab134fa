import { segments } from './http/router.ts';
import { SURFACE, type SurfaceCall } from './surface.ts';

/** Other addresses of the same thing: asked under the first, answered as the second. */
export const ALIASES: readonly (readonly [address: string, same: string])[] = [
  ['/me', '/users/{user}'],
  ['/drive', '/drives/{drive}'],
  ['/users/{user}/drive', '/drives/{drive}'],
  ['/users/{user}/drives/{drive}', '/drives/{drive}'],
  ['/groups/{group}/drive', '/drives/{drive}'],
  ['/groups/{group}/drives/{drive}', '/drives/{drive}'],
  ['/groups/{group}/sites/root', '/sites/{site}'],
  ['/sites/{site}:/{path}:', '/sites/{site}'],
  ['/sites/{site}/termStore/groups/{group}/sets/{set}', '/sites/{site}/termStore/sets/{set}'],
  [
    '/sites/{site}/termStore/{store}/terms/{term}',
    '/sites/{site}/termStore/sets/{set}/terms/{term}',
  ],
  ['/sites/{site}/drive', '/drives/{drive}'],
  ['/sites/{site}/drives/{drive}', '/drives/{drive}'],
  ['/sites/{site}/lists/{list}/drive', '/drives/{drive}'],
  ['/sites/{site}/lists/{list}/items/{item}/driveItem', '/drives/{drive}/items/{item}'],
  ['/teams/{team}/channels/{channel}/filesFolder', '/drives/{drive}/items/{item}'],
];

const partsOf = new Map(SURFACE.map((call) => [call, segments(call.path)]));
const aliasParts = ALIASES.map(([address, same]) => ({
  from: segments(address),
  to: segments(same),
}));

/** The row a raw path (below `/v1.0`, without query) falls under, by whatever address it names things.
 * @returns undefined for what lies outside the surface */
export function surfaceOf(method: string, rawPath: string): SurfaceCall | undefined {
  let asked = segments(rawPath).map((part) => part.replace(/^(search|delta)\(.*\)$/i, '$1'));
  // Each alias leads nearer to the canonical address; three steps reach it (/me/drive/root …).
  for (let step = 0; step < 4; step += 1) {
    const found = best(method, asked);
    if (found) return found;
    const alias = aliasParts
      .filter(({ from }) => fits(from, asked.slice(0, from.length)))
      .sort((one, two) => two.from.length - one.from.length)[0];
    if (!alias) return undefined;
    asked = [...alias.to, ...asked.slice(alias.from.length)];
  }
  return undefined;
}

function best(method: string, asked: string[]): SurfaceCall | undefined {
  const literals = (parts: string[]): number => parts.filter((part) => !part.includes('{')).length;
  let found: { call: SurfaceCall; literals: number } | undefined;
  for (const [call, parts] of partsOf) {
    if (call.method !== method || !fits(parts, asked)) continue;
    const weight = literals(parts);
    if (!found || weight > found.literals) found = { call, literals: weight };
  }
  return found?.call;
}

/** A bound function or action stands where an id could: its name tells it from one. */
export const isFunctionName = (part: string): boolean =>
  /^(delta|count|\$count|\$ref|\$value)$/i.test(part) ||
  /^(get|set|is|does|add|remove|send|archive|unarchive|provision|complete)[A-Z][A-Za-z]*(\(.*\))?$/.test(
    part,
  ) ||
  /^(getall|getcompatible)[a-z]+$/.test(part);

const fits = (parts: readonly string[], asked: readonly string[]): boolean =>
  parts.length === asked.length &&
  parts.every((part, index) => {
    const given = asked[index] ?? '';
    if (part.startsWith(':') !== given.startsWith(':')) return false;
    if (/^:?\{/.test(part)) return !isFunctionName(given);
    return part.toLowerCase() === given.toLowerCase();
  });
