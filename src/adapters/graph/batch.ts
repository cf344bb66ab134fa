import { z } from 'zod';
import { GraphFault } from './faults.ts';
import { askedWait, pauseAfter, type RetryOptions } from './retry.ts';
import type { Target } from './route.ts';

/** One read of a batch. */
export interface BatchCall {
  /** Unique among the calls; the answer is found by it. */
  readonly id: string;
  readonly target: Target;
}

export interface BatchAnswer {
  readonly status: number;
  readonly body: unknown;
}

const MOST = 20;

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

const isThrottled = ({ status }: Response): boolean => [429, 502, 503, 504].includes(status);

/**
 * Sends reads in batches. The outer answer is 200 even when members were throttled, each on its own: those are
 * sent again after the longest wait any of them was told.
 */
export function batchCaller(send: (body: unknown) => Promise<unknown>, retry: RetryOptions) {
  async function round(calls: readonly BatchCall[]): Promise<readonly Response[]> {
    const requests = calls.map(({ target }, index) => ({
      id: String(index),
      method: 'GET',
      url: target.path,
    }));
    const parsed = batchSchema.safeParse(await send({ requests }));
    if (parsed.success) return parsed.data.responses;
    throw new GraphFault(200, 'unexpectedAnswer', '/$batch', { cause: parsed.error });
  }

  async function chunk(calls: readonly BatchCall[], found: Map<string, BatchAnswer>) {
    let waiting = calls;
    for (let attempt = 1; waiting.length > 0; attempt += 1) {
      const responses = await round(waiting);
      const throttled = responses.filter(isThrottled);
      const pause = throttled.length === 0 ? null : pauseAfter(attempt, slowest(throttled), retry);
      const again: BatchCall[] = [];
      for (const response of responses) {
        const call = waiting[Number(response.id)];
        if (!call) continue;
        if (pause !== null && isThrottled(response)) again.push(call);
        else found.set(call.id, { status: response.status, body: response.body });
      }
      waiting = again;
      if (pause !== null) await retry.sleep(pause);
    }
  }

  return async (calls: readonly BatchCall[]): Promise<ReadonlyMap<string, BatchAnswer>> => {
    const found = new Map<string, BatchAnswer>();
    for (let start = 0; start < calls.length; start += MOST) {
      await chunk(calls.slice(start, start + MOST), found);
    }
    return found;
  };
}

/** The refusal that asks for the longest wait stands for all. */
function slowest(throttled: readonly Response[]) {
  const all = throttled.map(
    ({ status, headers }) => new globalThis.Response(null, { status, headers: headers ?? {} }),
  );
  const wait = (response: globalThis.Response) => askedWait(response.headers) ?? 0;
  const response = all.reduce((one, other) => (wait(other) > wait(one) ? other : one));
  return { kind: 'answered', response } as const;
}
