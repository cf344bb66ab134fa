import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMissionCalendars } from '../../../src/adapters/graph/calendar.ts';
import { createChannelReader } from '../../../src/adapters/graph/channels.ts';
import { createGraph } from '../../../src/adapters/graph/client.ts';
import { createCommunityPlaces } from '../../../src/adapters/graph/community-places.ts';
import { createDirectory } from '../../../src/adapters/graph/directory.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { createInstaller } from '../../../src/adapters/graph/installing.ts';
import { createLeavers } from '../../../src/adapters/graph/leavers.ts';
import { createLibrary } from '../../../src/adapters/graph/library.ts';
import { createMailer } from '../../../src/adapters/graph/mail.ts';
import { createMissionList } from '../../../src/adapters/graph/missions.ts';
import {
  consents,
  type FeatureKey,
  INCLUDED_IN,
  NEEDS,
} from '../../../src/adapters/graph/needs.ts';
import { createProjectRegister } from '../../../src/adapters/graph/projects.ts';
import { createRegisterFiles } from '../../../src/adapters/graph/register-files.ts';
import { createRegisters } from '../../../src/adapters/graph/registers.ts';
import { cachedTokens } from '../../../src/adapters/graph/tokens.ts';
import { BOT_APP_ID } from '../../../src/adapters/tenant/address.ts';
import { COMMUNITIES } from '../../../src/adapters/tenant/seed/communities.ts';
import { GUESTS } from '../../../src/adapters/tenant/seed/guests.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { NOTES, seedNotes } from '../../../src/adapters/tenant/seed/notes.ts';
import { PEOPLE } from '../../../src/adapters/tenant/seed/people.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { type CommunityWish, MAKING_STEPS } from '../../../src/ports/making.ts';
import type { Place } from '../../../src/ports/places.ts';
import { UNSAID } from '../../../src/ports/registers.ts';
import { localEntra } from '../../../src/world.ts';
import { consentOnly, type Held } from '../../support/consents.ts';
import { follows, startListener } from './follows.ts';
import {
  personalRightsOver,
  readsInPerson,
  removesInPerson,
  searchesInPerson,
  searchOver,
  watchingBatches,
} from './in-person.ts';
import { SITE } from './local.ts';
import { remembering } from './scripted.ts';

/**
 * An organization that consents to the table of rights and to nothing more: everything works, and without any one of
 * them just what the table says does not.
 */

const now = (): number => performance.timeOrigin + performance.now();
const MAILBOX_ZONE = 'Pacific/Auckland';
const KEY = 'rights:1';
const channel = {
  kind: 'channel',
  teamId: teamIdOf('skills'),
  channelId: exchangeIdOf('skills'),
} as const;
const amina = asId<PersonId>(personIdOf('amina.diallo'));

let running: RunningTenant;
let thread = '';
let listener: Awaited<ReturnType<typeof startListener>>;
beforeAll(async () => {
  listener = await startListener();
  running = await startTenant({
    port: 0,
    // Nobody listens there: what is told of installations is not for others.
    bot: 'http://127.0.0.1:9/api/messages',
    seed: { documents: 4 },
  });
  // Elsewhere than her country's zone, so that it shows whether the mailbox was read.
  running.tenant.db.run(
    "UPDATE users SET props = json_set(props, '$.mailboxSettings.timeZone', ?) WHERE id = ?",
    MAILBOX_ZONE,
    amina,
  );
  await addRegister();
  seedNotes(running.tenant);
  // One of the communities is those who were let into a private channel.
  const own = exchangeIdOf('fair-recruitment');
  running.tenant.db.run(
    `INSERT INTO extras VALUES('channel', ?, '{"membershipType":"private"}')`,
    own,
  );
  running.tenant.db.run(
    'INSERT INTO channel_members SELECT ?, user_id, owner FROM memberships WHERE team_id = ?',
    own,
    teamIdOf('fair-recruitment'),
  );
  thread =
    (await posted('', { isGroup: true, channelData: { channel: { id: channel.channelId } } })) ??
    '';
  await posted(`/${encodeURIComponent(`${channel.channelId};messageid=${thread}`)}/activities`);
});
afterAll(async () => {
  await listener.close();
  await running.close();
});

/** Of the library of all staff. */
const anyDrive = (): string =>
  running.tenant.db.get<{ id: string }>('SELECT id FROM drives ORDER BY id LIMIT 1')?.id ?? '';

/** A file of a register in a library, and a mission in a calendar. */
async function addRegister(): Promise<void> {
  const { library } = adapters();
  const [first] = await library.libraries();
  const file = { folder: 'Registers', name: 'register.csv', metadata: METADATA };
  await library.publish({ ...file, driveId: first?.driveId ?? '', bytes: new Uint8Array(10) });
  const moment = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
  const event = {
    subject: 'Mission: Lima',
    start: moment('2026-06-01T00:00:00'),
    end: moment('2026-06-04T00:00:00'),
    isAllDay: true,
  };
  const { start, end } = event;
  running.tenant.db.run(
    'INSERT INTO events VALUES(?, ?, ?, ?, ?)',
    'event-1',
    amina,
    `${start.dateTime}.000Z`,
    `${end.dateTime}.000Z`,
    JSON.stringify(event),
  );
}

/** A card with our key, by the connector. @returns the root's id */
async function posted(path: string, around?: object): Promise<string | undefined> {
  const contentType = 'application/vnd.microsoft.card.adaptive';
  const content = { type: 'AdaptiveCard', version: '1.5', body: [], praxisKey: KEY };
  const activity = { type: 'message', attachments: [{ contentType, content }] };
  const response = await fetch(`${running.url}/connector/v3/conversations${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(around ? { ...around, activity } : activity),
  });
  const answer = (await response.json()) as { id: string };
  return answer.id.split(';messageid=')[1] ?? answer.id;
}

interface Asked {
  readonly calls: Set<string>;
  /** What was called and refused for want of a right. */
  readonly refused: Set<string>;
}

/** The product's adapters with a token of this moment, and what they ask. */
function adapters(send: typeof fetch = fetch) {
  const asked: Asked = { calls: new Set(), refused: new Set() };
  const source = createEntra(localEntra(running.url));
  const graph = createGraph({
    tokens: cachedTokens(source, { now }),
    baseUrl: running.url,
    random: () => 0,
    now,
    sleep: () => Promise.resolve(),
    fetch: watchingBatches(send, (call) => asked.refused.add(call)),
    onCall({ method, route, status }) {
      asked.calls.add(`${method} ${route}`);
      if (status === 403) asked.refused.add(`${method} ${route}`);
    },
  });
  const log = remembering();
  return {
    asked,
    graph,
    directory: createDirectory(graph),
    registers: createRegisters(graph, { site: SITE, log }),
    leavers: createLeavers(graph),
    projects: createProjectRegister(graph, { site: SITE, log }),
    files: createRegisterFiles(graph, SITE),
    missions: createMissionList(graph, { site: SITE, log }),
    calendars: createMissionCalendars(graph, [amina]),
    library: createLibrary(graph, { site: SITE, log }),
    channels: createChannelReader(graph),
    installer: createInstaller(graph, { externalId: BOT_APP_ID }),
    mailer: createMailer(graph, amina),
    ...createCommunityPlaces(graph, { site: SITE, externalId: BOT_APP_ID }),
    personal: personalRightsOver(running.url, graph),
    search: searchOver(running.url, graph),
  };
}
type Adapters = ReturnType<typeof adapters>;

const nobody = async () => new Map<string, PersonId>();
const SPAN = { from: '2026-01-01', to: '2026-12-31' };
const MARKER = 'Mission';
/** Any file of a library of the site: what it says is not asked here. */
const REGISTER = '/Published knowledge/Registers/register.csv';

const METADATA = {
  title: 'Rights',
  type: 'guide',
  abstract: '',
  language: 'en',
  topics: [],
  countries: [],
  region: null,
  unit: null,
  ownerId: null,
  publishedOn: null,
  reviewOn: null,
} as const;
const LARGE = 6 * 1024 * 1024;

async function everybody({ directory }: Adapters) {
  const people = [];
  for await (const person of directory.everybody()) people.push(person);
  return people;
}

async function reads({ library }: Adapters): Promise<boolean> {
  const [first] = await library.libraries();
  const { changes } = await library.changes(first?.driveId ?? '', null);
  const found = changes.find((change) => change.kind === 'changed');
  if (found?.kind !== 'changed' || !first) return false;
  // At the address that the page named, and, once that is used, at one that is asked for.
  const bytes = await library.content(first.driveId, found.file.itemId);
  await library.content(first.driveId, found.file.itemId);
  return found.file.metadata.title !== '' && bytes.byteLength > 0 && (await readsList(library));
}

/** Words of an item from the page that names it, and, once they are used, by a question of their own. */
async function readsList(library: Adapters['library']): Promise<boolean> {
  const driveId = (await library.libraries()).find(({ name }) => name === NOTES)?.driveId ?? '';
  const { changes } = await library.changes(driveId, null);
  const found = changes.find((change) => change.kind === 'changed');
  if (found?.kind !== 'changed') return false;
  const told = await library.content(driveId, found.file.itemId);
  return told.byteLength === (await library.content(driveId, found.file.itemId)).byteLength;
}

async function publishes({ library }: Adapters): Promise<boolean> {
  const driveId = (await library.libraries())[0]?.driveId ?? '';
  const file = { driveId, folder: 'Rights', metadata: METADATA };
  const sizes = [];
  for (const [name, length] of [
    ['small.docx', 10],
    ['large.docx', LARGE],
  ] as const) {
    const bytes = new Uint8Array(length);
    sizes.push((await library.publish({ ...file, name, bytes })).size);
  }
  return sizes.join() === `10,${LARGE}`;
}

/** A file that was there before: sharing it is all that is asked. */
async function shares({ library }: Adapters): Promise<boolean> {
  await library.place('Handovers');
  const { db } = running.tenant;
  const item = db.get<{ id: string; drive_id: string }>(
    'SELECT id, drive_id FROM items WHERE folder = 0 AND deleted = 0 LIMIT 1',
  );
  await library.share(item?.drive_id ?? '', item?.id ?? '', [amina]);
  return db.all('SELECT 1 FROM grants WHERE place = ?', item?.id ?? '').length > 0;
}

/** As an administrator does: teams, a channel of each kind, and a line written as it stands. */
async function binds({ places }: Adapters): Promise<boolean> {
  const [team] = (await places.teams('Fair', null)).items;
  const channels = await places.channels(team?.id ?? '');
  const standings = await Promise.all(
    ['skills', 'fair-recruitment'].map((slug) => places.survey(teamIdOf(slug), exchangeIdOf(slug))),
  );
  const line = (await places.lines()).find(({ slug }) => slug === 'skills');
  const { teamId, channelId, driveId } = line?.place ?? {};
  if (!line || !teamId || !channelId || !driveId) return false;
  await places.bind(line.line, line.tag, { teamId, channelId, driveId });
  const before = (await places.audiences()).length;
  await places.tell({ driveId: `drive-${before}`, name: 'Rights', url: '' }, 'skills');
  const seen = standings.flatMap((one) => [one.team, one.channel, one.roster, one.libraries]);
  return (
    [...seen, channels].every((one) => typeof one === 'object') &&
    standings.every(({ app }) => app === 'installed') &&
    (await places.audiences()).length === before + 1
  );
}

let communities = 0;

/** A community from nothing but a wish, step by step; every run is another one. */
async function makes({ maker }: Adapters): Promise<boolean> {
  communities += 1;
  const name = `Made by rights ${communities}`;
  const wish: CommunityWish = {
    ...UNSAID,
    slug: `made-${communities}`,
    names: { en: name, fr: name, es: name },
    purpose: { en: name, fr: name, es: name },
    topics: ['skills'],
    languages: ['en'],
    moderators: [amina, asId<PersonId>(personIdOf('mei.tanaka'))],
  };
  let place: Place = { teamId: null, channelId: null, driveId: null };
  for (const step of MAKING_STEPS) {
    const made = await maker.perform(step, wish, place);
    if (made.kind === 'refused') return false;
    place = made.place;
  }
  return Boolean(place.teamId && place.channelId && place.driveId);
}

/** Somebody of another unit comes into a community, moderates it and leaves again. */
async function joins({ rosters }: Adapters): Promise<boolean> {
  const place = {
    teamId: teamIdOf('skills'),
    channelId: exchangeIdOf('skills'),
    channelKind: 'standard',
  } as const;
  const changes = [];
  for (const change of ['add', 'promote', 'remove'] as const) {
    changes.push(await rosters[change](place, amina));
  }
  return changes.every((change) => change === 'done');
}

/** Somebody who has not got the app. */
async function reaches({ installer }: Adapters): Promise<boolean> {
  running.tenant.db.run('UPDATE users SET installed = 0 WHERE id = ?', amina);
  return (await installer.install(amina)).kind === 'chat';
}

async function mails({ mailer }: Adapters): Promise<boolean> {
  const to = { person: amina, address: 'amina.diallo@org.example', name: 'Amina' };
  try {
    await mailer.send({ to, subject: 'Rights', text: 'Rights' });
    return running.tenant.db.all('SELECT 1 FROM mail').length > 0;
  } catch (error) {
    if ((error as { closed?: string }).closed === 'no-mail-right') return false;
    throw error;
  }
}

/** A post of ours with a reply: owners remove what the bot wrote as they do what people write. */
async function removes({ personal }: Adapters): Promise<boolean> {
  const isGroup = { isGroup: true, channelData: { channel: { id: channel.channelId } } };
  const root = (await posted('', isGroup)) ?? '';
  const thread = encodeURIComponent(`${channel.channelId};messageid=${root}`);
  const reply = (await posted(`/${thread}/activities`)) ?? '';
  return removesInPerson(running, personal, channel, root, reply);
}

const EVERYBODY = PEOPLE.length + GUESTS.length;

/** What each feature does of Graph. */
const WORKS: Readonly<Record<FeatureKey, (world: Adapters) => Promise<boolean>>> = {
  people: async (world) =>
    (await everybody(world)).length === EVERYBODY &&
    (await world.directory.person(amina))?.unit === 'ENTERPRISES',
  zones: async (world) =>
    (await everybody(world)).find(({ id }) => id === amina)?.zone === MAILBOX_ZONE,
  communities: async ({ registers }) => {
    const found = await registers.communities();
    const slugs = new Set(found.map(({ slug }) => slug));
    return (
      COMMUNITIES.every(({ slug }) => slugs.has(slug)) &&
      found.every(({ members }) => members.length > 0)
    );
  },
  places: binds,
  making: makes,
  joining: joins,
  projects: async ({ projects }) => (await projects.read(nobody)).records.length > 0,
  'register-files': async ({ files }) => (await files.bytes(REGISTER)).byteLength > 0,
  missions: async ({ missions }) =>
    ((await missions.read(nobody, SPAN, MARKER))?.records.length ?? 0) > 0,
  'mission-calendars': async ({ calendars }) => {
    const named = async () => new Map([[String(amina), amina]]);
    return (await calendars.read(named, SPAN, MARKER))?.records.length === 1;
  },
  departures: async ({ leavers }) => (await leavers.everybody())?.size === EVERYBODY,
  knowledge: reads,
  publishing: publishes,
  sharing: shares,
  reaching: reaches,
  mailing: mails,
  'own-reading': ({ personal }) => readsInPerson(running, personal, amina),
  elsewhere: ({ search }) => searchesInPerson(search, amina),
  removing: removes,
  following: async ({ graph }) => follows(graph, listener.addresses, channel, anyDrive()),
  receipts: async ({ channels }) =>
    (await channels.find(KEY, { ...channel, thread: null })) !== null &&
    (await channels.find(KEY, { ...channel, thread })) !== null,
};
const FEATURES = Object.keys(WORKS) as FeatureKey[];

async function degraded(world: Adapters): Promise<FeatureKey[]> {
  const found: FeatureKey[] = [];
  for (const feature of FEATURES) {
    const works = await WORKS[feature](world).catch((error: unknown) => {
      // A refusal is what is looked for; anything else is a fault of the test.
      if (isAppError(error)) return false;
      throw error;
    });
    if (!works) found.push(feature);
  }
  return found;
}

/** What the table says of these consents. */
function foretold({ application, delegated = [], team }: Held): FeatureKey[] {
  const held = { app: new Set([...application, ...team]), delegated: new Set(delegated) };
  const covers = (right: string, mode: 'app' | 'delegated'): boolean =>
    held[mode].has(right) || (INCLUDED_IN[right] ?? []).some((one) => held[mode].has(one));
  return NEEDS.filter(({ calls }) =>
    calls.some(({ rights, mode, everywhere }) =>
      rights.some(
        (right) =>
          !covers(right, mode === 'delegated' ? mode : 'app') &&
          !(everywhere && covers(everywhere, 'app')),
      ),
    ),
  ).map(({ feature }) => feature);
}

const all = consents();
const changed = (without: string, ...instead: string[]): Held => ({
  application: [...all.application.filter((right) => right !== without), ...instead],
  delegated: all.delegated.filter((right) => right !== without),
  team: all.team.filter((right) => right !== without),
});
const SHAREPOINT: FeatureKey[] = [
  'communities',
  'places',
  'making',
  'projects',
  'register-files',
  'missions',
  'knowledge',
  'publishing',
  'sharing',
  'following',
];

const CASES: readonly (readonly [what: string, held: Held, degrades: readonly FeatureKey[]])[] = [
  ['all of them', all, []],
  ['all but User.Read.All', changed('User.Read.All'), ['people', 'zones', 'departures']],
  ['all but Calendars.ReadBasic', changed('Calendars.ReadBasic'), ['mission-calendars']],
  [
    'all but TeamsAppInstallation.ReadWriteSelfForUser.All',
    changed('TeamsAppInstallation.ReadWriteSelfForUser.All'),
    ['reaching'],
  ],
  ['all but AppCatalog.Read.All', changed('AppCatalog.Read.All'), ['making', 'reaching']],
  ['all but Team.Create', changed('Team.Create'), ['making']],
  ['all but Channel.Create', changed('Channel.Create'), ['making']],
  ['all but Channel.ReadBasic.All', changed('Channel.ReadBasic.All'), ['making']],
  ['all but Sites.Manage.All', changed('Sites.Manage.All'), ['making']],
  [
    'all but TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All',
    changed('TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All'),
    ['making'],
  ],
  ['all but TeamMember.ReadWrite.All', changed('TeamMember.ReadWrite.All'), ['making', 'joining']],
  ['all but Mail.Send', changed('Mail.Send'), ['mailing']],
  ['all but Files.Read.All', changed('Files.Read.All'), ['own-reading', 'elsewhere']],
  ['all but ChannelMessage.ReadWrite', changed('ChannelMessage.ReadWrite'), ['removing']],
  ['all but MailboxSettings.Read', changed('MailboxSettings.Read'), ['zones']],
  ['all but User-LifeCycleInfo.Read.All', changed('User-LifeCycleInfo.Read.All'), ['departures']],
  ['all but Sites.ReadWrite.All', changed('Sites.ReadWrite.All'), SHAREPOINT],
  // What a community's making takes of the whole organization holds these of each team.
  ['all but TeamMember.Read.Group', changed('TeamMember.Read.Group'), []],
  ['all but ChannelSettings.Read.Group', changed('ChannelSettings.Read.Group'), []],
  [
    'all but ChannelMember.Read.Group',
    changed('ChannelMember.Read.Group'),
    ['communities', 'places'],
  ],
  ['all but Team.ReadBasic.All', changed('Team.ReadBasic.All'), ['places', 'making']],
  ['all but TeamsAppInstallation.Read.Group', changed('TeamsAppInstallation.Read.Group'), []],
  [
    'all but ChannelMessage.Read.Group',
    changed('ChannelMessage.Read.Group'),
    ['following', 'receipts'],
  ],
  [
    'reading alone in SharePoint',
    changed('Sites.ReadWrite.All', 'Sites.Read.All'),
    ['places', 'making', 'publishing', 'sharing', 'following'],
  ],
  [
    'files alone to be written',
    changed('Sites.ReadWrite.All', 'Sites.Read.All', 'Files.ReadWrite.All'),
    ['places', 'making', 'publishing', 'following'],
  ],
  ['members of all teams at once', changed('TeamMember.Read.Group', 'TeamMember.Read.All'), []],
  [
    'messages of all teams at once',
    changed('ChannelMessage.Read.Group', 'ChannelMessage.Read.All'),
    [],
  ],
];

test('each right is taken away once', () => {
  const taken = CASES.flatMap(([what]) => /^all but (.+)$/.exec(what)?.[1] ?? []);
  expect(taken.sort()).toEqual([...all.application, ...all.delegated, ...all.team].sort());
});

test.each(CASES)('%s: just what the table says is lost', async (_what, held, degrades) => {
  consentOnly(running.tenant, held);
  const world = adapters();
  expect(await degraded(world)).toEqual([...degrades]);
  expect([...foretold(held)].sort()).toEqual([...degrades].sort());
  expect(world.asked.refused.size > 0).toBe(degrades.length > 0);
});

/** Trouble on the way that makes the product ask what it asks only then, each kind once. */
function troubled(batched: Set<string>): typeof fetch {
  let plain = false;
  let lost = 0;
  return async (input, init) => {
    const url = decodeURIComponent(String(input));
    if (!plain && url.includes('/root/delta?')) {
      plain = true;
      return Response.json({ error: { code: 'notSupported', message: '' } }, { status: 501 });
    }
    if (url.endsWith('/$batch')) {
      const { requests } = JSON.parse(String(init?.body)) as { requests: { url: string }[] };
      for (const request of requests) batched.add(request.url.replace(/\?.*/, ''));
    }
    const response = await fetch(input, init);
    // The first range, and the last: the session is gone with that.
    if (init?.method === 'PUT' && url.includes('/upload') && response.ok && lost < 2) {
      lost += 1;
      throw new TypeError('fetch failed');
    }
    return response;
  };
}

test('with just these rights every line of the table is asked, and nothing beside it', async () => {
  consentOnly(running.tenant);
  const batched = new Set<string>();
  const world = adapters(troubled(batched));
  expect(await degraded(world)).toEqual([]);
  const inside = [...batched].map((path) =>
    path
      .replace(/^\/users\/[^/]+/, '/users/{id}')
      .replace(/^\/drives\/[^/]+\/items\/[^/]+/, '/drives/{drive}/items/{item}'),
  );
  const asked = new Set([...world.asked.calls, ...inside.map((path) => `GET ${path}`)]);
  const listed = new Set(NEEDS.flatMap(({ calls }) => calls.map(({ call }) => call)));
  expect([...asked].sort()).toEqual([...listed].sort());
});
