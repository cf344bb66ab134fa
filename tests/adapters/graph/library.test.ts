import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Graph } from '../../../src/adapters/graph/client.ts';
import { createLibrary } from '../../../src/adapters/graph/library.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { LibraryChange, LibraryPort, NewFile } from '../../../src/ports/library.ts';
import { localGraph, SITE } from './local.ts';
import { refusal, remembering, type Step, scripted } from './scripted.ts';

let local: Awaited<ReturnType<typeof localGraph>>;
let library: LibraryPort;
let graph: Graph;
beforeAll(async () => {
  local = await localGraph(40);
  graph = local.graph;
  library = createLibrary(graph, { site: SITE, log: remembering() });
});
afterAll(() => local.tenant.close());

const openDrive = async (): Promise<string> => {
  const libraries = await library.libraries();
  return libraries.find(({ audience }) => audience.kind === 'all')?.driveId ?? '';
};

async function drain(driveId: string, from: string | null) {
  const changes: LibraryChange[] = [];
  let cursor = from;
  for (let more = true; more; ) {
    const page = await library.changes(driveId, cursor);
    changes.push(...page.changes);
    cursor = page.cursor;
    more = page.more;
  }
  return { changes, cursor };
}

const files = (changes: readonly LibraryChange[]) =>
  changes.flatMap((change) => (change.kind === 'changed' ? [change.file] : []));

const newFile = (driveId: string, change: Partial<NewFile> = {}): NewFile => ({
  driveId,
  folder: 'Lessons/2026',
  name: 'Ce que Thiès nous apprend #1.docx',
  bytes: new TextEncoder().encode('first'),
  metadata: {
    title: 'Ce que Thiès nous apprend',
    type: 'lesson learned',
    abstract: 'Une leçon.',
    language: 'fr',
    topics: ['formalization'],
    countries: ['Senegal', 'Mali'],
    region: 'Africa',
    unit: 'ENTERPRISES',
    ownerId: personIdOf('amina.diallo'),
    publishedOn: '2026-10-01',
    reviewOn: '2029-10-01',
  },
  ...change,
});

test('each library has the audience that the list says', async () => {
  const libraries = await library.libraries();
  const audiences = libraries.map(({ name, audience }) => [name, audience]);
  expect(audiences).toContainEqual(['Published knowledge', { kind: 'all' }]);
  expect(audiences).toContainEqual([
    'Community library',
    { kind: 'community', community: 'formalization' },
  ]);
  const confidential = libraries.find(({ name }) => name === 'Confidential');
  expect(confidential?.audience).toMatchObject({ kind: 'named', driveId: confidential?.driveId });
  expect(confidential?.audience.kind === 'named' && confidential.audience.people).toHaveLength(4);
});

test('a library whose audience is not said is nobody’s', async () => {
  const log = remembering();
  const rows = [
    { id: '1', fields: { DriveId: 'a', Kind: 'community' } },
    { id: '2', fields: { DriveId: 'b', Kind: 'named', PeopleIds: '' } },
    { id: '3', fields: { DriveId: 'c', Kind: 'everyone' } },
    { id: '4', fields: { DriveId: 'd', Kind: 'all' } },
    // Said to be unknown: the app reads it, and each reader is asked about.
    { id: '5', fields: { DriveId: 'e', Kind: 'checked' } },
  ];
  const { graph: other } = scripted([
    { status: 200, json: { id: 'site' } },
    { status: 200, json: { value: [{ id: 'list', displayName: 'Audiences' }] } },
    { status: 200, json: { value: rows } },
  ]);
  const libraries = await createLibrary(other, { site: SITE, log }).libraries();
  expect(libraries.map(({ driveId, audience }) => [driveId, audience])).toEqual([
    ['d', { kind: 'all' }],
    ['e', { kind: 'checked', driveId: 'e' }],
  ]);
  expect(log.lines).toHaveLength(3);
});

test('the first listing names every file with its metadata', async () => {
  const driveId = await openDrive();
  const { changes } = await drain(driveId, null);
  const found = files(changes);
  expect(found.length).toBeGreaterThan(20);
  for (const file of found) {
    expect(file).toMatchObject({
      driveId,
      name: expect.stringMatching(/\.(docx|pdf|txt)$/),
      webUrl: expect.stringContaining('/sites/knowledge/'),
      contentTag: expect.any(String),
      metadata: {
        title: expect.any(String),
        language: expect.stringMatching(/^(en|fr|es)$/),
        topics: expect.any(Array),
        ownerId: expect.any(String),
        publishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    });
  }
});

test('content is what was written', async () => {
  const driveId = await openDrive();
  const file = await library.publish(newFile(driveId, { name: 'content.docx' }));
  const bytes = await library.content(driveId, file.itemId);
  expect(new TextDecoder().decode(bytes)).toBe('first');
  await expect(library.content(driveId, 'no-such-item')).rejects.toMatchObject({ status: 404 });
});

test('after a listing only what changed is told: new, renamed, deleted', async () => {
  const driveId = await openDrive();
  const { cursor } = await drain(driveId, null);
  await expect(drain(driveId, cursor)).resolves.toMatchObject({ changes: [] });

  const file = await library.publish(newFile(driveId, { name: 'before.docx' }));
  const created = await drain(driveId, cursor);
  expect(files(created.changes)).toEqual([file]);

  const item = to('/drives/{drive}/items/{item}', { drive: driveId, item: file.itemId });
  await graph.patch(item, { name: 'after.docx' }, z.unknown());
  const renamed = await drain(driveId, created.cursor);
  expect(files(renamed.changes)).toMatchObject([
    { itemId: file.itemId, name: 'after.docx', contentTag: file.contentTag },
  ]);

  await remove(driveId, file.itemId);
  const deleted = await drain(driveId, renamed.cursor);
  expect(deleted.changes).toEqual([{ kind: 'deleted', itemId: file.itemId }]);
});

test('a feed that forgot its place starts afresh and says so', async () => {
  const driveId = await openDrive();
  const whole = await drain(driveId, null);
  const lost = await library.changes(driveId, `/drives/${driveId}/root/delta?token=forgotten`);
  expect(lost.resync).toBe(true);
  expect(lost.changes.length).toBeGreaterThan(0);
  expect(files(lost.changes)).toEqual(files(whole.changes).slice(0, lost.changes.length));
  await expect(library.changes(driveId, whole.cursor)).resolves.toMatchObject({ resync: false });
});

test('publishing twice leaves one file, with the later content and metadata', async () => {
  const driveId = await openDrive();
  const { cursor } = await drain(driveId, null);
  const first = await library.publish(newFile(driveId));
  const again = newFile(driveId, { bytes: new TextEncoder().encode('second') });
  const second = await library.publish({
    ...again,
    metadata: { ...again.metadata, title: 'Corrigé', unit: null },
  });
  expect(second.itemId).toBe(first.itemId);
  expect(second.contentTag).not.toBe(first.contentTag);
  const { unit, ...kept } = again.metadata;
  expect(unit).toBe('ENTERPRISES');
  expect(second.metadata).toEqual({ ...kept, title: 'Corrigé' });
  const { changes } = await drain(driveId, cursor);
  expect(files(changes).map(({ itemId }) => itemId)).toEqual([first.itemId]);
  const bytes = await library.content(driveId, second.itemId);
  expect(new TextDecoder().decode(bytes)).toBe('second');
});

test('a large file goes up in ranges and comes back whole', async () => {
  const driveId = await openDrive();
  const bytes = Uint8Array.from({ length: 11 * 1024 * 1024 + 7 }, (_, index) => index % 251);
  const file = await library.publish(newFile(driveId, { name: 'large.pdf', bytes }));
  expect(file.size).toBe(bytes.byteLength);
  const back = await library.content(driveId, file.itemId);
  expect(Buffer.compare(back, bytes)).toBe(0);
  const again = await library.publish(newFile(driveId, { name: 'large.pdf', bytes }));
  expect(again.itemId).toBe(file.itemId);
});

test('a download on another host gets no token', async () => {
  const { graph: other, sent } = scripted([
    { status: 302, headers: { location: 'https://files.example/x?tempauth=1' } },
    { status: 200, json: 'bytes' },
  ]);
  await createLibrary(other, { site: SITE, log: remembering() }).content('d', 'i');
  expect(sent.map(({ url, headers }) => [new URL(url).host, headers.has('authorization')])).toEqual(
    [
      ['graph.example', true],
      ['files.example', false],
    ],
  );
});

const plainItem = {
  id: 'i',
  name: 'a.docx',
  webUrl: 'https://x',
  size: 1,
  lastModifiedDateTime: '2026-01-01T00:00:00Z',
  cTag: 'c1',
  file: {},
};

test('where the feed gives no columns they are fetched by batch', async () => {
  const { graph: other, sent } = scripted([
    refusal(400, 'invalidRequest'),
    {
      status: 200,
      json: {
        value: [{ id: 'f', name: 'folder' }, plainItem, { ...plainItem, cTag: 'c2' }],
        '@odata.deltaLink': 'https://graph.example/v1.0/drives/d/root/delta?token=2',
      },
    },
    {
      status: 200,
      json: {
        responses: [{ id: '0', status: 200, body: { fields: { Title: 'From the batch' } } }],
      },
    },
  ]);
  const page = await createLibrary(other, { site: SITE, log: remembering() }).changes('d', null);
  expect(files(page.changes)).toMatchObject([
    { itemId: 'i', contentTag: 'c2', metadata: { title: 'From the batch' } },
  ]);
  expect(page).toMatchObject({
    cursor: '/drives/d/root/delta?token=2',
    more: false,
    resync: false,
  });
  expect(sent).toHaveLength(3);
});

test('a page whose columns could not be had is not passed off as read', async () => {
  const denied: Step = {
    status: 200,
    json: { responses: [{ id: '0', status: 403, body: {} }] },
  };
  const { graph: other } = scripted([
    {
      status: 200,
      json: { value: [plainItem], '@odata.deltaLink': 'https://graph.example/v1.0/x' },
    },
    denied,
  ]);
  const reading = createLibrary(other, { site: SITE, log: remembering() }).changes('d', null);
  await expect(reading).rejects.toMatchObject({ status: 403 });
});

test('after a range whose answer was lost the session says where to go on', async () => {
  const bytes = new Uint8Array(6 * 1024 * 1024);
  const range = 16 * 320 * 1024;
  const { graph: other, sent } = scripted([
    { status: 200, json: { uploadUrl: 'https://up.example/1' } },
    'lost',
    refusal(416, 'invalidRange'),
    { status: 200, json: { nextExpectedRanges: [`${range}-`] } },
    { status: 201, json: { id: 'i' } },
    { status: 200, json: {} },
    // The library has no content types of ours.
    { status: 200, json: { id: 'l', parentReference: { siteId: 's' } } },
    { status: 200, json: { value: [] } },
    { status: 200, json: plainItem },
  ]);
  const publishing = createLibrary(other, { site: SITE, log: remembering() });
  await publishing.publish(newFile('d', { bytes }));
  expect(sent.map(({ headers }) => headers.get('content-range')).filter(Boolean)).toEqual([
    `bytes 0-${range - 1}/${bytes.length}`,
    `bytes 0-${range - 1}/${bytes.length}`,
    `bytes ${range}-${bytes.length - 1}/${bytes.length}`,
  ]);
  expect(
    sent
      .filter(({ url }) => url.startsWith('https://up.'))
      .some(({ headers }) => headers.has('authorization')),
  ).toBe(false);
});

async function remove(driveId: string, itemId: string): Promise<void> {
  const tenant = local.tenant.tenant;
  const token = await tenant.identity.appToken('praxis');
  const response = await fetch(`${local.tenant.url}/v1.0/drives/${driveId}/items/${itemId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(204);
}
