import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createEntra } from '../../src/adapters/graph/entra.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import { localEntra } from '../../src/world.ts';
import { checkedLibrary } from '../support/checked-library.ts';
import { consentOnly } from '../support/consents.ts';
import { communityId, type Journey, personId, type Scene, scene } from '../support/journey.ts';

/**
 * A library of which nobody has said who reads it: each person finds in it what Microsoft 365 lets them open, and
 * nothing tells anybody that there is more.
 */

/** Opens all of the library; was given one file of it; opens nothing of it. */
const LENA = 'Lena Okafor';
const JONAS = 'Jonas Weber';
const MEI = 'Mei Tanaka';
const QUESTION = 'How were domestic workers registered after the quixotic restructuring?';
const MORE = 'There may be more in documents that are shared with you';

let s: Scene;
let j: Journey;
let drive = '';
/** Ids of what was put into the library; Jonas is given the first. */
let files: readonly string[] = [];

beforeAll(async () => {
  s = await scene({ documents: 24 });
  ({ driveId: drive, files } = await checkedLibrary(s.tenant, JONAS));
}, 120_000);
afterEach(async () => {
  consentOnly(s.tenant.running.tenant);
  await s.end();
});
afterAll(() => s.close());

async function begins(): Promise<void> {
  j = await s.journey({ signsIn: true });
  j.teams.signIn.tokens = (person) => s.tenant.tokenFor(person);
}

async function signsIn(name: string): Promise<void> {
  await (await j.tab(j.person(name))).get('/me');
  await j.signIn.settled();
}

/** The bytes of an answer in the tab. */
async function searches(name: string, limit: number): Promise<string> {
  const tab = await j.tab(j.person(name));
  const query = new URLSearchParams({ q: QUESTION, limit: String(limit) });
  return (await tab.asks('GET', `/search?${query}`)).text;
}

const read = (text: string): SearchAnswer => JSON.parse(text) as SearchAnswer;
const restructured = (text: string) =>
  read(text).hits.filter(({ title }) => title.startsWith('Restructuring'));

/** The card that answers in the chat, without what differs from press to press. */
async function asksInChat(name: string): Promise<string> {
  const person = j.person(name);
  await person.says(QUESTION);
  return JSON.stringify(person.seesCard()).replaceAll(/"nonce":"[^"]*"/g, '');
}

test('who is not signed in finds the rest and hears once that there may be more, whatever there is', async () => {
  await begins();
  const jonas = j.person(JONAS);
  await jonas.says(QUESTION);
  expect(jonas.sees()).toContain('What I found');
  expect(jonas.sees().split(MORE)).toHaveLength(2);
  await jonas.says('zemidjan');
  expect(jonas.sees().split(MORE)).toHaveLength(2);
  await jonas.presses('session.show');
  await jonas.says('sign in');
  expect(jonas.sees()).toContain('You are signed in');
  await jonas.says(QUESTION);
  expect(jonas.sees()).not.toContain(MORE);
});

test('each finds what they may open: all, what was shared, nothing', async () => {
  await begins();
  const library = j.app.actions.knowledge.sync.libraries().find(({ driveId }) => driveId === drive);
  expect(library?.audience.kind).toBe('checked');
  for (const name of [LENA, JONAS, MEI]) await signsIn(name);
  expect(restructured(await searches(LENA, 50))).toHaveLength(4);
  const [hit, ...others] = restructured(await searches(JONAS, 50));
  expect([hit?.title, others]).toEqual(['Restructuring 1', []]);
  expect(restructured(await searches(MEI, 50))).toEqual([]);
  // By its id it exists for whoever may open it, and for nobody else.
  const stock = async (name: string) => {
    const body = { nonce: `nonce-of-${name}`, text: QUESTION, product: hit?.id };
    return (await (await j.tab(j.person(name))).asks('POST', '/queries/stock', body)).status;
  };
  expect(await stock(JONAS)).toBeLessThan(300);
  expect(await stock(MEI)).toBe(404);
});

test('nobody hears of it by what is shown to many, nor by a number', async () => {
  await begins();
  for (const name of [LENA, MEI]) await signsIn(name);
  const { knowledge } = j.app.actions;
  const related = await knowledge.relatedIn(communityId('skills'), QUESTION, 'en');
  expect(related.filter(({ product }) => product.driveId === drive)).toEqual([]);
  const products = async (name: string) =>
    (await (await j.tab(j.person(name))).get<{ products: number }>('/library')).products;
  const before = [await products(LENA), await products(MEI)];
  const { db } = s.tenant.running.tenant;
  const open = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM items i JOIN drives d ON d.id = i.drive_id
     WHERE i.folder = 0 AND i.deleted = 0 AND d.id <> ?`,
    drive,
  );
  expect(Math.max(...before)).toBeLessThanOrEqual(open?.n ?? 0);
});

test('what the organization has not allowed, and Microsoft that does not answer, are said in words', async () => {
  await begins();
  await signsIn(JONAS);
  s.tenant.fails({ status: 503 }, /\$batch/);
  expect(read(await searches(JONAS, 5)).unable).toBe('unavailable');
  s.tenant.heals();
  expect(read(await searches(JONAS, 5)).unable).toBeNull();
  const { consents } = s.tenant.running.tenant;
  consents.setPerson(undefined, 'Files.Read.All', false);
  await j.signIn.tokens.forget(personId(JONAS));
  await j.person(JONAS).says('sign in');
  expect(read(await searches(JONAS, 5)).unable).toBe('consent');
  await j.person(JONAS).says(QUESTION);
  expect(j.person(JONAS).sees()).toContain(
    'Your organization has not yet allowed me to look there',
  );
});

test('an answer is that of a library from which everything that this person may not open was deleted, byte for byte', async () => {
  await begins();
  for (const name of [JONAS, MEI]) await signsIn(name);
  const seen = async (name: string) => [
    await searches(name, 5),
    await searches(name, 50),
    await asksInChat(name),
  ];
  const [jonas, mei] = [await seen(JONAS), await seen(MEI)];
  const { token } = await createEntra(localEntra(s.tenant.url)).forApp();
  const headers = { authorization: `Bearer ${token}` };
  const remove = async (id: string) => {
    const address = `${s.tenant.url}/v1.0/drives/${drive}/items/${id}`;
    expect((await fetch(address, { method: 'DELETE', headers })).status).toBe(204);
  };
  const { knowledge } = j.app.actions;
  const all = await knowledge.count(null);
  for (const id of files.slice(1)) await remove(id);
  await j.sync();
  expect(await seen(JONAS)).toEqual(jonas);
  await remove(files[0] ?? '');
  await j.sync();
  expect(await seen(MEI)).toEqual(mei);
  expect(jonas).not.toEqual(mei);
  expect(await knowledge.count(null)).toBe(all);
});
