import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import type { BeforePosting } from '../../src/contract/queries.ts';
import { consentOnly } from '../support/consents.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import { outsideLibrary } from '../support/outside-library.ts';

/**
 * A document lies on a site of which Praxis knows nothing. Who may open it finds it where they ask, marked as what it is;
 * nobody else hears of it, and nobody at all where many read.
 */

const LENA = 'Lena Okafor';
const JONAS = 'Jonas Weber';
const QUESTION = 'How was the quixotic zemidjan levy counted?';
const TITLE = 'Levy of the quixotic zemidjan';

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 24 });
  outsideLibrary(
    s.tenant.running,
    'budget',
    [LENA],
    [{ name: `${TITLE}.txt`, text: 'How the quixotic zemidjan levy was counted at night.' }],
  );
}, 120_000);
afterEach(async () => {
  consentOnly(s.tenant.running.tenant);
  await s.end();
});
afterAll(() => s.close());

async function begins(...names: readonly string[]): Promise<void> {
  j = await s.journey({ signsIn: true });
  j.teams.signIn.tokens = (person) => s.tenant.tokenFor(person);
  for (const name of names) await (await j.tab(j.person(name))).get('/me');
  await j.signIn.settled();
}

const finds = async (name: string, more: Record<string, string> = {}): Promise<SearchAnswer> =>
  (await j.tab(j.person(name))).get(`/search?${new URLSearchParams({ q: QUESTION, ...more })}`);

async function asks(name: string): Promise<string> {
  await j.person(name).says(QUESTION);
  return j.person(name).sees();
}

test('who may open it finds it in chat, tab and before asking; another finds everything but it, byte for byte', async () => {
  await begins(LENA, JONAS);
  const { elsewhere } = await finds(LENA);
  expect(elsewhere).toMatchObject({
    silence: null,
    items: [
      {
        title: TITLE,
        type: 'txt',
        site: 'budget',
        reasons: [{ kind: 'words', values: ['quixotic', 'zemidjan', 'counted'] }],
      },
    ],
  });
  expect((await finds(LENA, { language: 'en' })).elsewhere?.items).toEqual([]);
  const said = await asks(LENA);
  expect(said).toContain('Elsewhere in SharePoint');
  expect(said).toContain(TITLE);
  expect(said).toContain('site: budget');
  const before = await (await j.tab(j.person(LENA))).post<BeforePosting>('/queries/before', {
    text: QUESTION,
  });
  expect(before.elsewhere?.items.map(({ title }) => title)).toEqual([TITLE]);
  expect(before.hits.length + (before.elsewhere?.items.length ?? 0)).toBeLessThanOrEqual(5);

  const seen = async () => [JSON.stringify(await finds(JONAS)), await asks(JONAS)];
  const jonas = await seen();
  expect(jonas.join()).not.toMatch(/Levy of|budget/);
  outsideLibrary(
    s.tenant.running,
    'ministry',
    [LENA],
    [{ name: 'Another quixotic zemidjan levy.txt', text: 'The quixotic zemidjan levy, counted.' }],
  );
  expect(await seen()).toEqual(jonas);
  expect((await finds(LENA)).elsewhere?.items).toHaveLength(2);
});

test('in a channel nobody in particular reads: nothing is asked of Microsoft Search', async () => {
  await begins(LENA);
  const channel = j.channel('social-protection');
  s.tenant.calls.length = 0;
  await j.person(LENA).in(channel.id).says(QUESTION);
  expect(channel.messages().length).toBeGreaterThan(0);
  expect(s.tenant.calls.filter((call) => call.endsWith('/search/query'))).toEqual([]);
  expect(JSON.stringify(channel.messages())).not.toContain(TITLE);
  await asks(LENA);
  expect(s.tenant.calls.filter((call) => call.endsWith('/search/query'))).toHaveLength(1);
});

test('not signed in, not allowed, not answering: what is ours is shown, and the reason in words', async () => {
  await begins();
  expect(await asks(JONAS)).toContain('The rest of SharePoint was not searched. To search there');
  await j.person(JONAS).presses('session.show');
  await begins(JONAS);
  s.tenant.fails({ status: 503 }, /search\/query/);
  expect((await finds(JONAS)).elsewhere).toEqual({ items: [], silence: 'unavailable' });
  expect(await asks(JONAS)).toContain('The rest of SharePoint could not be searched now');
  expect(JSON.stringify(j.logged)).not.toMatch(/quixotic|zemidjan/);
  s.tenant.heals();
  consentOnly(s.tenant.running.tenant, {
    application: [],
    delegated: ['ChannelMessage.ReadWrite'],
    team: [],
  });
  await j.signIn.tokens.forget(personId(JONAS));
  await j.person(JONAS).says('sign in');
  expect((await finds(JONAS)).elsewhere?.silence).toBe('consent');
});
