import { Agent, request } from 'node:http';

export interface Load {
  readonly url: string;
  /** The n-th request's body, as JSON. */
  readonly body: (n: number) => string;
  readonly inFlight: number;
  readonly forMs: number;
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly count: number;
}

/** @param sorted ascending; @param part between 0 and 1 */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}

/** @throws Error for anything but success: a fast refusal is no throughput */
export function post(agent: Agent, url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': bytes.length },
      },
      (response) => {
        response.resume();
        response.once('end', () => {
          if ((response.statusCode ?? 500) < 300) resolve();
          else reject(new Error(`${url} answered ${response.statusCode}`));
        });
      },
    );
    sent.once('error', reject);
    sent.end(bytes);
  });
}

let counter = 0;

/** Keeps so many requests in flight for so long. Bodies are numbered over the whole process: none comes twice. */
export async function measure({ url, body, inFlight, forMs }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const took: number[] = [];
  const from = performance.now();
  const until = from + forMs;
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      counter += 1;
      const begun = performance.now();
      await post(agent, url, body(counter));
      took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  const seconds = (performance.now() - from) / 1_000;
  agent.destroy();
  took.sort((a, b) => a - b);
  return {
    perSecond: took.length / seconds,
    p50: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    p99: quantile(took, 0.99),
    count: took.length,
  };
}
