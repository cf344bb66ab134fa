import type { z } from 'zod';
import { AppError, ERROR_STATUS, isAppError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/person.ts';
import { readJson } from './body.ts';
import type { HttpDeps } from './deps.ts';
import { type Exchange, json, type Mount, nothing } from './exchange.ts';
import { whoAsks, whoAsksUnrecorded } from './guard.ts';
import { InvalidInput } from './problem.ts';
import { type Faults, unrecorded } from './unrecorded.ts';

export const API = '/api/v1';

export interface Input<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

interface Head {
  readonly method: Mount['method'];
  /** Below `/api/v1`, with `:name` for parameters. */
  readonly path: string;
  /** For readers of the API's description. */
  readonly summary: string;
  /** Of success; 200 where it is not said. */
  readonly status?: number;
  /** Served to people of other organizations too, who then get what is marked for them; absent: to staff alone. */
  readonly guests?: boolean;
  /** That it was called is written down nowhere, whatever comes of it; absent: as every other. */
  readonly unrecorded?: boolean;
  /** Scripts on the organization's SharePoint pages may ask it too; absent: pages of ours alone. */
  readonly onSites?: boolean;
}

interface Spec<A, P, Q, B> extends Head {
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Null: success has nothing to say (204). */
  readonly answer: z.ZodType<A> | null;
}

/** A route of the API as data: what is served, validated and described comes from the same list. */
export interface Route extends Head {
  readonly params: z.ZodType | null;
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType | null;
  /** Served without a token. */
  readonly open: boolean;
  readonly run: (who: Actor | null, input: Input<unknown, unknown, unknown>) => Promise<unknown>;
}

const described = <A, P, Q, B>(spec: Spec<A, P, Q, B>) => ({
  method: spec.method,
  path: spec.path,
  summary: spec.summary,
  status: spec.status ?? (spec.answer ? 200 : 204),
  guests: spec.guests ?? false,
  unrecorded: spec.unrecorded ?? false,
  onSites: spec.onSites ?? false,
  params: spec.params ?? null,
  query: spec.query ?? null,
  body: spec.body ?? null,
  answer: spec.answer,
});

/** A route for a person who is signed in. `run` gets what the schemas let through and nothing else. */
export function route<A = void, P = undefined, Q = undefined, B = undefined>(
  spec: Spec<A, P, Q, B> & {
    readonly run: (who: Actor, input: Input<P, Q, B>) => Promise<NoInfer<A>>;
  },
): Route {
  return {
    ...described(spec),
    open: false,
    run: (who, input) => {
      if (!who) throw new Error(`${spec.path} was run for nobody`);
      return spec.run(who, input as Input<P, Q, B>);
    },
  };
}

/** A route for anybody. */
export function openRoute<A>(
  spec: Spec<A, undefined, undefined, undefined> & {
    readonly run: () => Promise<NoInfer<A>>;
  },
): Route {
  return { ...described(spec), open: true, run: () => spec.run() };
}

function valid(schema: z.ZodType | null, value: () => unknown, whole: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value());
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || whole);
  const faults = parsed.error.issues.map(({ path, code }) => `${path.join('.') || whole}: ${code}`);
  throw new InvalidInput([...new Set(fields)], faults.join('; '));
}

/** What a guest may not do is to them as what is not there. */
const forGuests =
  ({ path, run }: Route): Route['run'] =>
  (who, input) =>
    run(who, input).catch((error: unknown) => {
      if (isAppError(error) && ERROR_STATUS[error.code] === 403)
        throw new AppError('not-found', `${path} is not for guests: ${error.code}`);
      throw error;
    });

/** One order in every request: who are you, is it well formed, may you and do (the action), present. */
export function mounted(entry: Route, deps: HttpDeps, faults: Faults): Mount {
  const mount = answering(entry, deps);
  return entry.unrecorded ? { ...mount, handle: unrecorded(mount.handle, deps, faults) } : mount;
}

function answering(entry: Route, deps: HttpDeps): Mount {
  const whoIs = entry.unrecorded ? whoAsksUnrecorded : whoAsks;
  return {
    method: entry.method,
    path: `${API}${entry.path}`,
    handle: async (exchange: Exchange) => {
      const who = entry.open ? null : await whoIs(exchange, deps);
      // The same for what exists and what does not: nothing is confirmed to them.
      if (who?.external && !entry.guests)
        throw new AppError('not-found', `${entry.path} is for staff`);
      const body = entry.body ? await readJson(exchange.req) : undefined;
      const run = who?.external ? forGuests(entry) : entry.run;
      const answer = await run(who, {
        params: valid(entry.params, () => exchange.params, 'id'),
        query: valid(entry.query, () => Object.fromEntries(exchange.query), 'query'),
        body: valid(entry.body, () => body, 'body'),
      });
      // A view that drifts from the contract fails where it is developed, and never a person in production.
      if (deps.local) entry.answer?.parse(answer);
      return entry.answer ? json(answer, entry.status) : nothing;
    },
  };
}
