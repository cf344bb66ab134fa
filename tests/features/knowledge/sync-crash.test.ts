import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Database } from '../../../src/adapters/database/connect.ts';
import type { Audience } from '../../../src/kernel/audience.ts';
import { asId, type CommunityId } from '../../../src/kernel/ids.ts';
import { testDatabase } from '../../support/database/test-database.ts';
import { type Item, ScriptedDrives } from './scripted-drive.ts';
import {
  catalogueOf,
  expected,
  type Kill,
  type Process,
  shown,
  startProcess,
} from './sync-world.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const ALL: Audience = { kind: 'all' };
const WATER: Audience = { kind: 'community', community: asId<CommunityId>('water') };
/** Stories of each run of the suite; after a change of the reading some hundreds are worth their minutes. */
const RUNS = 40;
const DRIVES = ['one', 'two'] as const;

type Act =
  | 'file'
  | 'folder'
  | 'write'
  | 'rename'
  | 'move'
  | 'move-out'
  | 'remove'
  | 'share'
  | 'turn'
  | 'forget-tokens'
  | 'audience'
  | 'register'
  | 'publish';

interface Step {
  readonly act: Act;
  readonly drive: (typeof DRIVES)[number];
  /** Which of what there is; a name. */
  readonly pick: number;
}

const steps = fc.record<Step>({
  act: fc.constantFrom<Act>(
    ...(['file', 'file', 'file', 'folder', 'folder', 'write', 'rename', 'rename'] as const),
    ...(['move', 'move-out', 'remove', 'share', 'share', 'turn'] as const),
    ...(['forget-tokens', 'audience', 'register', 'publish'] as const),
  ),
  drive: fc.constantFrom(...DRIVES),
  pick: fc.nat(1_000),
});
const kills = fc.record<Kill>({ after: fc.nat(40), done: fc.boolean() });
const story = fc.array(fc.oneof({ arbitrary: steps, weight: 4 }, { arbitrary: kills, weight: 1 }), {
  minLength: 5,
  maxLength: 45,
});

const isWithin = (drives: ScriptedDrives, item: Item, folder: Item): boolean =>
  item === folder ||
  drives.below(folder).some((child) => child.folder && isWithin(drives, item, child));

function moved(drives: ScriptedDrives, item: Item, to: Item): void {
  if (item.folder && isWithin(drives, to, item)) return;
  item.parent = to.id;
  drives.touch(item);
}

/** What somebody does in SharePoint. */
function act(drives: ScriptedDrives, { act: what, drive, pick }: Step): void {
  const living = drives.living(drive).filter(({ parent }) => parent !== null);
  const folders = drives.living(drive).filter(({ folder }) => folder);
  const item = living[pick % Math.max(1, living.length)];
  const folder = folders[pick % Math.max(1, folders.length)];
  if (what === 'file' && folder) drives.make(drive, { parent: folder.id });
  if (what === 'folder' && folder) {
    drives.make(drive, { parent: folder.id, folder: true, name: `folder ${pick}` });
  }
  if (what === 'forget-tokens') drives.forgetTokens();
  const library = drives.libraries.get(drive);
  if (what === 'audience' && library) {
    const audience = library.audience.kind === 'all' ? WATER : ALL;
    drives.libraries.set(drive, { ...library, audience });
  }
  if (what === 'register' && library && drives.libraries.size > 1) drives.libraries.delete(drive);
  else if (what === 'register' && !library) {
    drives.libraries.set(drive, { driveId: drive, name: drive, audience: ALL });
  }
  if (!item) return;
  if (what === 'write' && !item.folder) drives.write(item, `words ${pick}`);
  if (what === 'remove') drives.remove(item);
  if (what === 'move' && folder) moved(drives, item, folder);
  if (what === 'move-out' && !item.folder) drives.moveTo(item, drive === 'one' ? 'two' : 'one');
  if (what === 'turn' && drives.below(item).length === 0) {
    item.folder = !item.folder;
    drives.write(item, `turned ${pick}`);
  }
  if (what === 'rename') item.name = `name ${pick}`;
  if (what === 'share') item.ownRights = !item.ownRights;
  if (what === 'rename' || what === 'share') drives.touch(item);
}

async function published(drives: ScriptedDrives, { drive }: Step): Promise<void> {
  if (!drives.libraries.has(drive)) return;
  const item = drives.make(drive, { name: 'published.docx' });
  const { sync } = startProcess(database, drives);
  await sync.known();
  if (sync.libraries().some(({ driveId }) => driveId === drive)) {
    await sync.published(drives.fileOf(item));
  }
}

type Told = readonly (Step | Kill)[];

/** Only what reading libraries writes: emptying all tables took longer than the stories. */
async function emptied(): Promise<void> {
  for (const table of ['products', 'products_gone', 'library_items', 'libraries'] as const) {
    await database.db.deleteFrom(table).execute();
  }
}

/** Feedback and tags hang on a product's id: the same item has the same for ever. */
async function sameIds(process: Process, idOf: Map<string, string>): Promise<void> {
  for (const { itemId, id } of (await catalogueOf(process)).values()) {
    expect(idOf.get(itemId) ?? id).toBe(id);
    idOf.set(itemId, id);
  }
}

async function endsAsTheLibrariesAre(told: Told): Promise<void> {
  await emptied();
  const drives = new ScriptedDrives();
  for (const drive of DRIVES) drives.add({ driveId: drive, name: drive, audience: ALL });
  const follower = startProcess(database, drives);
  await follower.sync.load();
  const idOf = new Map<string, string>();
  for (const step of told) {
    if ('after' in step) {
      const doomed = startProcess(database, drives, { kill: step });
      // Its end is the point; what it left behind is judged below.
      await doomed.sync.run().catch(() => undefined);
    } else if (step.act === 'publish') await published(drives, step);
    else act(drives, step);
    if ('after' in step || step.act === 'publish') await sameIds(follower, idOf);
  }
  const last = startProcess(database, drives);
  await last.sync.run();
  await sameIds(last, idOf);
  const catalogue = await catalogueOf(last);
  expect(shown(catalogue)).toEqual(expected(drives));
  await follower.sync.follow();
  const bodies = new Map([...catalogue.values()].map(({ id, body }) => [id, body]));
  for (const { index } of [last, follower]) {
    expect(new Map([...index].map(([id, { body }]) => [id, body]))).toEqual(bodies);
  }
  const overview = await last.work.run((tx) => tx.libraries.all());
  expect(overview.map(({ state, listing }) => ({ state, listing }))).toEqual(
    overview.map(() => ({ state: 'ready', listing: false })),
  );
}

test('what is published after a listing stopped before its first page, and goes before it goes on, does not stay', async () => {
  const one = (what: Act): Step => ({ act: what, drive: 'one', pick: 0 });
  for (let after = 0; after < 10; after += 1) {
    await endsAsTheLibrariesAre([
      { act: 'register', drive: 'two', pick: 0 },
      { after, done: true },
      one('publish'),
      ...[one('file'), one('file'), one('move-out'), one('file'), one('file')],
    ]);
  }
});

test('whatever happens, and wherever the process is killed, catalogue and indexes end as the libraries are', async () => {
  await fc.assert(fc.asyncProperty(story, endsAsTheLibrariesAre), { numRuns: RUNS });
}, 120_000);
