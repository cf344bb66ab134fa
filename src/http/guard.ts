import { AppError, isAppError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/person.ts';
import type { HttpDeps } from './deps.ts';
import type { Exchange } from './exchange.ts';

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/**
 * Who asks, with everything policies need. From here on the exchange speaks the person's language.
 * @throws AppError `unauthenticated`, `forbidden`, `unavailable`
 */
export async function whoAsks(exchange: Exchange, deps: HttpDeps): Promise<Actor> {
  const token = BEARER.exec(exchange.req.headers.authorization ?? '')?.[1];
  if (!token) throw new AppError('unauthenticated', 'no bearer token');
  const { personId } = await deps.verify(token).catch((error: unknown) => {
    if (isAppError(error)) throw error;
    throw new AppError('unauthenticated', 'token refused', {}, { cause: error });
  });
  const who = await deps.actions.people.actor(personId);
  deps.signIn?.seen(personId, token);
  exchange.language = who.language;
  return who;
}
