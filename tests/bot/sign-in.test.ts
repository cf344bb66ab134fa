import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { World } from '../../src/app.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import type { Unable } from '../../src/ports/personal.ts';
import type { MissingConsent } from '../../src/ports/sign-in.ts';
import { type BotWorld, botWorld, EVA, LUC, MAYA } from './world.ts';

const RESOURCE = 'api://praxis.example.org/botid-praxis';
const MISSING: MissingConsent = {
  rights: ['Files.Read.All'],
  link: 'https://login.microsoftonline.com/tenant/adminconsent?client_id=praxis',
};

/** Microsoft as the bot sees it: tokens are `<person>@<address>`, and what comes of them is set here. */
function microsoft() {
  const known = new Map<PersonId, 'ready' | Unable>();
  const learned: string[] = [];
  const set = { outcome: 'ready' as 'ready' | Unable, missing: null as MissingConsent | null };
  const signIn: World['signIn'] = {
    resource: RESOURCE,
    whoIs: async (token) => {
      if (!token.endsWith(`@${RESOURCE}`)) throw new AppError('unauthenticated', 'not for us');
      return asId<PersonId>(token.split('@')[0] ?? '');
    },
    tokens: {
      learn: async (person) => {
        if (known.get(person) === 'ready') return 'ready';
        learned.push(person);
        known.set(person, set.outcome === 'unavailable' ? 'sign-in' : set.outcome);
        return set.outcome;
      },
      state: async (person) => known.get(person) ?? 'sign-in',
      forget: async (person) => {
        known.delete(person);
      },
      missing: async () => set.missing,
    },
    seen: () => undefined,
    settled: async () => undefined,
  };
  return { signIn, learned, set };
}

let world: BotWorld;
let entra: ReturnType<typeof microsoft>;
beforeEach(async () => {
  entra = microsoft();
  world = await botWorld({ signIn: entra.signIn });
  world.teams.signIn.tokens = async (person, resource) => `${person}@${resource}`;
});
afterEach(() => world.close());

describe('“sign in” in the private chat', () => {
  test('needs nothing of the person: Teams brings their token, and they are told once', async () => {
    const maya = world.teams.person(MAYA);
    await maya.says('sign in');
    expect(world.teams.signIn.answers).toEqual([200]);
    expect(entra.learned).toEqual([MAYA]);
    expect(maya.sees()).toContain('You are signed in');
    // What was typed, and the one answer: the card that asked is not shown.
    expect(maya.chat()).toHaveLength(2);
  });

  test('three devices bring three tokens: one exchange, one answer', async () => {
    world.teams.signIn.devices = 3;
    const maya = world.teams.person(MAYA);
    await maya.says('sign in');
    expect(world.teams.signIn.answers).toEqual([200, 200, 200]);
    expect(entra.learned).toEqual([MAYA]);
    expect(maya.chat()).toHaveLength(2);
  });

  test('works in the person’s language', async () => {
    const luc = world.teams.person({ id: LUC, locale: 'fr-FR' });
    await luc.says('connexion');
    expect(luc.sees()).toContain('La connexion est établie');
  });

  test('where the client cannot, a card leads to the tab', async () => {
    world.teams.signIn.tokens = async () => null;
    const maya = world.teams.person(MAYA);
    await maya.says('sign in');
    expect(maya.sees()).toContain('Open Praxis in its tab once');
    expect(maya.links()).toEqual(['https://praxis.example.org/tab/']);
  });

  test('without the organization’s consent it says what to send to whom, and is asked again later', async () => {
    entra.set.outcome = 'consent';
    entra.set.missing = MISSING;
    const maya = world.teams.person(MAYA);
    await maya.says('sign in');
    expect(world.teams.signIn.answers).toEqual([412]);
    expect(maya.sees()).toContain(
      'see which documents you yourself may open, and search for them when you search (Files.Read.All)',
    );
    expect(maya.sees()).toContain(MISSING.link);
    expect(maya.links()).toContain(MISSING.link);
    entra.set.outcome = 'ready';
    entra.set.missing = null;
    await maya.says('sign in');
    expect(maya.sees()).toContain('You are signed in');
  });

  test('a token that is not for us, or is another person’s, signs nobody in', async () => {
    const maya = world.teams.person(MAYA);
    world.teams.signIn.tokens = async (person) => `${person}@https://graph.microsoft.com`;
    await maya.says('sign in');
    world.teams.signIn.tokens = async (_, resource) => `${EVA}@${resource}`;
    await maya.says('sign in');
    expect(world.teams.signIn.answers).toEqual([412, 412]);
    expect(entra.learned).toEqual([]);
  });

  test('Microsoft that does not answer is tried again by the next word', async () => {
    entra.set.outcome = 'unavailable';
    const maya = world.teams.person(MAYA);
    await maya.says('sign in');
    expect(world.teams.signIn.answers).toEqual([412]);
    entra.set.outcome = 'ready';
    await maya.says('sign in');
    expect(world.teams.signIn.answers).toEqual([412, 200]);
  });

  test('“sign out” forgets, and says how one comes back', async () => {
    const maya = world.teams.person(MAYA);
    await maya.says('sign in');
    await maya.presses('Sign out');
    expect(maya.sees()).toContain('You are signed out');
    await maya.presses('Sign in');
    expect(maya.sees()).toContain('You are signed in');
    await maya.says('sign out');
    expect(await entra.signIn.tokens.state(asId<PersonId>(MAYA))).toBe('sign-in');
  });
});

test.each([
  ['nothing', undefined],
  ['no token', { id: '1', connectionName: 'praxis' }],
  ['a token of the wrong kind', { id: '1', token: 7 }],
  ['a novel', { id: '1', token: 'x'.repeat(30_000) }],
])('an exchange with %s is answered, and signs nobody in', async (_, value) => {
  const outcome = await world.teams
    .person(MAYA)
    .sends({ type: 'invoke', id: 'f:1', name: 'signin/tokenExchange', value });
  expect(outcome).toMatchObject({ failureDetail: 'malformed' });
  expect(entra.learned).toEqual([]);
});

test('after the card’s button, whoever the tab has signed in is told so', async () => {
  const maya = world.teams.person(MAYA);
  const verify = { type: 'invoke', id: 'f:1', name: 'signin/verifyState', value: { state: '1' } };
  await maya.sends(verify);
  expect(maya.sees()).toContain('Open Praxis in its tab once');
  await entra.signIn.tokens.learn(asId<PersonId>(MAYA), 'by the tab');
  await maya.sends({ ...verify, id: 'f:2' });
  expect(maya.sees()).toContain('You are signed in');
});
