import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { STEPS as IN_ORDER } from '../../../src/features/queries/escalation.ts';
import { type QueryState, TRANSITIONS } from '../../../src/features/queries/model.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import { anActor } from '../../support/people.ts';
import { queriesInMemory, SKILLS, START } from './memory.ts';

/** Anybody does anything at any time: no state that the table does not know, and no reply lost. */

const PEOPLE = [
  anActor({ id: 'asker', in: { skills: 'member' } }),
  anActor({ id: 'moderator', in: { skills: 'moderator' } }),
  anActor({ id: 'member', in: { skills: 'member' } }),
  anActor({ id: 'stranger', in: {} }),
] as const;

const STEPS = [
  'reply',
  'reply-held',
  'draft',
  'edit',
  'drop-point',
  'approve',
  'publish',
  'solved',
  'unsolved',
  'withdraw',
  'escalate',
  'remind',
  'review-approve',
  'review-hold',
  'review-hide',
  'review-withdraw',
  'merge',
  'unmerge',
  'ask',
  'decline',
] as const;

const step = fc.record({
  what: fc.constantFrom(...STEPS),
  who: fc.constantFrom(...PEOPLE),
  which: fc.nat(4),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function world() {
  const all = queriesInMemory();
  const question = { text: 'What keeps apprentices?', background: '', community: SKILLS };
  const { id } = await all.actions.ask(PEOPLE[0], { ...question, neededBy: null }, 'key');
  const twin = { ...question, neededBy: null };
  const { id: other } = await all.actions.ask(PEOPLE[2], twin, 'other');
  return { other, ...all, id, given: new Map<string, string>() };
}
type World = Awaited<ReturnType<typeof world>>;

async function take({ what, who, which }: Step, w: World): Promise<unknown> {
  const { actions, id } = w;
  const reply = [...w.replies.values()][which];
  const draft = w.consolidated.get(id);
  const version = draft?.version ?? 1;
  const points = draft?.points ?? [];
  switch (what) {
    case 'reply':
    case 'reply-held': {
      const text = `Mentor number ${w.given.size} visits the ${which} workshops of apprentices.`;
      const taken = await actions.replies.give(who, {
        query: id,
        text,
        consent: which % 2 === 0 ? 'quote' : 'paraphrase',
        surface: 'tab',
        sourceKey: `${w.given.size}`,
        premoderated: what === 'reply-held',
      });
      return w.given.set(taken.reply.id, text);
    }
    case 'draft':
      return actions.consolidated.draft(id);
    case 'edit':
      return actions.consolidated.edit(who, id, { version, points, setAside: [] });
    case 'drop-point':
      return actions.consolidated.edit(who, id, {
        version,
        points: points.slice(1),
        setAside: points.slice(0, which % 2).map((point) => ({ id: point.id, reason: 'No.' })),
      });
    case 'approve':
      return actions.consolidated.approve(who, id, version);
    case 'publish':
      return actions.consolidated.markPublished(id, {
        version,
        product: null,
        webUrl: 'https://x.example',
      });
    case 'solved':
    case 'unsolved':
      return actions.judge(who, id, what);
    case 'withdraw':
      return actions.withdraw(who, id);
    case 'escalate':
      w.moveTo(new Date(START.getTime() + which * 6 * 86_400_000));
      return actions.escalate(id);
    case 'merge':
      return actions.merge(who, id, w.other);
    case 'unmerge':
      return actions.unmerge(who, id);
    case 'ask':
      return actions.experts.ask(who, id, [PEOPLE[which % 4]?.id ?? who.id]);
    case 'decline': {
      const ask = [...w.asks.values()][which];
      return ask && actions.experts.decline(who, ask.id, 'No time.');
    }
    case 'remind':
      w.moveTo(new Date(START.getTime() + which * 5 * 86_400_000));
      return actions.remind(id);
    default: {
      if (!reply) return;
      const verb = what.replace('review-', '') as 'approve' | 'hold' | 'hide' | 'withdraw';
      return actions.replies.review(who, reply.id, verb, { reason: 'A reason.' });
    }
  }
}

function reachable(from: QueryState, to: QueryState): boolean {
  return from === to || Object.values(TRANSITIONS[from]).includes(to);
}

function holds(w: World, before: QueryState): void {
  const query = w.queries.get(w.id);
  const consolidated = w.consolidated.get(w.id);
  expect(query && reachable(before, query.state)).toBe(true);
  // Every reply that was taken is there, word by word.
  expect(new Map([...w.replies].map(([id, { text }]) => [id, text]))).toEqual(w.given);
  expect(consolidated?.points.every(({ sources }) => sources.length > 0) ?? true).toBe(true);
  // Two questions that are the same show the replies of both, and once they are two again each its own.
  const shown = [...w.replies.values()].filter(({ query: of }) => of === w.id);
  expect(w.queries.get(w.other)?.state).toBe('open');
  expect(query?.mergedInto === null || query?.state === 'merged').toBe(true);
  expect(shown).toHaveLength(w.replies.size);
  // Nobody is asked twice, and no more than two at a time.
  const asks = [...w.asks.values()];
  expect(new Set(asks.map(({ person }) => person)).size).toBe(asks.length);
  expect(asks.filter(({ state }) => state === 'asked').length).toBeLessThanOrEqual(2);
  // Each step of the schedule is taken once since it was opened, in order.
  expect(query?.steps).toEqual(IN_ORDER.slice(0, query?.steps.length));
  // The question and its document are always in step.
  expect(query?.state === 'publishing').toBe(consolidated?.state === 'publishing');
  if (query?.state === 'replied') expect(consolidated?.state).toBe('published');
  if (consolidated?.state === 'published') expect(query?.state).toBe('replied');
}

test('over any sequence of moves no state is illegal and no reply is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const w = await world();
      for (const one of steps) {
        const before = w.queries.get(w.id)?.state ?? 'open';
        await take(one, w).catch((error: unknown) => {
          if (!isAppError(error)) throw error;
        });
        holds(w, before);
      }
      // Drafted anew, everything that is published and nobody's hand has touched is heard.
      await w.actions.consolidated.draft(w.id);
      const draft = w.consolidated.get(w.id);
      if (w.queries.get(w.id)?.state !== 'open' || !draft || draft.edited) return;
      const heard = new Set(draft.points.flatMap(({ sources }) => sources));
      const published = [...w.replies.values()].filter(({ state }) => state === 'published');
      expect(published.filter(({ id }) => !heard.has(id))).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);
