import { createHash } from 'node:crypto';
import type { PersonId } from '../../kernel/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { ClientSignIn, SignIn } from '../../ports/sign-in.ts';
import type { TokenVerifier } from './verify.ts';

export interface ClientSignInOptions {
  readonly tokens: SignIn;
  readonly resource: string;
  readonly verify: TokenVerifier;
  readonly log: Log;
  /** Milliseconds of the machine's own clock. */
  readonly now: () => number;
}

/** A token of which nothing could be made is tried again after this: consent may have come, or the service be back. */
const TRY_AGAIN_MS = 300_000;
const MOST_REMEMBERED = 5_000;

/** Signing in by what the tab and the chat send anyway. */
export function clientSignIn(options: ClientSignInOptions): ClientSignIn {
  const { tokens, log, now } = options;
  /** Until when a token, by its print, needs no look: for ever once it was learned. */
  const known = new Map<string, number>();

  const underWay = new Set<Promise<void>>();

  function remember(print: string, until: number): void {
    known.delete(print);
    known.set(print, until);
    const oldest = known.keys().next().value;
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
  }

  return {
    tokens,
    resource: options.resource,
    whoIs: async (token) => (await options.verify(token)).personId,
    seen(person: PersonId, token: string): void {
      const print = createHash('sha256').update(token).digest('base64url');
      if (now() < (known.get(print) ?? 0)) return;
      remember(print, Number.POSITIVE_INFINITY);
      const learning = tokens.learn(person, token).then(
        (outcome) => {
          if (outcome !== 'ready') remember(print, now() + TRY_AGAIN_MS);
        },
        (error: unknown) => {
          remember(print, now() + TRY_AGAIN_MS);
          log.warn({ err: error }, 'a person could not be signed in by what their client sent');
        },
      );
      underWay.add(learning);
      void learning.then(() => underWay.delete(learning));
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}

/** Where nothing can be done in anybody's name: a product without a token cache. */
export const NOBODY: SignIn = {
  learn: async () => 'unavailable',
  state: async () => 'unavailable',
  forget: async () => undefined,
  missing: async () => null,
};
