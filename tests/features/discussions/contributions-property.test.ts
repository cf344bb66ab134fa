import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import type { DiscussionDeps } from '../../../src/features/discussions/actions/deps.ts';
import { discussionActions } from '../../../src/features/discussions/actions.ts';
import type { Contribution } from '../../../src/features/discussions/contribution.ts';
import { discussionJobs } from '../../../src/features/discussions/jobs.ts';
import { type Discussion, takesContributions } from '../../../src/features/discussions/model.ts';
import type { DiscussionStores } from '../../../src/features/discussions/store.ts';
import { planFrom, TEMPLATES } from '../../../src/features/discussions/templates.ts';
import { USUAL_WEEK } from '../../../src/kernel/days.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import type { NewEvent, Surface } from '../../../src/kernel/events.ts';
import { asId, type CommunityId } from '../../../src/kernel/ids.ts';
import { THRESHOLDS } from '../../../src/kernel/thresholds.ts';
import type { DueItem } from '../../../src/ports/unit-of-work.ts';
import { anActor } from '../../support/people.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CREATED = new Date('2026-03-02T08:00:00Z');
const START = new Date('2026-03-16T08:00:00Z');
const END = new Date('2026-03-30T17:00:00Z');
const SKILLS = asId<CommunityId>('skills');
const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });
const member = anActor({ id: 'member', in: { skills: 'member' } });
const text = createTextAnalysis();

const [formal] = TEMPLATES;
if (!formal) throw new Error('no template');
const plan = planFrom(formal, { startsAt: START, endsAt: END }, 'en');

/** The feature over what it needs of its stores here, with due work that is done when the clock passes it. */
function world() {
  const discussions = new Map<string, Discussion>();
  const keys = new Map<string, string>();
  const said = new Map<string, Contribution>();
  const events: NewEvent[] = [];
  const due = new Map<string, readonly DueItem[]>();
  const done = new Set<string>();
  let now = CREATED;
  let count = 0;
  const stores: Pick<DiscussionStores, 'discussions' | 'contributions' | 'orders' | 'thresholds'> =
    {
      thresholds: { now: async () => THRESHOLDS },
      discussions: {
        get: async (id) => discussions.get(id) ?? null,
        list: async () => [...discussions.values()],
        byKey: async (key) => discussions.get(keys.get(key) ?? '') ?? null,
        insert: async (discussion, key) => {
          keys.set(key, discussion.id);
          discussions.set(discussion.id, discussion);
        },
        update: async (discussion) => {
          discussions.set(discussion.id, { ...discussion, version: discussion.version + 1 });
        },
        showing: async () => [],
      },
      contributions: {
        get: async (id) => said.get(id) ?? null,
        bySource: async (key) => [...said.values()].find((one) => one.sourceKey === key) ?? null,
        of: async (id) => [...said.values()].filter(({ discussion }) => discussion === id),
        headsOf: async (id) => [...said.values()].filter(({ discussion }) => discussion === id),
        some: async (ids) => ids.flatMap((id) => said.get(id) ?? []),
        saidBy: async (id, { author, from, to }) =>
          [...said.values()].filter(
            (one) =>
              one.discussion === id &&
              one.author === author &&
              one.createdAt >= from &&
              one.createdAt <= to,
          ),
        insert: async (one) => {
          said.set(one.id, one);
          return true;
        },
        update: async (one) => {
          said.set(one.id, { ...one, version: one.version + 1 });
        },
        waiting: async () => [],
        countPublished: async () => new Map(),
      },
      orders: {
        get: async () => null,
        of: async () => [],
        lastSaid: async () => new Map(),
        save: async () => undefined,
      },
    };
  const transaction = {
    emit: (event: NewEvent) => void events.push(event),
    audit: () => undefined,
    plan: (owner: string, items: readonly DueItem[]) => void due.set(owner, items),
  };
  const deps: Pick<
    DiscussionDeps,
    'clock' | 'ids' | 'members' | 'openToAll' | 'quietDays' | 'screen' | 'terms' | 'text' | 'week'
  > = {
    clock: { now: () => now },
    ids: {
      next: () => {
        count += 1;
        return `id-${count}`;
      },
    },
    text,
    screen: async () => ({ cause: null, hold: false }),
    members: async () => new Set(),
    quietDays: async () => 5,
    openToAll: async () => [],
    terms: { topicsIn: () => [], countriesIn: () => [], bridge: () => [], matches: () => [] },
    week: async () => USUAL_WEEK,
  };
  const work = {
    run: <T>(run: (tx: unknown) => Promise<T>) => run({ ...stores, ...transaction }),
  };
  // What neither moves nor contributions touch is not there.
  const actions = discussionActions({ ...deps, work } as unknown as DiscussionDeps);
  const jobs = new Map(discussionJobs(actions).map((job) => [job.name, job]));

  /** All that fell due till then, earliest first, each slot once. */
  async function jump(hours: number): Promise<void> {
    now = new Date(now.getTime() + hours * HOUR_MS);
    for (let round = 0; round < 300; round += 1) {
      const [next] = [...due.values()]
        .flat()
        .filter(({ at, job, slot }) => at <= now && !done.has(`${job} ${slot}`))
        .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.job < b.job ? -1 : 1));
      if (!next) return;
      done.add(`${next.job} ${next.slot}`);
      await jobs.get(next.job)?.run(next.ref);
    }
    throw new Error('work that never ends');
  }
  return { actions, discussions, said, events, jump, now: () => now };
}

const DOORS: readonly Surface[] = ['chat', 'channel', 'tab'];
const MOVES = ['open', 'close', 'extend', 'reopen', 'cancel'] as const;
const jump = fc.record({
  kind: fc.constant('jump' as const),
  hours: fc.integer({ max: 700, min: 1 }),
});
const move = fc.record({ kind: fc.constant('move' as const), verb: fc.constantFrom(...MOVES) });
/** Six texts by three doors, each of which may come again, as clients and the service send them again. */
const words = fc.record({
  kind: fc.constant('say' as const),
  door: fc.constantFrom(...DOORS),
  number: fc.integer({ min: 0, max: 5 }),
});

type World = ReturnType<typeof world>;

async function moves({ actions, now }: World, id: Discussion['id'], verb: (typeof MOVES)[number]) {
  const later = new Date(now().getTime() + 20 * DAY_MS);
  const made =
    verb === 'extend' || verb === 'reopen'
      ? actions[verb](id, later, moderator, 'more time')
      : actions.move(id, verb, moderator, 'because');
  await made.catch((error: unknown) => {
    if (
      !isAppError(error) ||
      (error.code !== 'illegal-move' && error.code !== 'dates-in-wrong-order')
    )
      throw error;
  });
}

/** What came: taken once, or refused since there is nothing to say it in. */
async function says(
  { actions, discussions }: World,
  id: Discussion['id'],
  { door, number }: { readonly door: Surface; readonly number: number },
  taken: Set<string>,
) {
  const sourceKey = `${door}:${number}`;
  const before = discussions.get(id);
  const sent = actions.contributions.contribute(member, {
    discussion: id,
    text: `What we saw by ${door}, number ${number}`,
    question: null,
    consent: 'quote',
    surface: door,
    sourceKey,
    premoderated: false,
  });
  try {
    const { contribution, duplicate } = await sent;
    expect(duplicate).toBe(taken.has(sourceKey));
    if (!duplicate && before)
      expect(contribution.state).toBe(takesContributions(before) ? 'published' : 'late');
    taken.add(sourceKey);
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(error.code).toBe('discussion-not-open');
    expect(['draft', 'scheduled', 'cancelled']).toContain(before?.state);
  }
}

test('whatever is moved, however the clock jumps: no contribution of any door is lost or doubled, nothing is announced twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(jump, move, words), { maxLength: 30 }), async (tried) => {
      const w = world();
      const draft = { title: 'What lasts', background: 'b', questions: [], community: SKILLS };
      const dates = { startsAt: START, endsAt: END, plan };
      const { id } = await w.actions.create(moderator, { ...draft, ...dates }, 'key');
      const taken = new Set<string>();
      for (const one of tried) {
        if (one.kind === 'jump') await w.jump(one.hours);
        else if (one.kind === 'move') await moves(w, id, one.verb);
        else await says(w, id, one, taken);
      }
      const kept = [...w.said.values()];
      expect(kept.map(({ sourceKey }) => sourceKey).sort()).toEqual([...taken].sort());
      expect(kept.every(({ state }) => state === 'published' || state === 'late')).toBe(true);
      const told = (type: NewEvent['type']) => w.events.filter((event) => event.type === type);
      expect(told('contribution.received')).toHaveLength(taken.size);
      expect(told('discussion.announced').length).toBeLessThanOrEqual(1);
      expect(told('discussion.opened').length).toBeLessThanOrEqual(1);
      const phases = told('discussion.phase').map(({ data }) => JSON.stringify(data));
      expect(new Set(phases).size).toBe(phases.length);
    }),
    { numRuns: 150 },
  );
});
