import { expect, test } from '@jest/globals';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { HOUR, RESOURCE, subscriberWorld, TEAM } from './subscriber.ts';
import { failure, graphAs, KNOWLEDGE } from './support.ts';

const world = subscriberWorld();
const { idle, inMinutes, pass, refusal, say, subscribe, told } = world;

test('a subscription is answered with everything it holds, and is found, listed and deleted', async () => {
  const made = await subscribe();
  expect(made).toMatchObject({
    '@odata.context': `${world.running.url}/v1.0/$metadata#subscriptions/$entity`,
    resource: RESOURCE,
    applicationId: 'praxis',
    changeType: 'created,updated,deleted',
    clientState: 'secret',
    notificationUrl: `${world.receiver.url}/notify`,
    includeResourceData: false,
    latestSupportedTlsVersion: 'v1_2',
  });
  expect(await world.graph.api(`/subscriptions/${made.id}`).get()).toMatchObject({ id: made.id });
  expect((await world.graph.api('/subscriptions').get()).value).toHaveLength(1);
  await world.graph.api(`/subscriptions/${made.id}`).delete();
  expect(await failure(world.graph.api(`/subscriptions/${made.id}`).get())).toMatchObject({
    statusCode: 404,
    code: 'ResourceNotFound',
  });
  say('to nobody');
  await idle();
  expect(world.receiver.posts).toEqual([]);
});

test('both addresses are asked with a token, their own query kept, before there is a subscription', async () => {
  await subscribe({ notificationUrl: `${world.receiver.url}/notify?from=graph&x=1` });
  expect(world.receiver.handshakes.map(({ path }) => path)).toEqual(['/notify', '/lifecycle']);
  expect(world.receiver.handshakes[0]?.query.get('from')).toBe('graph');
  expect(world.receiver.handshakes[0]?.contentType).toContain('text/plain');
  say('with the query');
  await idle();
  expect(world.receiver.posts[0]?.query.get('x')).toBe('1');
});

test.each([
  ['another status', () => ({ status: 202, type: 'text/plain', body: 'x' }), /200 OK/],
  [
    'the token still encoded',
    (token: string) => ({ status: 200, type: 'text/plain', body: encodeURIComponent(token) }),
    /exactly match/,
  ],
  [
    'another kind of text',
    (token: string) => ({ status: 200, type: 'text/html', body: token }),
    /text\/plain/,
  ],
])('an address that answers with %s gets no subscription', async (_name, shake, message) => {
  world.receiver.shake = shake;
  const refused = await refusal({});
  expect(refused).toMatchObject({ statusCode: 400, code: 'ValidationError' });
  expect(JSON.parse(refused.body).message).toMatch(message);
  expect((await world.graph.api('/subscriptions').get()).value).toEqual([]);
});

test('an address that does not answer within ten seconds gets no subscription', async () => {
  world.receiver.shake = () => {
    setImmediate(() => world.running.tenant.clock.advance(10_000));
    return 'hang';
  };
  const refused = await refusal({});
  expect(JSON.parse(refused.body).message).toBe('Subscription validation request timed out.');
});

test.each([
  ['an address off this machine', { notificationUrl: 'https://hooks.example/notify' }],
  ['a lifecycle address off this machine', { lifecycleNotificationUrl: 'https://hooks.example/x' }],
  ['something that is no address', { notificationUrl: 'file:///etc/passwd' }],
  ['an unknown resource', { resource: '/me/mailFolders/inbox/messages' }],
  ['an unknown change', { changeType: 'moved' }],
  ['a long life without lifecycle address', { lifecycleNotificationUrl: null }],
  ['a client state of 129 letters', { clientState: 'x'.repeat(129) }],
  ['resource data without a certificate', { includeResourceData: true }],
  ['another query than word or mention', { resource: `${RESOURCE}?$filter=id eq '1'` }],
])('%s is refused with 400', async (_name, more) => {
  expect(await refusal(more)).toMatchObject({ statusCode: 400 });
});

test('a channel that is not there is not found; a client state of 128 letters is no more than allowed', async () => {
  expect(
    await refusal({ resource: `/teams/${TEAM}/channels/19:no@thread.tacv2/messages` }),
  ).toMatchObject({ statusCode: 404 });
  expect(await subscribe({ clientState: 'x'.repeat(128) })).toHaveProperty('id');
});

test('each resource has its changes and its longest life; one under 45 minutes is raised to that', async () => {
  const site = await world.graph.api(KNOWLEDGE).get();
  const { value: lists } = await world.graph.api(`/sites/${site.id}/lists`).get();
  const list = `sites/${site.id}/lists/${lists[0].id}`;
  const { value: drives } = await world.graph.api(`/sites/${site.id}/drives`).get();
  const drive = `drives/${drives[0].id}/root`;
  const rows: [string, number, string][] = [
    [RESOURCE, 4320, 'created'],
    ['/teams/getAllMessages', 4320, 'deleted'],
    [list, 42_300, 'updated'],
    [drive, 42_300, 'updated'],
    ['/users', 41_760, 'updated,deleted'],
  ];
  for (const [resource, minutes, changeType] of rows) {
    const asked = { resource, changeType };
    expect(await refusal({ ...asked, expirationDateTime: inMinutes(minutes + 1) })).toMatchObject({
      statusCode: 400,
    });
    const made = await subscribe({ ...asked, expirationDateTime: inMinutes(minutes) });
    expect(made.expirationDateTime).toBe(inMinutes(minutes));
  }
  for (const resource of [list, drive])
    expect(await refusal({ resource, changeType: 'created' })).toMatchObject({ statusCode: 400 });
  await world.graph
    .api(`/subscriptions/${(await world.graph.api('/subscriptions').get()).value[0].id}`)
    .delete();
  const short = await subscribe({
    expirationDateTime: inMinutes(5),
    lifecycleNotificationUrl: null,
  });
  expect(short.expirationDateTime).toBe(inMinutes(45));
});

test('a second subscription of the same app to the same channel is refused with 403', async () => {
  await subscribe();
  expect(await refusal({})).toMatchObject({ statusCode: 403 });
  expect(
    await subscribe({
      resource: `/teams/${TEAM}/channels/${exchangeIdOf('skills')}/messages`,
    }).catch((error) => error.statusCode),
  ).toBe(404);
});

test('a person follows channels of their own teams only, never all of them, and without resource data', async () => {
  const amina = await graphAs(world.running.url, 'Amina');
  const priya = await graphAs(world.running.url, 'Priya');
  expect(await refusal({}, priya)).toMatchObject({ statusCode: 403 });
  expect(await refusal({ resource: '/teams/getAllMessages' }, amina)).toMatchObject({
    statusCode: 403,
  });
  expect(await subscribe({}, amina)).toHaveProperty('id');
});

test('renewing prolongs, swaps the address after asking it, and does not take a lifecycle address', async () => {
  const { id } = await subscribe();
  await pass(HOUR / 2);
  world.receiver.handshakes.length = 0;
  const changed = await world.graph.api(`/subscriptions/${id}`).patch({
    expirationDateTime: inMinutes(4320),
    notificationUrl: `${world.receiver.url}/other`,
  });
  expect(changed).toMatchObject({
    expirationDateTime: inMinutes(4320),
    notificationUrl: `${world.receiver.url}/other`,
  });
  expect(world.receiver.handshakes.map(({ path }) => path)).toEqual(['/other']);
  say('elsewhere');
  await idle();
  expect(told('/other')).toHaveLength(1);
  for (const more of [
    { lifecycleNotificationUrl: `${world.receiver.url}/x` },
    { resource: '/users' },
    { expirationDateTime: inMinutes(4321) },
  ])
    expect(await failure(world.graph.api(`/subscriptions/${id}`).patch(more))).toMatchObject({
      statusCode: 400,
    });
});
