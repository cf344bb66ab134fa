import { createGraph, type Graph } from '../../../src/adapters/graph/client.ts';
import type { GraphCall } from '../../../src/adapters/graph/telemetry.ts';
import { cachedTokens, type TokenSource } from '../../../src/adapters/graph/tokens.ts';
import type { Log } from '../../../src/ports/log.ts';

/** One thing the other side does: an answer, or no answer. */
export type Step =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly json?: unknown }
  | 'lost';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A gateway whose other side follows a script, whose pauses take no time, and whose random number is 0. */
export function scripted(steps: readonly Step[], options: { source?: TokenSource } = {}) {
  const sent: Sent[] = [];
  const pauses: number[] = [];
  const calls: GraphCall[] = [];
  const left = [...steps];
  let tokens = 0;
  const source: TokenSource = options.source ?? {
    forApp: async () => {
      tokens += 1;
      return { token: `app-${tokens}`, expiresAt: 3_600_000 };
    },
  };
  const fetchScripted = async (input: unknown, init?: RequestInit): Promise<Response> => {
    sent.push({
      method: init?.method ?? 'GET',
      url: String(input),
      headers: new Headers(init?.headers),
      body: init?.body,
    });
    const step = left.shift();
    if (!step) throw new Error('the script has ended');
    if (step === 'lost') throw new TypeError('fetch failed');
    const headers = { 'content-type': 'application/json', ...step.headers };
    const body = step.status === 204 ? null : JSON.stringify(step.json ?? {});
    return new Response(body, { status: step.status, headers });
  };
  const graph: Graph = createGraph({
    tokens: cachedTokens(source, { now: () => 0 }),
    baseUrl: 'https://graph.example',
    random: () => 0,
    now: () => 0,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    fetch: fetchScripted as typeof fetch,
    onCall: (call) => calls.push(call),
  });
  return { graph, sent, pauses, calls, left };
}

/** A log that remembers what it was told. */
export function remembering(): Log & {
  lines: { fields: Record<string, unknown>; message: string }[];
} {
  const lines: { fields: Record<string, unknown>; message: string }[] = [];
  const line = (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ fields, message });
  };
  return { lines, debug: line, info: line, warn: line, error: line };
}

export const refusal = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Step => ({
  status,
  headers,
  json: { error: { code, message: 'refused', innerError: { date: '2026-01-01T00:00:00' } } },
});
