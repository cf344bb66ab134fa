import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { NOTES, seedNotes } from '../../src/adapters/tenant/seed/notes.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import type { ReadLibraries } from '../../src/contract/libraries.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';

/** What an organization writes down in a list of SharePoint is found where people talk, as its documents are. */

let s: Scene;
beforeAll(async () => {
  s = await scene({ documents: 6 });
  seedNotes(s.tenant.running.tenant);
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

const db = () => s.tenant.running.tenant.db;

async function searches(j: Journey, words: string) {
  const tab = await j.tab(j.person('Amina Diallo'));
  const query = new URLSearchParams({ q: words, limit: '10' });
  return (await tab.get<SearchAnswer>(`/search?${query}`)).hits;
}

/** As an administrator deletes it in SharePoint. */
function deletes(title: string): void {
  db().run(
    "UPDATE list_items SET deleted = 1, seq = ? WHERE json_extract(fields, '$.Title') = ?",
    db().nextSeq(),
    title,
  );
}

const KEY = 'Ask about the gate key first when you interview domestic workers';
const QUESTION = 'Who holds the gate key when domestic workers are interviewed?';

test('an item of a list is found in the chat and the tab, and no longer after its deletion', async () => {
  const j = await s.journey();
  const amina = j.person('Amina Diallo');
  await amina.says(QUESTION);
  expect(amina.sees()).toContain(KEY);
  const [hit] = await searches(j, QUESTION);
  expect(hit).toMatchObject({ title: KEY, webUrl: expect.stringContaining('/Lists/') });
  const page = await fetch(hit?.webUrl ?? '');
  expect(await page.text()).toContain('who holds the gate key');

  deletes(KEY);
  await j.sync();
  expect((await searches(j, QUESTION)).map(({ title }) => title)).not.toContain(KEY);
});

test('an item is found in its own language by its new words once it was rewritten', async () => {
  const j = await s.journey();
  const title = 'La contadora del mercado vale más que el folleto';
  expect((await searches(j, 'contadora balanza pública')).map((hit) => hit.title)).toContain(title);
  expect(await searches(j, 'quinua tornasolada')).toEqual([]);
  db().run(
    `UPDATE list_items SET version = version + 1, seq = ?,
       fields = json_set(fields, '$.Body', 'La quinua tornasolada se vende mejor.')
     WHERE json_extract(fields, '$.Title') = ?`,
    db().nextSeq(),
    title,
  );
  await j.sync();
  const found = await searches(j, 'quinua tornasolada');
  expect(found.map((hit) => hit.title)).toEqual([title]);
});

test('an administrator sees the list among the libraries; one that leaves the register leaves search', async () => {
  const j = await s.journey();
  const samuel = await j.tab(j.person('Samuel Boateng'));
  const read = async () =>
    (await samuel.get<ReadLibraries>('/admin/libraries')).libraries.find(
      ({ name }) => name === NOTES,
    );
  expect(await read()).toMatchObject({ state: 'ready', audience: 'all', unreadable: 0 });
  expect((await read())?.products).toBeGreaterThanOrEqual(11);

  deletes(NOTES);
  await j.sync();
  expect(await read()).toBeUndefined();
  expect((await searches(j, 'apprentices bus fare Kitwe')).map(({ title }) => title)).not.toContain(
    'Apprentices stay when the bus fare is paid weekly',
  );
});
