import type { IncomingMessage } from 'node:http';
import type { Language } from '../kernel/language.ts';

/** One request on its way, free of the HTTP library. */
export interface Exchange {
  readonly req: IncomingMessage;
  /** Sent back in X-Request-Id and written to the log: what a person can tell us. */
  readonly reference: string;
  /** As in the request line: neither decoded nor resolved. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  /** The browser's until the person is known, then the person's. */
  language: Language;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

export type Handler = (exchange: Exchange) => Promise<Reply>;

/** A handler at its place: paths as find-my-way reads them, `:name` and a last `*`. */
export interface Mount {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  readonly path: string;
  readonly handle: Handler;
}

/** JSON that no cache keeps: nearly every answer is one reader's alone. */
export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  body: JSON.stringify(value),
});

export const nothing: Reply = { status: 204, headers: { 'Cache-Control': 'no-store' }, body: null };

export const html = (page: string, headers: Reply['headers'], status = 200): Reply => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', ...headers },
  body: page,
});

export const redirect = (to: string): Reply => ({
  status: 302,
  headers: { Location: to, 'Cache-Control': 'no-cache' },
  body: null,
});
