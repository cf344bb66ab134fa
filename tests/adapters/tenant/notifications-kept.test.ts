import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reauthorize } from '../../../src/adapters/tenant/notifications/lifecycle.ts';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import {
  addMessage,
  editMessage,
  type MessageRow,
} from '../../../src/adapters/tenant/teams/messages.ts';
import { type Manner, type Receiver, startReceiver } from './receiver.ts';
import { graphAsApp, smallTenant } from './support.ts';

const TEAM = teamIdOf('formalization');
const CHANNEL = exchangeIdOf('formalization');
const MINUTE = 60_000;

async function subscribe(running: RunningTenant, receiver: Receiver): Promise<string> {
  const graph = await graphAsApp(running.url);
  const made = await graph.api('/subscriptions').post({
    changeType: 'created,updated',
    notificationUrl: `${receiver.url}/notify`,
    lifecycleNotificationUrl: `${receiver.url}/lifecycle`,
    resource: `/teams/${TEAM}/channels/${CHANNEL}/messages`,
    expirationDateTime: new Date(
      running.tenant.clock.now().getTime() + 4320 * MINUTE,
    ).toISOString(),
  });
  return made.id;
}
const say = ({ tenant }: RunningTenant, body: string): MessageRow =>
  addMessage(tenant, {
    conversation: CHANNEL,
    from: { kind: 'person', id: personIdOf('amina.diallo') },
    body,
    contentType: 'text',
  });

test('what was not accepted when the tenant stopped is told by the next one', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tenant-'));
  const receiver = await startReceiver();
  receiver.manner = 503;
  let running = await smallTenant({ dataDir, frozen: true });
  try {
    await subscribe(running, receiver);
    const row = say(running, 'before the night');
    await running.tenant.notifications.idle();
    await running.close();
    receiver.clear();
    running = await smallTenant({ dataDir, frozen: true });
    running.tenant.clock.advance(5 * MINUTE);
    await running.tenant.notifications.idle();
    expect(receiver.all().map((one) => one.resourceData?.id)).toEqual([row.id]);
  } finally {
    await running.close();
    await receiver.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

type Step =
  | { do: 'say' | 'edit' }
  | { do: 'answer'; manners: Manner[] }
  | { do: 'fault'; kind: 'double' | 'reorder' | 'before' | 'after' }
  | { do: 'pass'; minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Step>({ do: 'say' }, { do: 'edit' }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom<Manner>(500, 503, 404, 'hang'), { minLength: 1, maxLength: 5 })
      .map((manners): Step => ({ do: 'answer', manners })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('double' as const, 'reorder' as const, 'before' as const, 'after' as const)
      .map((kind): Step => ({ do: 'fault', kind })),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 20 }).map((minutes): Step => ({ do: 'pass', minutes })),
  },
);

interface Owed {
  id: string;
  changeType: string;
  by: number;
}

/** Plays the steps, then lets a well endpoint have the time that is left. @returns what never came */
async function play(running: RunningTenant, receiver: Receiver, steps: Step[]): Promise<Owed[]> {
  const { tenant } = running;
  const { clock, db, faults, notifications } = tenant;
  const owed: (Owed & { at: number })[] = [];
  const heard: { id: string; changeType: string; at: number }[] = [];
  let seen = 0;
  let last: MessageRow | undefined;
  const note = (): void => {
    for (const post of receiver.posts.slice(seen)) {
      if (post.path !== '/notify' || !post.accepted) continue;
      for (const one of post.value)
        heard.push({
          id: one.resourceData?.id ?? '',
          changeType: one.changeType ?? '',
          at: clock.now().getTime(),
        });
    }
    seen = receiver.posts.length;
  };
  let hangs = 0;
  /** Until nothing happens any more without time; what is left without an answer is given its ten seconds. */
  const rest = async (): Promise<void> => {
    for (let calm = false; !calm; ) {
      calm = await Promise.race([
        notifications.idle().then(() => true),
        receiver.hung(hangs).then(() => false),
      ]);
      note();
      if (calm) return;
      hangs += 1;
      clock.advance(10_000);
    }
  };
  for (const one of steps) {
    if (one.do === 'answer') receiver.manners.push(...one.manners);
    else if (one.do === 'pass') clock.advance(one.minutes * MINUTE);
    else if (one.do === 'fault') {
      const effect =
        one.kind === 'before' || one.kind === 'after'
          ? { kind: 'lose' as const, when: one.kind }
          : { kind: one.kind };
      faults.add({ where: { side: 'notification', call: '/notify' }, effect });
    } else {
      const at = clock.now().getTime();
      if (one.do === 'edit' && last) {
        editMessage(tenant, last, { body: 'again', contentType: 'text' });
        owed.push({ id: last.id, changeType: 'updated', at, by: at + 240 * MINUTE });
      } else {
        last = say(running, 'something');
        owed.push({ id: last.id, changeType: 'created', at, by: at + 240 * MINUTE });
      }
    }
    await rest();
  }
  receiver.manners.length = 0;
  faults.clear();
  for (let minutes = 0; minutes < 250; minutes += 25) {
    for (const { id } of db.all<{ id: string }>('SELECT id FROM subscriptions'))
      reauthorize(tenant, id, clock.now().getTime() + 60 * MINUTE);
    clock.advance(25 * MINUTE);
    await rest();
  }
  const dropped = db.all<{ item: string }>(
    "SELECT item FROM notifications WHERE state = 'dropped' AND reason = 'endpoint too slow'",
  );
  for (const { item } of dropped) {
    const { changeType, resourceData } = JSON.parse(item);
    heard.push({ id: resourceData.id, changeType, at: 0 });
  }
  return owed.filter(
    ({ id, changeType, by }) =>
      !heard.some((one) => one.id === id && one.changeType === changeType && one.at <= by),
  );
}

test('whatever fails on the way, each change arrives within four hours unless the endpoint was being dropped', async () => {
  const receiver = await startReceiver();
  const running = await smallTenant({ frozen: true });
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 18 }), async (steps) => {
        receiver.clear();
        for (const table of ['subscriptions', 'notifications', 'changes', 'endpoint_answers'])
          running.tenant.db.run(`DELETE FROM ${table}`);
        await subscribe(running, receiver);
        expect(await play(running, receiver, steps)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  } finally {
    await running.close();
    await receiver.close();
  }
}, 60_000);
