import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { isFault } from '../../../src/adapters/graph/faults.ts';
import { createLeavers } from '../../../src/adapters/graph/leavers.ts';
import { createLibrary } from '../../../src/adapters/graph/library.ts';
import { GUESTS } from '../../../src/adapters/tenant/seed/guests.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { PEOPLE } from '../../../src/adapters/tenant/seed/people.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import type { LibraryPort } from '../../../src/ports/library.ts';
import { graphOf, localGraph, SITE } from './local.ts';
import { refusal, remembering, scripted } from './scripted.ts';

/** What a departure needs of Graph: who leaves when, and one file for the eyes of a few. */

let local: Awaited<ReturnType<typeof localGraph>>;
let library: LibraryPort;
const log = remembering();
beforeAll(async () => {
  local = await localGraph(1);
});
beforeEach(() => {
  library = createLibrary(local.graph, { site: SITE, log });
});
afterAll(() => local.tenant.close());

const idOf = (name: string) => asId<PersonId>(personIdOf(name));

test('everybody comes once, with the day of those who leave', async () => {
  const found = await createLeavers(local.graph).everybody();
  expect(found?.size).toBe(PEOPLE.length + GUESTS.length);
  const leaving = [...(found ?? [])].filter(([, day]) => day !== null);
  expect(leaving.map(([id]) => id).sort()).toEqual(
    [idOf('pieter.wyk'), idOf('jean-pierre.mbarga'), idOf('marcos.oliveira')].sort(),
  );
  for (const [, day] of leaving) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('page by page, with nothing asked that Graph does not say it can do', async () => {
  const { graph, sent } = scripted([
    {
      status: 200,
      json: {
        value: [{ id: 'a', employeeLeaveDateTime: '2026-03-31T22:59:59Z' }, { id: 'b' }],
        '@odata.nextLink': 'https://graph.example/v1.0/users?$skiptoken=2',
      },
    },
    {
      status: 200,
      json: {
        value: [
          { id: 'c', employeeLeaveDateTime: null },
          { id: 'd', employeeLeaveDateTime: 'soon' },
        ],
      },
    },
  ]);
  const found = await createLeavers(graph).everybody();
  expect([...(found ?? [])]).toEqual([
    ['a', '2026-03-31'],
    ['b', null],
    ['c', null],
    ['d', null],
  ]);
  expect(sent[0]?.url).toContain('$select=id,employeeLeaveDateTime');
  expect(sent.map(({ url }) => url).join()).not.toContain('$filter');
});

test('without the right nothing is known, which is not that nobody leaves', async () => {
  const denied = scripted([refusal(403, 'Authorization_RequestDenied')]);
  await expect(createLeavers(denied.graph).everybody()).resolves.toBeNull();
  const down = scripted([refusal(400, 'BadRequest')]);
  await expect(createLeavers(down.graph).everybody()).rejects.toMatchObject({ status: 400 });
});

test('the library of handovers is nobody’s: it has a place and is never read for search', async () => {
  const libraries = await library.libraries();
  const place = await library.place('Handovers');
  expect(place).toBeTruthy();
  expect(libraries.map(({ driveId }) => driveId)).not.toContain(place);
  // Said on purpose, so that no log is full of it.
  expect(log.lines.filter(({ fields }) => fields.drive === place)).toEqual([]);
  await expect(library.place('No such library')).resolves.toBeNull();
});

/** As the person themself reads it: their status. */
async function readAs(person: string, path: string): Promise<number> {
  const own = await graphOf(local, person);
  return own.get({ route: path, path }, z.unknown()).then(
    () => 200,
    (error: unknown) => (isFault(error) ? error.status : 0),
  );
}

test('one file is for the people it is shared with, however often, and for nobody else', async () => {
  const driveId = (await library.place('Handovers')) ?? '';
  const file = await library.publish({
    driveId,
    folder: '2026',
    name: 'handover.docx',
    bytes: new TextEncoder().encode('words'),
    metadata: {
      title: 'Handover',
      type: 'handover',
      abstract: '',
      language: 'en',
      topics: [],
      countries: [],
      region: null,
      unit: null,
      ownerId: null,
      publishedOn: null,
      reviewOn: null,
    },
  });
  const path = `/drives/${driveId}/items/${file.itemId}`;
  const who = ['paolo.ferrante', 'david.mutua', 'samuel.boateng'];
  const statuses = async () => Promise.all(who.map((name) => readAs(`${name}@org.example`, path)));
  expect(await statuses()).toEqual([403, 403, 403]);
  const people = [idOf('paolo.ferrante'), idOf('david.mutua')];
  await library.share(driveId, file.itemId, people);
  await library.share(driveId, file.itemId, people);
  await library.share(driveId, file.itemId, []);
  expect(await statuses()).toEqual([200, 200, 403]);
  const root = `/drives/${driveId}/root/children`;
  expect(await readAs('paolo.ferrante@org.example', root)).toBe(403);
});

test('people are invited to read, signed in and without a mail of SharePoint’s own', async () => {
  const { graph, sent } = scripted([{ status: 200, json: { value: [{ id: 'p' }] } }]);
  await createLibrary(graph, { site: SITE, log }).share('d', 'i', [asId('x'), asId('y')]);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.method).toBe('POST');
  expect(sent[0]?.url).toContain('/drives/d/items/i/invite');
  expect(JSON.parse(String(sent[0]?.body))).toEqual({
    recipients: [{ objectId: 'x' }, { objectId: 'y' }],
    requireSignIn: true,
    sendInvitation: false,
    roles: ['read'],
  });
});

test.each([
  ['a refusal', refusal(403, 'accessDenied')],
  [
    'one of several refused inside a success',
    { status: 200, json: { value: [{ id: 'p' }, { error: { code: 'x' } }] } },
  ],
] as const)('%s is said as what the file cannot be', async (_, step) => {
  const { graph } = scripted([step]);
  const sharing = createLibrary(graph, { site: SITE, log }).share('d', 'i', [asId('x')]);
  await expect(sharing).rejects.toMatchObject({ code: 'forbidden' });
});
