import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { INCLUDED_IN, NEEDS, type Need, TOOL_NEEDS } from '../../../src/adapters/graph/needs.ts';

/** The table of rights says what the code does, and what Microsoft says of it. */

const ROOT = join(import.meta.dirname, '../../..');
const needs: readonly Need[] = [...NEEDS, ...TOOL_NEEDS].flatMap(({ calls }) => calls);
const unique = (words: readonly string[]): string[] => [...new Set(words)].sort();

const TAIL = 'unknown tail';

/** Routes as the adapters write them; a template string is filled with its file's own constants. */
function routesIn(source: string): string[] {
  const constants = new Map(
    [...source.matchAll(/const (\w+) = '(\/[^']*)'/g)].map(([, name = '', text = '']) => [
      name,
      text,
    ]),
  );
  const filled = (text: string): string =>
    text.replace(/\$\{(\w+)\}/g, (_all, name: string) => constants.get(name) ?? `unknown ${name}`);
  // `at(list, '/items')` goes on from a list where a file builds its addresses so.
  const tails = [...source.matchAll(/\bat\(\w+, '([^']*)'/g)].map(([, tail = '']) => tail);
  const whole = (route: string): string[] =>
    route.endsWith(TAIL) ? tails.map((tail) => route.slice(0, -TAIL.length) + tail) : [route];
  const literal = [...source.matchAll(/\b(?:to|follow)\(\s*['`]([^'`]+)['`]/g)];
  const named = [...source.matchAll(/\b(?:to|follow)\(\s*([A-Za-z_]\w*)\s*,/g)];
  const opened = [...source.matchAll(/\broute: '([^']+)'/g)];
  return [
    ...[...literal, ...opened].flatMap(([, text = '']) => whole(filled(text))),
    ...named.map(([, name = '']) => constants.get(name) ?? name),
  ];
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test('every route of the adapters is in the table, and nothing else is', () => {
  const inCode = filesIn('src/adapters/graph').flatMap((path) => routesIn(read(path)));
  expect(inCode.length).toBeGreaterThan(needs.length / 3);
  const inTable = needs.map(({ call }) => call.replace(/^[A-Z]+ /, ''));
  expect(unique(inCode)).toEqual(unique(inTable));
});

test('nobody but the adapters of Graph builds a call of Graph', () => {
  const others = ['src', 'bot', 'tab']
    .flatMap(filesIn)
    .filter((path) => !path.startsWith('src/adapters/graph/'));
  expect(others.length).toBeGreaterThan(100);
  expect(others.filter((path) => /graph\/route\.ts'/.test(read(path)))).toEqual([]);
});

/** Where a person's own rights are used, by the token of whoever asked. */
const IN_PERSON = 'src/adapters/graph/in-name.ts';

test('in a person’s name nothing is asked but what the table says, and through one door', () => {
  const product = ['src', 'bot']
    .flatMap(filesIn)
    .filter((path) => !path.startsWith('src/adapters/tenant/'));
  const callers = product.filter((path) => /\bpersons\.of\(/.test(read(path)));
  expect(callers).toEqual([IN_PERSON]);
  const through = product.filter((path) => /from '\.\/in-name\.ts'/.test(read(path)));
  expect(through.length).toBeGreaterThan(0);
  const delegated = needs.filter(({ mode }) => mode === 'delegated');
  const inTable = delegated.map(({ call }) => call.replace(/^[A-Z]+ /, ''));
  expect(unique(through.flatMap((path) => routesIn(read(path))))).toEqual(unique(inTable));
});

const MAP = join(ROOT, '../shared/facts/permission-map.json');
const cell = z.looseObject({ least: z.array(z.string()), other: z.array(z.string()) }).optional();
const mapSchema = z.record(z.string(), z.looseObject({ Application: cell, DelegatedWork: cell }));

/** The same thing under the address that the map has it at. */
const KNOWN_AS: Readonly<Record<string, string>> = {
  'GET /sites/{host}:/{path}': 'GET /sites/{id}',
  'GET /drives/{drive}/items/{item}/listItem': 'GET /sites/{id}/lists/{id}/items/{id}',
  'PUT /drives/{drive}/root:/{path}:/content': 'PUT /drives/{id}/items/{id}:/{id}:/content',
  'POST /drives/{drive}/root:/{path}:/createUploadSession':
    'POST /drives/{id}/items/{id}/createuploadsession',
  'GET /drives/{drive}/root:/{path}': 'GET /sites/{id}/drive/root:/{id}',
  'GET /drives/{drive}/list': 'GET /sites/{id}/lists/{id}',
  'PATCH /drives/{drive}/items/{item}/listItem/fields':
    'PATCH /sites/{id}/lists/{id}/items/{id}/fields',
  'GET /drives/{drive}/items/{item}': 'GET /sites/{id}/drive/items/{id}',
  'POST /drives/{drive}/items/{item}/invite': 'POST /sites/{id}/drive/items/{id}/invite',
};

/** Not what the map calls the least, and why. */
const MORE_THAN_LEAST: Readonly<Record<string, string>> = {
  'GET /teams/{team}/channels Channel.ReadBasic.All':
    'the least is a team’s to give, and a team that is being made has not given anything yet',
  'POST /teams/{team}/channels Channel.Create':
    'the least is a team’s to give, and a team that is being made has not given anything yet',
  'GET /teams/{team}/installedApps TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All':
    'it is needed for the installation, and covers this',
  'POST /teams/{team}/installedApps TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All':
    'the least installs without the consents of the team, which Praxis asks for',
  'POST /teams/{team}/members TeamMember.ReadWrite.All': 'the least adds members but no owners',
  'DELETE /teams/{team}/members/{member} TeamMember.ReadWrite.All':
    'the least takes members out but no owners, and a moderator leaves too',
  'PATCH /teams/{team}/members/{member} TeamMember.ReadWrite.All':
    'the least makes nobody an owner',
  'GET /drives/{drive}/items/{item} Files.Read.All in person':
    'Files.Read is for the person’s own drive; what others share in libraries needs this',
  'POST /search/query Files.Read.All in person':
    'the map names the least for any kind of thing that is looked for; for documents it is this',
  'GET /teams/{team} Team.ReadBasic.All':
    'the least is a team’s to give, and an administrator looks at teams that have not given anything yet',
  'GET /users/{id}/teamwork/installedApps/{installation}/chat TeamsAppInstallation.ReadWriteSelfForUser.All':
    'the installation itself needs it, and it covers this call, so that ReadForUser.All is not asked for besides',
  'GET /users User.Read.All':
    'User.ReadBasic.All leaves out unit, country, job title and manager, by which people are found',
  'GET /users/{id} User.Read.All': 'as for GET /users',
  'GET /users User-LifeCycleInfo.Read.All':
    'the map judges calls, not properties: employeeLeaveDateTime needs this beside User.Read.All',
};

/** Rights to write that the map leaves out, and why they cover the call all the same. */
const COVERED_TOO: Readonly<Record<string, readonly string[]>> = {
  // The map names rights to read alone; the local gate, and Microsoft's page of the call, take the wider ones too.
  'POST /search/query': ['Files.ReadWrite.All', 'Sites.ReadWrite.All'],
};

/** Not in the map at all, and where the right is said instead. */
const NOT_IN_MAP: Readonly<Record<string, string>> = {
  'POST /teams': 'the page of the call: Team.Create',
  'GET /teams/{team}/operations/{operation}':
    'the page of the call: the right by which the operation was begun',
  'GET /teams': 'the page of the call: Team.ReadBasic.All',
  'GET /sites/{site}/contentTypes': 'the page of the call: Sites.Read.All',
  'POST /sites/{site}/contentTypes': 'the page of the call: Sites.Manage.All',
  'GET /appCatalogs/teamsApps': 'the page of the call: AppCatalog.Read.All',
  'POST /subscriptions':
    'its page, by resource: a channel’s messages ChannelMessage.Read.Group, a list Sites.ReadWrite.All',
  'GET /users/{id}/mailboxSettings': 'the page of the call: MailboxSettings.Read',
  'GET /users/{id}/calendarView':
    'the page of the call: Calendars.ReadBasic, for an application as for a person',
};

const known = existsSync(MAP);
const judged = needs.filter(({ mode, call }) => mode !== 'none' && !(call in NOT_IN_MAP));
const cells = judged.flatMap(({ call, mode, rights }) =>
  rights.map((right) => [call, right, mode === 'app' ? 'Application' : 'DelegatedWork'] as const),
);

// Skipped in sight of everybody where the map does not lie beside the project.
(known ? test.each(cells) : test.skip.each(cells))(
  '%s: Microsoft, too, says %s (%s)',
  (call, right, who) => {
    const map = mapSchema.parse(JSON.parse(readFileSync(MAP, 'utf8')));
    const key = KNOWN_AS[call] ?? call.replace(/\{\w+\}/g, '{id}');
    const entry = Object.entries(map).find(([one]) => one.toLowerCase() === key.toLowerCase())?.[1];
    const plain = (names: readonly string[] = []) => names.map((name) => name.replace('(RSC)', ''));
    const least = plain(entry?.[who]?.least);
    const all = [...least, ...plain(entry?.[who]?.other), ...(COVERED_TOO[call] ?? [])];
    expect(all).not.toEqual([]);
    const reason = MORE_THAN_LEAST[`${call} ${right}${who === 'Application' ? '' : ' in person'}`];
    // An exception that is none any more has to go.
    expect(least.includes(right)).toBe(reason === undefined);
    // What stands in for a right covers the same call.
    const stands = (INCLUDED_IN[right] ?? []).filter((one) => one !== right);
    expect(stands.filter((one) => !all.includes(one))).toEqual([]);
  },
);

test('what a team may give can also be given for every team, in the words of the same map', () => {
  const ofTeams = needs.filter(({ rights }) => rights.some((right) => right.endsWith('.Group')));
  expect(ofTeams.map(({ rights, everywhere }) => [rights.join(), everywhere])).toEqual(
    ofTeams.map(({ rights }) => [rights.join(), rights[0]?.replace(/Group$/, 'All')]),
  );
});
