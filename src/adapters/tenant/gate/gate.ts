import type { Effect, Side } from '../faults.ts';
import { ODataError } from '../http/errors.ts';
import { type Call, type Match, type Reply, segments } from '../http/router.ts';
import { expiredDelta, hasDeltaToken } from '../odata/delta.ts';
import { requirePermission } from './permissions.ts';
import { type Door, failure, throttled } from './refusals.ts';
import { type Service, serviceOf } from './services.ts';

/** Which door a path leads to; behind `local` are the pages of the stand-in itself, which nothing here disturbs. */
export function doorOf(path: string): Door {
  if (path.startsWith('/v1.0/') || /^\/(upload|download)\//.test(path)) return 'graph';
  if (path.startsWith('/connector/')) return 'connector';
  if (/^\/[^/]+\/(oauth2|discovery|v2\.0)\//.test(path)) return 'token';
  if (path.startsWith('/outside/')) return 'outside';
  return 'local';
}

const below = (path: string): string => path.replace(/^\/(v1\.0|connector)(?=\/)/, '');

/** Addresses for uploading and downloading bear their right in themselves. */
const isAuthorized = (path: string): boolean => /^\/(upload|download)\//.test(path);

/**
 * What a call that reached a door passes before its work is done, in the order Graph has: the fault set for it, the
 * limits, whether there is such a call, and whether the caller may.
 * @param missing the refusal where no route fits
 * @param work carries out the call and answers refusals of its own too
 * @throws ODataError
 */
export async function pass(
  door: Door,
  call: Call,
  match: Match | undefined,
  missing: () => Error,
  work: (route: Match) => Promise<Reply>,
): Promise<Reply> {
  const pattern = below(match?.route.pattern ?? '');
  const service = door === 'graph' ? serviceFor(call, pattern) : undefined;
  const go = async (): Promise<Reply> => {
    const headers = limit(door, call, pattern, service);
    if (!match) throw missing();
    if (door === 'graph' && !isAuthorized(call.url.pathname)) requirePermission(call, pattern);
    const reply = await work(match);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  };
  if (door === 'local') return go();
  return faulty(door, call, service, go);
}

const serviceFor = (call: Call, pattern: string): Service =>
  isAuthorized(call.url.pathname) ? 'sharepoint' : serviceOf(pattern);

/** @returns the headers that tell how much was used */
function limit(
  door: Door,
  call: Call,
  pattern: string,
  service: Service | undefined,
): Record<string, string> {
  if (door !== 'graph' && door !== 'connector') return {};
  const { headers, refused } = call.tenant.throttle.take({
    method: call.method,
    pattern,
    parts: segments(below(call.url.pathname)),
    service: service ?? 'connector',
    appId: call.caller.appId,
    personId: call.caller.personId,
    query: call.query,
    thread: door === 'connector' ? threadOf(call) : '',
  });
  if (!refused) return headers;
  const error = throttled(door, service, refused.retryAfterS, refused.severe);
  Object.assign(error.headers, headers);
  throw error;
}

/** The conversation of a connector call; a new one is counted where it begins. */
function threadOf(call: Call): string {
  const named = /\/v3\/(?:conversations|teams)\/([^/]+)/.exec(call.url.pathname)?.[1];
  if (named !== undefined) return decodeURIComponent(named);
  if (call.method !== 'POST') return '';
  try {
    const body = JSON.parse(call.body.toString('utf8')) as {
      channelData?: { channel?: { id?: unknown } | null } | null;
      members?: readonly { id?: unknown }[] | null;
    } | null;
    return String(body?.channelData?.channel?.id ?? body?.members?.[0]?.id ?? '');
  } catch {
    // Not JSON: no thread is begun, and the handler refuses it.
    return '';
  }
}

async function faulty(
  door: Side & Door,
  call: Call,
  service: Service | undefined,
  go: () => Promise<Reply>,
): Promise<Reply> {
  const { tenant } = call;
  const fits = ({ kind }: Effect): boolean => kind !== 'expireDelta' || hasDeltaToken(call);
  const effect = tenant.faults.take(door, `${call.method} ${readable(call.url.pathname)}`, fits);
  switch (effect?.kind) {
    case 'throttle':
      throw throttled(door, service, effect.retryAfterS ?? 1);
    case 'fail':
      throw failure(door, effect.status, effect.code);
    case 'expireDelta':
      throw expiredDelta(call);
    case 'delay':
      await tenant.clock.wait(effect.ms, tenant.closing);
      return tenant.closing.aborted ? lost : go();
    case 'lose':
      if (effect.when === 'after') await doneAnyhow(go);
      return lost;
    case 'cut':
      return { ...(await doneAnyhow(go)), breaks: 'half' };
    default:
      return go();
  }
}

const lost: Reply = { status: 504, breaks: 'whole' };

/** Whoever never reads the answer does not learn of a refusal either. */
const doneAnyhow = (go: () => Promise<Reply>): Promise<Reply> =>
  go().catch((error: unknown) => {
    if (error instanceof ODataError) return lost;
    throw error;
  });

/** A path as a person would write it: conversation ids hold signs that clients encode. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign: the path as it came will do.
    return path;
  }
}

/** A step of a batch has no connection of its own that could break: its answer comes as the gateway's. */
export const asStep = (reply: Reply): Reply =>
  reply.breaks === undefined
    ? reply
    : {
        status: 504,
        json: {
          error: {
            code: 'GatewayTimeout',
            message: 'The request could not be completed in time.',
          },
        },
      };
