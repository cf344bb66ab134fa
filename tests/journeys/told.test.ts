import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createLibrary } from '../../src/adapters/graph/library.ts';
import { LOCAL_SITE } from '../../src/adapters/tenant/address.ts';
import type { DiscussionSummary } from '../../src/contract/discussions.ts';
import type { KnowledgeGaps } from '../../src/contract/knowledge.ts';
import type { Tended } from '../../src/contract/tending.ts';
import { quiet } from '../support/database/quiet-log.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import { listOf } from '../support/journey-queries.ts';
import { type FakePerson, reading } from '../support/teams.ts';

/** What somebody missed is told to them once it is there; what nobody answered in its hour may be asked of all. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 30 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const WORDS = 'lighthouse keepers pension ledger';
const THERE = 'What you missed is there';

/** How many cards in this person's chat say so. */
const told = (who: FakePerson, words: string): number =>
  who.chat().filter((message) => reading(message).includes(words)).length;

async function arrives(title: string): Promise<void> {
  const all = j.app.actions.knowledge.sync.libraries();
  const found = all.find(({ audience }) => audience.kind === 'all');
  if (!found) throw new Error('no library for all');
  const metadata = {
    ...{ title, type: 'guide', abstract: title, language: 'en' as const },
    ...{ topics: [], countries: [], region: null, unit: null },
    ...{ ownerId: personId('Omar Haddad'), publishedOn: '2026-03-02', reviewOn: '2029-03-02' },
  };
  const bytes = new TextEncoder().encode(`${title}. How it is kept.`);
  const name = `${title.replaceAll(' ', '-')}.txt`;
  const library = createLibrary(s.tenant.graph, { site: LOCAL_SITE, log: quiet });
  await library.publish({ driveId: found.driveId, folder: 'New', name, bytes, metadata });
  await j.sync();
  await j.settle();
}

test('who pressed to be told hears once when it comes, and again where it is still missing', async () => {
  const [mei, jonas] = [j.person('Mei Tanaka'), j.person('Jonas Weber')];
  await mei.installs();
  await jonas.installs();
  await mei.says(WORDS);
  await mei.presses({ verb: 'gap.record', data: { tell: 'true' } });
  expect(mei.sees()).toContain('You are told once');
  // Who only said that it is missing is not written to.
  await (await j.tab(jonas)).post('/gaps', { words: WORDS });

  await arrives('A guide to something else');
  expect(told(mei, THERE)).toBe(0);
  await arrives('The lighthouse keepers pension ledger');
  await j.clock.advance(1);
  expect(told(mei, THERE)).toBe(1);
  expect(mei.sees()).toContain('“The lighthouse keepers pension ledger” answers it');
  expect(told(jonas, THERE)).toBe(0);

  // The card becomes the receipt.
  await mei.presses({ verb: 'gap.record', data: { tell: 'true' } });
  expect(told(mei, THERE)).toBe(0);
  const thandiwe = await j.tab(j.person('Thandiwe Mokoena'));
  const { items } = await thandiwe.get<KnowledgeGaps>('/gaps');
  const gap = items.find(({ words }) => words === WORDS);
  expect(gap?.people).toBe(2);
  await thandiwe.post(`/gaps/${gap?.id}/settle`);
  await j.clock.advance(1);
  expect(told(mei, THERE)).toBe(1);
  expect(mei.sees()).toContain('Those who see to our knowledge say that it is there now');
  expect(told(jonas, THERE)).toBe(0);
});

test('what nobody answered in question time becomes a question with one press, and is offered once', async () => {
  const [omar, mei, thandiwe] = [
    j.person('Omar Haddad'),
    j.person('Mei Tanaka'),
    j.person('Thandiwe Mokoena'),
  ];
  await omar.installs();
  await mei.installs();
  const moderator = await j.tab(thandiwe);
  const made = await moderator.post<DiscussionSummary>('/discussions/question-times', {
    nonce: 'nonce-of-the-hour',
    community: 'formalization',
    title: 'Ask about registers',
    background: 'One hour.',
    experts: ['Thandiwe Mokoena'],
    hourAt: '2026-03-05T12:00:00Z',
    minutes: 60,
  });
  const path = `/discussions/${made.id}/contributions`;
  const asks = async (who: FakePerson, text: string) =>
    (await j.tab(who)).post<{ id: string }>(path, {
      ...{ nonce: `nonce-${who.id}`, text, question: null, consent: 'paraphrase' },
    });
  await asks(omar, 'Which office keeps the register of barges?');
  const answered = await asks(mei, 'Who may read the register?');
  await j.clock.to('2026-03-05T12:10:00Z');
  await moderator.post(path, {
    ...{ nonce: 'nonce-of-the-answer', text: 'Everybody may.', question: null },
    ...{ consent: 'paraphrase', answers: answered.id },
  });
  await j.clock.to('2026-03-06T12:00:00Z');

  const OFFER = 'No expert came to your question';
  expect(told(omar, OFFER)).toBe(1);
  expect(told(mei, OFFER)).toBe(0);
  const seen = await (await j.tab(omar)).get<Tended>(`/discussions/${made.id}/tended`);
  expect(seen.turns).toMatchObject([{ state: 'asked', mine: true, unanswered: true }]);
  await omar.presses('contribution.turn-agree');
  await j.settle();
  const { items } = await listOf(j, omar, 'mine');
  expect(items.map(({ text }) => text)).toEqual(['Which office keeps the register of barges?']);
  await j.clock.advance(3);
  expect(told(omar, OFFER)).toBe(0);
});
