import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { addMessage, type MessageRow } from '../../../src/adapters/tenant/teams/messages.ts';
import { type Receiver, startReceiver, type Told } from './receiver.ts';
import { failure, graphAsApp, smallTenant } from './support.ts';

export const TEAM = teamIdOf('formalization');
export const CHANNEL = exchangeIdOf('formalization');
export const RESOURCE = `/teams/${TEAM}/channels/${CHANNEL}/messages`;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

interface World {
  running: RunningTenant;
  graph: Client;
  receiver: Receiver;
}

/** A tenant whose time stands still and a subscriber, for all tests of a file; each begins without subscriptions. */
export function subscriberWorld() {
  let now: World | undefined;
  const world = (): World => {
    if (!now) throw new Error('the world begins with the first test');
    return now;
  };
  beforeAll(async () => {
    const receiver = await startReceiver();
    const running = await smallTenant({ frozen: true });
    now = { running, receiver, graph: await graphAsApp(running.url) };
  });
  afterAll(async () => {
    await world().running.close();
    await world().receiver.close();
  });
  const tenant = () => world().running.tenant;
  const idle = () => tenant().notifications.idle();
  beforeEach(async () => {
    await idle();
    for (const table of [
      'subscriptions',
      'notifications',
      'changes',
      'endpoint_answers',
      'consents',
    ])
      tenant().db.run(`DELETE FROM ${table}`);
    tenant().faults.clear();
    world().receiver.clear();
  });
  const inMinutes = (minutes: number): string =>
    new Date(tenant().clock.now().getTime() + minutes * MINUTE).toISOString();
  const subscribe = (
    more: object = {},
    client = world().graph,
  ): Promise<{ id: string; expirationDateTime: string }> =>
    client.api('/subscriptions').post({
      changeType: 'created,updated,deleted',
      notificationUrl: `${world().receiver.url}/notify`,
      lifecycleNotificationUrl: `${world().receiver.url}/lifecycle`,
      resource: RESOURCE,
      expirationDateTime: inMinutes(4320),
      clientState: 'secret',
      ...more,
    });
  return {
    get running() {
      return world().running;
    },
    get graph() {
      return world().graph;
    },
    get receiver() {
      return world().receiver;
    },
    inMinutes,
    idle,
    subscribe,
    refusal: (more: object, client = world().graph) => failure(subscribe(more, client)),
    say: (body: string, rootId?: string): MessageRow =>
      addMessage(tenant(), {
        conversation: CHANNEL,
        rootId,
        from: { kind: 'person', id: personIdOf('amina.diallo') },
        body,
        contentType: 'text',
      }),
    /** Lets time pass in steps, what falls due in each being done before the next. */
    pass: async (ms: number, step = ms): Promise<void> => {
      for (let left = ms; left > 0; left -= step) {
        tenant().clock.advance(Math.min(step, left));
        await idle();
      }
    },
    /** What the subscriber was told at an address. */
    told: (path = '/notify'): Told[] =>
      world()
        .receiver.posts.filter((post) => post.path === path)
        .flatMap((post) => post.value),
  };
}
