import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createLibrary } from '../../../src/adapters/graph/library.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { LibraryChange, LibraryPort } from '../../../src/ports/library.ts';
import { localGraph, SITE } from './local.ts';
import { remembering, scripted } from './scripted.ts';

let local: Awaited<ReturnType<typeof localGraph>>;
let library: LibraryPort;
let drive = '';
beforeAll(async () => {
  local = await localGraph(24);
  library = createLibrary(local.graph, { site: SITE, log: remembering() });
  const libraries = await library.libraries();
  drive = libraries.find(({ audience }) => audience.kind === 'all')?.driveId ?? '';
});
afterAll(() => local.tenant.close());

async function listing(): Promise<LibraryChange[]> {
  const changes: LibraryChange[] = [];
  let cursor: string | null = null;
  for (let more = true; more; ) {
    const page = await library.changes(drive, cursor);
    changes.push(...page.changes);
    cursor = page.cursor;
    more = page.more;
  }
  return changes;
}

const own = (changes: readonly LibraryChange[]): string[] =>
  changes.flatMap((change) => {
    if (change.kind === 'deleted' || !change.ownRights) return [];
    return change.kind === 'changed' ? change.file.itemId : change.itemId;
  });

const invite = (item: string) =>
  local.graph.post(
    to('/drives/{drive}/items/{item}/invite', { drive, item }),
    { recipients: [{ objectId: personIdOf('amina.diallo') }], roles: ['read'] },
    z.unknown(),
  );

test('a listing names the top, the folders, and every file with where it lies', async () => {
  const changes = await listing();
  const folders = changes.flatMap((change) => (change.kind === 'folder' ? [change] : []));
  expect(folders.filter(({ parentId }) => parentId === null)).toHaveLength(1);
  const known = new Set(folders.map(({ itemId }) => itemId));
  for (const change of changes) {
    if (change.kind === 'changed') expect(known).toContain(change.file.parentId);
  }
  expect(own(changes)).toEqual([]);
});

test('a file and a folder that were given to somebody have rights of their own', async () => {
  const changes = await listing();
  const file = changes.find(({ kind }) => kind === 'changed');
  const top = changes.find((change) => change.kind === 'folder' && change.parentId === null);
  if (file?.kind !== 'changed' || top?.kind !== 'folder') throw new Error('nothing is listed');
  const made = await local.graph.post(
    to('/drives/{drive}/items/{item}/children', { drive, item: top.itemId }),
    { name: 'Given', folder: {} },
    z.object({ id: z.string() }),
  );
  const inside = await library.publish({
    driveId: drive,
    folder: 'Given',
    name: 'inside.txt',
    bytes: new TextEncoder().encode('words'),
    metadata: {
      title: 'Inside',
      type: '',
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
  expect(inside.parentId).toBe(made.id);
  await invite(file.file.itemId);
  await invite(made.id);
  // What lies in the folder has no rights of its own: it has the folder's.
  expect(own(await listing()).sort()).toEqual([file.file.itemId, made.id].sort());
});

test('permissions are asked for only of what was shared, and what is not answered is taken for own', async () => {
  const item = (id: string, more: object = {}) => ({
    id,
    name: id,
    file: {},
    listItem: { fields: {} },
    ...more,
  });
  const shared = { shared: { scope: 'users' } };
  const answer = (id: number, status: number, value?: object[]) => ({
    id: String(id),
    status,
    body: value ? { value } : {},
  });
  const { graph, calls } = scripted([
    {
      status: 200,
      json: {
        value: [
          item('plain'),
          item('inherits', shared),
          item('given', shared),
          item('by-folder', shared),
          item('nobody', shared),
          item('refused', { '@microsoft.graph.sharedChanged': 'True' }),
        ],
        '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/drives/d/root/delta?token=1',
      },
    },
    {
      status: 200,
      json: {
        responses: [
          answer(0, 200, [{ inheritedFrom: { path: '/drives/d/root:' } }, { inheritedFrom: {} }]),
          answer(1, 200, [{ inheritedFrom: { path: '/drives/d/root:' } }, { roles: ['read'] }]),
          answer(2, 200, [{ inheritedFrom: { id: 'f', path: '/drives/d/root:/f' } }]),
          answer(3, 200, []),
          answer(4, 403),
        ],
      },
    },
  ]);
  const port = createLibrary(graph, { site: SITE, log: remembering() });
  const { changes } = await port.changes('d', null);
  expect(own(changes)).toEqual(['given', 'by-folder', 'nobody', 'refused']);
  expect(calls).toHaveLength(2);
});
