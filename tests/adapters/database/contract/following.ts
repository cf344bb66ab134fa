import { describe, expect, test } from '@jest/globals';
import { createNotificationKeys } from '../../../../src/adapters/database/notification-keys.ts';
import { createSubscriptionStore } from '../../../../src/adapters/database/subscriptions.ts';
import { createSeal } from '../../../../src/adapters/database/token-seal.ts';
import { createWays } from '../../../../src/adapters/database/ways.ts';
import { createDeletions, createNoticeQueue } from '../../../../src/adapters/database/webhooks.ts';
import { systemIds } from '../../../../src/adapters/system/ids.ts';
import type { Followed } from '../../../../src/ports/feed.ts';
import type { Notice } from '../../../../src/ports/notices.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

const LONG_MS = 600_000;
const { NOON, later, DAY_MS, ANA, BO } = a;

/** What following and reaching keep, whichever database it is in. */
export function followingContract(world: () => World): void {
  describe('the queue of notifications', () => queue(world));
  describe('subscriptions', () => subscriptions(world));
  describe('keys of notifications', () => keys(world));
  describe('ways to people', () => ways(world));
  describe('messages that wait for a way', () => held(world));
}

const notice = (subscription: string): Notice => ({
  items: [{ subscription, what: 'change', content: null }],
  tokens: ["a token's text", 'another'],
});

function queue(world: () => World): void {
  /** As an instance has it. */
  const worker = () => createNoticeQueue(world().database.db);
  const first = ({ items }: Notice) => items[0]?.subscription;

  test('what is added comes back as it was, oldest first, and is gone once it is done', async () => {
    const { add, claim, done, waiting } = worker();
    for (const name of ['one', 'two', 'three']) await add(notice(name));
    await expect(waiting()).resolves.toMatchObject({ count: 3 });
    const claimed = await claim(10, LONG_MS);
    expect(claimed.map(({ items, tokens }) => ({ items, tokens }))).toEqual(
      ['one', 'two', 'three'].map(notice),
    );
    expect(claimed.map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    await Promise.all(claimed.map(({ id }) => done(id)));
    await expect(waiting()).resolves.toEqual({ count: 0, lagMs: 0 });
  });

  test('many added at once are all kept, and two workers share them: each by one, none left out', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `s${at}`);
    const door = worker();
    await Promise.all(names.map((name) => door.add(notice(name))));
    const workers = [worker(), worker()];
    const taken: (string | undefined)[] = [];
    const work = async ({ claim, done }: ReturnType<typeof worker>): Promise<void> => {
      for (;;) {
        const claimed = await claim(7, LONG_MS);
        if (claimed.length === 0) return;
        for (const one of claimed) {
          taken.push(first(one));
          await done(one.id);
        }
      }
    };
    await Promise.all(workers.map(work));
    expect(taken.toSorted()).toEqual(names.toSorted());
    await expect(door.waiting()).resolves.toMatchObject({ count: 0 });
  });

  test('what a worker holds is nobody else’s until its lease ends; after a crash of the only one, at once', async () => {
    const [dying, other] = [worker(), worker()];
    await dying.add(notice('one'));
    await expect(dying.claim(1, LONG_MS)).resolves.toHaveLength(1);
    await expect(other.claim(1, LONG_MS)).resolves.toEqual([]);
    await other.reopen();
    await expect(other.claim(1, 0)).resolves.toHaveLength(1);
    await expect(dying.claim(1, LONG_MS)).resolves.toHaveLength(1);
  });

  test('what failed comes again after its delay, with its failures counted, and does not hold up the others', async () => {
    const { add, claim, failed } = worker();
    await add(notice('bad'));
    await add(notice('good'));
    const [bad] = await claim(1, LONG_MS);
    await failed(bad?.id ?? 0, LONG_MS);
    const now = await claim(10, LONG_MS);
    expect(now.map(first)).toEqual(['good']);
    await failed(now[0]?.id ?? 0, 0);
    const again = await claim(10, LONG_MS);
    expect(again.map((one) => [first(one), one.attempts])).toEqual([['good', 1]]);
  });

  test('a message that was deleted stays deleted, however often that is told', async () => {
    const deletions = createDeletions(world().database.db);
    await deletions.note('channel|1');
    await deletions.note('channel|1');
    await deletions.prune();
    expect([await deletions.has('channel|1'), await deletions.has('channel|2')]).toEqual([
      true,
      false,
    ]);
  });
}

const CHANNEL: Followed = { kind: 'channel', teamId: 'team', channelId: '19:water' };
const LIBRARY: Followed = { kind: 'library', driveId: 'b!water' };

function subscriptions(world: () => World): void {
  const store = () => createSubscriptionStore(world().database.db, systemIds());

  test('what is wanted is one row for each place, by however many it is wanted at once', async () => {
    await Promise.all([
      store().want([CHANNEL, LIBRARY], NOON),
      store().want([LIBRARY, CHANNEL], NOON),
    ]);
    const all = await store().all();
    expect(all.map(({ followed }) => followed)).toEqual([CHANNEL, LIBRARY]);
    expect(all).toMatchObject([
      { state: 'wanted', gaps: 1, closed: 0, graphId: null, expiresAt: null, dueAt: NOON },
      { state: 'wanted', gaps: 1 },
    ]);
    const gone = await store().want([LIBRARY], NOON);
    expect(gone.map(({ followed }) => followed)).toEqual([CHANNEL]);
    await expect(store().all()).resolves.toHaveLength(1);
    await expect(store().want([], NOON)).resolves.toHaveLength(1);
    await expect(store().all()).resolves.toEqual([]);
  });

  test('two instances never look at the same one, and what is not due at none', async () => {
    await store().want([CHANNEL, LIBRARY], NOON);
    await expect(store().claim(later(-1), LONG_MS)).resolves.toBeNull();
    const claimed = await Promise.all(
      Array.from({ length: 4 }, () => store().claim(NOON, LONG_MS)),
    );
    const ids = claimed.flatMap((one) => (one ? [one.id] : []));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    await store().reopen();
    await expect(store().claim(NOON, LONG_MS)).resolves.not.toBeNull();
  });

  test('what is saved is read again, and is claimed no more before it is due', async () => {
    await store().want([CHANNEL], NOON);
    const [row] = await store().all();
    if (!row) throw new Error('no row');
    await store().claim(NOON, LONG_MS);
    const saved = {
      ...row,
      state: 'standing',
      graphId: 'g-1',
      secretHash: 'hash',
      certificate: 'praxis-1',
      expiresAt: later(3 * DAY_MS),
      dueAt: later(2 * DAY_MS),
      closed: 1,
      cursorAt: NOON,
      readAt: NOON,
      failures: 2,
      detail: "it's late",
    } as const;
    await store().save(saved);
    await expect(store().get(row.id)).resolves.toEqual(saved);
    await expect(store().claim(later(DAY_MS), LONG_MS)).resolves.toBeNull();
    await store().wake(row.id, later(DAY_MS));
    await expect(store().claim(later(DAY_MS), LONG_MS)).resolves.toMatchObject({ graphId: 'g-1' });
  });

  test('what was missed while one was worked on is not forgotten by saving it', async () => {
    await store().want([CHANNEL], NOON);
    const claimed = await store().claim(NOON, LONG_MS);
    if (!claimed) throw new Error('nothing was due');
    await store().missed(claimed.id, NOON);
    await store().save({ ...claimed, closed: claimed.gaps, dueAt: later(DAY_MS) });
    await expect(store().get(claimed.id)).resolves.toMatchObject({
      gaps: 2,
      closed: 1,
      dueAt: NOON,
    });
    await store().missedAll(later(1));
    await expect(store().get(claimed.id)).resolves.toMatchObject({ gaps: 3, dueAt: later(1) });
  });

  test('when somebody was last at work is known to the next', async () => {
    await expect(store().presence(NOON)).resolves.toBeNull();
    await expect(store().presence(later(5))).resolves.toEqual(NOON);
    await expect(store().presence(later(9))).resolves.toEqual(later(5));
  });
}

function keys(world: () => World): void {
  const PERIOD_MS = 180 * DAY_MS;
  const sealKey = (id: string) => ({ id, key: Buffer.alloc(32, id) });
  let made = 0;
  const instance = (...sealedBy: readonly string[]) =>
    createNotificationKeys(world().database.db, {
      seal: createSeal(sealedBy.map(sealKey)),
      async make() {
        made += 1;
        return { certificate: `certificate ${made}`, privateKey: `private ${made}` };
      },
    });
  const rows = () => world().database.db.selectFrom('notification_keys').selectAll().execute();

  test('instances that need one at the same time end with the same, and nothing of it is readable', async () => {
    const found = await Promise.all(Array.from({ length: 4 }, () => instance('k1').current(NOON)));
    expect(new Set(found.map(({ id, text }) => `${id} ${text}`)).size).toBe(1);
    const [one] = found;
    const number = one?.text.split(' ')[1];
    await expect(instance('k1').privateKey(one?.id ?? '')).resolves.toBe(`private ${number}`);
    expect(JSON.stringify(await rows())).not.toContain('private');
  });

  test('after half a year there is a new one; the one before still opens, the one before that is forgotten', async () => {
    const first = await instance('k1').current(NOON);
    const [row] = await rows();
    const second = await instance('k1').current(later(PERIOD_MS));
    expect(second.id).not.toBe(first.id);
    await expect(instance('k1').privateKey(first.id)).resolves.not.toBeNull();
    expect((await rows()).map(({ certificate }) => certificate)).toContain(row?.certificate);
    await instance('k1').current(later(3 * PERIOD_MS));
    await expect(instance('k1').privateKey(first.id)).resolves.toBeNull();
  });

  test('sealed by an older key it opens as long as that is named; without it another takes its place', async () => {
    const before = await instance('k1').current(NOON);
    await expect(instance('k2', 'k1').current(NOON)).resolves.toEqual(before);
    await expect(instance('k2').privateKey(before.id)).resolves.toBeNull();
    const after = await instance('k2').current(NOON);
    expect(after.id).toBe(before.id);
    expect(after.text).not.toBe(before.text);
    await expect(instance('k2').privateKey(after.id)).resolves.not.toBeNull();
    await expect(rows()).resolves.toHaveLength(1);
  });
}

function ways(world: () => World): void {
  test('the last that is known of a person’s chat counts, and may be forgotten', async () => {
    const clock = { at: NOON };
    const known = createWays(world().database.db, { now: () => clock.at });
    await expect(known.of(ANA)).resolves.toBeNull();
    await known.note(ANA, 'refused', 'no-right');
    clock.at = later(1);
    await known.note(ANA, 'installed', null);
    await expect(known.of(ANA)).resolves.toEqual({ state: 'installed', why: null, at: later(1) });
    await known.clear(ANA);
    await known.clear(BO);
    await expect(known.of(ANA)).resolves.toBeNull();
  });
}

function held(world: () => World): void {
  const waits = (why: string | null, at: number, person = ANA) =>
    a.posting({
      state: why === null ? 'intended' : 'held',
      via: 'mail',
      held: why,
      target: { kind: 'person', person },
      createdAt: later(at),
    });

  test('who is unreached, longest first, with why the last message was held', async () => {
    const { work } = world();
    await work.run(async (tx) => {
      await tx.postings.insert(waits('no-sender', 2));
      await tx.postings.insert(waits('no-mail-right', 3));
      await tx.postings.insert(waits('no-address', 1, BO));
      await tx.postings.insert(waits(null, 0));
    });
    await expect(work.run((tx) => tx.postings.unreached())).resolves.toMatchObject([
      { person: BO, messages: 1, why: 'no-address' },
      { person: ANA, messages: 2, why: 'no-mail-right' },
    ]);
  });

  test('who was written to by mail last, with what is known of their chat; not who reads in Teams again', async () => {
    const { work, database } = world();
    const sent = (via: 'teams' | 'mail', at: number, person = ANA) =>
      a.posting({
        state: 'sent',
        via,
        target: { kind: 'person', person },
        createdAt: later(at),
        notBefore: later(at),
      });
    await createWays(database.db, { now: () => NOON }).note(ANA, 'removed', 'removed');
    const mailed = (from: Date) => work.run((tx) => tx.postings.mailed(from));
    await work.run(async (tx) => {
      await tx.postings.insert(sent('teams', 1));
      await tx.postings.insert(sent('mail', 2));
      await tx.postings.insert(sent('mail', 3));
      await tx.postings.insert(sent('mail', 4, BO));
    });
    await expect(mailed(NOON)).resolves.toEqual([
      { person: BO, letters: 1, last: later(4), why: null },
      { person: ANA, letters: 2, last: later(3), why: 'removed' },
    ]);
    await work.run((tx) => tx.postings.insert(sent('teams', 5, BO)));
    await expect(mailed(later(3))).resolves.toEqual([
      { person: ANA, letters: 1, last: later(3), why: 'removed' },
    ]);
  });

  test('what is held for given reasons, oldest first and no more than asked for', async () => {
    const { work } = world();
    await work.run(async (tx) => {
      await tx.postings.insert(waits('no-sender', 2));
      await tx.postings.insert(waits('no-mail-right', 1));
      await tx.postings.insert(waits('no-address', 0));
    });
    const found = (reasons: readonly string[], most: number) =>
      work.run(async (tx) => (await tx.postings.heldBecause(reasons, most)).map((one) => one.held));
    await expect(found(['no-sender', 'no-mail-right'], 9)).resolves.toEqual([
      'no-mail-right',
      'no-sender',
    ]);
    await expect(found(['no-sender', 'no-mail-right'], 1)).resolves.toEqual(['no-mail-right']);
  });
}
