import { z } from 'zod';
import { personOf } from '../people.ts';
import { empty, readBody } from './body.ts';
import { badRequest, notFound } from './errors.ts';
import { type Call, openRoute, type Reply, type Route } from './router.ts';
import { CREDENTIAL_REFUSALS } from './token-refusals.ts';

const schema = z.union([
  /** `ended`: what they signed in with before is refused. `interaction`: they must act themselves. */
  z.object({ person: z.string().min(1), set: z.enum(['ended', 'interaction', 'good']) }),
  /** The AADSTS number by which the application's own credential is refused; null where it is good. */
  z.object({ app: z.literal(true), refusedBy: z.number().int().nullable() }),
]);

/** Lets sign-in fail as Entra lets it. */
function signIn(call: Call): Reply {
  const { sessions } = call.tenant.identity;
  const change = readBody(call, schema);
  if ('app' in change) {
    if (change.refusedBy !== null && !CREDENTIAL_REFUSALS[change.refusedBy]) {
      throw badRequest(`Known numbers: ${Object.keys(CREDENTIAL_REFUSALS).join(', ')}.`);
    }
    sessions.refuseCredential(change.refusedBy);
    return empty();
  }
  const who = personOf(call.tenant.db, change.person);
  if (!who) throw notFound('There is no such person.');
  if (change.set === 'ended') sessions.end(who.id);
  else sessions.setInteraction(who.id, change.set === 'interaction');
  return empty();
}

export const signInRoutes: Route[] = [openRoute('POST', '/dev/sign-in', signIn)];
