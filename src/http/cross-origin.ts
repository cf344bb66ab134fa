import type { HttpDeps } from './deps.ts';
import { type Exchange, type Handler, type Mount, nothing } from './exchange.ts';
import { refuse } from './problem.ts';

/** As long as browsers keep such an answer, in seconds. */
const REMEMBERED = '7200';

type Deps = Pick<HttpDeps, 'sites' | 'words' | 'log'>;

/**
 * Who may read the answer from a page of another origin: the organization's SharePoint, named to the letter. Nothing
 * travels with cookies; a page elsewhere gets the same refusal as from a server that knows no other origins.
 */
const allowed = ({ sites }: Deps, { req }: Exchange): Readonly<Record<string, string>> => ({
  Vary: 'Origin',
  ...(sites && req.headers.origin === sites.origin
    ? { 'Access-Control-Allow-Origin': sites.origin }
    : {}),
});

/** The same handler, whose answers and refusals scripts on the organization's SharePoint pages may read. */
function readable(handle: Handler, deps: Deps): Handler {
  return async (exchange) => {
    const reply = await handle(exchange).catch((error: unknown) =>
      refuse(error, exchange, deps.words, deps.log),
    );
    return { ...reply, headers: { ...reply.headers, ...allowed(deps, exchange) } };
  };
}

/** What a browser asks before it sends a token from a page of another origin. */
const before = (deps: Deps): Handler => {
  return async (exchange) => {
    const may = allowed(deps, exchange);
    if (!('Access-Control-Allow-Origin' in may)) return { ...nothing, headers: may };
    const headers = {
      ...may,
      'Access-Control-Allow-Methods': 'GET',
      'Access-Control-Allow-Headers': 'Authorization, Accept-Language',
      'Access-Control-Max-Age': REMEMBERED,
    };
    return { ...nothing, headers };
  };
};

/** A route for pages of SharePoint as well as for ours. */
export const onSites = (mount: Mount, deps: Deps): readonly Mount[] => [
  { ...mount, handle: readable(mount.handle, deps) },
  { method: 'OPTIONS', path: mount.path, handle: before(deps) },
];
