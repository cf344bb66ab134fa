import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DiscussionPage } from '../../src/contract/discussions.ts';
import type { UrgentDiscussions } from '../../src/contract/urgent.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';

/** Something has happened: one coordinates, one page says what has come of it, and others join instead of beginning anew. */

let place: Scene;
let j: Journey;
beforeAll(async () => {
  place = await scene({ documents: 12 });
  j = await place.journey();
}, 120_000);
afterAll(async () => {
  await place.end();
  await place.close();
});

const PAGE = 'Two bridges are out; the market women of the north need transport first.';

test('urgent work is coordinated by one, its page is one for chat, channel and tab, and all staff find it', async () => {
  const thandiwe = j.person('Thandiwe Mokoena');
  const jonas = j.person('Jonas Weber');
  await thandiwe.says('open a discussion');
  await thandiwe.presses('discussion.create', {
    community: 'formalization',
    title: 'Flood in the delta',
    background: 'The river rose at night and the markets are gone.',
    question1: 'What is needed in the next days?',
    template: 'rapid',
  });
  expect(thandiwe.refusal).toBeNull();
  await j.settle();
  await thandiwe.presses('output.form');
  await thandiwe.presses('output.write', { text: PAGE });
  expect(thandiwe.refusal).toBeNull();
  await thandiwe.resends();
  await j.settle();
  expect(thandiwe.sees()).toContain(PAGE);
  expect(j.channel('formalization').reads()).toContain(PAGE);

  const mei = await j.tab(j.person('Mei Tanaka'));
  const { items } = await mei.get<UrgentDiscussions>('/urgent');
  expect(items).toMatchObject([
    { title: 'Flood in the delta', coordinator: 'Thandiwe Mokoena', mine: true },
  ]);
  const path = `/discussions/${items[0]?.id}`;
  const seen = await mei.get<DiscussionPage>(path);
  expect(seen.output).toMatchObject({ text: PAGE, by: 'Thandiwe Mokoena', mayWrite: false });
  const write = { version: seen.version, text: 'Something else.' };
  expect((await mei.asks('PUT', `${path}/output`, write)).status).toBe(403);

  // Of no community of theirs, and open to all: to be joined; until then nothing else of it.
  await jonas.says('urgent');
  expect(jonas.sees()).toContain('Flood in the delta');
  expect(jonas.sees()).toContain('Thandiwe Mokoena');
  const other = await j.tab(jonas);
  expect((await other.get<UrgentDiscussions>('/urgent')).items).toMatchObject([{ mine: false }]);
  expect((await other.asks('GET', path)).status).toBe(404);
  expect((await other.asks('PUT', `${path}/output`, write)).status).toBe(404);

  // A second on the same is shown the first, and who coordinates it.
  const amina = j.person('Amina Diallo');
  await amina.says('ouvrir une discussion');
  await amina.presses('discussion.create', {
    community: 'formalization',
    title: 'Flood in the delta: markets',
    background: 'The markets are gone.',
    question1: 'What is needed?',
    template: 'rapid',
  });
  expect(amina.sees()).toContain('Thandiwe Mokoena coordonne');
  expect(j.logged).toEqual([]);
});
