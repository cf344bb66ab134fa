import { describe, expect, test } from '@jest/globals';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { checkSchedule, type Schedule } from '../../../src/features/queries/escalation.ts';
import { likelySame } from '../../../src/features/queries/same.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import type { Language } from '../../../src/kernel/language.ts';
import { anActor } from '../../support/people.ts';
import { queriesInMemory, SKILLS } from './memory.ts';

const asker = anActor({ id: 'asker', in: { skills: 'member', energy: 'member' } });
const moderator = anActor({ id: 'moderator', in: { skills: 'moderator' } });
const expert = anActor({ id: 'expert', in: {} });
const other = anActor({ id: 'other', in: {} });
const ENERGY = asId<CommunityId>('energy');

const QUESTION = { text: 'What keeps apprentices?', background: '', community: SKILLS };

async function asked(more: { readonly urgency?: 'urgent'; readonly also?: CommunityId[] } = {}) {
  const world = queriesInMemory();
  const query = await world.actions.ask(asker, { ...QUESTION, neededBy: null, ...more }, 'key');
  const at = (day: string) => world.moveTo(new Date(`${day}T10:00:00Z`));
  const steps = () => world.queries.get(query.id)?.steps;
  return { ...world, query, at, steps };
}

const says = (world: Awaited<ReturnType<typeof asked>>, who: typeof asker, sourceKey: string) =>
  world.actions.replies.give(who, {
    query: world.query.id,
    text: 'Mentors who visit every week keep apprentices in their first winter.',
    consent: 'paraphrase',
    surface: 'chat',
    sourceKey,
    premoderated: false,
  });

test('where somebody works is asked only of those who let themselves be quoted', async () => {
  const world = await asked();
  for (const [id, consent] of [
    ['named', 'quote'],
    ['silent', 'paraphrase'],
  ] as const)
    await world.actions.replies.give(anActor({ id, in: { skills: 'member' } }), {
      query: world.query.id,
      text: 'Our inspectors registered four hundred households in one single year.',
      consent,
      surface: 'chat',
      sourceKey: id,
      premoderated: false,
    });
  await world.actions.consolidated.draft(world.query.id);
  expect(world.consolidated.get(world.query.id)?.points.length).toBeGreaterThan(0);
  expect(world.lookedUp).toEqual(['named']);
});

describe('where nobody replies', () => {
  // Asked on a Monday at nine.
  test('moderators after three working days, experts after five, a gap after ten; each once', async () => {
    const { actions, query, at, steps, events } = await asked();
    for (const [day, taken] of [
      ['2026-03-04', 0],
      ['2026-03-05', 1],
      ['2026-03-08', 1],
      ['2026-03-09', 2],
      ['2026-03-16', 3],
      ['2026-06-01', 3],
    ] as const) {
      at(day);
      await actions.escalate(query.id);
      await actions.escalate(query.id);
      expect(steps()).toHaveLength(taken);
    }
    expect(events.filter(({ type }) => type === 'query.unanswered')).toHaveLength(3);
  });

  test('a clock that jumps takes what was missed in order, and a reply ends it', async () => {
    const world = await asked();
    world.at('2026-03-09');
    await world.actions.escalate(world.query.id);
    expect(world.steps()).toEqual(['moderators', 'experts']);
    await says(world, moderator, 'reply');
    world.at('2026-04-30');
    await world.actions.escalate(world.query.id);
    expect(world.steps()).toHaveLength(2);
  });

  test('what is urgent goes twice as fast', async () => {
    const { actions, query, at, steps } = await asked({ urgency: 'urgent' });
    at('2026-03-05');
    await actions.escalate(query.id);
    expect(steps()).toEqual(['moderators', 'experts']);
  });

  test('its moderators decide the days, for open questions too, and the history stays', async () => {
    const { actions, query, at, steps } = await asked();
    const schedule = { moderators: 1, experts: 2, gap: 3 };
    await expect(actions.decideSchedule(asker, SKILLS, schedule)).rejects.toMatchObject({
      code: 'moderators-only',
    });
    await actions.decideSchedule(moderator, SKILLS, schedule);
    await actions.decideSchedule(moderator, SKILLS, { ...schedule, gap: 20 });
    expect((await actions.schedules(moderator, SKILLS)).map(({ by }) => by)).toEqual([
      moderator.id,
      moderator.id,
    ]);
    at('2026-03-04');
    await actions.escalate(query.id);
    expect(steps()).toEqual(['moderators', 'experts']);
  });

  test.each([
    [{ moderators: 0, experts: 5, gap: 10 }],
    [{ moderators: 3, experts: 3, gap: 10 }],
    [{ moderators: 3, experts: 5, gap: 99 }],
    [{ moderators: 1.5, experts: 5, gap: 10 }],
  ])('%j is no schedule', (schedule: Schedule) => {
    expect(() => checkSchedule(schedule)).toThrow();
  });
});

describe('asking by name', () => {
  test('two at a time, nobody twice, never the asker; whoever is asked reads and replies', async () => {
    const world = await asked();
    const { actions, query } = world;
    await expect(actions.read(expert, query.id)).rejects.toMatchObject({ code: 'not-found' });
    const people = ['asker', 'expert', 'other', 'third'].map((id) => asId<PersonId>(id));
    const now = await actions.experts.ask(moderator, query.id, people);
    expect(now.map(({ person }) => person)).not.toContain(asker.id);
    expect(await actions.experts.ask(moderator, query.id, [expert.id])).toEqual([]);
    expect((await actions.read(expert, query.id)).actions).toEqual(['reply']);
    await says(world, expert, 'by-expert');
    const asks = await actions.experts.of(query.id);
    expect(asks.find(({ person }) => person === expert.id)?.state).toBe('answered');
    await expect(actions.experts.ask(expert, query.id, [other.id])).rejects.toMatchObject({
      code: 'moderators-only',
    });
  });

  test('passed on, the next is asked; declined, another may be; both may still reply', async () => {
    const { actions, query } = await asked();
    const [ask] = await actions.experts.ask(moderator, query.id, [expert.id]);
    if (!ask) throw new Error('nobody was asked');
    await expect(actions.experts.decline(other, ask.id)).rejects.toMatchObject({
      code: 'not-found',
    });
    await actions.experts.pass(expert, ask.id, other.id);
    const states = async () =>
      (await actions.experts.of(query.id)).map(({ person, state }) => [person, state]);
    expect(await states()).toEqual([
      [expert.id, 'passed'],
      [other.id, 'asked'],
    ]);
    const second = (await actions.experts.of(query.id))[1];
    await actions.experts.decline(other, second?.id ?? ask.id, 'On leave.');
    expect((await actions.read(other, query.id)).actions).toEqual(['reply']);
  });
});

test('members of the communities that are shown the way read and reply; others do not', async () => {
  const { actions, query } = await asked({ also: [ENERGY, SKILLS] });
  expect(query.also).toEqual([ENERGY]);
  const there = anActor({ id: 'there', in: { energy: 'member' } });
  expect((await actions.read(there, query.id)).actions).toEqual(['reply']);
  // Its moderators are those of the community where it stands.
  const leads = anActor({ id: 'leads', in: { energy: 'moderator' } });
  expect((await actions.read(leads, query.id)).actions).toEqual(['reply']);
  expect(await actions.waiting(leads)).toEqual([]);
});

describe('two questions that are the same', () => {
  test('their replies stand together, and apart again once it is undone', async () => {
    const world = await asked();
    const { actions, query } = world;
    const twin = await actions.ask(asker, { ...QUESTION, neededBy: null }, 'twin');
    await says(world, asker, 'reply');
    await actions.merge(moderator, query.id, twin.id);
    const count = async () => (await actions.get(twin.id))?.replies;
    expect(await count()).toBe(1);
    await expect(actions.merge(moderator, twin.id, query.id)).rejects.toMatchObject({
      code: 'illegal-move',
    });
    await actions.unmerge(moderator, query.id);
    expect(await count()).toBe(0);
    expect((await actions.get(query.id))?.replies).toBe(1);
  });

  const like = (text: string, language: Language) => ({
    text,
    language,
    topics: vocabulary.topicsIn(text),
    countries: vocabulary.countriesIn(text),
  });
  test.each([
    [
      'Who registers domestic workers in Peru?',
      'en',
      'How are domestic workers registered in Peru?',
      'en',
      true,
    ],
    [
      'Who registers domestic workers in Peru?',
      'en',
      'Who registers domestic workers in Kenya?',
      'en',
      false,
    ],
    [
      'Who registers domestic workers in Peru?',
      'en',
      'What keeps apprentices in winter?',
      'en',
      false,
    ],
    [
      'How is social security for domestic workers paid in Peru?',
      'en',
      '¿Cómo se paga la seguridad social de las trabajadoras domésticas en el Perú?',
      'es',
      true,
    ],
    [
      'How is social security for domestic workers paid in Peru?',
      'en',
      'Comment financer la formation des apprentis au Sénégal ?',
      'fr',
      false,
    ],
  ] as const)('%s (%s) and %s (%s): %s', (a, speaks, b, spoken, same) => {
    expect(likelySame(like(a, speaks), like(b, spoken), createTextAnalysis()) > 0).toBe(same);
  });
});

describe('a solved question', () => {
  test('is offered once as an entry; a moderator words it, names an owner and a review date', async () => {
    const world = await asked();
    const { actions, query } = world;
    expect(await actions.faqs.offer(query.id)).toBeNull();
    const { reply } = await says(world, moderator, 'reply');
    await actions.judge(asker, query.id, 'solved');
    const faq = await actions.faqs.offer(query.id);
    expect((await actions.faqs.offer(query.id))?.id).toBe(faq?.id);
    if (!faq) throw new Error('nothing was offered');
    expect(faq.sources).toEqual([reply.id]);
    const wording = {
      question: faq.question,
      answer: 'Weekly visits.',
      owner: moderator.id,
      reviewOn: '2027-03-02',
      version: faq.version,
    };
    for (const [who, code] of [
      [asker, 'moderators-only'],
      [expert, 'moderators-only'],
    ] as const) {
      await expect(actions.faqs.approve(who, faq.id, wording)).rejects.toMatchObject({ code });
    }
    const over = { ...wording, reviewOn: '2026-03-02' };
    await expect(actions.faqs.approve(moderator, faq.id, over)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await actions.faqs.approve(moderator, faq.id, wording);
    // The reply behind it is hidden before the file is made: it goes back.
    await actions.replies.review(moderator, reply.id, 'hide', { reason: 'A name in it.' });
    expect(await actions.faqs.goesOut(faq.id)).toBe(false);
    expect(await actions.faqs.get(faq.id)).toMatchObject({ state: 'offered', approvedBy: null });
  });
});
