import { describe, expect, test } from '@jest/globals';
import { unusedReplies } from '../../../src/features/queries/consolidated.ts';
import {
  consolidatedDueAt,
  QUERY_STATES,
  QUERY_VERBS,
  type Query,
  takesReplies,
} from '../../../src/features/queries/model.ts';
import { mayRead, queryMachine } from '../../../src/features/queries/policy.ts';
import { afterWorkingDays } from '../../../src/kernel/days.ts';
import { asId, type QueryId, type ReplyId } from '../../../src/kernel/ids.ts';
import { availableActions } from '../../../src/kernel/machine.ts';
import { anActor } from '../../support/people.ts';
import { queriesInMemory, SKILLS, START } from './memory.ts';

const asker = anActor({ id: 'asker', in: { skills: 'member' } });
const member = anActor({ id: 'member', in: { skills: 'member' } });
const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });
const stranger = anActor({ id: 'stranger', in: { formalization: 'moderator' } });

const question = { text: 'What keeps apprentices?', background: '', community: SKILLS };
const asked = async (neededBy: string | null = null) => {
  const world = queriesInMemory();
  const query = await world.actions.ask(asker, { ...question, neededBy }, 'key');
  const give = (text: string, sourceKey = text, premoderated = false) =>
    world.actions.replies.give(member, {
      query: query.id,
      text,
      consent: 'paraphrase',
      surface: 'chat',
      sourceKey,
      premoderated,
    });
  return { ...world, query, give };
};

const POINT = 'Mentors who visit every week keep apprentices in their first winter.';

describe('who may do what', () => {
  test('the moves of each state, for asker, moderator, member and stranger', async () => {
    const { query } = await asked();
    const of = (state: Query['state'], replies: number) =>
      [asker, moderator, member, stranger].map((who) =>
        availableActions(queryMachine, { ...query, state, replies }, who),
      );
    expect(of('open', 0)).toEqual([
      ['reply', 'judge', 'withdraw', 'ask-expert', 'narrow'],
      ['reply', 'hide', 'ask-expert', 'merge'],
      ['reply'],
      [],
    ]);
    expect(of('open', 1)[1]).toEqual([
      'reply',
      'edit-reply',
      'approve',
      'hide',
      'ask-expert',
      'merge',
    ]);
    expect(of('merged', 1)).toEqual([['reply'], ['reply', 'unmerge', 'hide'], ['reply'], []]);
    expect(of('publishing', 1)).toEqual([['reply'], ['reply'], ['reply'], []]);
    expect(of('replied', 1)).toEqual([
      ['reply', 'judge', 'reopen'],
      ['reply', 'hide'],
      ['reply'],
      [],
    ]);
    // Withdrawn it is still read, and may still have to be hidden.
    expect(of('withdrawn', 1)).toEqual([[], ['hide'], [], []]);
    expect(of('hidden', 1).flat()).toEqual([]);
    expect(of('from-stock', 0).flat()).toEqual([]);
  });

  test('what was answered from stock is its asker’s alone', async () => {
    const { actions } = queriesInMemory();
    const stop = { text: 'Where is the guide?', product: null, community: SKILLS };
    const query = await actions.stop(asker, stop, 'k');
    expect([asker, moderator, member].map((who) => mayRead(query, who))).toEqual([
      null,
      'not-found',
      'not-found',
    ]);
  });

  test.each(QUERY_STATES)('nobody publishes by hand in state %s', (state) => {
    const nobody = { also: [], invited: [] } as const;
    const query = { community: SKILLS, asker: asker.id, ...nobody, state } as unknown as Query;
    for (const who of [asker, moderator, member, stranger]) {
      const verbs = availableActions(queryMachine, { ...query, replies: 3 }, who);
      expect(verbs).not.toContain('publish');
      expect(verbs.every((verb) => QUERY_VERBS.includes(verb))).toBe(true);
    }
  });
});

describe('working days and due dates', () => {
  test.each([
    ['2026-03-02T09:00:00Z', '2026-03-05T09:00:00.000Z'],
    ['2026-03-05T09:00:00Z', '2026-03-10T09:00:00.000Z'],
    ['2026-03-06T23:00:00Z', '2026-03-11T23:00:00.000Z'],
    ['2026-03-07T10:00:00Z', '2026-03-11T10:00:00.000Z'],
  ])('three working days after %s', (from, to) => {
    expect(afterWorkingDays(new Date(from), 3).toISOString()).toBe(to);
  });

  test.each([
    [null, '2026-03-12T09:00:00.000Z'],
    ['2026-04-30', '2026-03-12T09:00:00.000Z'],
    ['2026-03-10', '2026-03-08T00:00:00.000Z'],
    ['2026-03-03', '2026-03-02T09:00:00.000Z'],
  ])('needed by %s it is due at %s', async (neededBy, at) => {
    const { query, due } = await asked(neededBy);
    expect(consolidatedDueAt(query, { consolidatedDays: 10 }).toISOString()).toBe(at);
    const jobs = due.get(`query:${query.id}`)?.map(({ job }) => job);
    expect(jobs).toEqual([
      'queries.unanswered',
      'queries.experts',
      'queries.gap',
      'queries.consolidated-due',
    ]);
  });

  test('the consolidated reply of an open question is due when administrators say from now on', async () => {
    const world = await asked();
    const due = () =>
      world.due
        .get(`query:${world.query.id}`)
        ?.find(({ job }) => job === 'queries.consolidated-due')
        ?.at.toISOString();
    expect(due()).toBe('2026-03-12T09:00:00.000Z');
    world.set({ 'queries.consolidated-days': 12 });
    await world.actions.replan(SKILLS);
    expect(due()).toBe('2026-03-14T09:00:00.000Z');
  });

  test('where nobody works on Fridays and on a holiday, what is due waits for working days', async () => {
    const world = await asked();
    const jobAt = () => world.due.get(`query:${world.query.id}`)?.[0]?.at.toISOString();
    expect(jobAt()).toBe('2026-03-05T09:00:00.000Z');
    world.weeks.set(SKILLS, { free: [5, 6], off: ['2026-03-04'] });
    await world.actions.replan(SKILLS);
    expect(jobAt()).toBe('2026-03-08T09:00:00.000Z');
    world.moveTo(new Date('2026-03-05T09:00:00Z'));
    await world.actions.escalate(world.query.id);
    expect(world.events.map(({ type }) => type)).toEqual(['query.asked']);
    expect(await world.actions.waiting(moderator)).toEqual([]);
    world.moveTo(new Date('2026-03-08T09:00:00Z'));
    await world.actions.escalate(world.query.id);
    expect(world.events.map(({ type }) => type)).toEqual(['query.asked', 'query.unanswered']);
    expect(await world.actions.waiting(moderator)).toHaveLength(1);
  });

  test('a day that is over is refused', async () => {
    await expect(asked('2026-02-20')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('with a reply nobody is told of silence; without one, the asker and the moderators are', async () => {
    const world = await asked();
    world.moveTo(new Date('2026-03-05T09:00:00Z'));
    await world.actions.escalate(world.query.id);
    expect(world.events.map(({ type }) => type)).toEqual(['query.asked', 'query.unanswered']);
    await world.give(POINT);
    await world.actions.escalate(world.query.id);
    expect(world.events.filter(({ type }) => type === 'query.unanswered')).toHaveLength(1);
    world.moveTo(new Date('2026-03-05T10:00:00Z'));
    expect(await world.actions.waiting(moderator)).toEqual([]);
    world.moveTo(new Date('2026-03-12T09:00:00Z'));
    expect((await world.actions.waiting(moderator)).map(({ kind }) => kind)).toEqual([
      'consolidated',
    ]);
    expect(await world.actions.waiting(stranger)).toEqual([]);
  });
});

describe('verdicts', () => {
  test('solved is possible while open, and ends the escalation', async () => {
    const { actions, query, events } = await asked();
    await actions.judge(asker, query.id, 'solved');
    await actions.escalate(query.id);
    expect(events.map(({ type }) => type)).not.toContain('query.unanswered');
    await expect(actions.judge(member, query.id, 'solved')).rejects.toMatchObject({
      code: 'not-yours',
    });
  });

  test('unsolved before any reply was published opens nothing', async () => {
    const { actions, query } = await asked();
    await expect(actions.judge(asker, query.id, 'unsolved')).rejects.toMatchObject({
      code: 'illegal-move',
    });
  });

  test('after a withdrawal a reply is refused in words', async () => {
    const { actions, query, give } = await asked();
    const withdrawn = await actions.withdraw(asker, query.id);
    expect(takesReplies(withdrawn)).toBe(false);
    await expect(give(POINT)).rejects.toMatchObject({ code: 'query-not-open' });
  });
});

describe('editing', () => {
  const drafted = async () => {
    const world = await asked();
    await world.give(POINT);
    await world.give('Transport vouchers halved early endings in the northern districts.');
    await world.actions.consolidated.draft(world.query.id);
    const draft = await world.actions.consolidated.read(moderator, world.query.id);
    return { ...world, draft };
  };

  test('a reply leaves only with a reason; merged into another point it is still heard', async () => {
    const { actions, query, draft } = await drafted();
    const [first, second] = draft.points;
    if (!first || !second) throw new Error('two points expected');
    const edit = { version: draft.version, points: [first], setAside: [] };
    await expect(actions.consolidated.edit(moderator, query.id, edit)).rejects.toMatchObject({
      code: 'reason-required',
    });
    const merged = { ...first, sources: [...first.sources, ...second.sources] };
    const after = await actions.consolidated.edit(moderator, query.id, {
      ...edit,
      points: [merged],
    });
    expect(after.setAside).toEqual([]);
    const aside = { id: second.id, reason: 'Another programme.' };
    const last = await actions.consolidated.edit(moderator, query.id, {
      version: after.version,
      points: [first],
      setAside: [aside],
    });
    // The merged point is known by its own id and stands again with its own reply alone.
    expect(last.points).toEqual([first]);
  });

  test('what comes after the edit is offered and not merged by itself', async () => {
    const { actions, query, draft, give, replies, consolidated } = await drafted();
    await actions.consolidated.edit(moderator, query.id, {
      version: draft.version,
      points: draft.points,
      setAside: [],
    });
    const { reply } = await give('A parents’ evening before the contract is signed helps a lot.');
    await actions.consolidated.draft(query.id);
    const now = consolidated.get(query.id);
    expect(now?.points).toEqual(draft.points);
    expect(now && unusedReplies(now, [...replies.values()])).toEqual([reply.id]);
  });

  test('two moderators: the second is told', async () => {
    const { actions, query, draft } = await drafted();
    const edit = { version: draft.version, points: draft.points, setAside: [] };
    await actions.consolidated.edit(moderator, query.id, edit);
    await expect(actions.consolidated.edit(moderator, query.id, edit)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await expect(
      actions.consolidated.approve(moderator, query.id, draft.version),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  test('a point with a made-up source is refused', async () => {
    const { actions, query, draft } = await drafted();
    const points = [
      { ...draft.points[0], id: 'x', kind: 'summary', country: null, text: 'Mine.', sources: [] },
    ] as const;
    for (const sources of [[], [asId<ReplyId>('nobody')]]) {
      await expect(
        actions.consolidated.edit(moderator, query.id, {
          version: draft.version,
          points: [...draft.points, ...points.map((point) => ({ ...point, sources }))],
          setAside: [],
        }),
      ).rejects.toMatchObject({ code: 'statement-without-source' });
    }
  });
});

test('the same key is the same question, and another’s source key is no way to their reply', async () => {
  const { actions, query, give } = await asked();
  const again = await actions.ask(asker, { ...question, neededBy: null }, 'key');
  expect(again.id).toBe(query.id);
  const first = await give(POINT, 'one');
  expect(await give(POINT, 'one')).toMatchObject({
    duplicate: true,
    reply: { id: first.reply.id },
  });
  expect(START.getTime()).toBe(query.askedAt.getTime());
  expect(await actions.get(asId<QueryId>('none'))).toBeNull();
});
