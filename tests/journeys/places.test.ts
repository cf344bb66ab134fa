import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { channelIdOf } from '../../src/adapters/tenant/ids.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../src/adapters/tenant/seed/index.ts';
import type { Me } from '../../src/contract/people.ts';
import type {
  ChannelList,
  CheckedPlace,
  LibraryList,
  Placed,
  PlaceList,
  TeamList,
} from '../../src/contract/places.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import type { Tab } from '../support/journey-tab.ts';

/** An administrator sees where each community is, what is wrong, and binds it to another place. */

let s: Scene;
let j: Journey;
let admin: Tab;
beforeAll(async () => {
  s = await scene({ documents: 4 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
  admin = await j.tab(j.person('Samuel Boateng'));
});
afterEach(() => s.end());
afterAll(() => s.close());

const db = () => s.tenant.running.tenant.db;
const team = teamIdOf('skills');

/** A channel with members of its own in the team of the community for skills; the first of them owns it. */
function ownChannel(name: string, membershipType: 'private' | 'shared', ...people: string[]) {
  const id = channelIdOf(`skills/${name}`);
  db().run(
    'INSERT INTO channels VALUES(?, ?, ?, ?, ?)',
    id,
    team,
    name,
    '',
    '2026-01-01T00:00:00Z',
  );
  db().run("INSERT INTO extras VALUES('channel', ?, ?)", id, JSON.stringify({ membershipType }));
  people.forEach((person, index) => {
    const row = [id, personIdOf(person), index === 0 ? 1 : 0];
    db().run('INSERT INTO channel_members VALUES(?, ?, ?)', ...row);
  });
  return id;
}

const audienceLines = (): { Slug?: string; DriveId?: string }[] =>
  db()
    .all<{ fields: string }>(
      "SELECT fields FROM list_items WHERE deleted = 0 AND list_id = (SELECT id FROM lists WHERE name = 'Audiences')",
    )
    .map(({ fields }) => JSON.parse(fields) as { Slug?: string; DriveId?: string });

const placeOf = (slug: string): Promise<Placed> => admin.get<Placed>(`/admin/places/${slug}`);
const communitiesOf = async (name: string): Promise<string[]> =>
  (await (await j.tab(j.person(name))).get<Me>('/me')).communities.map(({ id }) => id);

test('nobody but an administrator sees or changes where communities are', async () => {
  const tab = await j.tab(j.person('Sofia Herrera'));
  const { place, tag } = await placeOf('skills');
  const asked = [
    ['GET', '/admin/places'],
    ['GET', '/admin/places/skills'],
    ['GET', '/admin/teams'],
    ['GET', `/admin/channels?team=${team}`],
    [
      'GET',
      `/admin/channels/libraries?team=${team}&channel=${encodeURIComponent(exchangeIdOf('skills'))}`,
    ],
    ['POST', '/admin/places/skills/check', place],
    ['PUT', '/admin/places/skills', { ...place, tag, confirmed: true }],
  ] as const;
  for (const [method, path, body] of asked) {
    expect([path, (await tab.asks(method, path, body)).status]).toEqual([path, 403]);
  }
});

test('the communities of the list are where they should be, with their people and libraries', async () => {
  const { items, unnamed } = await admin.get<PlaceList>('/admin/places');
  expect(items.map(({ slug }) => slug)).toEqual([
    'formalization',
    'social-protection',
    'fair-recruitment',
    'skills',
  ]);
  expect(unnamed).toBe(0);
  expect(await placeOf('skills')).toMatchObject({
    name: 'Skills and youth employment',
    team: 'Skills and youth employment',
    channel: { name: 'Exchange', kind: 'standard' },
    roster: { members: 16, moderators: 1 },
    library: { name: 'Community library' },
    troubles: [],
  });
});

test('a community moves to a private channel: from then on it is those who were let in', async () => {
  const channel = ownChannel('Inner circle', 'private', 'jonas.weber', 'liza.aquino');
  const found = await admin.get<TeamList>('/admin/teams?q=skills');
  expect(found.items.map(({ id }) => id)).toEqual([team]);
  const { items } = await admin.get<ChannelList>(`/admin/channels?team=${team}`);
  expect(items.map(({ name, kind }) => [name, kind])).toEqual([
    ['General', 'standard'],
    ['Exchange', 'standard'],
    ['Inner circle', 'private'],
  ]);
  const where = `team=${team}&channel=${encodeURIComponent(channel)}`;
  const libraries = await admin.get<LibraryList>(`/admin/channels/libraries?${where}`);
  expect(libraries.items.map(({ name }) => name)).toEqual(['Documents']);

  const before = await placeOf('skills');
  const driveId = libraries.items[0]?.id ?? '';
  const place = { teamId: team, channelId: channel, driveId };
  const checked = await admin.post<CheckedPlace>('/admin/places/skills/check', place);
  expect(checked).toEqual({
    troubles: ['library-untold'],
    ready: true,
    confirm: true,
    roster: { members: 2, moderators: 1 },
  });
  // Who reads the library is never guessed: without the administrator's word nothing is written.
  const rash = await admin.asks('PUT', '/admin/places/skills', {
    ...place,
    tag: before.tag,
    confirmed: false,
  });
  expect(rash.status).toBe(409);
  expect(await placeOf('skills')).toEqual(before);

  const binding = { ...place, tag: before.tag, confirmed: true };
  // Pressed twice, it is done once.
  const [first, second] = await Promise.all([
    admin.put<Placed>('/admin/places/skills', binding),
    admin.put<Placed>('/admin/places/skills', binding),
  ]);
  expect(first).toMatchObject({ channel: { name: 'Inner circle', kind: 'private' }, troubles: [] });
  expect(second).toEqual(first);
  expect(audienceLines().filter((line) => line.DriveId === driveId)).toEqual([
    expect.objectContaining({ Kind: 'community', Slug: 'skills' }),
  ]);
  expect(await communitiesOf('Jonas Weber')).toContain('skills');
  expect(await communitiesOf('Sofia Herrera')).not.toContain('skills');

  const late = await admin.asks('PUT', '/admin/places/skills', {
    ...before.place,
    tag: before.tag,
    confirmed: true,
  });
  expect([late.status, late.json.code]).toEqual([409, 'changed-meanwhile']);
});

test('in such a channel whoever asks is told to name Praxis, and a stranger is refused politely', async () => {
  const jonas = j.person('Jonas Weber');
  await j.sync();
  const id = (await placeOf('skills')).place.channelId ?? '';
  const channel = j.teams.channel(id, team);
  await jonas.in(id).says('help');
  const last = () => JSON.stringify(channel.messages().at(-1));
  expect(last()).toContain('begin your reply with');
  const exchange = j.channel('formalization');
  await j.person('Amina Diallo').in(exchange.id).says('help');
  expect(JSON.stringify(exchange.messages().at(-1))).not.toContain('begin your reply with');

  const visitor = '0c8f8f6e-5c38-4dd0-9f55-0f6a5a6a9a11';
  const stranger = j.teams.person({ id: visitor, name: 'Visitor', locale: 'fr-FR' });
  await stranger.in(id).says('aide');
  expect(last()).toContain('Seules les personnes de cette organisation');
});

test('what is wrong is said: the app taken out, the channel deleted or archived, another community there', async () => {
  const original = (await placeOf('fair-recruitment')).place;
  const teamId = original.teamId ?? '';
  db().run('DELETE FROM team_apps WHERE team_id = ?', teamId);
  expect((await placeOf('fair-recruitment')).troubles).toEqual(['app-absent']);
  db().run(
    'INSERT INTO team_apps SELECT ?, rsc FROM team_apps WHERE team_id = ?',
    teamId,
    teamIdOf('formalization'),
  );
  expect((await placeOf('fair-recruitment')).troubles).toEqual([]);

  const archived = JSON.stringify({ isArchived: true });
  db().run("INSERT INTO extras VALUES('channel', ?, ?)", original.channelId ?? '', archived);
  expect((await placeOf('fair-recruitment')).troubles).toEqual(['channel-archived']);
  db().run("DELETE FROM extras WHERE kind = 'channel' AND id = ?", original.channelId ?? '');

  const taken = await admin.post<CheckedPlace>('/admin/places/fair-recruitment/check', {
    teamId: teamIdOf('formalization'),
    channelId: exchangeIdOf('formalization'),
    driveId: original.driveId,
  });
  expect(taken).toMatchObject({ ready: false, troubles: ['channel-taken', 'library-elsewhere'] });

  db().run("UPDATE channels SET id = 'gone' WHERE id = ?", original.channelId ?? '');
  expect((await placeOf('fair-recruitment')).troubles).toEqual(['channel-gone']);
  db().run("UPDATE channels SET id = ? WHERE id = 'gone'", original.channelId ?? '');
});

test('a service that does not answer is said as that, and nothing is changed', async () => {
  const before = await placeOf('formalization');
  s.tenant.fails({ status: 503 }, /GET .*\/teams\//);
  const answer = await admin.asks('GET', '/admin/places/formalization');
  expect([answer.status, answer.json.code]).toEqual([503, 'unavailable']);
  s.tenant.heals();
  expect(await placeOf('formalization')).toEqual(before);
});
