import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChat,
  contributesInTab,
  contributionOf,
  readsInChat,
  synthesisOf,
} from '../support/journey-steps.ts';
import { reading } from '../support/teams.ts';

/** Question time from its making to what is kept of it: questions beforehand, answers in the hour, a record that is found. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

const QUESTION = 'Which barge ledger do river inspectors trust?';
const LATE = 'Who pays for the quayside stamp?';
const ANSWER = 'The blue barge ledger, because the harbour office signs every page of it.';
const OPEN = 'Does anybody insure rafts?';

test('questions are gathered, the expert answers in the hour, and what was answered is published and found', async () => {
  j = await s.journey();
  const [thandiwe, mei, omar, adjoa] = [
    j.person('Thandiwe Mokoena'),
    j.person('Mei Tanaka'),
    j.person('Omar Haddad'),
    j.person('Adjoa Mensah'),
  ];
  for (const one of [mei, omar, adjoa]) await one.installs();
  await thandiwe.says('question time');
  await thandiwe.presses('question-time.create', {
    title: 'Ask about barges',
    background: 'One hour with those who keep the ledgers.',
    experts: 'Omar Haddad',
    day: '2026-03-09',
    time: '15:00',
    minutes: '60',
  });
  expect(thandiwe.sees()).toContain('members can put their questions from now on');
  await j.settle();
  const { discussion } = await onlyOne(omar);
  expect(omar.sees()).toContain('You are asked to answer questions');

  await contributesInChat(j, adjoa, discussion, { text: QUESTION });
  await contributesInTab(j, mei, discussion, OPEN);
  const asked = await contributionOf(j, mei, discussion, QUESTION);
  // Whoever is no expert may ask in the hour, and answer nothing.
  const tab = await j.tab(mei);
  const wrong = { nonce: 'nonce-wrong', text: 'No.', question: null, consent: 'paraphrase' };
  const refused = await tab.asks('POST', `/discussions/${discussion}/contributions`, {
    ...wrong,
    answers: asked.id,
  });
  expect(refused.status).toBe(403);

  // Three in the afternoon where Thandiwe is, and by day where it is asked.
  await j.clock.to('2026-03-09T13:05:00Z');
  expect(omar.chat().some((said) => reading(said).includes('begins now'))).toBe(true);
  await readsInChat(omar, discussion);
  expect(omar.sees()).toContain(QUESTION);
  await omar.presses({ verb: 'question-time.ask-answer', data: { answers: asked.id } });
  await omar.presses('discussion.contribute', { text: ANSWER });
  await j.settle();
  expect(adjoa.chat().some((said) => reading(said).includes('Your question has an answer'))).toBe(
    true,
  );
  await contributesInTab(j, mei, discussion, LATE);

  await j.clock.to('2026-03-10T09:00:00Z');
  const draft = await synthesisOf(j, thandiwe, discussion);
  expect(draft.statements.map(({ text }) => text)).toEqual([`${QUESTION}\n${ANSWER}`]);
  await readsInChat(thandiwe, discussion);
  await thandiwe.presses('synthesis.read');
  await thandiwe.presses('synthesis.publish');
  await j.settle();
  expect((await synthesisOf(j, thandiwe, discussion)).state).toBe('published');
  await j.sync();
  const found = await tab.get<SearchAnswer>(`/search?${new URLSearchParams({ q: QUESTION })}`);
  expect(found.hits[0]?.title).toContain('Ask about barges');
});

/** The discussion that its card leads to. */
async function onlyOne(
  who: ReturnType<Journey['person']>,
): Promise<{ readonly discussion: string }> {
  const { items } = await (await j.tab(who)).get<{
    items: readonly { id: string; title: string }[];
  }>('/discussions');
  const found = items.find(({ title }) => title === 'Ask about barges');
  if (!found) throw new Error('question time was not opened');
  return { discussion: found.id };
}
