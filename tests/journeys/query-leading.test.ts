import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { asId, type PersonId, type QueryId } from '../../src/kernel/ids.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, listOf, QUESTION, repliesInChat } from '../support/journey-queries.ts';
import type { FakePerson } from '../support/teams.ts';

/** A question that nobody replies to, over the clock, and one that is solved the same day. */

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

/** How many cards in this person's chat say so. */
const told = (who: FakePerson, words: string): number =>
  who.chat().filter((message) => JSON.stringify(message.card ?? '').includes(words)).length;

test('unanswered it is led on, told to the asker at each step, and ends as a recorded gap', async () => {
  const [omar, thandiwe] = [j.person('Omar Haddad'), j.person('Thandiwe Mokoena')];
  await omar.installs();
  await thandiwe.installs();
  const { id } = await asksInTab(j, omar);
  await j.clock.to('2026-03-05T12:00:00Z');
  expect(told(omar, 'The moderators of the community have been told')).toBe(1);
  await thandiwe.says('moderate');
  expect(thandiwe.sees()).toContain('A question without a reply');

  // One press asks somebody who is known to have worked on it, in their own working hours.
  const daniel = j.person('Daniel Quispe');
  await daniel.installs();
  await thandiwe.says('questions');
  await thandiwe.presses({ verb: 'query.read', data: { id } });
  await thandiwe.presses('query.experts');
  expect(thandiwe.sees()).toContain('owner of 2 documents on domestic work');
  await thandiwe.presses({ verb: 'query.ask-expert', data: { person: daniel.id } });
  await j.clock.to('2026-03-05T15:00:00Z');
  expect(daniel.sees()).toContain('La pregunta de un colega, para usted');
  await daniel.presses('ask.ask-decline');
  await daniel.presses('ask.decline', { why: 'On another country.' });
  await j.settle();

  // Two working days later the schedule asks the others, and nobody twice.
  await j.clock.to('2026-03-10T12:00:00Z');
  const asks = await j.app.actions.queries.experts.of(asId<QueryId>(id));
  expect(asks.map(({ person }) => person)[0]).toBe(daniel.id);
  expect(asks.map(({ state, by }) => [state, by])).toEqual([
    ['declined', thandiwe.id],
    ['asked', null],
  ]);
  expect(told(daniel, 'La pregunta de un colega, para usted')).toBe(1);
  expect(told(omar, 'Colleagues who have worked on this')).toBe(1);

  await j.clock.to('2026-04-20T12:00:00Z');
  expect(told(omar, 'Nobody could answer your question')).toBe(1);
  const { people, knowledge } = j.app.actions;
  const [governor] = await people.administrators();
  if (!governor) throw new Error('nobody governs');
  const gaps = await knowledge.gaps.list(await people.actor(governor));
  expect(gaps.find(({ words }) => words === QUESTION)?.about).toMatchObject({
    query: id,
    asked: asks.map(({ person }) => person),
  });
  expect((await listOf(j, omar, 'mine')).items[0]?.state).toBe('open');
  // What the clock overtook is not said any more, and nothing else went wrong.
  const over = ({ fields }: (typeof j.logged)[number]) => String(fields.key).startsWith('prompt:');
  expect(j.logged.filter((entry) => !over(entry))).toEqual([]);
});

test('solved the same day it is offered as FAQ; with owner and review date search finds it', async () => {
  const [omar, thandiwe] = [j.person('Omar Haddad'), j.person('Thandiwe Mokoena')];
  await omar.installs();
  await thandiwe.installs();
  const { id } = await asksInTab(j, omar);
  await repliesInChat(
    j,
    j.person('Carlos Mendoza'),
    id,
    'Registering by phone works where households pay in cash: one call a month declares the hours.',
  );
  await omar.says('my questions');
  await omar.presses({ verb: 'query.read', data: { id } });
  await omar.presses({ verb: 'query.judge', data: { verdict: 'solved' } });
  await j.settle();
  await thandiwe.says('questions');
  await thandiwe.presses({ verb: 'query.read', data: { id } });
  await thandiwe.presses('faq.read');
  expect(thandiwe.inputs().map(({ id: field }) => field)).toEqual([
    'question',
    'answer',
    'owner',
    'reviewOn',
  ]);
  await thandiwe.presses('faq.publish', { answer: 'By phone, once a month.' });
  await j.settle();
  const faq = await j.app.actions.queries.faqs.of(asId<QueryId>(id));
  expect(faq).toMatchObject({ state: 'published', reviewOn: '2027-03-02' });
  const reader = await j.app.actions.people.actor(asId<PersonId>(j.person('Mei Tanaka').id));
  const product = faq?.product && (await j.app.actions.knowledge.read(reader, faq.product));
  expect(product).toMatchObject({ type: 'FAQ', reviewOn: '2027-03-02', ownerId: faq?.owner });
  expect(j.logged).toEqual([]);
});
