import { createGraph, type Graph } from '../../src/adapters/graph/client.ts';
import { createEntra } from '../../src/adapters/graph/entra.ts';
import { cachedTokens } from '../../src/adapters/graph/tokens.ts';
import { TENANT_ID } from '../../src/adapters/tenant/address.ts';
import { type RunningTenant, startTenant } from '../../src/adapters/tenant/server.ts';
import { LOCAL_AUDIENCE } from '../../src/identities.ts';
import { localEntra } from '../../src/world.ts';
import { consentOnly } from './consents.ts';

const machine = (): number => performance.timeOrigin + performance.now();

/** How Graph fails: an answer, or none at all. */
export type GraphFailure = { readonly status: number; readonly retryAfter?: number } | 'down';

interface Fault {
  readonly failure: GraphFailure;
  readonly call: RegExp;
  left: number;
}

/** The organization that a file's journeys take place in, reached by the real Graph client. */
export interface JourneyTenant {
  readonly url: string;
  readonly running: RunningTenant;
  readonly graph: Graph;
  /** Every call, as `METHOD /path`, in order. */
  readonly calls: string[];
  /** What the gateway says it asked, by route: `GET /users/{id}`. */
  readonly asked: ReadonlySet<string>;
  /**
   * From now on calls whose `METHOD /path` matches fail, `times` times (for ever where it is not said), the
   * gateway's own repeats included.
   */
  fails(failure: GraphFailure, call: RegExp, times?: number): void;
  heals(): void;
  /** A signed token for our API, as the tab gets it. */
  tokenFor(personId: string): Promise<string>;
  /** Graph with nothing in between, as the organization's own people use it. */
  get<T>(path: string): Promise<T>;
  patch(path: string, body: unknown): Promise<void>;
  bytes(path: string): Promise<Uint8Array>;
  /** Takes away what was published, so that the next journey begins with the seed alone. */
  unpublish(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a seeded tenant whose clock stands where the journeys begin, so that projects end and documents age from
 * there.
 */
export async function journeyTenant(start: Date, documents: number): Promise<JourneyTenant> {
  // Nobody listens there: Teams is played in process, and what the tenant tells of installations is not for others.
  const bot = 'http://127.0.0.1:9/api/messages';
  const options = { port: 0, bot, seed: { documents: 0 } };
  const running = await startTenant(options);
  running.tenant.clock.shift(start.getTime() - machine());
  options.seed = { documents };
  await running.tenant.reset();
  // Whatever the journeys show is shown with the rights that an administrator is asked for, and no more.
  consentOnly(running.tenant);
  const calls: string[] = [];
  const asked = new Set<string>();
  const faults: Fault[] = [];
  const graph = createGraph({
    tokens: cachedTokens(appTokens(running.url), { now: machine }),
    baseUrl: running.url,
    random: () => 0,
    now: machine,
    sleep: () => Promise.resolve(),
    fetch: failing(calls, faults),
    onCall: ({ method, route }) => asked.add(`${method} ${route}`),
  });
  const direct = await door(running.url);
  const tokens = new Map<string, Promise<string>>();
  return {
    url: running.url,
    running,
    graph,
    calls,
    asked,
    fails: (failure, call, times = Number.POSITIVE_INFINITY) => {
      faults.push({ failure, call, left: times });
    },
    heals: () => {
      faults.length = 0;
    },
    tokenFor(personId) {
      const known = tokens.get(personId) ?? personaToken(running.url, personId);
      tokens.set(personId, known);
      return known;
    },
    ...direct,
    close: () => running.close(),
  };
}

const appTokens = (url: string) => createEntra(localEntra(url));

const failing =
  (calls: string[], faults: readonly Fault[]): typeof fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const call = `${init?.method ?? 'GET'} ${decodeURIComponent(url.pathname)}`;
    calls.push(call);
    const fault = faults.find((one) => one.left > 0 && one.call.test(call));
    if (!fault) return fetch(input, init);
    fault.left -= 1;
    if (fault.failure === 'down') throw new TypeError('fetch failed');
    const { status, retryAfter } = fault.failure;
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
    const error = { code: 'serviceNotAvailable', message: 'try again' };
    return new Response(JSON.stringify({ error }), { status, headers });
  };

async function personaToken(url: string, person: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'persona', person, audience: LOCAL_AUDIENCE });
  const response = await fetch(`${url}/${TENANT_ID}/oauth2/v2.0/token`, { method: 'POST', body });
  const answer = (await response.json()) as { access_token?: string };
  if (!answer.access_token) throw new Error(`no token for ${person}`);
  return answer.access_token;
}

async function door(
  url: string,
): Promise<Pick<JourneyTenant, 'get' | 'patch' | 'bytes' | 'unpublish'>> {
  const { token } = await appTokens(url).forApp();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}/v1.0${path}`, { headers, ...init });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const json = async <T>(path: string): Promise<T> => (await ask(path)).json() as Promise<T>;
  interface Named {
    readonly value: readonly {
      readonly id: string;
      readonly name: string;
      readonly folder?: object;
    }[];
  }
  return {
    async unpublish() {
      const site = await json<{ id: string }>('/sites/org.sharepoint.example:/sites/knowledge');
      for (const drive of (await json<Named>(`/sites/${site.id}/drives`)).value) {
        const { value } = await json<Named>(`/drives/${drive.id}/root/children?$top=999`);
        for (const item of value.filter(({ folder }) => folder !== undefined)) {
          await ask(`/drives/${drive.id}/items/${item.id}`, { method: 'DELETE' });
        }
      }
    },
    get: json,
    patch: async (path, body) => {
      await ask(path, { method: 'PATCH', body: JSON.stringify(body) });
    },
    bytes: async (path) => new Uint8Array(await (await ask(path)).arrayBuffer()),
  };
}
