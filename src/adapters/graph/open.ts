import { asked } from './faults.ts';
import type { Pace } from './pace.ts';
import { persist, type RetryOptions } from './retry.ts';
import type { TelemetryOptions } from './telemetry.ts';

export interface OpenInit extends RequestInit {
  /** What telemetry and limits know it by. */
  readonly route?: string;
  /** Nobody waits for it: whoever is waited for goes first. */
  readonly bulk?: boolean;
}

export interface OpenDoor {
  readonly send: typeof fetch;
  readonly persistence: RetryOptions;
  readonly watch: Omit<TelemetryOptions, 'userAgent'>;
  readonly pace: Pace;
}

/** An address that carries its own permission: without our token, and with the same manners otherwise. */
export async function openAddress(
  { send, persistence, watch, pace }: OpenDoor,
  url: string,
  timeoutMs: number,
  { route = 'open', bulk = false, ...init }: OpenInit = {},
): Promise<Response> {
  const method = init.method ?? 'GET';
  const once = async (): Promise<Response> => {
    const leave = await pace.enter([{ method, route, path: '', who: 'app', bulk }]);
    const began = watch.now();
    let response: Response | undefined;
    try {
      response = await send(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      return response;
    } finally {
      leave(response);
      const status = response?.status ?? 0;
      watch.onCall({ method, route, status, durationMs: watch.now() - began });
    }
  };
  return asked(`${method} ${route}`, () =>
    persist(once, { method, repeatable: false }, persistence),
  );
}
