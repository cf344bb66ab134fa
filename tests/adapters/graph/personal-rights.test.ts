import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Graph } from '../../../src/adapters/graph/client.ts';
import { createLibrary } from '../../../src/adapters/graph/library.ts';
import { answersKept } from '../../../src/adapters/graph/personal-answers.ts';
import { createPersonalRights } from '../../../src/adapters/graph/personal-rights.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { type ItemRef, itemKey, type Unable } from '../../../src/ports/personal.ts';
import { graphOf, localGraph } from './local.ts';
import { refusal, remembering, type Step, scripted } from './scripted.ts';

const person = asId<PersonId>('p');
const items = (count: number, from = 0): ItemRef[] =>
  Array.from({ length: count }, (_, number) => ({ driveId: 'd', itemId: `i${from + number}` }));
const keys = (...numbers: number[]) => new Set(numbers.map((number) => `d/i${number}`));

/** The answer to a `$batch`, by the order of its requests. */
const batch = (...statuses: (number | Record<string, string>)[]): Step => ({
  status: 200,
  json: {
    responses: statuses.map((status, id) =>
      typeof status === 'number'
        ? { id: String(id), status, headers: {}, body: {} }
        : { id: String(id), status: 429, headers: status, body: {} },
    ),
  },
});

function rights(steps: readonly Step[], given: { now?: () => number; of?: Graph | Unable } = {}) {
  const service = scripted(steps);
  const log = remembering();
  const personal = createPersonalRights({
    persons: { of: async () => given.of ?? service.graph },
    log,
    now: given.now ?? (() => 0),
  });
  const urls = () =>
    service.sent.map(({ body }) =>
      (JSON.parse(String(body)) as { requests: { url: string }[] }).requests.map(({ url }) => url),
    );
  return { ...personal, ...service, log, urls };
}

describe('what a person can open', () => {
  test('is asked of Graph by twenties, and nothing but an id is read', async () => {
    const world = rights([
      batch(...Array.from({ length: 20 }, (_, number) => (number === 3 ? 403 : 200))),
      batch(404, 200),
    ]);
    const readable = await world.readable(person, items(22));
    expect(readable).toEqual(
      keys(0, 1, 2, ...Array.from({ length: 16 }, (_, number) => number + 4), 21),
    );
    expect(world.urls().map(({ length }) => length)).toEqual([20, 2]);
    expect(world.urls()[0]?.[0]).toBe('/drives/d/items/i0?$select=id');
  });

  test('is kept for fifteen minutes, yes and no alike, for this person alone', async () => {
    let now = 0;
    const steps = [batch(200, 403), batch(403, 200), batch(403, 200)];
    const world = rights(steps, { now: () => now });
    expect(await world.readable(person, items(2))).toEqual(keys(0));
    now = 899_999;
    expect(await world.readable(person, items(2))).toEqual(keys(0));
    expect(world.left).toHaveLength(2);
    expect(await world.readable(asId<PersonId>('another'), items(2))).toEqual(keys(1));
    now = 900_000;
    expect(await world.readable(person, items(2))).toEqual(keys(1));
  });

  test('an item whose answer was put off is asked again; one that gets none is hidden, and not kept as a no', async () => {
    const late = { 'Retry-After': '2' };
    const world = rights([
      batch(200, late, 500),
      batch(200),
      batch(503),
      ...Array.from({ length: 4 }, () => batch(503)),
      batch(200),
    ]);
    expect(await world.readable(person, items(3))).toEqual(keys(0, 1));
    expect(world.pauses[0]).toBeGreaterThanOrEqual(2_000);
    expect(await world.readable(person, items(1, 2))).toEqual(new Set());
    expect(await world.readable(person, items(1, 2))).toEqual(keys(2));
  });

  test('the cover is asked each time, and is no answer itself', async () => {
    const cover = { driveId: 'd', itemId: 'root' };
    const world = rights([batch(404, 200), batch(404), batch(404)]);
    expect(await world.readable(person, items(1), cover)).toEqual(keys(0));
    expect(await world.readable(person, items(1), cover)).toEqual(keys(0));
    expect(await world.readable(person, [], cover)).toEqual(new Set());
    expect(world.urls().flat()).toHaveLength(4);
  });

  test.each(['sign-in', 'consent', 'unavailable'] as const)(
    'without a token (%s) nothing is asked and nothing that was kept is told',
    async (unable) => {
      const service = scripted([batch(200)]);
      let of: Graph | Unable = service.graph;
      const personal = createPersonalRights({
        persons: { of: async () => of },
        log: remembering(),
        now: () => 0,
      });
      expect(await personal.readable(person, items(1))).toEqual(keys(0));
      of = unable;
      expect(await personal.readable(person, items(1))).toBe(unable);
      expect(await personal.readable(person, [])).toBe(unable);
    },
  );

  test('a token that Graph does not take any more: sign in; a service that is down: not now', async () => {
    const refused = refusal(401, 'InvalidAuthenticationToken');
    expect(await rights([refused, refused]).readable(person, items(1))).toBe('sign-in');
    const down = Array.from({ length: 8 }, () => refusal(503, 'serviceNotAvailable'));
    expect(await rights(down).readable(person, items(1))).toBe('unavailable');
  });

  test('whoever waits is not kept longer than eight seconds', async () => {
    const never = { batch: () => new Promise(() => undefined) } as unknown as Graph;
    const personal = createPersonalRights({
      persons: { of: async () => never },
      log: remembering(),
      now: () => 0,
      patienceMs: 1,
    });
    expect(await personal.readable(person, items(1))).toBe('unavailable');
  });

  test('what is kept has a bound: the oldest answer goes', () => {
    const kept = answersKept({ now: () => 0, most: 3 });
    for (const item of items(4)) kept.keep(person, new Map([[itemKey(item), true]]));
    expect(items(4).map((item) => kept.of(person, item))).toEqual([null, true, true, true]);
  });
});

describe('in the local organization', () => {
  type Local = Awaited<ReturnType<typeof localGraph>>;
  let local: Local;
  beforeAll(async () => {
    local = await localGraph(80);
    local.tenant.tenant.consents.setPerson(undefined, 'ChannelMessage.ReadWrite', true);
  });
  afterAll(() => local.tenant.close());

  const inName = () =>
    createPersonalRights({
      persons: { of: (id) => graphOf(local, id) },
      log: remembering(),
      now: () => 0,
    });
  const id = (name: string) => asId<PersonId>(personIdOf(name));
  const SKILLS = { teamId: teamIdOf('skills'), channelId: exchangeIdOf('skills') };

  function membersOf(owner: 0 | 1): PersonId[] {
    return local.tenant.tenant.db
      .all<{ user_id: string }>(
        'SELECT user_id FROM memberships WHERE team_id = ? AND owner = ?',
        SKILLS.teamId,
        owner,
      )
      .map(({ user_id }) => asId<PersonId>(user_id));
  }

  test('a member opens the library of the team, another person only the file that was shared with them', async () => {
    const { db } = local.tenant.tenant;
    const found = db.get<{ id: string }>(
      'SELECT id FROM drives WHERE audience_ref = ?',
      SKILLS.teamId,
    );
    const drive = found?.id ?? '';
    const files = db
      .all<{ id: string }>('SELECT id FROM items WHERE drive_id = ? AND folder = 0', drive)
      .map((item) => ({ driveId: drive, itemId: item.id }));
    const [shared] = files;
    const [member] = membersOf(0);
    const stranger = db.get<{ id: string }>(
      'SELECT id FROM users WHERE id NOT IN (SELECT user_id FROM memberships WHERE team_id = ?)',
      SKILLS.teamId,
    );
    if (!shared || !member || !stranger) throw new Error('the seed has no such file or person');
    const outside = asId<PersonId>(stranger.id);
    expect(files.length).toBeGreaterThan(1);
    const personal = inName();
    expect(await personal.readable(member, files)).toEqual(new Set(files.map(itemKey)));
    expect(await inName().readable(outside, files)).toEqual(new Set());
    const library = createLibrary(local.graph, { site: '', log: remembering() });
    await library.share(drive, shared.itemId, [outside]);
    expect(await inName().readable(outside, files)).toEqual(new Set([itemKey(shared)]));
  });

  async function said(text: string): Promise<string> {
    const [author] = membersOf(0);
    const graph = await graphOf(local, author ?? id('amina.diallo'));
    const target = to('/teams/{team}/channels/{channel}/messages', {
      team: SKILLS.teamId,
      channel: SKILLS.channelId,
    });
    const made = await graph.post(
      target,
      { body: { content: text } },
      z.object({ id: z.string() }),
    );
    return made.id;
  }

  test('an owner removes a message, and again without harm; who is no owner may not; one that never was is gone', async () => {
    local.tenant.tenant.consents.setPerson(undefined, 'ChannelMessage.Send', true);
    const messageId = await said('something to be removed');
    const ref = { ...SKILLS, rootId: messageId, messageId };
    const [owner] = membersOf(1);
    const [, other] = membersOf(0);
    if (!owner || !other) throw new Error('the seed has no such people');
    expect(await inName().removeMessage(other, ref)).toBe('refused');
    expect(await inName().removeMessage(owner, ref)).toBe('removed');
    expect(await inName().removeMessage(owner, ref)).toBe('removed');
    expect(await inName().removeMessage(owner, { ...ref, messageId: '1' })).toBe('gone');
  });
});
