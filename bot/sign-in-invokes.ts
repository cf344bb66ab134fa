import { z } from 'zod';
import { isAppError } from '../src/kernel/errors.ts';
import type { Unable } from '../src/ports/personal.ts';
import { CONNECTION } from './cards/sign-in.ts';
import type { Call } from './command.ts';
import type { InvokeResponse, NamedInvoke } from './named-invoke.ts';
import { signInStatus } from './sign-in.ts';

const exchange = z.object({
  id: z.string().min(1).max(200),
  connectionName: z.string().max(200).optional(),
  token: z.string().min(1).max(20_000),
});
const failure = z.object({ code: z.string().max(200), message: z.string().max(2_000).optional() });

/** Teams shows its card with the button where it hears this. */
const PRECONDITION_FAILED = 412;

type Why = Unable | 'refused' | 'malformed';

const failed = (why: Why, id?: string): InvokeResponse => ({
  status: PRECONDITION_FAILED,
  body: { ...(id === undefined ? {} : { id }), connectionName: CONNECTION, failureDetail: why },
});

/** What the token's person and what Microsoft say of it. */
async function exchanged({ deps, who }: Call, token: string): Promise<'ready' | Why> {
  try {
    const owner = await deps.signIn.whoIs(token);
    if (owner !== who.id) {
      deps.log.warn({ person: who.id }, 'Teams brought the token of another person');
      return 'refused';
    }
    return await deps.signIn.tokens.learn(who.id, token);
  } catch (error) {
    if (!isAppError(error)) throw error;
    deps.log.info({ code: error.code }, 'a token that Teams brought was not taken');
    return error.code === 'unavailable' ? 'unavailable' : 'refused';
  }
}

/** Every device that shows the chat brings one; what is said of it is said once. */
async function isFirst({ deps, who }: Call, id: string): Promise<boolean> {
  const key = `signin:${who.id}:${id}`;
  const first = (await deps.inbox.accept(key)) === 'first';
  if (first) await deps.inbox.handled(key);
  return first;
}

const tokenExchange: NamedInvoke = {
  async answer(call, value) {
    const read = exchange.safeParse(value);
    if (!read.success) return failed('malformed');
    const { id, token } = read.data;
    const outcome = await exchanged(call, token);
    const said = (await isFirst(call, id)) ? { say: await signInStatus(call) } : {};
    return outcome === 'ready'
      ? { status: 200, body: { id, connectionName: CONNECTION }, ...said }
      : { ...failed(outcome, id), ...said };
  },
  refused: ({ code }) => ({
    status: PRECONDITION_FAILED,
    body: { connectionName: CONNECTION, failureDetail: code },
  }),
};

/** After the button: there is no code to compare, as whoever opened the tab was signed in by it. */
const verifyState: NamedInvoke = {
  async answer(call) {
    const state = await call.deps.signIn.tokens.state(call.who.id);
    return { status: state === 'ready' ? 200 : PRECONDITION_FAILED, say: await signInStatus(call) };
  },
  refused: tokenExchange.refused,
};

/** The client could not even ask: its word goes into the log, the person gets the card. */
const signInFailure: NamedInvoke = {
  async answer(call, value) {
    const read = failure.safeParse(value);
    const code = read.success ? read.data.code : 'unknown';
    call.deps.log.warn({ code }, 'Teams could not sign a person in');
    return { status: 200, body: {}, say: await signInStatus(call) };
  },
  refused: () => ({ status: 200, body: {} }),
};

export const SIGN_IN_INVOKES: readonly (readonly [string, NamedInvoke])[] = [
  ['signin/tokenExchange', tokenExchange],
  ['signin/verifyState', verifyState],
  ['signin/failure', signInFailure],
];
