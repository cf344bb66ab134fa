import { describe, expect, test } from '@jest/globals';
import { clockOffset } from '../../../../src/adapters/database/clock-offset.ts';
import { createConversations } from '../../../../src/adapters/database/conversation-references.ts';
import { insideView, wipe } from '../../../../src/adapters/database/inside.ts';
import { createSyncState } from '../../../../src/adapters/database/sync-state.ts';
import { movableClock } from '../../../../src/adapters/system/clock.ts';
import type { AuditFilter } from '../../../../src/features/governance/store.ts';
import type { DiscussionId } from '../../../../src/kernel/ids.ts';
import { NOBODY } from '../../../../src/kernel/nobody.ts';
import { THRESHOLDS } from '../../../../src/kernel/thresholds.ts';
import type { ProjectRecord } from '../../../../src/ports/registers.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

/** Whatever was done. */
const ALL: AuditFilter = {
  actor: null,
  action: null,
  object: null,
  about: null,
  from: null,
  until: null,
};

export function moreStoresContract(world: () => World): void {
  const { ANA, BO, DAY_MS, later, NOON, WATER } = a;

  describe('postings', () => {
    test('one key is one message, and sending changes only how far it is', async () => {
      const { work } = world();
      const one = a.posting();
      expect(await work.run((tx) => tx.postings.insert(one))).toBe(true);
      expect(await work.run((tx) => tx.postings.insert({ ...one, id: a.id() }))).toBe(false);
      const sent = {
        ...one,
        state: 'sent' as const,
        attempts: 1,
        conversationId: 'c',
        activityId: 'm',
      };
      await work.run((tx) => tx.postings.update(sent));
      expect(await work.run((tx) => tx.postings.byKey(one.key))).toEqual(sent);
    });

    test('what was dropped before it ever went is intended anew by its key; what may have gone is not', async () => {
      const { work } = world();
      const [stale, gone] = [a.posting(), a.posting()];
      await work.run(async (tx) => {
        for (const one of [stale, gone]) await tx.postings.insert(one);
        await tx.postings.update({ ...stale, state: 'dropped', attempts: 0 });
        await tx.postings.update({ ...gone, state: 'dropped', attempts: 1 });
      });
      expect(await work.run((tx) => tx.postings.insert({ ...stale, id: a.id() }))).toBe(true);
      expect(await work.run((tx) => tx.postings.insert({ ...gone, id: a.id() }))).toBe(false);
      expect(await work.run((tx) => tx.postings.claim(NOON, 10, 60_000))).toEqual([stale]);
    });

    test('what is due comes oldest first, and the next moment is known', async () => {
      const { work } = world();
      const first = a.posting({ createdAt: later(-2) });
      const second = a.posting({ createdAt: later(-1), state: 'sending' });
      const waits = a.posting({ notBefore: later(DAY_MS) });
      const sent = a.posting({ state: 'sent', notBefore: later(-DAY_MS) });
      await work.run(async (tx) => {
        for (const one of [waits, second, sent, first]) await tx.postings.insert(one);
      });
      const claim = (limit: number) => work.run((tx) => tx.postings.claim(NOON, limit, 60_000));
      expect(await claim(1)).toEqual([first]);
      // Another process gets what is left, and nothing twice.
      expect(await claim(10)).toEqual([second]);
      expect(await claim(10)).toEqual([]);
      await work.run((tx) => tx.postings.update({ ...first, state: 'sending' }, true));
      expect(await claim(10)).toEqual([]);
      await work.run((tx) => tx.postings.keep(first.id, 0));
      expect(await claim(10)).toEqual([{ ...first, state: 'sending' }]);
      await work.run((tx) => tx.postings.keep(first.id, 60_000));
      expect(await claim(10)).toEqual([]);
      await work.run((tx) => tx.postings.update(first));
      // A beat that comes late does not take back what was given back.
      await work.run((tx) => tx.postings.keep(first.id, 60_000));
      expect(await claim(10)).toEqual([first]);
      expect(await work.run((tx) => tx.postings.nextDue())).toEqual(NOON);
      for (const one of [first, second]) {
        await work.run((tx) => tx.postings.update({ ...one, state: 'dropped' }));
      }
      expect(await work.run((tx) => tx.postings.nextDue())).toEqual(later(DAY_MS));
      await work.run((tx) => tx.postings.update({ ...waits, state: 'sent' }));
      expect(await work.run((tx) => tx.postings.nextDue())).toBeNull();
    });

    test('the most urgent unasked message of a person is first', async () => {
      const { work } = world();
      const low = a.posting({ urgency: 9 });
      const high = a.posting({ urgency: 1, createdAt: later(5) });
      const asked = a.posting({ unasked: false });
      const others = a.posting({ target: { kind: 'person', person: BO } });
      await work.run(async (tx) => {
        for (const one of [low, high, asked, others]) await tx.postings.insert(one);
      });
      expect(await work.run((tx) => tx.postings.unaskedFor(ANA))).toEqual([high, low]);
    });

    test('a reply in the thread is known by the post that began it', async () => {
      const { work } = world();
      const discussion = a.id<DiscussionId>();
      const thread = `discussion:${discussion}` as const;
      const opening = a.posting({
        key: thread,
        target: { kind: 'channel', community: WATER, thread: null },
        message: { kind: 'discussion-opened', discussion },
        unasked: false,
      });
      await work.run((tx) => tx.postings.insert(opening));
      expect(await work.run((tx) => tx.postings.opening(thread))).toBeNull();
      expect(await work.run((tx) => tx.postings.begunOpenings())).toEqual([]);
      const begun = { ...opening, state: 'sending' as const, attempts: 1 };
      await work.run((tx) => tx.postings.update(begun));
      expect(await work.run((tx) => tx.postings.begunOpenings())).toEqual([begun]);
      const sent = {
        ...opening,
        state: 'sent' as const,
        conversationId: '19:w@thread.tacv2;messageid=1',
        activityId: '1',
      };
      await work.run((tx) => tx.postings.update(sent));
      expect(await work.run((tx) => tx.postings.opening(thread))).toEqual(sent);
      const of = (conversation: string, root: string) =>
        work.run((tx) => tx.postings.threadOf(conversation, root));
      expect(await of('19:w@thread.tacv2', '1')).toBe(thread);
      expect(await of('19:w@thread.tacv2;messageid=1', '1')).toBe(thread);
      expect(await of('19:w@thread.tacv2', '2')).toBeNull();
      const inThread = (state: 'sent' | 'intended') =>
        a.posting({ target: { kind: 'channel', community: WATER, thread }, state });
      const said = inThread('sent');
      await work.run(async (tx) => {
        await tx.postings.insert(said);
        await tx.postings.insert(inThread('intended'));
      });
      expect((await work.run((tx) => tx.postings.sentInto(thread))).map(({ id }) => id)).toEqual([
        said.id,
      ]);
      expect(await of('19:other@thread.tacv2', '1')).toBeNull();
    });

    test('a day has room for one unasked message, however many ask at once', async () => {
      const { work } = world();
      const take = (key: string, day = '2026-03-02') =>
        work.run((tx) => tx.budget.take(ANA, day, key));
      const taken = await Promise.all(['a', 'b', 'c', 'd'].map((key) => take(key)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      const winner = ['a', 'b', 'c', 'd'][taken.indexOf(true)] ?? '';
      expect(await take(winner)).toBe(true);
      expect(await take('e')).toBe(false);
      expect(await take('e', '2026-03-03')).toBe(true);
      const giveBack = (key: string) =>
        work.run((tx) => tx.budget.giveBack(ANA, '2026-03-03', key));
      await giveBack('other');
      expect(await take('f', '2026-03-03')).toBe(false);
      await giveBack('e');
      expect(await take('f', '2026-03-03')).toBe(true);
    });
  });

  describe('capture', () => {
    test('a record is found by its key and owner, and never overwritten by a stale copy', async () => {
      const { work } = world();
      const [old, fresh] = [a.capture(), a.capture({ updatedAt: later(5) })];
      await work.run(async (tx) => {
        await tx.captures.insert(old, 'card-1');
        await tx.captures.insert(fresh, 'card-2');
      });
      expect(await work.run((tx) => tx.captures.byKey('card-1'))).toEqual(old);
      expect(await work.run((tx) => tx.captures.ownedBy(ANA))).toEqual([fresh, old]);
      await work.run((tx) => tx.captures.update({ ...old, state: 'discarded' }));
      const after = await work.run((tx) => tx.captures.get(old.id));
      expect(after).toEqual({ ...old, version: 2, state: 'discarded' });
      const stale = work.run((tx) => tx.captures.update(old));
      await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' });
    });

    test('what says something in one field of its form is found where all staff read it under a name', async () => {
      const { work } = world();
      const said = { state: 'published' as const, template: 'visit', answers: { next: 'Send it' } };
      const few = { ...a.capture().readers, audience: 'unit' as const };
      const [found, touched] = [a.capture(said), a.capture({ ...said, updatedAt: later(5) })];
      const others = [
        a.capture({ ...said, answers: { next: '' } }),
        a.capture({ ...said, answers: { other: 'Send it' } }),
        a.capture({ ...said, state: 'draft' }),
        a.capture({ ...said, template: 'another' }),
        a.capture({ ...said, readers: few }),
        a.capture({ ...said, owner: NOBODY }),
        a.capture({ ...said, updatedAt: new Date(found.updatedAt.getTime() - 1) }),
      ];
      await work.run(async (tx) => {
        for (const one of [found, ...others, touched]) await tx.captures.insert(one, one.id);
      });
      const form = { template: 'visit', field: 'next' };
      const saying = await work.run((tx) => tx.captures.saying(form, found.updatedAt));
      expect(saying).toEqual([touched, found]);
    });

    test('a series prompts once, and what still wants something comes soonest end first', async () => {
      const { work } = world();
      const [soon, late] = [a.prompt({ endsOn: later(1) }), a.prompt({ state: 'accepted' })];
      const done = a.prompt({ state: 'answered' });
      await work.run(async (tx) => {
        for (const one of [late, done, soon]) await tx.prompts.insert(one);
      });
      expect(await work.run((tx) => tx.prompts.openFor(ANA))).toEqual([soon, late]);
      expect(await work.run((tx) => tx.prompts.bySeries(soon.series))).toEqual(soon);
      const twice = work.run((tx) => tx.prompts.insert({ ...soon, id: a.id() }));
      await expect(twice).rejects.toMatchObject({ code: 'changed-meanwhile' });
      const snoozed = { ...soon, state: 'snoozed' as const, snoozedUntil: later(DAY_MS) };
      await work.run((tx) => tx.prompts.update(snoozed));
      expect(await work.run((tx) => tx.prompts.get(soon.id))).toEqual({ ...snoozed, version: 2 });
      const stale = work.run((tx) => tx.prompts.update(soon));
      await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' });
    });

    test('a project is what the register said last', async () => {
      const { work } = world();
      const project: ProjectRecord = {
        code: 'P-1',
        title: 'Wells',
        managerId: ANA,
        startsOn: NOON,
        endsOn: later(DAY_MS),
        donor: null,
        countries: ['Peru'],
        outcomes: ['Water, clean', '"safe"'],
        state: 'active',
        milestones: [],
      };
      await work.run((tx) => tx.projects.save(project));
      await work.run((tx) => tx.projects.save({ ...project, state: 'closed' }));
      const expected = { ...project, state: 'closed' };
      expect(await work.run((tx) => tx.projects.get('P-1'))).toEqual(expected);
      expect(await work.run((tx) => tx.projects.list())).toEqual([expected]);
    });
  });

  describe('governance', () => {
    test('a setting keeps its history, newest first', async () => {
      const { work } = world();
      expect(await work.run((tx) => tx.settings.get('sync.minutes'))).toBeUndefined();
      await work.run((tx) => tx.settings.set('sync.minutes', 5, ANA, NOON));
      await work.run((tx) => tx.settings.set('sync.minutes', { every: 7 }, null, later(1)));
      expect(await work.run((tx) => tx.settings.get('sync.minutes'))).toEqual({ every: 7 });
      expect(await work.run((tx) => tx.settings.history('sync.minutes'))).toEqual([
        { key: 'sync.minutes', value: { every: 7 }, changedBy: null, changedAt: later(1) },
        { key: 'sync.minutes', value: 5, changedBy: ANA, changedAt: NOON },
      ]);
    });

    test('a threshold is the usual until one is set, and what nobody could mean is not taken', async () => {
      const { work } = world();
      const inForce = () => work.run((tx) => tx.thresholds.now());
      expect(await inForce()).toEqual(THRESHOLDS);
      await work.run((tx) => tx.settings.set('groups.smallest', 8, ANA, NOON));
      await work.run((tx) => tx.settings.set('discussions.summary-days', 'soon', ANA, NOON));
      expect(await inForce()).toEqual({ ...THRESHOLDS, 'groups.smallest': 8 });
    });

    test.each([
      ['audit_log', 'actor'],
      ['settings_history', 'changed_by'],
    ])('%s only grows: changing, deleting and emptying it are refused', async (table, column) => {
      const { work, database } = world();
      await work.run(async (tx) => {
        tx.audit({ actor: ANA, verb: 'discussion.open', subject: 'discussion:1', reason: 'R' });
        await tx.settings.set('k', 1, ANA, NOON);
      });
      for (const statement of [
        `update ${table} set ${column} = null`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
      const { rows } = await database.pool.query(`select count(*) from ${table}`);
      expect(rows).toEqual([{ count: 1 }]);
    });

    test('audit lines are read newest first, all or of one subject', async () => {
      const { work } = world();
      for (const subject of ['a:1', 'a:2', 'a:1']) {
        await work.run(async (tx) => tx.audit({ actor: null, verb: 'v', subject }));
      }
      const recent = await work.run((tx) => tx.auditLog.page(ALL, null, 2));
      expect(recent.map(({ subject }) => subject)).toEqual(['a:1', 'a:2']);
      const rest = await work.run((tx) => tx.auditLog.page(ALL, recent[1]?.id ?? null, 2));
      expect(rest.map(({ subject }) => subject)).toEqual(['a:1']);
      expect(await work.run((tx) => tx.auditLog.of('a:2'))).toEqual([
        expect.objectContaining({ at: NOON, actor: null, verb: 'v', subject: 'a:2', reason: null }),
      ]);
    });

    test('audit lines are found by person, deed, thing and day', async () => {
      const { work } = world();
      await work.run(async (tx) => {
        tx.audit({ actor: ANA, verb: 'discussion.close', subject: 'discussion:1' });
        tx.audit({ actor: ANA, verb: 'query.close', subject: 'query:1' });
        tx.audit({ actor: null, verb: 'discussion.open', subject: 'discussion:1' });
      });
      const found = async (filter: Partial<AuditFilter>) =>
        (await work.run((tx) => tx.auditLog.page({ ...ALL, ...filter }, null, 9))).map(
          ({ verb }) => verb,
        );
      expect(await found({ actor: ANA })).toEqual(['query.close', 'discussion.close']);
      expect(await found({ action: 'close', object: 'discussion' })).toEqual(['discussion.close']);
      expect(await found({ about: 'query:1' })).toEqual(['query.close']);
      expect(await found({ until: NOON })).toEqual([]);
      expect(await found({ from: NOON, until: later(1) })).toHaveLength(3);
    });

    test('of what was said without a name the audit log tells nothing, until its author puts their name to it', async () => {
      const { work } = world();
      const discussion = a.discussion();
      const unnamed = { ...a.contribution({ discussion: discussion.id }), author: NOBODY };
      await work.run(async (tx) => {
        await tx.discussions.insert(discussion, 'form-audit');
        await tx.contributions.insert(unnamed);
        const subject = `contribution:${unnamed.id}`;
        tx.audit({ actor: null, verb: 'contribution.edit', subject });
        tx.audit({ actor: ANA, verb: 'contribution.approve', subject, reason: 'R' });
      });
      const lines = () => work.run((tx) => tx.auditLog.page(ALL, null, 9));
      expect(await lines()).toEqual([]);
      await work.run((tx) => tx.contributions.update({ ...unnamed, author: ANA }));
      expect(await lines()).toHaveLength(2);
    });
  });

  test('people and channels are reached where they were heard last, once for each service', async () => {
    let now = NOON;
    const conversations = createConversations(world().database.db, { now: () => now });
    await conversations.save(ANA, { conversation: { id: 'old' } }, 'https://one/');
    now = later(1);
    await conversations.save(ANA, { conversation: { id: 'b' } }, 'https://two/');
    now = later(2);
    await conversations.save(ANA, { conversation: { id: 'a' } }, 'https://one/');
    await conversations.saveChannel('19:w', { conversation: { id: 'w' } }, 'https://one/');
    expect(await conversations.of(ANA)).toEqual([
      { reference: { conversation: { id: 'a' } }, serviceUrl: 'https://one/' },
      { reference: { conversation: { id: 'b' } }, serviceUrl: 'https://two/' },
    ]);
    expect(await conversations.ofChannel('19:w')).toHaveLength(1);
    expect(await conversations.ofChannel(ANA)).toEqual([]);
  });

  test('what waits can be looked at, and all of it wiped while histories stay protected', async () => {
    const { work, database } = world();
    const due = { job: 'j', slot: 's', at: later(1), ref: 'r' };
    const [waits, sent] = [a.posting({ createdAt: later(-9) }), a.posting({ state: 'sent' })];
    await work.run(async (tx) => {
      await tx.postings.insert(sent);
      await tx.postings.insert(waits);
      tx.plan('o:1', [due]);
      tx.emit({ type: 'search.answered', actor: ANA, data: { person: ANA, hits: 1 } });
      tx.audit({ actor: ANA, verb: 'v', subject: 's' });
    });
    expect(await insideView(database.db)).toEqual({
      events: 1,
      due: [{ job: 'j', at: later(1).toISOString(), ref: 'r' }],
      postings: [
        { key: waits.key, state: 'intended', notBefore: NOON.toISOString() },
        { key: sent.key, state: 'sent', notBefore: NOON.toISOString() },
      ],
    });
    await wipe(database.db);
    expect(await insideView(database.db)).toEqual({ events: 0, due: [], postings: [] });
    expect(await work.run((tx) => tx.auditLog.page(ALL, null, 1))).toEqual([]);
    await work.run(async (tx) => tx.audit({ actor: ANA, verb: 'v', subject: 's' }));
    const emptying = database.pool.query('truncate audit_log');
    await expect(emptying).rejects.toMatchObject({ code: '42501' });
  });

  test('a moved clock stays moved after a restart and never steps back', async () => {
    const { db } = world().database;
    const clock = await movableClock(clockOffset(db));
    await clock.advance(31 * DAY_MS);
    await clock.advance(DAY_MS);
    expect((await movableClock(clockOffset(db))).offset()).toBe(32 * DAY_MS);
    await expect(clock.advance(-1)).rejects.toBeInstanceOf(RangeError);
    await clock.reset();
    expect(clock.offset()).toBe(0);
  });

  test('small facts between runs are kept', async () => {
    const state = createSyncState(world().database.db);
    expect(await state.get('registers')).toBeUndefined();
    await state.set('registers', { at: 'monday' }, NOON);
    expect(await state.get('registers')).toEqual({ at: 'monday' });
  });
}
