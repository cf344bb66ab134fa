import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createDueWork } from '../../../../src/adapters/database/due-work.ts';
import { createInbox } from '../../../../src/adapters/database/inbox.ts';
import { isInHand } from '../../../../src/adapters/database/inside.ts';
import { createOutbox } from '../../../../src/adapters/database/outbox.ts';
import type { EventId } from '../../../../src/kernel/ids.ts';
import type { DueItem } from '../../../../src/ports/unit-of-work.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

const MINUTE_MS = 60_000;

export function machineryContract(world: () => World): void {
  const { ANA, later, NOON } = a;
  const searched = { type: 'search.answered', actor: ANA, data: { person: ANA, hits: 1 } } as const;

  describe('a unit of work', () => {
    test('saves state, events, audit and due work together or not at all', async () => {
      const { work, database, wakes } = world();
      const failing = work.run(async (tx) => {
        await tx.settings.set('k', 1, ANA, NOON);
        tx.emit(searched);
        tx.plan('o:1', [item('j', 's', 0)]);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      const outbox = createOutbox(database.db);
      expect(await work.run((tx) => tx.settings.get('k'))).toBeUndefined();
      expect((await outbox.backlog()).waiting).toBe(0);
      expect(wakes()).toBe(0);
      await work.run(async (tx) => {
        await tx.settings.set('k', 1, ANA, NOON);
        tx.emit(searched);
        tx.audit({ actor: ANA, verb: 'v', subject: 's' });
      });
      expect((await outbox.backlog()).waiting).toBe(1);
      expect(wakes()).toBe(1);
      // Nothing to deliver: nobody is woken.
      await work.run(async (tx) => tx.audit({ actor: ANA, verb: 'v', subject: 's' }));
      expect(wakes()).toBe(1);
    });

    test('reads its own writes, and nobody else sees them before the end', async () => {
      const { work, database } = world();
      await work.run(async (tx) => {
        await tx.settings.set('k', 1, ANA, NOON);
        expect(await tx.settings.get('k')).toBe(1);
        // On the embedded database this would wait for the run; there the run has the session to itself.
        if (database.embedded) return;
        const { rows } = await database.pool.query('select count(*) from settings');
        expect(rows).toEqual([{ count: 0 }]);
      });
    });

    test('refuses another one inside, which would wait for its connection for ever', async () => {
      const { work } = world();
      const nested = work.run(() => work.run((tx) => tx.settings.get('k')));
      await expect(nested).rejects.toThrow('pass the transaction down');
    });

    test('many at once neither stop nor mix', async () => {
      const { work } = world();
      await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          work.run(async (tx) => {
            await tx.settings.get('k');
            await tx.settings.set(`k${n}`, n, ANA, NOON);
            expect(await tx.settings.get(`k${n}`)).toBe(n);
            tx.emit(searched);
          }),
        ),
      );
      expect(await work.run((tx) => tx.settings.get('k39'))).toBe(39);
    });
  });

  describe('the outbox', () => {
    test('gives events in order, each to one dispatcher at a time', async () => {
      const { work, database } = world();
      await work.run(async (tx) => {
        for (const hits of [1, 2, 3]) tx.emit({ ...searched, data: { person: ANA, hits } });
      });
      const outbox = createOutbox(database.db);
      const first = await outbox.pending(NOON, 2, MINUTE_MS);
      expect(first.map(({ event }) => event.data)).toEqual([
        { person: ANA, hits: 1 },
        { person: ANA, hits: 2 },
      ]);
      expect(first[0]?.event).toMatchObject({ type: 'search.answered', at: NOON, actor: ANA });
      const second = await outbox.pending(NOON, 2, MINUTE_MS);
      expect(second.map(({ event }) => event.data)).toEqual([{ person: ANA, hits: 3 }]);
      expect(await outbox.pending(NOON, 2, MINUTE_MS)).toEqual([]);
      expect(await outbox.nextDue()).toBeNull();
    });

    test('a failed event comes again after its wait, without the reactions it has had', async () => {
      const { work, database } = world();
      await work.run(async (tx) => tx.emit(searched));
      const outbox = createOutbox(database.db);
      const [pending] = await outbox.pending(NOON, 1, MINUTE_MS);
      const event = pending?.event.id as EventId;
      await outbox.markReaction(event, 'post');
      await outbox.markReaction(event, 'post');
      await outbox.failed(event, 'boom', later(MINUTE_MS));
      expect(await outbox.pending(NOON, 1, MINUTE_MS)).toEqual([]);
      expect(await outbox.nextDue()).toEqual(later(MINUTE_MS));
      const again = await outbox.pending(later(MINUTE_MS), 1, MINUTE_MS);
      expect(again[0]).toMatchObject({ attempts: 1, event: { id: event } });
      expect(await outbox.isDone(event, 'post')).toBe(true);
      expect(await outbox.isDone(event, 'mail')).toBe(false);
      expect(await outbox.reactionsDone(event)).toEqual(new Set(['post']));
      await outbox.markDispatched(event, NOON);
      expect(await outbox.backlog()).toEqual({ waiting: 0, oldest: null });
      expect(await outbox.prune(later(1))).toBe(1);
    });

    test('what a silent process held is given to the next', async () => {
      const { work, database } = world();
      await work.run(async (tx) => tx.emit(searched));
      const outbox = createOutbox(database.db);
      expect(await outbox.pending(NOON, 1, 0)).toHaveLength(1);
      expect(await outbox.pending(NOON, 1, MINUTE_MS)).toHaveLength(1);
      await outbox.reopen();
      expect(await outbox.pending(NOON, 1, MINUTE_MS)).toHaveLength(1);
    });
  });

  describe('what is in hand', () => {
    test('is kept from others while somebody is at work on it, and free at once when given back', async () => {
      const { work, database } = world();
      await work.run(async (tx) => {
        tx.emit(searched);
        tx.plan('o:1', [item('j', '1', -1)]);
      });
      const [outbox, due] = [createOutbox(database.db), createDueWork(database.db)];
      const [mine] = await outbox.pending(NOON, 1, 0);
      const event = mine?.event.id as EventId;
      await outbox.keep([event], MINUTE_MS);
      expect(await outbox.pending(NOON, 1, MINUTE_MS)).toEqual([]);
      expect(await isInHand(database.db)).toBe(true);
      await outbox.keep([event], 0);
      expect(await outbox.pending(NOON, 1, MINUTE_MS)).toHaveLength(1);
      await outbox.markDispatched(event, NOON);
      expect(await isInHand(database.db)).toBe(false);

      expect(await due.claim(NOON, 1, 0)).toHaveLength(1);
      await due.keep('j', '1', MINUTE_MS);
      expect(await due.claim(NOON, 1, MINUTE_MS)).toEqual([]);
      expect(await isInHand(database.db)).toBe(true);
      await due.failed('j', '1', 'boom', NOON);
      // A beat that comes late does not take back what was given back.
      await due.keep('j', '1', MINUTE_MS);
      expect(await isInHand(database.db)).toBe(false);
      expect(await due.claim(NOON, 1, MINUTE_MS)).toHaveLength(1);
    });
  });

  describe('due work', () => {
    const plan = (owner: string, items: readonly DueItem[]) =>
      world().work.run(async (tx) => tx.plan(owner, items));
    const due = () => createDueWork(world().database.db);
    const claimed = async (at = NOON, leaseMs = MINUTE_MS) =>
      (await due().claim(at, 10, leaseMs)).map(({ job, slot }) => `${job} ${slot}`);

    test('is claimed in due order, when its time has come', async () => {
      await plan('o:1', [item('b', '1', -1)]);
      await plan('o:2', [item('a', '2', -2)]);
      await plan('o:3', [item('c', '3', 1)]);
      expect(await due().nextDue()).toEqual(later(-2));
      expect(await due().nextDue(['a'])).toEqual(later(-1));
      expect(await claimed()).toEqual(['a 2', 'b 1']);
      expect(await due().nextDue()).toEqual(later(1));
    });

    test('after a jump of the clock an open still comes before its close', async () => {
      await plan('d:1', [item('open', '1', 1), item('close', '1', 2)]);
      const month = later(31 * a.DAY_MS);
      expect(await claimed(month)).toEqual(['open 1']);
      // The open fails and waits: the close waits with it.
      await due().failed('open', '1', 'boom', later(40 * a.DAY_MS));
      expect(await claimed(month)).toEqual([]);
      expect(await due().nextDue()).toEqual(later(40 * a.DAY_MS));
      expect(await claimed(later(40 * a.DAY_MS))).toEqual(['open 1']);
      await due().done('open', '1');
      expect(await claimed(month)).toEqual(['close 1']);
    });

    test('work that is given up holds nothing back', async () => {
      await plan('d:1', [item('open', '1', 1), item('close', '1', 2)]);
      await claimed(later(5));
      await due().failed('open', '1', 'never', null);
      expect(await claimed(later(5))).toEqual(['close 1']);
    });

    test('two workers never have the same work', async () => {
      for (let n = 0; n < 30; n += 1) await plan(`o:${n}`, [item('j', `${n}`, -n)]);
      const shares = await Promise.all(
        Array.from({ length: 6 }, () => due().claim(NOON, 5, MINUTE_MS)),
      );
      const slots = shares.flat().map(({ slot }) => slot);
      expect(new Set(slots).size).toBe(slots.length);
      expect(slots.length).toBeGreaterThanOrEqual(5);
    });

    test('a plan replaces what is not done; a done slot stays done', async () => {
      await plan('o:1', [item('j', 'done', -5), item('j', 'old', -4)]);
      expect(await claimed()).toEqual(['j done']);
      await due().done('j', 'done');
      await plan('o:1', [item('j', 'done', -5), item('j', 'moved', -3)]);
      expect(await claimed()).toEqual(['j moved']);
      await due().done('j', 'moved');
      expect(await due().nextDue()).toBeNull();
    });

    test('a handler that plans its own slot away still ends it', async () => {
      await plan('o:1', [item('open', '1', -5)]);
      expect(await claimed()).toEqual(['open 1']);
      await plan('o:1', [item('close', '1', -1)]);
      expect(await claimed()).toEqual([]);
      await due().done('open', '1');
      expect(await claimed()).toEqual(['close 1']);
    });

    test('what a silent process held is given to the next', async () => {
      await plan('o:1', [item('j', '1', -1)]);
      expect(await claimed(NOON, 0)).toEqual(['j 1']);
      expect(await claimed()).toEqual(['j 1']);
      expect(await claimed()).toEqual([]);
      await due().reopen();
      expect(await claimed()).toEqual(['j 1']);
    });
  });

  describe('the inbox', () => {
    const inbox = (leaseMs = MINUTE_MS) => createInbox(world().database.db, { leaseMs });

    test('takes each key once, also from many callers at the same moment', async () => {
      const box = inbox();
      const takes = await Promise.all(
        Array.from({ length: 50 }, (_, n) => box.accept([`k${n % 10}`])),
      );
      expect(takes.filter(({ size }) => size === 1)).toHaveLength(10);
      expect(await box.accept(['k1', 'new'])).toEqual(new Map([['new', 'first']]));
    });

    test('takes again what its taker left unhandled for a lease, and never what was handled', async () => {
      const impatient = inbox(0);
      expect([...(await impatient.accept(['a', 'b'])).keys()]).toEqual(['a', 'b']);
      await impatient.handled(['a']);
      expect(await impatient.accept(['a', 'b'])).toEqual(new Map([['b', 'again']]));
    });

    test('takes again at once what was released', async () => {
      const box = inbox();
      await box.accept(['a', 'b']);
      await box.handled(['b']);
      await box.release(['a', 'b']);
      expect(await box.accept(['a', 'b'])).toEqual(new Map([['a', 'again']]));
    });

    test('keeps a turn that lasts from its resend, and not what was released', async () => {
      const [mine, others] = [inbox(), inbox()];
      await mine.accept(['a', 'b']);
      await mine.release(['b']);
      await inbox(2 * MINUTE_MS).keep(['a', 'b']);
      const { rows } = await sql<{ kept: boolean }>`
        select leased_until > clock_timestamp() + interval '90 seconds' as kept
        from inbox order by key`.execute(world().database.db);
      expect(rows).toEqual([{ kept: true }, { kept: false }]);
      expect(await others.accept(['a', 'b'])).toEqual(new Map([['b', 'again']]));
    });

    test('knows after a crash what had been accepted and may have been answered', async () => {
      const box = inbox();
      await box.accept(['a']);
      await box.reopen();
      expect(await inbox().accept(['a', 'b'])).toEqual(
        new Map([
          ['a', 'again'],
          ['b', 'first'],
        ]),
      );
    });
  });

  function item(job: string, slot: string, afterNoon: number): DueItem {
    return { job, slot, at: later(afterNoon), ref: 'ref' };
  }
}
