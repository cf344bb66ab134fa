import { lookup as resolve } from 'node:dns';
import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { RegisterError } from '../../../ports/reading.ts';
import { faultOf, mayReach, type Reach } from './address.ts';

export interface FetchLimits {
  /** More is another file. */
  readonly mostBytes: number;
  /** Silence in the middle of an answer. */
  readonly idleMs: number;
  /** From the question to the last byte. */
  readonly wholeMs: number;
  /** A source that asks for more patience is left alone until the next turn. */
  readonly longestWaitMs: number;
}

export const LIMITS: FetchLimits = {
  mostBytes: 256 * 1024 * 1024,
  idleMs: 30_000,
  wholeMs: 15 * 60_000,
  longestWaitMs: 60_000,
};

const MOST_REDIRECTS = 3;
const MOST_TRIES = 4;
const MEGABYTE = 1024 * 1024;

/** Resolves a name and refuses what leads to a machine of our own, whatever the name says. */
const guarded =
  (reach: Reach): LookupFunction =>
  (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const first = found[0];
      if (!first || found.some(({ address }) => !mayReach(address, reach))) {
        return done(new RegisterError('bad-address'), '', 0);
      }
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };

function ask(url: URL, reach: Reach, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? secure : plain;
  return new Promise((answered, failed) => {
    const asked = send(
      url,
      {
        lookup: guarded(reach),
        signal,
        // Packed answers may hold a thousand times what was sent.
        headers: {
          'accept-encoding': 'identity',
          accept: '*/*',
          'user-agent': 'Praxis (catalogue by metadata)',
        },
      },
      answered,
    );
    asked.once('error', failed);
    asked.end();
  });
}

const isRegister = (error: unknown): error is RegisterError =>
  error instanceof Error && error.name === 'RegisterError';

/** Whatever broke on the way, in words that somebody can act on. */
function troubleOf(error: unknown): Error {
  if (isRegister(error)) return error;
  return new RegisterError('unreachable', {}, { cause: error });
}

const waitOf = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
};

export interface Fetching {
  readonly reach: Reach;
  readonly limits?: Partial<FetchLimits>;
  /** Milliseconds, for dates in Retry-After. */
  readonly now: () => number;
}

/** The bytes of an answer as they come; the connection is gone when whoever reads stops. */
export type Bytes = AsyncIterable<Uint8Array>;

export function fetcher({ reach, limits: given = {}, now }: Fetching) {
  const limits = { ...LIMITS, ...given };

  /** Follows what leads elsewhere, each step looked at as the first one was. */
  async function follow(address: string, signal: AbortSignal): Promise<IncomingMessage> {
    let url = address;
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      if (faultOf(url, reach) !== null) throw new RegisterError('bad-address');
      const answer = await ask(new URL(url), reach, signal);
      const { statusCode = 0, headers } = answer;
      if (statusCode < 300 || statusCode > 399 || headers.location === undefined) return answer;
      answer.destroy();
      if (!URL.canParse(headers.location, url)) throw new RegisterError('bad-address');
      url = new URL(headers.location, url).href;
    }
    throw new RegisterError('bad-address');
  }

  async function answerTo(address: string, signal: AbortSignal): Promise<IncomingMessage> {
    for (let tries = 1; ; tries += 1) {
      const answer = await follow(address, signal);
      const { statusCode = 0, headers } = answer;
      if (statusCode === 200) return answer;
      answer.destroy();
      if (statusCode === 401 || statusCode === 403) throw new RegisterError('no-right');
      if (statusCode === 404 || statusCode === 410) {
        throw new RegisterError('not-found', { path: address });
      }
      const wait = waitOf(headers['retry-after'], now());
      const worth = (statusCode === 503 || statusCode === 429) && tries < MOST_TRIES;
      if (!worth || wait === null || wait > limits.longestWaitMs) {
        throw new RegisterError('unreachable', { status: statusCode });
      }
      await pause(wait, null, { signal });
    }
  }

  async function* body(answer: IncomingMessage): AsyncGenerator<Uint8Array> {
    const coding = answer.headers['content-encoding'];
    if (coding !== undefined && coding !== 'identity') throw new RegisterError('other-format');
    answer.setTimeout(limits.idleMs, () => answer.destroy(new RegisterError('unreachable')));
    let size = 0;
    for await (const chunk of answer as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limits.mostBytes) {
        throw new RegisterError('too-large', {
          megabytes: Math.round(limits.mostBytes / MEGABYTE),
        });
      }
      yield chunk;
    }
    // A connection that breaks in the middle of an answer without a length ends like a whole one.
    if (!answer.complete) throw new RegisterError('unreachable');
  }

  return {
    /** @throws RegisterError `unreachable`, `no-right`, `not-found`, `too-large`, `bad-address`, `other-format` */
    async *get(address: string, stopping?: AbortSignal): AsyncGenerator<Uint8Array> {
      const whole = AbortSignal.timeout(limits.wholeMs);
      const signal = stopping ? AbortSignal.any([whole, stopping]) : whole;
      let answer: IncomingMessage | null = null;
      try {
        answer = await answerTo(address, signal);
        yield* body(answer);
      } catch (error) {
        stopping?.throwIfAborted();
        throw troubleOf(error);
      } finally {
        answer?.destroy();
      }
    },
  };
}

export type Fetcher = ReturnType<typeof fetcher>;

/** All of an answer, where it is not larger than that. @throws RegisterError `too-large` */
export async function whole(bytes: Bytes, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > mostBytes) {
      throw new RegisterError('too-large', { megabytes: Math.round(mostBytes / MEGABYTE) });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
