import { expect, test } from '@jest/globals';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { healthOf } from '../../../src/adapters/tenant/notifications/health.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { HOUR, MINUTE, subscriberWorld, TEAM } from './subscriber.ts';
import { failure, graphAs } from './support.ts';

const world = subscriberWorld();
const { idle, inMinutes, pass, say, subscribe, told } = world;

test('what is not accepted is told again after ever longer pauses, for four hours, then dropped for good', async () => {
  await subscribe();
  world.receiver.manner = 503;
  const from = world.running.tenant.clock.now().getTime();
  const { notifications, db } = world.running.tenant;
  say('hear me');
  await idle();
  const times = [0];
  while (world.running.tenant.clock.now().getTime() - from < 24 * HOUR) {
    const before = world.receiver.posts.length;
    world.running.tenant.clock.advance(10_000);
    await notifications.idle();
    for (let more = world.receiver.posts.length - before; more > 0; more -= 1)
      times.push(world.running.tenant.clock.now().getTime() - from);
    if (db.get("SELECT 1 FROM notifications WHERE lifecycle = 0 AND state = 'dropped'")) break;
    // Its owner vouches for it, so that it is not held meanwhile.
    if ((world.running.tenant.clock.now().getTime() - from) % (30 * MINUTE) === 0) {
      world.receiver.posts.length = 0;
      const [one] = (await world.graph.api('/subscriptions').get()).value;
      await world.graph.api(`/subscriptions/${one.id}/reauthorize`).post({});
    }
  }
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  for (const [index, pause] of pauses.slice(1, -1).entries())
    expect(pause).toBe(2 * (pauses[index] ?? 0));
  expect(times.at(-1)).toBe(4 * HOUR);
  world.receiver.clear();
  await pass(HOUR);
  expect(told()).toEqual([]);
});

test('what another answer than 2xx or a lost connection stopped arrives when the endpoint is well again', async () => {
  await subscribe();
  world.receiver.manners.push(500, 404);
  const row = say('in the end');
  await idle();
  await pass(20_000);
  expect(told()).toHaveLength(2);
  await pass(HOUR, MINUTE);
  expect(told().map((one) => one.resourceData?.id)).toEqual([row.id, row.id, row.id]);
});

test('after its end nothing is sent and it is not found', async () => {
  const { id } = await subscribe({
    expirationDateTime: inMinutes(50),
    lifecycleNotificationUrl: null,
  });
  world.receiver.manner = 503;
  say('too early to be accepted');
  await idle();
  world.receiver.clear();
  await pass(50 * MINUTE);
  say('too late');
  await pass(5 * HOUR, 10 * MINUTE);
  expect(world.receiver.posts).toEqual([]);
  expect(await failure(world.graph.api(`/subscriptions/${id}`).get())).toMatchObject({
    statusCode: 404,
  });
});

test('before its token ends reauthorization is asked for; unanswered, what is to be told is held, then comes', async () => {
  const { id } = await subscribe();
  await pass(44 * MINUTE);
  expect(told('/lifecycle')).toEqual([]);
  await pass(MINUTE);
  expect(told('/lifecycle')).toMatchObject([
    {
      subscriptionId: id,
      lifecycleEvent: 'reauthorizationRequired',
      clientState: 'secret',
      tenantId: TENANT_ID,
    },
  ]);
  await pass(15 * MINUTE);
  const row = say('held');
  await idle();
  await pass(HOUR, 5 * MINUTE);
  expect(told()).toEqual([]);
  await world.graph.api(`/subscriptions/${id}/reauthorize`).post({});
  await idle();
  expect(told().map((one) => one.resourceData?.id)).toEqual([row.id]);
  expect((await world.graph.api(`/subscriptions/${id}`).get()).expirationDateTime).toBe(
    inMinutes(4320 - 120),
  );
});

test('held for four hours is lost', async () => {
  const { id } = await subscribe();
  await pass(HOUR);
  say('lost');
  await idle();
  await pass(4 * HOUR, 10 * MINUTE);
  await world.graph.api(`/subscriptions/${id}/reauthorize`).post({});
  await idle();
  expect(told()).toEqual([]);
});

test('a right taken away pauses: its owner is asked at once, changes are lost until it is given and vouched for', async () => {
  const { consents } = world.running.tenant;
  const { id } = await subscribe({ resource: '/teams/getAllMessages' });
  consents.setApp('ChannelMessage.Read.All', false);
  await idle();
  expect(told('/lifecycle').map((one) => one.lifecycleEvent)).toEqual(['reauthorizationRequired']);
  say('lost');
  await idle();
  expect(await failure(world.graph.api(`/subscriptions/${id}/reauthorize`).post({}))).toMatchObject(
    {
      statusCode: 403,
    },
  );
  consents.setApp('ChannelMessage.Read.All', true);
  say('lost too');
  await idle();
  await world.graph.api(`/subscriptions/${id}/reauthorize`).post({});
  const row = say('told');
  await idle();
  expect(told().map((one) => one.resourceData?.id)).toEqual([row.id]);
});

test('taken out of the team that let it in, the app is told that its subscription is gone', async () => {
  const { consents, db } = world.running.tenant;
  consents.setApp('ChannelMessage.Read.All', false);
  const { id } = await subscribe();
  const rsc = db.get<{ rsc: string }>('SELECT rsc FROM team_apps WHERE team_id = ?', TEAM)?.rsc;
  db.run('DELETE FROM team_apps WHERE team_id = ?', TEAM);
  await idle();
  expect(told('/lifecycle')).toMatchObject([
    { subscriptionId: id, lifecycleEvent: 'subscriptionRemoved' },
  ]);
  expect(await failure(world.graph.api(`/subscriptions/${id}`).get())).toMatchObject({
    statusCode: 404,
  });
  db.run('INSERT INTO team_apps VALUES(?, ?)', TEAM, rsc ?? '[]');
});

test('more than a tenth of answers over ten seconds: new ones wait ten seconds; more than 15 %: they are dropped', async () => {
  await subscribe();
  const { tenant } = world.running;
  const well = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      say(`well ${index}`);
      await idle();
    }
  };
  const late = async (): Promise<void> => {
    world.receiver.manners.push('hang');
    const before = world.receiver.posts.length;
    say('late');
    await world.receiver.came(before + 1);
    tenant.clock.advance(10_000);
    await idle();
  };
  await well(8);
  await late();
  const url = `${world.receiver.url}/notify`;
  expect(healthOf(tenant, url)).toBe('slow');
  world.receiver.clear();
  const slow = say('slow');
  await idle();
  const heard = () => told().filter((one) => one.resourceData?.id === slow.id);
  expect(heard()).toEqual([]);
  await pass(10_000);
  expect(heard()).toHaveLength(1);
  tenant.db.run('INSERT INTO endpoint_answers VALUES(?, ?, 1)', url, tenant.clock.now().getTime());
  expect(healthOf(tenant, url)).toBe('drop');
  const dropped = say('dropped');
  await idle();
  await pass(10 * MINUTE);
  expect(healthOf(tenant, url)).toBe('well');
  const again = say('well again');
  await pass(5 * HOUR, 30 * MINUTE);
  const ids = told().map((one) => one.resourceData?.id);
  expect(ids).toContain(again.id);
  expect(ids).not.toContain(dropped.id);
});

test('a fault doubles, delays, fails, loses or swaps notifications', async () => {
  await subscribe();
  const { faults } = world.running.tenant;
  const where = { side: 'notification' as const, call: '^POST /notify$' };
  const heard = () => told().map((one) => one.resourceData?.id);
  faults.add({ where, effect: { kind: 'double' } });
  const twice = say('twice');
  await idle();
  expect(heard()).toEqual([twice.id, twice.id]);
  world.receiver.clear();
  faults.add({ where, effect: { kind: 'delay', ms: 30_000 } });
  const later = say('later');
  await idle();
  expect(heard()).toEqual([]);
  await pass(30_000);
  expect(heard()).toEqual([later.id]);
  world.receiver.clear();
  faults.add({ where, effect: { kind: 'lose', when: 'before' } });
  const lost = say('lost on the way');
  await idle();
  expect(heard()).toEqual([]);
  await pass(MINUTE);
  expect(heard()).toEqual([lost.id]);
  world.receiver.clear();
  faults.add({ where, effect: { kind: 'lose', when: 'after' } });
  const unanswered = say('heard, but its answer is lost');
  await idle();
  await pass(MINUTE);
  expect(heard()).toEqual([unanswered.id, unanswered.id]);
  world.receiver.clear();
  faults.add({ where, effect: { kind: 'reorder' } });
  const first = say('first');
  await idle();
  const second = say('second');
  await idle();
  expect(heard()).toEqual([second.id, first.id]);
});

test('a person who is gone follows nothing any more, and the app is told', async () => {
  const { db } = world.running.tenant;
  const { id } = await subscribe({}, await graphAs(world.running.url, 'Carlos'));
  db.run(
    'UPDATE users SET removed = 1, seq = ? WHERE id = ?',
    db.nextSeq(),
    personIdOf('carlos.mendoza'),
  );
  await idle();
  expect(told('/lifecycle')).toMatchObject([
    { subscriptionId: id, lifecycleEvent: 'subscriptionRemoved' },
  ]);
  db.run('UPDATE users SET removed = 0 WHERE id = ?', personIdOf('carlos.mendoza'));
});
