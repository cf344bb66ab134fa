import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { BeforePosting } from '../../src/contract/queries.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, listOf, repliesInTab } from '../support/journey-queries.ts';

/** Before anything new is begun: what there is, who knows, and what a country or a desk can tell. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 60 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const QUESTION = 'Has anyone registered domestic workers for social security in West Africa?';

const REPLY =
  'In Abidjan we registered domestic workers for social security through the households that employ them.';

test('a question in plain words is answered before it is posted: five items at most, and two people of other units (S-2)', async () => {
  // Adjoa answered a like question: with the documents of others it is what shows that somebody knows.
  const { id } = await asksInTab(j, j.person('Omar Haddad'));
  await repliesInTab(j, j.person('Adjoa Mensah'), id, REPLY);
  const fatou = j.person('Fatou Ndiaye');
  await fatou.says(QUESTION);
  const seen = fatou.sees();
  expect(seen.match(/Affiché pour\s:/g)?.length).toBeLessThanOrEqual(5);
  // Kind, date, language and where its review stands, of each.
  const items = seen.match(/ · \d+ \S+ \d{4} · (?:anglais|français|espagnol) · /g) ?? [];
  const marks =
    seen.match(/^(?:à revoir d’ici le|révision en retard|sans date de révision)/gm) ?? [];
  expect(items.length).toBe(seen.match(/Affiché pour\s:/g)?.length);
  expect(marks.length).toBe(items.length);

  const tab = await j.tab(fatou);
  const before = await tab.post<BeforePosting>('/queries/before', { text: QUESTION });
  const known = before.people?.items ?? [];
  expect(known).toHaveLength(2);
  for (const { person, reasons } of known) {
    expect(person.unit).not.toBe('SOCPRO');
    expect(reasons.length).toBeGreaterThan(0);
    expect(seen).toContain(person.name);
  }
  expect(known.map(({ person }) => person.name)).toContain('Adjoa Mensah');
  expect(seen).toContain('a répondu à 1 question sur travail domestique');
  // Nothing is said where little shows that anybody knows.
  const unknown = { text: 'Who has a recipe for sourdough bread?' };
  const none = await tab.post<BeforePosting>('/queries/before', unknown);
  expect(none.people?.items).toEqual([]);

  await fatou.presses('query.stock');
  expect(fatou.sees()).toContain('La réponse existait déjà');
  await j.settle();
  expect(j.observed.fromStock).toBe(1);
  expect((await listOf(j, fatou, 'mine')).items.map(({ text }) => text)).toEqual([QUESTION]);
  expect(await listOf(j, j.person('Lena Okafor'))).not.toMatchObject({
    items: [{ text: QUESTION }],
  });
});
