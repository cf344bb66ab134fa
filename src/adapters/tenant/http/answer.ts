import { asStep, doorOf, pass } from '../gate/gate.ts';
import { type Door, refusalReply } from '../gate/refusals.ts';
import { aliasOf } from '../graph/alias.ts';
import type { Answer } from '../graph/batch.ts';
import { monitorRoutes } from '../graph/copies.ts';
import { downloadRoutes } from '../graph/downloads.ts';
import { graphRoutes } from '../graph/routes.ts';
import type { Caller } from '../identity.ts';
import { outsideRoutes } from '../outside/routes.ts';
import { clientRoutes } from '../teams/client.ts';
import { connectorRoutes } from '../teams/connector.ts';
import type { Tenant } from '../tenant.ts';
import { devRoutes } from './dev.ts';
import { faultRoutes } from './dev-faults.ts';
import { signInRoutes } from './dev-sign-in.ts';
import { ODataError, unauthorized } from './errors.ts';
import { identityRoutes } from './identity.ts';
import { onlyOurPages } from './own-pages.ts';
import { pageRoutes } from './page.ts';
import { type Call, compile, type Reply, type Route } from './router.ts';

/** The one route table. @param step answers one step of a batch */
export const routesOf = (step: Answer): Route[] => [
  ...graphRoutes(step),
  ...downloadRoutes,
  ...monitorRoutes,
  ...identityRoutes,
  ...connectorRoutes,
  ...clientRoutes,
  ...devRoutes,
  ...pageRoutes,
  ...faultRoutes,
  ...signInRoutes,
  ...outsideRoutes,
];

/** The one order of every call: who is it, what shall go wrong with it, has there been too
 * much of it, is there such a thing, may it be, do it. */
export function createAnswer(tenant: Tenant): Answer {
  const answer: Answer = async (call) => {
    const path = functionCall(call);
    const door = doorOf(path);
    try {
      return await handle(call, path, door);
    } catch (error) {
      return refusal(tenant, door, error);
    }
  };
  // A step of a batch is throttled, faulted and refused on its own, like any call.
  const step: Answer = async (call) => asStep(await answer(call));
  const find = compile(routesOf(step));
  const handle = async (given: Omit<Call, 'params'>, path: string, door: Door): Promise<Reply> => {
    onlyOurPages(given);
    const graph = path.startsWith('/v1.0/');
    const caller = graph ? await callerOf(tenant, given.headers) : given.caller;
    const { match, other } = locate(find, { ...given, caller }, path);
    const call: Call = { ...given, caller, params: match?.params ?? {} };
    const missing = () => (other ? wrongMethod(given.method) : unknownPath(graph));
    return pass(door, call, match, missing, async ({ route }) => route.handler(call));
  };
  return answer;
}

/** Where no route names the path, the same thing may be had under its canonical address. */
function locate(
  find: ReturnType<typeof compile>,
  call: Omit<Call, 'params'>,
  path: string,
): ReturnType<typeof find> {
  let found = find(call.method, path);
  let address = path.startsWith('/v1.0/') ? path.slice('/v1.0'.length) : undefined;
  // Three steps reach the end: /me/drive -> /users/{id}/drive -> /drives/{id}.
  for (let step = 0; step < 4 && !found.match && address !== undefined; step += 1) {
    address = aliasOf(call, address);
    if (address !== undefined) found = find(call.method, `/v1.0${address}`);
  }
  return found;
}

const wrongMethod = (method: string): ODataError =>
  new ODataError(
    405,
    'Request_BadRequest',
    `Specified HTTP method '${method}' is not allowed for the request target.`,
  );
const unknownPath = (graph: boolean): ODataError =>
  graph
    ? new ODataError(404, 'BadRequest', 'Resource not found for the segment.')
    : new ODataError(404, 'NotFound', 'Not found.');

async function callerOf(tenant: Tenant, headers: Record<string, string>): Promise<Caller> {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (!token) throw unauthorized('Access token is empty.');
  try {
    return await tenant.identity.graphCaller(token);
  } catch {
    // Whatever is wrong with a token, its sender learns only that it is not accepted.
    throw unauthorized('Access token validation failure. Invalid audience, signature or lifetime.');
  }
}

/** `delta(token='x')` is `delta?token=x`, `search(q='x')` is `search?q=x`. */
function functionCall(call: Omit<Call, 'params'>): string {
  const found = /^(.*\/(?:delta|search))\((token|q)='?(.*?)'?\)$/.exec(call.url.pathname);
  if (!found?.[1] || !found[2]) return call.url.pathname;
  call.query.set(found[2], decodeURIComponent(found[3] ?? '').replaceAll("''", "'"));
  return found[1];
}

function refusal(tenant: Tenant, door: Door, error: unknown): Reply {
  const known =
    error instanceof ODataError
      ? error
      : new ODataError(500, 'generalException', 'General exception while processing');
  // An error nobody foresaw is a fault of the stand-in: the operator sees it, the caller does not.
  if (known !== error)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return refusalReply(door, known, tenant.clock.iso());
}
