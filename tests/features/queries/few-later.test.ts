import { expect, test } from '@jest/globals';
import type { Gap, GapStore } from '../../../src/features/knowledge/gaps.ts';
import { gapActions } from '../../../src/features/knowledge/gaps.ts';
import type { EventType } from '../../../src/kernel/events.ts';
import { asId, type GapId, type QueryId } from '../../../src/kernel/ids.ts';
import { queryLeadingReactions } from '../../../src/reactions/query-leading.ts';
import { anActor } from '../../support/people.ts';

/** What was set going while more could read a question, and comes when it is for few. */

const NOW = new Date('2026-03-02T09:00:00Z');
const [OURS, THEIRS] = [asId<QueryId>('q1'), asId<QueryId>('q2')];
const asker = anActor({ id: 'asker', in: { skills: 'member' } });
const keeper = {
  ...anActor({ id: 'keeper', in: {} }),
  roles: new Set(['content-manager' as const]),
};

function world(audience: string) {
  const rows = new Map<GapId, Gap>();
  const stores: Partial<GapStore> = {
    record: async (gap) => Boolean(rows.set(gap.id, gap)),
    open: async () => [...rows.values()].filter(({ closed }) => !closed),
    ofQuery: async (query) =>
      [...rows.values()].filter(({ about, closed }) => about?.query === query && !closed),
    fill: async (id, at, filled) => {
      const gap = rows.get(id);
      return gap !== undefined && Boolean(rows.set(id, { ...gap, closed: { at, ...filled } }));
    },
  };
  const tx = { gaps: stores, audit: () => undefined, emit: () => undefined };
  let count = 0;
  const gaps = gapActions({
    work: { run: (act: (tx: unknown) => unknown) => act(tx) },
    clock: { now: () => NOW },
    ids: { next: () => `gap-${++count}` },
    understand: () => ({ text: '', topics: [], countries: [], stems: [], language: 'en' }),
  } as never);
  const asked: string[] = [];
  const told: string[] = [];
  const query = { id: OURS, state: 'open', asker: asker.id, text: 'Who takes money in Callao?' };
  const reactions = queryLeadingReactions({
    people: { actor: async () => asker, governors: async () => [keeper.id] },
    queries: {
      get: async () => ({ ...query, audience, openSince: NOW, related: [], background: '' }),
      experts: { of: async () => [], ask: async (_who: unknown, id: string) => asked.push(id) },
    },
    knowledge: { gaps },
    expertise: { beside: async () => ({ people: [] }) },
    taxonomy: { vocabulary: { matches: () => [], topicsIn: () => [], label: () => '' } },
    notifications: { intend: async ({ key }: { key: string }) => void told.push(key) },
  } as never);
  const happens = async (type: EventType, data: object) => {
    for (const one of reactions)
      if (one.on === type) await one.run({ id: 'e', at: NOW, actor: null, data } as never);
  };
  const listed = async () => (await gaps.list(keeper)).map(({ words }) => words);
  return { gaps, asked, told, happens, listed, query };
}

const about = (query: QueryId) => ({ query, neededBy: null, found: [], asked: [] });

test('a gap that the question left leaves the list with it; what others missed stays', async () => {
  const { gaps, happens, listed, query } = world('moderators');
  await gaps.record(asker, query.text, { about: about(OURS) });
  await gaps.record(asker, 'Wells in clay', { about: about(THEIRS) });
  await happens('query.narrowed', { query: OURS });
  await happens('query.narrowed', { query: OURS });
  expect(await listed()).toEqual(['Wells in clay']);
});

test('one that is still for many keeps its gap', async () => {
  const { gaps, happens, listed, query } = world('community');
  await gaps.record(asker, query.text, { about: about(OURS) });
  await happens('query.narrowed', { query: OURS });
  expect(await listed()).toEqual([query.text]);
});

test('a step that comes late asks nobody, records nothing and tells nobody', async () => {
  const { happens, listed, asked, told } = world('named');
  await happens('query.unanswered', { query: OURS, step: 'experts' });
  await happens('query.unanswered', { query: OURS, step: 'gap' });
  expect([await listed(), asked, told]).toEqual([[], [], []]);
});
