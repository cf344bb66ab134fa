import { AppError, isAppError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/person.ts';
import type { HttpDeps } from './deps.ts';
import type { Exchange } from './exchange.ts';

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** @throws AppError `unauthenticated`, `unavailable` */
async function verified(exchange: Exchange, deps: Pick<HttpDeps, 'verify'>) {
  const token = BEARER.exec(exchange.req.headers.authorization ?? '')?.[1];
  if (!token) throw new AppError('unauthenticated', 'no bearer token');
  const { personId } = await deps.verify(token).catch((error: unknown) => {
    if (isAppError(error)) throw error;
    throw new AppError('unauthenticated', 'token refused', {}, { cause: error });
  });
  return { personId, token };
}

/**
 * Who asks, as far as it is known already: nothing is asked of the directory, learned or noted down.
 * @throws AppError `unauthenticated`, `forbidden`, `unavailable`
 */
export async function whoAsksUnrecorded(exchange: Exchange, deps: HttpDeps): Promise<Actor> {
  const { personId } = await verified(exchange, deps);
  const who = await deps.actions.people.known(personId);
  exchange.language = who.language;
  return who;
}

/**
 * Who asks, with everything policies need. From here on the exchange speaks the person's language.
 * @throws AppError `unauthenticated`, `forbidden`, `unavailable`
 */
export async function whoAsks(exchange: Exchange, deps: HttpDeps): Promise<Actor> {
  const { personId, token } = await verified(exchange, deps);
  const who = await deps.actions.people.actor(personId);
  deps.signIn?.seen(personId, token);
  exchange.language = who.language;
  return who;
}
