import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Received } from '../../src/contract/discussions.ts';
import type { MovesMade, Queue, Standing } from '../../src/contract/moderation.ts';
import type { QueryPage } from '../../src/contract/queries.ts';
import type { Joinable, Tended } from '../../src/contract/tending.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { opened } from '../support/journey-steps.ts';
import type { FakePerson } from '../support/teams.ts';

/** What moderators make of what was said: two that are one, and a contribution that is really a question. */

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

const PLACE = 'formalization';
const FIRST = 'Our inspectors count workshops by hand, village by village,';
const SECOND = 'and since March they do it with a telephone.';

const contribution = (id: string) => ({ subject: 'contribution', id });

async function moves(who: FakePerson, move: string, id: string, given: object = {}) {
  const body = { items: [{ ...contribution(id), version: null }], move, given };
  const { results } = await (await j.tab(who)).post<MovesMade>('/moderation/moves', body);
  await j.settle();
  const [result] = results;
  if (result?.outcome !== 'made') throw new Error(JSON.stringify(results));
  return result;
}

const tended = async (who: FakePerson, id: string) =>
  (await j.tab(who)).get<Tended>(`/discussions/${id}/tended`);

async function says(who: FakePerson, discussion: string, text: string) {
  const nonce = `nonce-${text.slice(0, 40)}`;
  const body = { nonce, text, question: null, consent: 'paraphrase' };
  const path = `/discussions/${discussion}/contributions`;
  const { contribution: made } = await (await j.tab(who)).post<Received>(path, body);
  await j.settle();
  return made.id;
}

async function said() {
  const [moderator, mei, omar] = [
    j.person('Thandiwe Mokoena'),
    j.person('Mei Tanaka'),
    j.person('Omar Haddad'),
  ];
  const { id } = await opened(j, {}, { by: moderator.name, community: PLACE });
  const first = await says(mei, id, FIRST);
  const second = await says(omar, id, SECOND);
  return { moderator, mei, omar, id, first, second };
}

test('two contributions are read as one, in tab and channel, each under its author’s name, and come apart again', async () => {
  const { moderator, mei, omar, id, first, second } = await said();
  const path = `/contributions/${second}/joinable`;
  const { items } = await (await j.tab(moderator)).get<Joinable>(path);
  expect(items).toMatchObject([{ id: first, author: 'Mei Tanaka' }]);
  expect((await (await j.tab(mei)).asks('GET', path)).status).toBe(403);

  const { undo } = await moves(moderator, 'join', second, { other: first });
  expect((await tended(mei, id)).parts).toMatchObject([
    { id: second, into: first, author: 'Omar Haddad', lead: 'Mei Tanaka', text: SECOND },
  ]);
  const posts = j.channel(PLACE).reads();
  expect(posts.split(SECOND)).toHaveLength(2);
  expect(posts).toContain('Omar Haddad adds');
  expect(posts).toContain('What Omar Haddad wrote here is read with another contribution');
  // The thread in chat shows them as one too, and where the other one stood the way to it.
  for (const words of ['In ours too.', 'We began in May.', 'So did we.'])
    await says(mei, id, words);
  await mei.says('discussions');
  await mei.presses('discussion.read');
  await mei.presses('discussion.thread');
  expect(mei.sees().split(SECOND)).toHaveLength(2);
  expect(mei.sees()).toContain('Omar Haddad adds');
  expect(mei.sees()).toContain('Read with the contribution of Mei Tanaka');
  // The same press once more is one join; what is a part is joined with nothing else.
  await moves(moderator, 'part', second);
  await moves(moderator, 'join', second, { other: first });
  const standing = await (await j.tab(moderator)).get<Standing>(
    `/moderation/contribution/${second}`,
  );
  const offered = standing.moves.map(({ move }) => move);
  expect(offered).toContain('part');
  expect(offered).not.toContain('join');
  expect(standing.history.map(({ did }) => did)).toEqual(['join', 'part', 'join']);

  // What its lead took back is no longer read there, and the other one stands by itself.
  const { version } = await moves(moderator, 'hold', first);
  expect((await tended(omar, id)).parts).toEqual([]);
  expect(j.channel(PLACE).reads()).toContain(SECOND);
  expect(version).toBeGreaterThan(1);
  await moves(moderator, 'approve', first);
  expect((await tended(omar, id)).parts).toHaveLength(1);
  expect(undo).toMatchObject({ move: 'part' });
  await moves(moderator, 'part', second);
  expect((await tended(omar, id)).parts).toEqual([]);
});

test('what is really a question is posted only with its author’s agreement, in their words, and led to', async () => {
  const { moderator, mei, omar, id, first } = await said();
  const question = 'Who counts workshops by telephone?';
  await moves(moderator, 'to-query', first, { question });
  expect((await tended(omar, id)).turns).toEqual([]);
  expect((await tended(mei, id)).turns).toMatchObject([{ state: 'asked', mine: true }]);
  const wish = { answer: 'agree', text: 'Mine now' };
  const stolen = await (await j.tab(omar)).asks('POST', `/contributions/${first}/question`, wish);
  expect(stolen.status).toBe(404);

  await j.clock.to('2026-03-03T10:00Z');
  expect(mei.sees()).toContain('Thandiwe Mokoena thinks that what you wrote');
  const own = 'Who counts workshops by telephone, and what does it cost?';
  await mei.presses({ verb: 'contribution.turn-agree', data: { id: first } }, { question: own });
  await j.settle();
  const [turn] = (await tended(omar, id)).turns;
  expect(turn).toMatchObject({ state: 'agreed', contribution: first });
  const query = await (await j.tab(omar)).get<QueryPage>(`/queries/${turn?.query}`);
  expect(query).toMatchObject({ text: own, asker: 'Mei Tanaka', state: 'open' });
  expect(query.background).toContain('This question came up in the discussion');
  const posts = j.channel(PLACE).reads();
  expect(posts).toContain('It is asked of the community as a question.');
  // Agreed to once more from the tab, it is the same question.
  const again = { answer: 'agree', text: own };
  const answered = await (await j.tab(mei)).post(`/contributions/${first}/question`, again);
  expect(answered).toEqual({ query: turn?.query });
  await j.clock.to('2026-03-04T10:00Z');
  expect(moderator.sees()).toContain('Mei Tanaka agreed');
});

test('who leaves it as it is, is not asked again', async () => {
  const { moderator, omar, id, second } = await said();
  await moves(moderator, 'to-query', second, { question: 'Who uses telephones?' });
  const { undo } = await moves(moderator, 'from-query', second);
  expect(undo).toMatchObject({ move: 'to-query', given: { question: 'Who uses telephones?' } });
  await moves(moderator, 'to-query', second, undo?.given);
  const path = `/contributions/${second}/question`;
  await (await j.tab(omar)).post(path, { answer: 'decline' });
  await j.settle();
  expect((await tended(omar, id)).turns).toEqual([]);
  const body = {
    items: [{ ...contribution(second), version: null }],
    move: 'to-query',
    given: { question: 'Who?' },
  };
  const { results } = await (await j.tab(moderator)).post<MovesMade>('/moderation/moves', body);
  expect(results).toMatchObject([{ outcome: 'refused', code: 'changed-meanwhile' }]);
});

test('what may be in the wrong place is only suggested, with the reason, and said no to once', async () => {
  const { moderator, mei, id } = await said();
  const text =
    'The guide on chemical safety in banana plantations is ready: gloves, masks and the labels of pesticides.';
  const stray = await says(mei, id, text);
  const listed = async () => {
    const { items } = await (await j.tab(moderator)).get<Queue>('/moderation?kind=misplaced');
    return items;
  };
  const [item] = await listed();
  expect(item).toMatchObject({
    kind: 'misplaced',
    contribution: { id: stray, state: 'published' },
    why: { kind: 'subject', words: 'Chemical safety', place: null },
  });
  await moderator.says('moderate');
  expect(moderator.sees()).toContain('It speaks of Chemical safety');
  await moderator.presses({ verb: 'moderation.fits', data: { id: stray } });
  expect(await listed()).toEqual([]);
  // Not even where its author changes a word.
  await moves(moderator, 'hold', stray);
  await moves(moderator, 'approve', stray);
  expect(await listed()).toEqual([]);
  const again = await says(j.person('Omar Haddad'), id, `${text} Ask me for it.`);
  expect(await listed()).toMatchObject([
    { contribution: { id: again }, why: { kind: 'duplicate', place: { title: 'Mei Tanaka' } } },
  ]);
});
