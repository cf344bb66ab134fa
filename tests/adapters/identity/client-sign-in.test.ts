import { expect, test } from '@jest/globals';
import { clientSignIn } from '../../../src/adapters/identity/client-sign-in.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import type { SignIn } from '../../../src/ports/sign-in.ts';
import { remembering } from '../graph/scripted.ts';

const AMINA = asId<PersonId>('amina');
type Outcome = Awaited<ReturnType<SignIn['learn']>>;

function learning(answer: () => Promise<Outcome>) {
  const clock = { now: 0 };
  const learned: string[] = [];
  const log = remembering();
  const signIn = clientSignIn({
    tokens: {
      learn: (_, token) => {
        learned.push(token);
        return answer();
      },
      state: async () => 'ready',
      forget: async () => undefined,
      missing: async () => null,
    },
    resource: 'api://praxis',
    verify: async () => ({ personId: AMINA, name: 'Amina' }),
    log,
    now: () => clock.now,
  });
  return { signIn, learned, log, clock };
}

test('a token that comes with every request is learned once, another one once more', async () => {
  const { signIn, learned } = learning(async () => 'ready');
  for (const token of ['one', 'one', 'one', 'two', 'one']) signIn.seen(AMINA, token);
  await signIn.settled();
  signIn.seen(AMINA, 'one');
  expect(learned).toEqual(['one', 'two']);
});

test.each([['consent'], ['unavailable'], ['sign-in']] as const)(
  'of what ended with “%s” a token is tried again, minutes later and not with every request',
  async (outcome) => {
    const { signIn, learned, clock } = learning(async () => outcome);
    signIn.seen(AMINA, 'one');
    await signIn.settled();
    signIn.seen(AMINA, 'one');
    expect(learned).toEqual(['one']);
    clock.now = 300_000;
    signIn.seen(AMINA, 'one');
    expect(learned).toEqual(['one', 'one']);
    await signIn.settled();
  },
);

test('a failure is a line in the log without the token, and nothing to whoever asked', async () => {
  const { signIn, log } = learning(() => Promise.reject(new Error('the database is away')));
  expect(() => signIn.seen(AMINA, 'very-secret')).not.toThrow();
  await signIn.settled();
  expect(log.lines).toHaveLength(1);
  expect(JSON.stringify(log.lines)).not.toContain('very-secret');
});
