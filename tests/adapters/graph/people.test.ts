import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Graph } from '../../../src/adapters/graph/client.ts';
import { createDirectory } from '../../../src/adapters/graph/directory.ts';
import { createProjectRegister } from '../../../src/adapters/graph/projects.ts';
import { createRegisters } from '../../../src/adapters/graph/registers.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import type { Person } from '../../../src/kernel/person.ts';
import type { Log } from '../../../src/ports/log.ts';
import { graphOf, localGraph, SITE } from './local.ts';
import { refusal, remembering, scripted } from './scripted.ts';

let local: Awaited<ReturnType<typeof localGraph>>;
beforeAll(async () => {
  local = await localGraph(1);
});
afterAll(() => local.tenant.close());

const idOf = (name: string) => asId<PersonId>(personIdOf(name));

test('a person comes with language, region, zone and manager', async () => {
  await expect(createDirectory(local.graph).person(idOf('amina.diallo'))).resolves.toEqual({
    id: idOf('amina.diallo'),
    name: 'Amina Diallo',
    mail: 'amina.diallo@org.example',
    language: 'fr',
    jobTitle: 'Senior Specialist, Formalization',
    unit: 'ENTERPRISES',
    office: 'Dakar',
    country: 'Senegal',
    region: 'Africa',
    zone: 'Africa/Dakar',
    managerId: idOf('ibrahima.sarr'),
    active: true,
  });
});

test('the head of the organization has no manager', async () => {
  const person = await createDirectory(local.graph).person(idOf('margit.lindqvist'));
  expect(person).toMatchObject({ name: 'Margit Lindqvist', managerId: null });
});

test('nobody is found under an unknown id or under a sign-in name', async () => {
  const directory = createDirectory(local.graph);
  await expect(directory.person(asId('11111111-2222-3333-4444-555555555555'))).resolves.toBeNull();
  await expect(directory.person(asId('amina.diallo@org.example'))).resolves.toBeNull();
});

test('everybody is listed once, with the zone of their own mailbox', async () => {
  const people: Person[] = [];
  for await (const person of createDirectory(local.graph).everybody()) people.push(person);
  expect(people).toHaveLength(64);
  expect(new Set(people.map(({ id }) => id)).size).toBe(64);
  expect(people.filter(({ external }) => external)).toHaveLength(4);
  const zones = Object.fromEntries(people.map(({ name, zone }) => [name, zone]));
  expect(zones).toMatchObject({ 'Carlos Mendoza': 'America/Lima', 'Mei Tanaka': 'Asia/Bangkok' });
});

test('a closed account is listed as not active', async () => {
  const id = idOf('sarah.lim');
  await local.graph.patch(to('/users/{id}', { id }), { accountEnabled: false }, z.unknown());
  await expect(createDirectory(local.graph).person(id)).resolves.toMatchObject({ active: false });
});

test('a mailbox that cannot be read leaves the zone to the country', async () => {
  const id = '11111111-2222-3333-4444-555555555555';
  const { graph } = scripted([
    { status: 200, json: { id, userPrincipalName: 'x@org.example', country: 'Thailand' } },
    refusal(403, 'ErrorAccessDenied'),
  ]);
  await expect(createDirectory(graph).person(asId(id))).resolves.toMatchObject({
    zone: 'Asia/Bangkok',
    region: 'Asia and the Pacific',
    name: 'x@org.example',
    language: 'en',
  });
});

test('communities come with their names, places and members; owners moderate', async () => {
  const log = remembering();
  const communities = await createRegisters(local.graph, { site: SITE, log }).communities();
  expect(communities.map(({ slug }) => slug)).toEqual([
    'formalization',
    'social-protection',
    'fair-recruitment',
    'skills',
  ]);
  const [formalization, protection] = communities;
  expect(formalization).toMatchObject({
    names: {
      en: 'Formalization and the informal economy',
      fr: 'Formalisation et économie informelle',
    },
    topics: ['informality', 'formalization', 'value-chains', 'domestic-work', 'micro-insurance'],
    languages: ['en', 'fr', 'es'],
    teamId: teamIdOf('formalization'),
    channelId: exchangeIdOf('formalization'),
    premoderated: false,
  });
  expect(protection?.premoderated).toBe(true);
  const moderators = formalization?.members.filter(({ moderator }) => moderator);
  expect(moderators?.map(({ id }) => id)).toEqual(
    expect.arrayContaining([idOf('amina.diallo'), idOf('thandiwe.mokoena')]),
  );
  expect(moderators).toHaveLength(2);
  expect(formalization?.members).toContainEqual({ id: idOf('carlos.mendoza'), moderator: false });
  expect(log.lines).toEqual([]);
});

test('projects come with their dates, countries and outcomes', async () => {
  const log = remembering();
  const { records: projects } = await projectsOf(local.graph, log);
  expect(projects).toHaveLength(20);
  const green = projects.find(({ code }) => code === 'GLO/24/39/NOR');
  expect(green).toMatchObject({
    title: 'Green skills for repair and reuse trades',
    managerId: idOf('jonas.weber'),
    donor: 'Norway',
    countries: ['Kenya', 'Viet Nam', 'Colombia'],
    outcomes: ['Curricula adopted by 14 training centres', '2,300 young people certified'],
    state: 'active',
  });
  const today = local.tenant.tenant.clock.iso().slice(0, 10);
  const days = (Number(green?.endsOn) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  expect(days).toBe(91);
  expect(projects.some(({ state }) => state === 'closed')).toBe(true);
});

const registerScript = (rows: readonly unknown[]) => [
  { status: 200, json: { id: 'site' } },
  { status: 200, json: { value: [{ id: 'list-7', displayName: 'Projects' }] } },
  { status: 200, json: { value: rows } },
  {
    status: 200,
    json: {
      value: [
        ...['Code', 'Title', 'ManagerId', 'State'].map((name) => ({ name, displayName: name })),
        { name: 'ContentType', displayName: 'Content Type' },
        { name: 'Modified', displayName: 'Modified', readOnly: true },
        { name: 'Salary', displayName: 'Monthly pay' },
      ],
    },
  },
];

const projectsOf = (graph: Graph, log: Log, list = 'Projects') =>
  createProjectRegister(graph, { site: SITE, log, list }).read(async () => new Map());

const good = {
  Code: 'A',
  Title: 'A',
  StartDate: '2026-01-01',
  EndDate: '2026-12-31',
  State: 'Active',
};

test('a row that does not fit is left out and named by its columns, never by what they hold', async () => {
  const log = remembering();
  const { graph } = scripted(
    registerScript([
      { id: '1', fields: good },
      { id: '2', fields: { ...good, Code: 'B', EndDate: 'when the money ends', Title: '' } },
    ]),
  );
  const { records: projects, refused } = await projectsOf(graph, log);
  expect(projects.map(({ code, state }) => [code, state])).toEqual([['A', 'active']]);
  expect(refused).toEqual([{ line: 2, column: 'Title', reason: 'missing' }]);
  expect(log.lines).toEqual([
    {
      fields: { list: 'Projects', row: '2', columns: ['Title', 'EndDate'] },
      message: 'list row left out',
    },
  ]);
});

test('only the columns of the allow-list are asked for, and others are known by name alone', async () => {
  const { graph, sent } = scripted(registerScript([]));
  const { dropped } = await projectsOf(graph, remembering());
  expect(new URL(sent[2]?.url ?? '').searchParams.get('$expand')).toBe(
    'fields($select=Code,Title,ManagerId,StartDate,EndDate,Donor,Countries,Outcomes,Milestones,State)',
  );
  expect(dropped).toEqual(['Monthly pay']);
  expect(sent.map(({ url }) => decodeURIComponent(url)).join()).not.toContain('Salary');
});

test('a list that does not exist is named', async () => {
  await expect(projectsOf(local.graph, remembering(), 'Projets')).rejects.toMatchObject({
    trouble: 'not-found',
    details: { path: 'Projets' },
  });
});

test('on behalf of a person Graph answers as that person', async () => {
  const amina = await graphOf(local, 'Amina');
  const me = await amina.get(to('/me'), z.object({ id: z.string() }));
  expect(me.id).toBe(idOf('amina.diallo'));
});

const communityScript = (members: Parameters<typeof scripted>[0]) => {
  const row = (slug: string) => ({
    id: slug,
    fields: { Slug: slug, TitleEn: slug, TeamId: `team-${slug}`, ChannelId: 'c', DriveId: 'd' },
  });
  return scripted([
    { status: 200, json: { id: 'site' } },
    { status: 200, json: { value: [{ id: 'list-8', displayName: 'Communities' }] } },
    { status: 200, json: { value: [row('one'), row('two')] } },
    ...members,
  ]);
};

const STANDARD = {
  status: 200,
  json: { id: 'channel', membershipType: 'standard', tenantId: 'ours' },
};

test('guests of a team are not members, and what is not filled in has a sober default', async () => {
  const { graph } = communityScript([
    STANDARD,
    {
      status: 200,
      json: {
        value: [
          { userId: 'a', roles: ['owner'] },
          { userId: 'g', roles: ['guest'] },
        ],
        '@odata.nextLink': 'https://graph.example/v1.0/teams/team-one/members?$skiptoken=1',
      },
    },
    { status: 200, json: { value: [{ userId: 'b', roles: [] }, { userId: null }] } },
    STANDARD,
    { status: 200, json: { value: [] } },
  ]);
  const communities = await createRegisters(graph, {
    site: SITE,
    log: remembering(),
  }).communities();
  expect(communities[0]).toMatchObject({
    names: { en: 'one', fr: 'one', es: 'one' },
    languages: ['en'],
    premoderated: false,
    members: [
      { id: 'a', moderator: true },
      { id: 'b', moderator: false },
    ],
  });
});

test('one team that is gone does not keep the other communities away; a service in trouble does', async () => {
  const log = remembering();
  const some = communityScript([
    refusal(404, 'NotFound'),
    STANDARD,
    { status: 200, json: { value: [] } },
  ]);
  const communities = await createRegisters(some.graph, { site: SITE, log }).communities();
  expect(communities.map(({ slug }) => slug)).toEqual(['two']);
  expect(log.lines.map(({ fields }) => fields)).toEqual([{ community: 'one' }]);

  const none = communityScript([refusal(500, 'generalException')]);
  const reading = createRegisters(none.graph, { site: SITE, log }).communities();
  await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
});
