import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { OwnRights } from '../../src/contract/rights.ts';
import { consentOnly } from '../support/consents.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import { CONSENT_LINK } from '../support/journey-sign-in.ts';

/** Somebody works with Praxis in chat and tab and is never asked for a password; what is missing is said in words. */

const WHO = 'Margit Lindqvist';

let here: Scene;
let j: Journey;
beforeAll(async () => {
  here = await scene({ documents: 4 });
}, 120_000);
afterEach(async () => {
  consentOnly(here.tenant.running.tenant);
  await here.end();
});
afterAll(() => here.close());

const begins = async () => {
  j = await here.journey({ signsIn: true });
  j.teams.signIn.tokens = (person) => here.tenant.tokenFor(person);
  return j.person(WHO);
};
const state = () => j.signIn.tokens.state(personId(WHO));

test('who opens the tab is signed in by it, without a word, and chat knows', async () => {
  const somebody = await begins();
  const tab = await j.tab(somebody);
  await expect(state()).resolves.toBe('sign-in');
  await tab.get('/me');
  await j.signIn.settled();
  await expect(tab.get<OwnRights>('/me/rights')).resolves.toEqual({
    state: 'ready',
    missing: null,
  });
  await somebody.says('sign in');
  expect(somebody.sees()).toContain('You are signed in');
  expect(j.teams.signIn.answers).toEqual([]);
});

test('who writes “sign in” in the chat is signed in by Teams, on every device at once', async () => {
  const somebody = await begins();
  j.teams.signIn.devices = 3;
  await somebody.says('sign in');
  expect(j.teams.signIn.answers).toEqual([200, 200, 200]);
  expect(somebody.sees()).toContain('You are signed in');
  await expect(state()).resolves.toBe('ready');
  await somebody.says('sign out');
  await expect(state()).resolves.toBe('sign-in');
  expect(j.logged).toEqual([]);
});

test('an organization that has consented to nothing is told what to send to whom, in chat and tab', async () => {
  const somebody = await begins();
  const { consents } = here.tenant.running.tenant;
  for (const { scope } of consents.rights().everyone) {
    consents.setPerson(undefined, scope, scope === 'access_as_user');
  }
  await somebody.says('sign in');
  expect(j.teams.signIn.answers).toEqual([412]);
  expect(somebody.sees()).toContain('Your organization has not allowed this yet');
  expect(somebody.sees()).toContain(
    'see which documents you yourself may open, and search for them when you search (Files.Read.All)',
  );
  expect(somebody.sees()).toContain('remove a message from a channel when you moderate it');
  expect(somebody.links()).toContain(CONSENT_LINK);
  const tab = await j.tab(somebody);
  const rights = await tab.get<OwnRights>('/me/rights');
  expect(rights).toMatchObject({ state: 'consent', missing: { link: CONSENT_LINK } });
  // The administrator accepts.
  consentOnly(here.tenant.running.tenant);
  await somebody.says('sign in');
  expect(somebody.sees()).toContain('You are signed in');
  await expect(tab.get<OwnRights>('/me/rights')).resolves.toEqual({
    state: 'ready',
    missing: null,
  });
});

test('the token of one colleague brought for another signs neither in', async () => {
  const somebody = await begins();
  const carlos = await here.tenant.tokenFor(personId('Carlos Mendoza'));
  j.teams.signIn.tokens = async () => carlos;
  await somebody.says('sign in');
  expect(j.teams.signIn.answers).toEqual([412]);
  await expect(state()).resolves.toBe('sign-in');
  await expect(j.signIn.tokens.state(personId('Carlos Mendoza'))).resolves.toBe('sign-in');
});
