import { z } from 'zod';
import type { Carried } from './chain.ts';
import { GraphFault } from './faults.ts';
import { askedWait, mayRepeat, pauseAfter, type RetryOptions } from './retry.ts';
import type { Target } from './route.ts';

/** One call of a batch: a read, unless it says otherwise. None waits for another. */
export interface BatchCall {
  /** Unique among the calls; the answer is found by it. */
  readonly id: string;
  readonly target: Target;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface BatchAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface BatchOptions {
  /** Nobody waits for it: whoever is waited for goes first. */
  readonly bulk?: boolean;
}

/** Sends the body of one batch. @param safe sending it twice does no harm */
export type BatchSender = (
  body: unknown,
  carried: readonly Carried[],
  safe: boolean,
) => Promise<unknown>;

const MOST = 20;
/** Mailboxes take four calls at once, those of one batch together. */
const MOST_MAIL = 4;
const MAIL = /\/(sendMail|mailboxSettings|calendarView|events)$/i;

const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
    }),
  ),
});

type Response = z.infer<typeof batchSchema>['responses'][number];

const methodOf = ({ method }: BatchCall): string => method ?? 'GET';
const answered = ({ status, headers }: Response) =>
  ({
    kind: 'answered',
    // Only refusals are looked at so, and they have no body that matters.
    response: new globalThis.Response(null, { status, headers: headers ?? {} }),
  }) as const;

/** A write that may have happened is its caller's to look up: it is sent again only where it was surely refused. */
const again = (call: BatchCall, response: Response): boolean =>
  response.status >= 400 &&
  mayRepeat({ method: methodOf(call), repeatable: false }, answered(response));

/** By twenties, of which at most four concern mailboxes. */
export function chunksOf(calls: readonly BatchCall[]): readonly (readonly BatchCall[])[] {
  const chunks: { calls: BatchCall[]; mails: number }[] = [];
  for (const call of calls) {
    const mail = MAIL.test(call.target.route) ? 1 : 0;
    let fitting = chunks.find((one) => one.calls.length < MOST && one.mails + mail <= MOST_MAIL);
    if (!fitting) {
      fitting = { calls: [], mails: 0 };
      chunks.push(fitting);
    }
    fitting.calls.push(call);
    fitting.mails += mail;
  }
  return chunks.map((one) => one.calls);
}

/**
 * Sends calls in batches. The outer answer is 200 even when members were throttled, each on its own: those are sent
 * again after the longest wait any of them was told.
 */
export function batchCaller(
  send: BatchSender,
  retry: RetryOptions,
  refusedOne: (carried: Carried, headers: Headers) => void,
) {
  const carriedOf = (call: BatchCall, bulk: boolean): Carried => ({
    method: methodOf(call),
    bulk,
    ...call.target,
  });

  async function round(calls: readonly BatchCall[], bulk: boolean): Promise<readonly Response[]> {
    const requests = calls.map((call, index) => ({
      id: String(index),
      method: methodOf(call),
      url: call.target.path,
      // Without it the service takes the body for nothing it knows.
      ...(call.body === undefined
        ? {}
        : { headers: { 'Content-Type': 'application/json' }, body: call.body }),
    }));
    const carried = calls.map((call) => carriedOf(call, bulk));
    const safe = calls.every((call) => methodOf(call) !== 'POST');
    const parsed = batchSchema.safeParse(await send({ requests }, carried, safe));
    if (parsed.success) return parsed.data.responses;
    throw new GraphFault(200, 'unexpectedAnswer', '/$batch', { cause: parsed.error });
  }

  async function chunk(
    calls: readonly BatchCall[],
    found: Map<string, BatchAnswer>,
    bulk: boolean,
  ): Promise<void> {
    let waiting = calls;
    for (let attempt = 1; waiting.length > 0; attempt += 1) {
      const answers = (await round(waiting, bulk)).flatMap((response) => {
        const call = waiting[Number(response.id)];
        return call ? [{ call, response }] : [];
      });
      const refused = answers.filter(({ call, response }) => again(call, response));
      for (const { call, response } of refused) {
        refusedOne(carriedOf(call, bulk), answered(response).response.headers);
      }
      const pause = refused.length === 0 ? null : pauseAfter(attempt, slowest(refused), retry);
      const repeated = new Set(pause === null ? [] : refused.map(({ call }) => call));
      for (const { call, response } of answers) {
        if (!repeated.has(call)) {
          found.set(call.id, { status: response.status, body: response.body });
        }
      }
      waiting = [...repeated];
      if (pause !== null) await retry.sleep(pause);
    }
  }

  return async (
    calls: readonly BatchCall[],
    { bulk = false }: BatchOptions = {},
  ): Promise<ReadonlyMap<string, BatchAnswer>> => {
    const found = new Map<string, BatchAnswer>();
    for (const one of chunksOf(calls)) await chunk(one, found, bulk);
    return found;
  };
}

/** The refusal that asks for the longest wait stands for all. */
function slowest(refused: readonly { readonly response: Response }[]) {
  const all = refused.map(({ response }) => answered(response));
  const wait = ({ response }: (typeof all)[number]) => askedWait(response.headers) ?? 0;
  return all.reduce((one, other) => (wait(other) > wait(one) ? other : one));
}
