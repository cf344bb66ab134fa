import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DoubtsFound } from '../../src/contract/doubts.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { contributesInTab, opened, synthesisOf } from '../support/journey-steps.ts';

/** A statement that its contributions do not say is pointed out to its moderator, in tab and chat, and nobody else. */

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

const KILNS =
  'Inspectors in Peru visited 140 brick kilns last year. They did not find a single written contract.';

test('what the contributions do not say is told to the moderator in tab and chat, and to nobody else', async () => {
  const { id } = await opened(j, {}, { by: 'Amina Diallo' });
  await contributesInTab(j, j.person('Mei Tanaka'), id, KILNS, { question: 0 });
  // Amina is asked about her own project on the fourth: not on the day this is about.
  await j.clock.to('2026-03-05T10:00Z');
  await j.clock.to('2026-03-17T10:00Z');
  const amina = j.person('Amina Diallo');
  const tab = await j.tab(amina);
  const path = `/discussions/${id}/synthesis`;
  const draft = await synthesisOf(j, amina, id);
  const asked = {
    statements: draft.statements.map(({ id: s1, text, sources }) => ({ id: s1, text, sources })),
  };
  // As people wrote it there is nothing to point out.
  expect(await tab.post<DoubtsFound>(`${path}/doubts`, asked)).toEqual({ items: [] });

  const statements = draft.statements.map((one) => ({
    ...one,
    text: one.text.replace('did not find a single', 'found a').replace('Peru', 'Chile'),
  }));
  const found = await tab.post<DoubtsFound>(`${path}/doubts`, {
    statements: statements.map(({ id: s1, text, sources }) => ({ id: s1, text, sources })),
  });
  expect(found.items.flatMap(({ lacks }) => lacks.map(({ kind }) => kind)).sort()).toEqual([
    'opposite',
    'place',
  ]);

  // It is a hint: saved all the same, and told once more in the chat before it is published.
  await tab.put(path, { version: draft.version, statements, setAside: [] });
  await amina.presses('synthesis.read');
  expect(amina.sees()).toContain('2 énoncés à regarder de nouveau avant de publier');
  expect(amina.sees()).toContain('Chile');

  const omar = await j.tab(j.person('Omar Haddad'));
  const refused = await omar.asks('POST', `${path}/doubts`, asked);
  expect(refused.status).toBe(404);
});
