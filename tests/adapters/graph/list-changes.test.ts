import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createLibrary } from '../../../src/adapters/graph/library.ts';
import { driveOfList, listOfDrive } from '../../../src/adapters/graph/list-places.ts';
import { NOTES, seedNotes } from '../../../src/adapters/tenant/seed/notes.ts';
import type { LibraryChange, LibraryFile, LibraryPort } from '../../../src/ports/library.ts';
import { localGraph, SITE } from './local.ts';
import { remembering, scripted } from './scripted.ts';

/** A list of knowledge is followed by its change feed as libraries are. */

let local: Awaited<ReturnType<typeof localGraph>>;
let library: LibraryPort;
let driveId = '';
let items = '';
beforeAll(async () => {
  local = await localGraph(2);
  seedNotes(local.tenant.tenant);
  library = createLibrary(local.graph, { site: SITE, log: remembering() });
  const notes = (await library.libraries()).find(({ name }) => name === NOTES);
  driveId = notes?.driveId ?? '';
  const place = listOfDrive(driveId);
  items = `/sites/${place?.site}/lists/${place?.list}/items`;
});
afterAll(() => local.tenant.close());

const address = (path: string) => ({ route: 'test', path });
const textOf = async (file: LibraryFile): Promise<string> =>
  new TextDecoder().decode(await library.content(file.driveId, file.itemId));
const files = (changes: readonly LibraryChange[]): LibraryFile[] =>
  changes.flatMap((change) => (change.kind === 'changed' ? [change.file] : []));

async function drain(from: string | null) {
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

async function added(fields: Readonly<Record<string, string>>): Promise<string> {
  return (await local.graph.post(address(items), { fields }, z.object({ id: z.string() }))).id;
}

test('the register names a list with its readers', async () => {
  const notes = (await library.libraries()).find(({ name }) => name === NOTES);
  expect(notes).toMatchObject({ audience: { kind: 'all' } });
  expect(notes?.driveId).toMatch(/^list:org\.sharepoint\.example,[^/]+\/[0-9a-f-]{36}$/);
});

test('a list can be named by its site and its name; one that is not there is left out', async () => {
  const row = (id: string, ListId: string) => ({ id, fields: { Title: id, Kind: 'all', ListId } });
  const log = remembering();
  const lists = (...names: string[]) => ({
    status: 200,
    json: { value: names.map((displayName) => ({ id: `id of ${displayName}`, displayName })) },
  });
  const { graph } = scripted([
    { status: 200, json: { id: 'site' } },
    lists('Audiences'),
    { status: 200, json: { value: [row('1', 'org.example:/sites/other/What we learned')] } },
    { status: 200, json: { id: 'other' } },
    lists('Tasks', 'What we learned'),
    {
      status: 200,
      json: { value: [row('2', 'org.example:/sites/gone/Notes'), row('3', 'Notes')] },
    },
    { status: 404, json: { error: { code: 'itemNotFound', message: '' } } },
  ]);
  const other = createLibrary(graph, { site: SITE, log });
  expect(await other.libraries()).toEqual([
    {
      driveId: driveOfList({ site: 'other', list: 'id of What we learned' }),
      name: '1',
      audience: { kind: 'all' },
    },
  ]);
  expect(await other.libraries()).toEqual([]);
  expect(log.lines).toHaveLength(2);
});

test('of a list with readers for single items nothing is read: nobody could be asked who they are', async () => {
  const ListId = 'org.example,1,2/00000000-0000-4000-8000-000000000001';
  const log = remembering();
  const { graph } = scripted([
    { status: 200, json: { id: 'site' } },
    { status: 200, json: { value: [{ id: 'list', displayName: 'Audiences' }] } },
    { status: 200, json: { value: [{ id: '1', fields: { Kind: 'checked', ListId } }] } },
  ]);
  expect(await createLibrary(graph, { site: SITE, log }).libraries()).toEqual([]);
  expect(log.lines).toHaveLength(1);
});

test('the first listing names the list as the top, and each item with its metadata and words', async () => {
  const { changes } = await drain(null);
  const [top] = changes;
  expect(top).toMatchObject({ kind: 'folder', parentId: null, ownRights: false });
  const found = files(changes);
  expect(found).toHaveLength(12);
  expect(new Set(found.map(({ metadata }) => metadata.language))).toEqual(
    new Set(['en', 'fr', 'es']),
  );
  for (const file of found) {
    expect(file).toMatchObject({
      driveId,
      parentId: top?.kind === 'folder' ? top.itemId : '',
      name: `${file.metadata.title}.txt`,
      webUrl: expect.stringContaining('/Lists/'),
      contentTag: expect.any(String),
      metadata: { type: 'good practice', publishedOn: expect.stringMatching(/^\d{4}-/) },
    });
  }
  const juliaca = found.find(({ metadata }) => metadata.countries?.includes('Peru'));
  if (!juliaca) throw new Error('no note of Peru');
  // At first from the page that named it, and then from the service.
  const words = [await textOf(juliaca), await textOf(juliaca)];
  expect(words[0]).toContain('junto a la balanza pública');
  expect(words[1]).toBe(words[0]);
});

test('after a listing only what changed is told: added, changed, deleted', async () => {
  const { cursor } = await drain(null);
  await expect(drain(cursor)).resolves.toMatchObject({ changes: [] });

  const id = await added({ Title: 'Quixotic note', Body: 'First words.' });
  const create = await drain(cursor);
  const [file] = files(create.changes);
  expect(create.changes).toHaveLength(1);
  expect(file).toMatchObject({ name: 'Quixotic note.txt' });

  await local.graph.patch(
    address(`${items}/${id}/fields`),
    { Title: 'Renamed note', Body: 'Second words.' },
    z.unknown(),
  );
  const change = await drain(create.cursor);
  const [renamed] = files(change.changes);
  expect(renamed).toMatchObject({ itemId: file?.itemId, name: 'Renamed note.txt' });
  expect(renamed?.contentTag).not.toBe(file?.contentTag);
  expect(renamed && (await textOf(renamed))).toBe('Renamed note\n\nSecond words.');

  await local.graph.remove(address(`${items}/${id}`));
  const gone = await drain(change.cursor);
  expect(gone.changes).toEqual([{ kind: 'deleted', itemId: file?.itemId }]);
  await expect(library.content(driveId, file?.itemId ?? '')).rejects.toMatchObject({ status: 404 });
});

test('a feed that forgot its place starts afresh, top first, and says so', async () => {
  const whole = await drain(null);
  const lost = await library.changes(driveId, `${items}/delta?token=forgotten`);
  expect(lost.resync).toBe(true);
  expect(lost.changes).toEqual(whole.changes);
  await expect(library.changes(driveId, whole.cursor)).resolves.toMatchObject({ resync: false });
});

const place = { site: 's', list: 'l' };
const DELTA = '/sites/s/lists/l/items/delta';
const feed = (value: readonly object[], link: object) => ({
  status: 200,
  json: { value, ...link },
});
const item = (id: string, fields: object, more: object = {}) => ({
  id,
  eTag: `"${id},1"`,
  webUrl: `https://org.example/Lists/l/${id}_.000`,
  fields,
  ...more,
});

test.each(['resyncChangesApplyDifferences', 'resyncChangesUploadDifferences'])(
  '%s: listed anew from the beginning',
  async (code) => {
    const { graph } = scripted([
      { status: 410, json: { error: { code, message: '' } } },
      feed([item('1', { Title: 'One' })], {
        '@odata.deltaLink': `https://g.example/v1.0${DELTA}?t=2`,
      }),
    ]);
    const other = createLibrary(graph, { site: SITE, log: remembering() });
    const page = await other.changes(driveOfList(place), `${DELTA}?t=1`);
    expect(page).toMatchObject({ resync: true, more: false, cursor: `${DELTA}?t=2` });
    expect(page.changes.map(({ kind }) => kind)).toEqual(['folder', 'changed']);
  },
);

test('pages are gone through by their links, and another process goes on between two', async () => {
  const first = feed([item('1', { Title: 'One' })], {
    '@odata.nextLink': `https://g.example/v1.0${DELTA}?t=next`,
  });
  const second = feed([item('2', { Title: 'Two' })], {
    '@odata.deltaLink': `https://g.example/v1.0${DELTA}?t=end`,
  });
  const drive = driveOfList(place);
  const before = createLibrary(scripted([first]).graph, { site: SITE, log: remembering() });
  const page = await before.changes(drive, null);
  expect(page).toMatchObject({ more: true, cursor: `${DELTA}?t=next` });
  const { graph, sent } = scripted([second]);
  const after = createLibrary(graph, { site: SITE, log: remembering() });
  const rest = await after.changes(drive, page.cursor);
  expect(files(rest.changes).map(({ name }) => name)).toEqual(['Two.txt']);
  expect(rest.more).toBe(false);
  expect(String(sent[0]?.url)).toContain(`${DELTA}?t=next`);
});

test('an item that is named twice counts as it was named last', async () => {
  const { graph } = scripted([
    feed(
      [
        item('1', { Title: 'Early' }),
        item('2', { Title: 'Gone' }),
        item('1', { Title: 'Late' }),
        { id: '2', deleted: { state: 'deleted' } },
      ],
      { '@odata.deltaLink': `https://g.example/v1.0${DELTA}?t=2` },
    ),
  ]);
  const other = createLibrary(graph, { site: SITE, log: remembering() });
  const { changes } = await other.changes(driveOfList(place), `${DELTA}?t=1`);
  expect(files(changes).map(({ name }) => name)).toEqual(['Late.txt']);
  expect(changes.filter(({ kind }) => kind === 'deleted')).toEqual([
    { kind: 'deleted', itemId: 'l.2' },
  ]);
});

test('only columns that are meant are read: markup becomes words, a link leads people', async () => {
  const { graph, sent } = scripted([
    feed(
      [
        item('1', {
          Title: 'Gate key',
          Body: '<div class="x"><p>Ask &amp; listen</p><p>3 &lt; 4&#33;</p><script>bad()</script></div>',
          Link: { Url: 'https://example.org/key', Description: 'The key' },
          Salary: 'secret',
        }),
        item('2', { Title: 'Trap', Body: 'if a < b and c > d', Link: 'javascript:alert(1)' }),
        item('3', { Title: 'Folder' }, { contentType: { id: '0x0120001234' } }),
        item('4', { Title: 'File' }, { contentType: { id: '0x0101' } }),
        item('5', { Title: 'Not yet approved', _ModerationStatus: 2 }),
      ],
      { '@odata.deltaLink': `https://g.example/v1.0${DELTA}?t=2` },
    ),
  ]);
  const other = createLibrary(graph, { site: SITE, log: remembering() });
  const { changes } = await other.changes(driveOfList(place), null);
  const [one, two, ...others] = files(changes);
  expect(others).toEqual([]);
  expect(one?.webUrl).toBe('https://example.org/key');
  expect(two?.webUrl).toBe('https://org.example/Lists/l/2_.000');
  const read = async (file: LibraryFile | undefined) =>
    new TextDecoder().decode(await other.content(driveOfList(place), file?.itemId ?? ''));
  expect(await read(one)).toBe('Gate key\n\nAsk & listen\n3 < 4!');
  expect(await read(two)).toBe('Trap\n\nif a < b and c > d');
  expect(changes).toContainEqual({ kind: 'deleted', itemId: 'l.5' });
  expect(decodeURIComponent(String(sent[0]?.url))).not.toContain('Salary');
});

test('where the feed gives no columns they are fetched by batch', async () => {
  const { graph } = scripted([
    { status: 501, json: { error: { code: 'notSupported', message: '' } } },
    feed(
      [
        { id: '1', eTag: '"1"' },
        { id: '2', eTag: '"2"' },
      ],
      { '@odata.deltaLink': `https://g.example/v1.0${DELTA}?t=2` },
    ),
    {
      status: 200,
      json: {
        responses: [
          { id: '1', status: 200, body: item('1', { Title: 'One' }) },
          // Gone since: the next page says so.
          { id: '2', status: 404, body: {} },
        ],
      },
    },
  ]);
  const other = createLibrary(graph, { site: SITE, log: remembering() });
  const { changes } = await other.changes(driveOfList(place), null);
  expect(files(changes).map(({ name }) => name)).toEqual(['One.txt']);
});

test('a list that may not be read says so apart from a service that is down', async () => {
  const { graph } = scripted([
    { status: 403, json: { error: { code: 'accessDenied', message: '' } } },
  ]);
  const other = createLibrary(graph, { site: SITE, log: remembering() });
  await expect(other.changes(driveOfList(place), null)).rejects.toMatchObject({
    code: 'forbidden',
  });
});
