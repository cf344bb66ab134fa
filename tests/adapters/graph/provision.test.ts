import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createGraph, type Graph } from '../../../src/adapters/graph/client.ts';
import { KNOWLEDGE_TYPES, typeName } from '../../../src/adapters/graph/content-types.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { createLibrary } from '../../../src/adapters/graph/library.ts';
import { WRITTEN_COLUMNS } from '../../../src/adapters/graph/metadata.ts';
import { createMissionList } from '../../../src/adapters/graph/missions.ts';
import { createProjectRegister } from '../../../src/adapters/graph/projects.ts';
import {
  AUDIENCES,
  COMMUNITIES,
  COMMUNITY_LIBRARY,
  type DesiredList,
  MISSIONS,
  PROJECTS,
} from '../../../src/adapters/graph/provision/desired.ts';
import {
  type ProvisionOptions,
  planProvision,
  provision,
} from '../../../src/adapters/graph/provision/provision.ts';
import { createRegisters } from '../../../src/adapters/graph/registers.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { cachedTokens } from '../../../src/adapters/graph/tokens.ts';
import type { FaultRule } from '../../../src/adapters/tenant/faults.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { addSite } from '../../../src/adapters/tenant/seed/places.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { topicId } from '../../../src/features/taxonomy/model.ts';
import type { FileMetadata } from '../../../src/ports/library.ts';
import { localEntra } from '../../../src/world.ts';
import { remembering } from './scripted.ts';

/** An empty site becomes one on which Praxis works, whatever happens on the way. */

let running: RunningTenant;
let siteId: string;
let options: ProvisionOptions;
let made = 0;
beforeAll(async () => {
  running = await startTenant({ port: 0, seed: { documents: 1 } });
});
afterAll(() => running.close());
beforeEach(() => {
  const { tenant } = running;
  tenant.faults.clear();
  tenant.consents.setApp('Sites.Manage.All', true);
  tenant.consents.setApp('Sites.ReadWrite.All', true);
  made += 1;
  siteId = addSite(tenant, { name: `fresh-${made}`, title: 'Fresh', description: '' });
  options = {
    site: `org.sharepoint.example:/sites/fresh-${made}`,
    openLibrary: 'Published knowledge',
    communities: [],
    handoversClosed: true,
  };
});

const now = (): number => performance.timeOrigin + performance.now();

/** With the rights that the app has now. */
function graphNow(calls: string[] = []): Graph {
  return createGraph({
    tokens: cachedTokens(createEntra(localEntra(running.url)), { now }),
    baseUrl: running.url,
    random: () => 0,
    now,
    sleep: () => Promise.resolve(),
    fetch: (input, init) => {
      calls.push(decodeURIComponent(String(input)));
      return fetch(input, init);
    },
  });
}

const nothing = () => undefined;
const build = (change: Partial<ProvisionOptions> = {}) =>
  provision(graphNow(), { ...options, ...change }, nothing);
const look = (change: Partial<ProvisionOptions> = {}) =>
  planProvision(graphNow(), { ...options, ...change });
const fault = (rule: FaultRule) => running.tenant.faults.add(rule);
const clean = { steps: [], differences: [], byHand: [] };

const lists = (): { id: string; title: string; columns: { name: string }[] }[] =>
  running.tenant.db
    .all<{ id: string; title: string; columns: string }>(
      'SELECT id, title, columns FROM lists WHERE site_id = ? ORDER BY title',
      siteId,
    )
    .map((row) => ({ ...row, columns: JSON.parse(row.columns) as { name: string }[] }));

const idOf = (title: string): string => lists().find((list) => list.title === title)?.id ?? '';

const rowsOf = (title: string): Record<string, string>[] =>
  running.tenant.db
    .all<{ fields: string }>('SELECT fields FROM list_items WHERE list_id = ?', idOf(title))
    .map(({ fields }) => JSON.parse(fields) as Record<string, string>);

const fill = (title: string, fields: Record<string, unknown>) =>
  graphNow().post(
    to('/sites/{site}/lists/{list}/items', { site: siteId, list: idOf(title) }),
    { fields },
    z.unknown(),
  );

const addColumn = (title: string, column: object) =>
  graphNow().post(
    to('/sites/{site}/lists/{list}/columns', { site: siteId, list: idOf(title) }),
    column,
    z.unknown(),
  );

const TITLES = [
  'Audiences',
  'Communities',
  'Handovers',
  'Missions',
  'Projects',
  'Published knowledge',
];

function expectWhole(): void {
  expect(lists().map(({ title }) => title)).toEqual(TITLES);
  for (const { columns } of lists()) {
    const names = columns.map(({ name }) => name);
    expect([...new Set(names)]).toEqual(names);
  }
  expect(rowsOf('Audiences').map(({ Title, Kind }) => [Title, Kind])).toEqual([
    ['Published knowledge', 'all'],
    ['Handovers', 'named'],
  ]);
}

const metadata: FileMetadata = {
  title: 'What the market taught us',
  type: 'lesson learned',
  abstract: 'Long. '.repeat(100),
  language: 'en',
  topics: ['formalization'],
  countries: ['Senegal'],
  region: 'Africa',
  unit: 'ENTERPRISES',
  ownerId: personIdOf('amina.diallo'),
  publishedOn: '2026-10-01',
  reviewOn: '2029-10-01',
};

/** A team whose site has no library yet, with the members of a seeded one. */
function newTeam(like: string): string {
  const { tenant } = running;
  const team = '7a4c2f10-55d1-4a0e-9a57-1f2e3d4c5b6a';
  const site = addSite(tenant, { name: 'garden', title: 'Garden', description: '', teamId: team });
  const row = [team, 'garden', 'Garden', '', site, tenant.clock.iso()];
  tenant.db.run('INSERT INTO teams VALUES(?, ?, ?, ?, ?, ?)', ...row);
  tenant.db.run('INSERT INTO team_apps SELECT ?, rsc FROM team_apps LIMIT 1', team);
  const channel = [exchangeIdOf('garden'), team, 'Exchange', '', tenant.clock.iso()];
  tenant.db.run('INSERT INTO channels VALUES(?, ?, ?, ?, ?)', ...channel);
  tenant.db.run(
    'INSERT INTO memberships SELECT ?, user_id, owner FROM memberships WHERE team_id = ?',
    team,
    teamIdOf(like),
  );
  return team;
}

const SPAN = { from: '2026-01-01', to: '2026-12-31' };
const missionsOf = (graph: Graph) =>
  createMissionList(graph, { site: options.site, log: remembering() }).read(
    async () => new Map(),
    SPAN,
    'Mission',
  );

test('an empty site becomes one on which Praxis reads its registers and publishes', async () => {
  expect(await build()).toEqual(clean);
  expectWhole();
  await fill('Projects', {
    Title: 'Green skills',
    Code: 'P-1',
    ManagerId: personIdOf('jonas.weber'),
    StartDate: '2026-01-01T10:00:00Z',
    EndDate: '2026-12-31T10:00:00Z',
    Countries: 'Senegal;Mali',
    State: 'active',
  });
  await fill('Communities', {
    Slug: 'garden',
    TitleEn: 'Garden',
    TeamId: newTeam('skills'),
    ChannelId: exchangeIdOf('garden'),
    Languages: 'en;fr',
    PreModeration: true,
  });
  expect(await build({ communities: ['garden'] })).toEqual(clean);
  expect(await look({ communities: ['garden'] })).toEqual(clean);

  const log = remembering();
  const registers = createRegisters(graphNow(), { site: options.site, log });
  const projects = await createProjectRegister(graphNow(), { site: options.site, log }).read(
    async () => new Map(),
  );
  expect(projects).toMatchObject({
    records: [{ code: 'P-1', countries: ['Senegal', 'Mali'] }],
    dropped: [],
  });
  await fill('Missions', {
    Title: 'Assessors’ workshop',
    MissionId: 'M-1',
    PersonId: personIdOf('jonas.weber'),
    Country: 'Fiji',
    StartDate: '2026-03-01T10:00:00Z',
    EndDate: '2026-03-04T10:00:00Z',
    State: 'planned',
  });
  const missions = await missionsOf(graphNow());
  expect(missions).toMatchObject({
    records: [{ key: 'list:M-1', startsOn: '2026-03-01', endsOn: '2026-03-04', country: 'Fiji' }],
    dropped: [],
  });
  const [community] = await registers.communities();
  expect(community).toMatchObject({ slug: 'garden', languages: ['en', 'fr'], premoderated: true });
  expect(community?.members.length).toBeGreaterThan(3);

  const library = createLibrary(graphNow(), { site: options.site, log });
  const libraries = await library.libraries();
  expect(libraries.map(({ name, audience }) => [name, audience])).toEqual([
    ['Published knowledge', { kind: 'all' }],
    ['Community library', { kind: 'community', community: 'garden' }],
  ]);
  expect(community?.driveId).toBe(libraries[1]?.driveId);
  expect(await library.place('Handovers')).toEqual(expect.any(String));
  for (const { driveId } of libraries) {
    const bytes = new TextEncoder().encode('text');
    const file = { driveId, folder: 'Lessons', name: 'lesson.docx', bytes, metadata };
    expect((await library.publish(file)).metadata).toEqual({
      ...metadata,
      abstract: metadata.abstract.trim(),
    });
  }
  expect(log.lines).toEqual([]);
});

test('a second run has nothing to do and writes nothing', async () => {
  await build();
  const before = lists();
  const writes = fault(WRITES);
  expect(await build()).toEqual(clean);
  expect(lists()).toEqual(before);
  expect(running.tenant.faults.list().find(({ id }) => id === writes)?.seen).toBe(0);
});

/** Any write would fail, and be counted by the tenant. */
const WRITES: FaultRule = {
  where: { side: 'graph', call: '^(POST|PATCH|PUT|DELETE) ' },
  effect: { kind: 'fail', status: 500 },
  times: 0,
};

test('a dry run says what would be made and makes no write', async () => {
  const writes = fault(WRITES);
  const { steps } = await look();
  expect(running.tenant.faults.list().find(({ id }) => id === writes)?.seen).toBe(0);
  expect(lists()).toEqual([]);
  const said = steps.map(({ what }) => what).join('\n');
  for (const title of TITLES) expect(said).toMatch(new RegExp(`make the l\\w+ ${title} on`));
  expect(said).toContain('Slug (Single line of text, indexed)');
  expect(said).toContain('who reads Published knowledge');
  running.tenant.faults.clear();
  const told: string[] = [];
  await provision(graphNow(), options, (step) => told.push(step));
  expect(told).toEqual(steps.map(({ what }) => what));
});

const POSTS = '^POST .*/(lists|columns|items)$';
test.each<[string, FaultRule['effect']]>([
  ['is throttled', { kind: 'throttle', retryAfterS: 3 }],
  ['is unavailable', { kind: 'fail', status: 503 }],
  ['is lost before it arrives', { kind: 'lose', when: 'before' }],
  ['was done but its answer is lost', { kind: 'lose', when: 'after' }],
  ['was done but its answer breaks off', { kind: 'cut' }],
])('each kind of creation that %s is made once', async (_what, effect) => {
  // The first list, the third, a library, and both lines of audiences.
  for (const after of [0, 2, 4, 5, 7]) {
    fault({ where: { side: 'graph', call: POSTS }, effect, after, times: 1 });
  }
  expect(await build()).toEqual(clean);
  expectWhole();
  expect(running.tenant.faults.list().filter(({ struck }) => struck > 0).length).toBeGreaterThan(3);
});

test('a lost answer does not double a column', async () => {
  await build();
  const { db } = running.tenant;
  const kept = lists()
    .find(({ title }) => title === 'Projects')
    ?.columns.filter(({ name }) => name !== 'Donor' && name !== 'EndDate');
  db.run('UPDATE lists SET columns = ? WHERE id = ?', JSON.stringify(kept), idOf('Projects'));
  expect((await look()).steps.map(({ what }) => what)).toEqual([
    expect.stringContaining('EndDate (Date and time (date only), indexed) to Projects'),
    expect.stringContaining('Donor (Single line of text) to Projects'),
  ]);
  fault({
    where: { side: 'graph', call: '^POST .*/columns$' },
    effect: { kind: 'lose', when: 'after' },
  });
  expect(await build()).toEqual(clean);
  expectWhole();
});

test.each([1, 2, 4, 6])('stopped after %i creations, the next run does the rest', async (after) => {
  const down = fault({
    where: { side: 'graph', call: '^POST .*/(lists|items)$' },
    effect: { kind: 'fail', status: 503 },
    after,
    times: 0,
  });
  await expect(build()).rejects.toThrow('it goes on where it stopped');
  expect(lists().length + rowsOf('Audiences').length).toBe(after);
  running.tenant.faults.remove(down);
  expect(await build()).toEqual(clean);
  expectWhole();
});

interface Typed {
  readonly contentType?: { readonly name: string };
  readonly fields: { readonly ContentType?: string };
}

/** What SharePoint shows as the content type of the files of a drive. */
async function shownTypes(drive: string): Promise<(string | undefined)[]> {
  const target = to(
    '/drives/{drive}/root:/{path}:/children',
    { drive, path: ['Lessons'] },
    {
      $expand: 'listItem($expand=fields)',
    },
  );
  const page = await graphNow().get(target, z.object({ value: z.array(z.looseObject({})) }));
  return page.value.map((item) => (item.listItem as Typed).fields.ContentType);
}

test('libraries use the content types of their site, and what is published has its own', async () => {
  await build();
  const types = running.tenant.db
    .all<{ name: string }>(
      "SELECT json_extract(definition, '$.name') AS name FROM content_types WHERE place = ?",
      idOf('Published knowledge'),
    )
    .map(({ name }) => name);
  expect(types.sort()).toEqual(KNOWLEDGE_TYPES.map(typeName).sort());
  const log = remembering();
  const library = createLibrary(graphNow(), { site: options.site, log });
  const driveId = (await library.libraries())[0]?.driveId ?? '';
  const bytes = new TextEncoder().encode('text');
  const file = { driveId, folder: 'Lessons', bytes };
  await library.publish({ ...file, name: 'lesson.docx', metadata });
  await library.publish({
    ...file,
    name: 'x.docx',
    metadata: { ...metadata, type: 'of another kind' },
  });
  expect(await shownTypes(driveId)).toEqual(['Praxis lesson learned', 'Document']);
  expect(log.lines).toEqual([]);
});

test('a content type that cannot be set keeps nothing from being published', async () => {
  await build();
  const log = remembering();
  const library = createLibrary(graphNow(), { site: options.site, log });
  const driveId = (await library.libraries())[0]?.driveId ?? '';
  fault({
    where: { side: 'graph', call: '^GET .*/contentTypes' },
    effect: { kind: 'fail', status: 403 },
    times: 0,
  });
  const bytes = new TextEncoder().encode('text');
  const file = { driveId, folder: 'Lessons', name: 'lesson.docx', bytes, metadata };
  expect((await library.publish(file)).metadata.type).toBe('lesson learned');
  expect(log.lines.map(({ message }) => message)).toEqual(['content type not set']);
});

test.each<[string, FaultRule['effect']]>([
  ['is lost before it arrives', { kind: 'lose', when: 'before' }],
  ['was done but its answer is lost', { kind: 'lose', when: 'after' }],
])('a content type whose creation %s is made once', async (_what, effect) => {
  fault({ where: { side: 'graph', call: '^POST .*/contentTypes$' }, effect, after: 1, times: 1 });
  fault({ where: { side: 'graph', call: '^POST .*/addCopy$' }, effect, after: 2, times: 1 });
  expect(await build()).toEqual(clean);
  expect(running.tenant.faults.list().every(({ struck }) => struck === 1)).toBe(true);
});

test('a column of another type or internal name is left alone and said with its remedy', async () => {
  const lone = (displayName: string) =>
    graphNow().post(to('/sites/{site}/lists', { site: siteId }), { displayName }, z.unknown());
  await lone('Projects');
  await addColumn('Projects', { name: 'EndDate', text: {} });
  await addColumn('Projects', {
    name: 'Start_x0020_Date',
    displayName: 'Start Date',
    dateTime: {},
  });
  await addColumn('Projects', { name: 'Code', text: {} });
  const plan = await build();
  expect(plan.steps).toEqual([]);
  const said = plan.differences.map(({ what, remedy }) => `${what}: ${remedy}`).join('\n');
  expect(said).toContain(
    'the column EndDate is "Single line of text", Praxis expects "Date and time',
  );
  expect(said).toContain('the column shown as "Start Date" has the internal name Start_x0020_Date');
  expect(plan.differences).toHaveLength(2);
  const { columns = [] } = lists().find(({ title }) => title === 'Projects') ?? {};
  expect(columns).toContainEqual(expect.objectContaining({ name: 'EndDate', kind: 'text' }));
  expect(columns).toContainEqual(expect.objectContaining({ name: 'Code', indexed: true }));
  expect(columns.map(({ name }) => name)).toContain('Donor');
});

interface ChoiceColumn {
  readonly name: string;
  readonly definition: { readonly choice: { readonly choices: readonly string[] } };
}
const kindColumn = () =>
  lists()
    .find(({ title }) => title === 'Audiences')
    ?.columns.find(({ name }) => name === 'Kind') as ChoiceColumn | undefined;

test('a choice that a column lacks is added to those there, and the dry run says so', async () => {
  const list = { displayName: 'Audiences' };
  await graphNow().post(to('/sites/{site}/lists', { site: siteId }), list, z.unknown());
  await addColumn('Audiences', {
    name: 'Kind',
    indexed: true,
    choice: { choices: ['All', 'partners', 'community', 'named'], displayAs: 'radioButtons' },
  });
  const said = (await look()).steps.map(({ what }) => what);
  expect(said).toContainEqual(
    expect.stringMatching(/^add the choice checked to the column Kind of Audiences on /),
  );
  expect(kindColumn()?.definition.choice.choices).not.toContain('checked');
  // Another person adds one between the look and the writing.
  const { steps } = await look();
  await addChoice('suppliers');
  for (const { what, perform } of steps) if (what.startsWith('add the choice')) await perform();
  expect(kindColumn()?.definition.choice).toMatchObject({
    choices: ['All', 'partners', 'community', 'named', 'suppliers', 'checked'],
    displayAs: 'radioButtons',
    allowTextEntry: false,
  });
  expect(await build()).toEqual(clean);
});

const addChoice = (choice: string) =>
  graphNow().patch(
    to('/sites/{site}/lists/{list}/columns/{column}', {
      site: siteId,
      list: idOf('Audiences'),
      column: 'Kind',
    }),
    { choice: { choices: [...(kindColumn()?.definition.choice.choices ?? []), choice] } },
    z.unknown(),
  );

test('a library of before is published into as it is, and whole once it was provisioned again', async () => {
  await build();
  const { db } = running.tenant;
  const before = lists()
    .find(({ title }) => title === 'Published knowledge')
    ?.columns.filter(({ name }) => !/^Topic(Ids|Labels)$/.test(name));
  const row = [JSON.stringify(before), idOf('Published knowledge')];
  db.run('UPDATE lists SET columns = ? WHERE id = ?', ...row);
  const log = remembering();
  const library = createLibrary(graphNow(), { site: options.site, log });
  const driveId = (await library.libraries())[0]?.driveId ?? '';
  const bytes = new TextEncoder().encode('text');
  const file = { driveId, folder: 'Lessons', bytes, metadata };
  const { topics, language } = (await library.publish({ ...file, name: 'one.docx' })).metadata;
  expect([topics, language]).toEqual([['formalization'], 'en']);
  await library.publish({ ...file, name: 'two.docx' });
  expect(log.lines).toEqual([
    expect.objectContaining({
      message: 'library lacks columns: run npm run provision',
      fields: { drive: driveId, columns: ['TopicIds', 'TopicLabels'] },
    }),
  ]);
  expect((await look()).steps.map(({ what }) => what)).toEqual([
    expect.stringContaining('add the column TopicIds'),
    expect.stringContaining('add the column TopicLabels'),
  ]);
  expect(await build()).toEqual(clean);
  const { itemId } = await library.publish({ ...file, name: 'three.docx' });
  const target = to('/drives/{drive}/items/{item}/listItem/fields', {
    drive: driveId,
    item: itemId,
  });
  expect(await graphNow().get(target, z.looseObject({}))).toMatchObject({
    Topics: 'formalization',
    TopicIds: topicId('formalization'),
    TopicLabels: 'Formalization',
  });
  expect(log.lines).toHaveLength(1);
});

test('a library that was there before is nobody’s until a person says whose', async () => {
  const target = to('/sites/{site}/lists', { site: siteId });
  const list = { template: 'documentLibrary' };
  await graphNow().post(target, { displayName: 'Published knowledge', list }, z.unknown());
  const plan = await build();
  expect(plan.differences).toHaveLength(1);
  expect(plan.differences[0]?.what).toContain('who reads it is not known');
  expect(rowsOf('Audiences').map(({ Title }) => Title)).toEqual(['Handovers']);
  const drive = /DriveId (\S+),/.exec(plan.differences[0]?.remedy ?? '')?.[1];
  await fill('Audiences', { Title: 'Published knowledge', DriveId: drive, Kind: 'all' });
  expect(await build()).toEqual(clean);
});

test('the library of handovers is used only once a person has closed it', async () => {
  const plan = await build({ handoversClosed: false });
  expect(plan.byHand).toEqual([expect.stringContaining('stop inheriting')]);
  const library = createLibrary(graphNow(), { site: options.site, log: remembering() });
  expect(await library.place('Handovers')).toBeNull();
  expect(await build()).toEqual(clean);
  expect(await look({ handoversClosed: false })).toEqual(clean);
});

test('a community without its line waits for it', async () => {
  const plan = await build({ communities: ['skills'] });
  expect(plan.byHand).toEqual([expect.stringContaining('fill its line in Communities')]);
  await fill('Communities', { Slug: 'skills', TitleEn: 'Skills', TeamId: 'no-such-team' });
  const { differences } = await build({ communities: ['skills'] });
  expect(differences).toEqual([
    expect.objectContaining({ remedy: expect.stringContaining('TeamId') }),
  ]);
});

test('a team’s library that was there before does not become the community’s by itself', async () => {
  await build();
  await fill('Communities', { Slug: 'skills', TitleEn: 'Skills', TeamId: teamIdOf('skills') });
  const plan = await build({ communities: ['skills'] });
  expect(plan.differences).toEqual([
    expect.objectContaining({ what: expect.stringContaining('who reads it is not known') }),
  ]);
  expect(rowsOf('Communities')).toEqual([
    expect.not.objectContaining({ DriveId: expect.anything() }),
  ]);
});

test('without the rights an administrator reads which to give, and where', async () => {
  const { consents } = running.tenant;
  consents.setApp('Sites.Manage.All', false);
  consents.setApp('Sites.ReadWrite.All', false);
  await expect(look()).rejects.toThrow(/Sites\.Read\.All.*Grant admin consent/s);
  consents.setApp('Sites.Read.All', true);
  await expect(build()).rejects.toThrow(/make lists.*Sites\.Manage\.All.*Grant admin consent/s);
  expect(lists()).toEqual([]);
  consents.setApp('Sites.Manage.All', true);
  await expect(build()).rejects.toThrow(/write lines.*Sites\.ReadWrite\.All.*Grant admin consent/s);
  consents.setApp('Sites.Read.All', false);
});

test('a site that does not exist is named with what to do', async () => {
  const site = 'org.sharepoint.example:/sites/nowhere';
  await expect(look({ site })).rejects.toThrow(/no site .*nowhere.*admin center/s);
});

test('the seeded organization lacks nothing', async () => {
  const site = 'org.sharepoint.example:/sites/knowledge';
  expect(await look({ site, communities: ['formalization'] })).toEqual(clean);
});

test('every column that a reader asks for is in the table of what is made', async () => {
  await build();
  const calls: string[] = [];
  const log = remembering();
  const registers = createRegisters(graphNow(calls), { site: options.site, log });
  await registers.communities();
  await createProjectRegister(graphNow(calls), { site: options.site, log }).read(
    async () => new Map(),
  );
  await missionsOf(graphNow(calls));
  await createLibrary(graphNow(calls), { site: options.site, log }).libraries();
  const asked = calls.flatMap(
    (call) => /fields\(\$select=([^)]+)\)/.exec(call)?.[1]?.split(',') ?? [],
  );
  const names = ({ columns }: DesiredList) => columns.map(({ name }) => name);
  expect(asked.sort()).toEqual([COMMUNITIES, PROJECTS, MISSIONS, AUDIENCES].flatMap(names).sort());
  expect(names(COMMUNITY_LIBRARY)).toEqual(WRITTEN_COLUMNS);
});
