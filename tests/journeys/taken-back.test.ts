import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Matters } from '../../src/contract/safety.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, consolidatedOf, repliesInTab, replyOf } from '../support/journey-queries.ts';
import {
  contributesInChannel,
  contributesInTab,
  contributionOf,
  type Opened,
  opened,
  pageOf,
  readsInChat,
  synthesisOf,
} from '../support/journey-steps.ts';
import { dump } from '../support/looking.ts';

/** What somebody takes back is nowhere any more: not in drafts, documents, search, notices or tables. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

/** Nobody else uses it. */
const WORD = 'Quagmarine';
const HARD = `The ministry partner of ${WORD} kept the inspectors away from four hundred households.`;
const LUNCH =
  'Labour inspectors visited at lunch time and registered four hundred employers in Lima.';
const STAMP = 'Stamp cards kept by each household made the declared hours visible to inspectors.';

/** Two others speak as well; who takes back is Carlos. */
async function talked(): Promise<Opened> {
  const discussion = await opened(j, {}, { by: 'Amina Diallo' });
  const { id, post } = discussion;
  await contributesInChannel(j, j.person('Mei Tanaka'), post, LUNCH);
  await contributesInTab(j, j.person('Fatou Ndiaye'), id, STAMP, { question: 0 });
  await contributesInTab(j, j.person('Carlos Mendoza'), id, HARD, { question: 0 });
  return discussion;
}

async function closes(): Promise<void> {
  await j.clock.to('2026-03-05T10:00Z');
  await j.clock.to('2026-03-17T10:00Z');
  await j.settle();
}

async function takesBack(discussion: string): Promise<void> {
  const carlos = j.person('Carlos Mendoza');
  const { id, version } = await contributionOf(j, carlos, discussion, WORD);
  await (await j.tab(carlos)).post(`/contributions/${id}/review`, { verb: 'withdraw', version });
  await j.settle();
}

/** Where the word still stands in the tables, but for the author's own contribution. */
const tablesWithWord = (): Promise<string[]> => tablesWith(WORD);

async function tablesWith(words: string): Promise<string[]> {
  const all = await dump(j.database);
  const found = all.filter(({ text }) => text.includes(words));
  return [...new Set(found.map(({ table }) => table))].sort();
}

/** All that somebody is shown of it: pages, chat and what search finds. */
async function seenBy(name: string, id: string): Promise<string> {
  const who = j.person(name);
  const tab = await j.tab(who);
  const synthesis = await tab.asks('GET', `/discussions/${id}/synthesis`);
  const page = await pageOf(j, who, id);
  const chat = await readsInChat(who, id);
  const search = await tab.get<unknown>(`/search?q=${WORD}`);
  const channel = j.channel('formalization').reads();
  return JSON.stringify([synthesis.text, page, chat, search, channel]).replaceAll(
    `"words":"${WORD}"`,
    '',
  );
}

test('before it is published it leaves the draft and all of its versions', async () => {
  const { id } = await talked();
  await closes();
  expect(await seenBy('Amina Diallo', id)).toContain(WORD);
  expect(await tablesWithWord()).toEqual(['contributions', 'draft_versions', 'syntheses']);
  await takesBack(id);
  const page = await synthesisOf(j, j.person('Amina Diallo'), id);
  expect(page.statements.length).toBeGreaterThan(0);
  expect(page.contributors).toBe(2);
  for (const name of ['Amina Diallo', 'Omar Haddad', 'Mei Tanaka'])
    expect(await seenBy(name, id)).not.toContain(WORD);
  expect(await seenBy('Amina Diallo', id)).toContain('[…]');
  expect(await seenBy('Carlos Mendoza', id)).toContain(WORD);
  expect(await tablesWithWord()).toEqual(['contributions']);

  // Whoever grants that it is removed has nothing left to press.
  const stamp = await contributionOf(j, j.person('Omar Haddad'), id, 'Stamp cards');
  const about = { kind: 'contribution', id: stamp.id };
  const omar = await j.tab(j.person('Omar Haddad'));
  const wish = { about, wish: 'remove', reason: 'It names our partner.', outsider: '' };
  await omar.post('/safety/removals', wish);
  const amina = await j.tab(j.person('Amina Diallo'));
  const [asked] = (await amina.get<Matters>('/safety')).removals;
  const granted = { verb: 'grant', version: asked?.version, decision: 'It does, and need not.' };
  await amina.post(`/safety/removals/${asked?.id}/decide`, granted);
  await j.settle();
  expect(await tablesWith('Stamp cards')).toEqual(['contributions']);
  expect(j.channel('formalization').reads()).not.toContain('Stamp cards');
  expect(JSON.stringify(await pageOf(j, j.person('Fatou Ndiaye'), id))).toContain(
    'It does, and need not.',
  );
});

test('published, its document gets a next version without it, and search finds it no more', async () => {
  const { id } = await talked();
  await closes();
  const amina = await j.tab(j.person('Amina Diallo'));
  const { version } = await synthesisOf(j, j.person('Amina Diallo'), id);
  await amina.post(`/discussions/${id}/synthesis/approve`, { version });
  await j.settle();
  expect(await tablesWithWord()).toContain('products');
  expect(await seenBy('Omar Haddad', id)).toContain(WORD);
  await takesBack(id);
  const page = await synthesisOf(j, j.person('Omar Haddad'), id);
  expect(page.state).toBe('published');
  for (const name of ['Amina Diallo', 'Omar Haddad', 'Mei Tanaka'])
    expect(await seenBy(name, id)).not.toContain(WORD);
  expect(await tablesWithWord()).toEqual(['contributions']);
});

test('a paragraph taken back leaves a mark and goes out of what is published; the rest stays', async () => {
  const said = `Stamp cards were kept by each household in the valley.\n\n${HARD}`;
  const { id } = await opened(j, {}, { by: 'Amina Diallo' });
  await contributesInTab(j, j.person('Fatou Ndiaye'), id, LUNCH, { question: 0 });
  await contributesInTab(j, j.person('Carlos Mendoza'), id, said, { question: 0 });
  await closes();
  const { version } = await synthesisOf(j, j.person('Amina Diallo'), id);
  const amina = await j.tab(j.person('Amina Diallo'));
  await amina.post(`/discussions/${id}/synthesis/approve`, { version });
  await j.settle();
  const carlos = j.person('Carlos Mendoza');
  await readsInChat(carlos, id);
  await carlos.presses('contribution.ask-withdraw');
  expect(carlos.sees()).toContain(WORD);
  await carlos.presses('contribution.withdraw', { paragraphs: '1' });
  await j.settle();
  for (const name of ['Amina Diallo', 'Omar Haddad', 'Carlos Mendoza'])
    expect(await seenBy(name, id)).not.toContain(WORD);
  expect(await tablesWithWord()).toEqual([]);
  const { text } = await contributionOf(j, j.person('Omar Haddad'), id, 'Stamp cards');
  expect(text).toBe('Stamp cards were kept by each household in the valley.\n\n[…]');
  const page = await synthesisOf(j, j.person('Omar Haddad'), id);
  expect(page.statements.map((one) => one.text).join()).toContain('Stamp cards were kept');
});

test('for fewer people than before it leaves channel, document and search, and is read by those alone', async () => {
  const { id } = await talked();
  const carlos = j.person('Carlos Mendoza');
  await closes();
  const amina = await j.tab(j.person('Amina Diallo'));
  const { version } = await synthesisOf(j, j.person('Amina Diallo'), id);
  await amina.post(`/discussions/${id}/synthesis/approve`, { version });
  await j.settle();
  expect(j.channel('formalization').reads()).toContain(WORD);
  await readsInChat(carlos, id);
  await carlos.presses('contribution.ask-narrow');
  await carlos.presses('contribution.narrow', { audience: 'named', readers: 'Fatou Ndiaye' });
  await j.settle();
  expect(await tablesWithWord()).toEqual(['contributions']);
  for (const name of ['Omar Haddad', 'Mei Tanaka'])
    expect(await seenBy(name, id)).not.toContain(WORD);
  const said = await contributionOf(j, j.person('Fatou Ndiaye'), id, WORD);
  expect(said).toMatchObject({ audience: 'named', readers: 1 });
  const tab = await j.tab(carlos);
  const wider = { audience: 'community', version: said.version };
  const refused = await tab.asks('POST', `/contributions/${said.id}/readers`, wider);
  expect(refused.status).toBe(409);
  const theirs = await j.tab(j.person('Fatou Ndiaye'));
  const fewer = { audience: 'moderators', version: said.version };
  expect((await theirs.asks('POST', `/contributions/${said.id}/readers`, fewer)).status).toBe(403);
  await tab.post(`/contributions/${said.id}/readers`, fewer);
  expect(await seenBy('Fatou Ndiaye', id)).not.toContain(WORD);
});

test('a reply leaves the consolidated reply, its document and the entry of what is often asked', async () => {
  const { id } = await asksInTab(j, j.person('Adjoa Mensah'));
  await repliesInTab(j, j.person('Mei Tanaka'), id, LUNCH);
  await repliesInTab(j, j.person('Carlos Mendoza'), id, HARD);
  const thandiwe = await j.tab(j.person('Thandiwe Mokoena'));
  const path = `/queries/${id}/consolidated`;
  const { version } = await consolidatedOf(j, j.person('Thandiwe Mokoena'), id);
  await thandiwe.post(`${path}/approve`, { version });
  await j.settle();
  await (await j.tab(j.person('Adjoa Mensah'))).post(`/queries/${id}/judge`, {
    verdict: 'solved',
    comment: '',
  });
  await j.settle();
  expect(await tablesWithWord()).toEqual([
    'consolidated_replies',
    'draft_versions',
    'faq_entries',
    'products',
    'replies',
  ]);
  const carlos = await j.tab(j.person('Carlos Mendoza'));
  const reply = await replyOf(j, j.person('Carlos Mendoza'), id, WORD);
  const body = { verb: 'withdraw', version: reply.version };
  await carlos.post(`/queries/${id}/replies/${reply.id}/review`, body);
  await j.settle();
  expect(await tablesWithWord()).toEqual(['replies']);
  for (const name of ['Thandiwe Mokoena', 'Omar Haddad', 'Adjoa Mensah']) {
    const tab = await j.tab(j.person(name));
    const seen = [
      await tab.get(path),
      await tab.get(`/queries/${id}`),
      await tab.get(`/search?q=${WORD.slice(0, -1)}`),
      j.channel('formalization').reads(),
    ];
    expect(JSON.stringify(seen)).not.toContain(WORD);
  }
  expect((await consolidatedOf(j, j.person('Omar Haddad'), id)).state).toBe('published');
});
