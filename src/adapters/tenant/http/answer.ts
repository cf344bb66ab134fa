import { asStep, doorOf, pass } from '../gate/gate.ts';
import { type Door, refusalReply } from '../gate/refusals.ts';
import { activityNotificationRoutes } from '../graph/activity-notifications.ts';
import { type Answer, batchRoutes } from '../graph/batch.ts';
import { downloadRoutes } from '../graph/downloads.ts';
import { driveRoutes } from '../graph/drives.ts';
import { installedAppRoutes } from '../graph/installed-apps.ts';
import { listRoutes } from '../graph/lists.ts';
import { mailRoutes } from '../graph/mail.ts';
import { messageActRoutes } from '../graph/message-acts.ts';
import { messageRoutes } from '../graph/messages.ts';
import { permissionRoutes } from '../graph/permissions.ts';
import { searchRoutes } from '../graph/search.ts';
import { sessionRoutes } from '../graph/sessions.ts';
import { siteRoutes } from '../graph/sites.ts';
import { subscriptionRoutes } from '../graph/subscriptions.ts';
import { teamRoutes } from '../graph/teams.ts';
import { termRoutes } from '../graph/terms.ts';
import { uploadRoutes } from '../graph/uploads.ts';
import { userRoutes } from '../graph/users.ts';
import type { Caller } from '../identity.ts';
import { clientRoutes } from '../teams/client.ts';
import { connectorRoutes } from '../teams/connector.ts';
import type { Tenant } from '../tenant.ts';
import { devRoutes } from './dev.ts';
import { faultRoutes } from './dev-faults.ts';
import { ODataError, unauthorized } from './errors.ts';
import { identityRoutes } from './identity.ts';
import { pageRoutes } from './page.ts';
import { type Call, compile, type Reply, type Route } from './router.ts';

/** The one route table. @param step answers one step of a batch */
export const routesOf = (step: Answer): Route[] => [
  ...userRoutes,
  ...teamRoutes,
  ...messageRoutes,
  ...messageActRoutes,
  ...installedAppRoutes,
  ...activityNotificationRoutes,
  ...siteRoutes,
  ...listRoutes,
  ...driveRoutes,
  ...uploadRoutes,
  ...sessionRoutes,
  ...downloadRoutes,
  ...permissionRoutes,
  ...searchRoutes,
  ...mailRoutes,
  ...subscriptionRoutes,
  ...termRoutes,
  ...batchRoutes(step),
  ...identityRoutes,
  ...connectorRoutes,
  ...clientRoutes,
  ...devRoutes,
  ...pageRoutes,
  ...faultRoutes,
];

/** The one order of every call: who is it, what shall go wrong with it, has there been too
 * much of it, is there such a thing, may it be, do it. */
export function createAnswer(tenant: Tenant): Answer {
  const answer: Answer = async (call) => {
    const path = deltaToken(call);
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
    const graph = path.startsWith('/v1.0/');
    const caller = graph ? await callerOf(tenant, given.headers) : given.caller;
    const { match, other } = find(given.method, path);
    const call: Call = { ...given, caller, params: match?.params ?? {} };
    const missing = () => (other ? wrongMethod(given.method) : unknownPath(graph));
    return pass(door, call, match, missing, async ({ route }) => route.handler(call));
  };
  return answer;
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

/** `delta(token='x')` is `delta?token=x`. */
function deltaToken(call: Omit<Call, 'params'>): string {
  const found = /^(.*\/delta)\(token='?([^')]*)'?\)$/.exec(call.url.pathname);
  if (!found?.[1]) return call.url.pathname;
  call.query.set('token', decodeURIComponent(found[2] ?? ''));
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
