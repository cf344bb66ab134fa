import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { queryActions } from '../../../src/features/queries/actions.ts';
import type { Ask } from '../../../src/features/queries/ask.ts';
import type { Consolidated, Point } from '../../../src/features/queries/consolidated.ts';
import type { DecidedSchedule } from '../../../src/features/queries/escalation.ts';
import type { Faq } from '../../../src/features/queries/faq.ts';
import { isForFew, type Query } from '../../../src/features/queries/model.ts';
import type { Reply } from '../../../src/features/queries/reply.ts';
import { isForAll } from '../../../src/features/queries/reply-audience.ts';
import type { QueryStores } from '../../../src/features/queries/store.ts';
import type { WordingEdit } from '../../../src/features/queries/wording.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import type { WorkingDays } from '../../../src/kernel/days.ts';
import type { DraftVersion } from '../../../src/kernel/draft-versions.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import type { NewEvent } from '../../../src/kernel/events.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import { THRESHOLDS, type Thresholds } from '../../../src/kernel/thresholds.ts';
import type { DueItem, Transaction } from '../../../src/ports/unit-of-work.ts';

export const START = new Date('2026-03-02T09:00:00Z');
export const SKILLS = asId<CommunityId>('skills');

interface Row {
  readonly version: number;
}

/** Refuses what was changed meanwhile, as the database does. */
function replaced<K, T extends Row>(rows: Map<K, T>, key: K, row: T): void {
  const known = rows.get(key);
  if (known?.version !== row.version) throw new AppError('changed-meanwhile', 'another version');
  rows.set(key, { ...row, version: row.version + 1 });
}

/** The feature over stores in memory, with a clock that stands still until it is moved. */
export function queriesInMemory({ countries = new Map<PersonId, string>() } = {}) {
  const queries = new Map<string, Query>();
  const keys = new Map<string, string>();
  const replies = new Map<string, Reply>();
  const consolidated = new Map<string, Consolidated>();
  const versions = new Map<string, readonly DraftVersion<Point>[]>();
  const asks = new Map<string, Ask>();
  const faqs = new Map<string, Faq>();
  const edits = new Map<string, WordingEdit>();
  const schedules: DecidedSchedule[] = [];
  const weeks = new Map<CommunityId, WorkingDays>();
  let thresholds: Thresholds = THRESHOLDS;
  const events: NewEvent[] = [];
  /** Whose country the directory was asked for. */
  const lookedUp: PersonId[] = [];
  const due = new Map<string, readonly DueItem[]>();
  let now = START;
  let count = 0;
  const listed = (wanted: (query: Query) => boolean) => [...queries.values()].filter(wanted);
  const standsIn = (query: string, id: string): boolean =>
    query === id || queries.get(query)?.mergedInto === id;
  const stores: QueryStores = {
    queries: {
      get: async (id) => queries.get(id) ?? null,
      byKey: async (key) => queries.get(keys.get(key) ?? '') ?? null,
      list: async ({ communities, states, reader }) =>
        listed((query) => {
          const { community, also, state, audience, readers = [], asker } = query;
          const here = [community, ...also].some((one) => one && communities.includes(one));
          if (!states.includes(state)) return false;
          if (reader === 'clock') return here;
          const eyes = reader && community !== null && reader.moderates.includes(community);
          const named = reader && [asker, ...readers].includes(reader.person);
          if (isForFew(query)) return eyes || named || false;
          return here || (audience === 'staff' && reader?.staff === true);
        }),
      showing: async () => [],
      mergedInto: async (id) => listed(({ mergedInto }) => mergedInto === id),
      askedBy: async (person) => listed(({ asker }) => asker === person),
      async insert(query, key) {
        if (keys.has(key)) return false;
        keys.set(key, query.id);
        queries.set(query.id, query);
        return true;
      },
      update: async (query) => replaced(queries, query.id, query),
      figures: async () => ({ fromStock: 0, posted: queries.size, replied: 0, solved: 0 }),
    },
    replies: {
      get: async (id) => replies.get(id) ?? null,
      bySource: async (key) =>
        [...replies.values()].find(({ sourceKey }) => sourceKey === key) ?? null,
      of: async (id) => [...replies.values()].filter(({ query }) => standsIn(query, id)),
      saidBy: async (id, { author, from, to }) =>
        [...replies.values()].filter(
          (one) =>
            standsIn(one.query, id) &&
            one.author === author &&
            one.createdAt >= from &&
            one.createdAt <= to,
        ),
      async insert(reply) {
        replies.set(reply.id, reply);
        return true;
      },
      update: async (reply) => replaced(replies, reply.id, reply),
      async thank(id, at) {
        const reply = replies.get(id);
        if (reply) replies.set(id, { thankedAt: at, ...reply });
      },
      thankedSince: async (author, since) =>
        [...replies.values()].filter(
          (one) =>
            one.author === author &&
            one.state === 'published' &&
            one.thankedAt !== undefined &&
            one.thankedAt >= since,
        ),
      waiting: async () => [...replies.values()].filter(({ state }) => state === 'held'),
      countPublished: async (ids) =>
        new Map(
          ids.map((id) => [
            id,
            [...replies.values()].filter(
              (reply) =>
                standsIn(reply.query, id) && reply.state === 'published' && isForAll(reply),
            ).length,
          ]),
        ),
    },
    consolidatedReplies: {
      versions: {
        of: async (id) => [...(versions.get(id) ?? [])].sort((a, b) => b.version - a.version),
        async keep(id, one) {
          const others = (versions.get(id) ?? []).filter(({ version }) => version !== one.version);
          versions.set(id, [...others, one]);
        },
      },
      get: async (id) => consolidated.get(id) ?? null,
      async insert(item) {
        consolidated.set(item.query, item);
        return true;
      },
      update: async (item) => replaced(consolidated, item.query, item),
    },
    asks: {
      get: async (id) => asks.get(id) ?? null,
      of: async (id) => [...asks.values()].filter(({ query }) => query === id),
      async insert(ask) {
        const known = [...asks.values()].some(
          ({ query, person }) => query === ask.query && person === ask.person,
        );
        if (!known) asks.set(ask.id, ask);
        return !known;
      },
      update: async (ask) => replaced(asks, ask.id, ask),
    },
    faqs: {
      get: async (id) => faqs.get(id) ?? null,
      of: async (id) => [...faqs.values()].find(({ query }) => query === id) ?? null,
      async insert(faq) {
        faqs.set(faq.id, faq);
        return true;
      },
      update: async (faq) => replaced(faqs, faq.id, faq),
      waiting: async () => [...faqs.values()].filter(({ state }) => state === 'offered'),
      list: async (communities, states) =>
        [...faqs.values()].filter(
          ({ community, state }) => communities.includes(community) && states.includes(state),
        ),
    },
    wordingEdits: {
      get: async (id) => edits.get(id) ?? null,
      of: async (id) => [...edits.values()].filter(({ query }) => query === id),
      async insert(edit) {
        edits.set(edit.id, edit);
        return true;
      },
      update: async (edit) => replaced(edits, edit.id, edit),
    },
    workingWeeks: { current: async () => weeks },
    thresholds: { now: async () => thresholds },
    querySchedules: {
      current: async () => new Map(schedules.map((one) => [one.community, one.schedule])),
      history: async (id) => schedules.filter(({ community }) => community === id),
      async decide(decided) {
        schedules.push(decided);
      },
    },
  };
  const transaction: Transaction = {
    emit: (event) => {
      events.push(event as NewEvent);
    },
    audit: () => undefined,
    plan: (owner, items) => {
      due.set(owner, items);
    },
  };
  const actions = queryActions({
    members: async () => new Set(['asker', 'luc', 'eva'].map((id) => asId<PersonId>(id))),
    work: { run: (work) => work({ ...stores, ...transaction }) },
    clock: { now: () => now },
    ids: {
      next: () => {
        count += 1;
        return `id-${count}`;
      },
    },
    text: createTextAnalysis(),
    terms: vocabulary,
    mustBeLabelled: async () => undefined,
    mustBeChecked: async () => undefined,
    surroundings: {
      countriesOf: async (people) => {
        lookedUp.push(...people);
        return new Map([...countries].filter(([id]) => people.includes(id)));
      },
      opened: async (_community, texts) => texts,
      closed: () => 'An attachment that not everybody may open',
      namedIn: async () => [],
      differing: async () => [],
    },
  });
  return {
    actions,
    queries,
    replies,
    consolidated,
    asks,
    faqs,
    edits,
    events,
    lookedUp,
    due,
    weeks,
    set: (changed: Partial<Thresholds>) => {
      thresholds = { ...thresholds, ...changed };
    },
    moveTo: (at: Date) => {
      now = at;
    },
  };
}
