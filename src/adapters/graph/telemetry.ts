import type { Middleware } from '@microsoft/microsoft-graph-client';
import { behaviour, hintsOf, methodOf, setHeader } from './chain.ts';

/** One attempt as it went over the wire. */
export interface GraphCall {
  readonly method: string;
  /** With places unfilled, so that it can be a metric's label: `/users/{id}`. */
  readonly route: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly durationMs: number;
}

export interface TelemetryOptions {
  /** Milliseconds of the machine's clock. */
  readonly now: () => number;
  /** `NONISV|Company|App/1.0`: SharePoint treats decorated traffic better when it throttles. */
  readonly userAgent: string;
  readonly onCall: (call: GraphCall) => void;
}

/** Tells every attempt to `onCall` and names us to the service. */
export const telemetry = ({ now, userAgent, onCall }: TelemetryOptions): Middleware =>
  behaviour(async (context, next) => {
    setHeader(context, 'user-agent', userAgent);
    const began = now();
    try {
      await next();
    } finally {
      onCall({
        method: methodOf(context),
        route: hintsOf(context)?.route ?? 'unnamed',
        status: context.response?.status ?? 0,
        durationMs: now() - began,
      });
    }
  });
