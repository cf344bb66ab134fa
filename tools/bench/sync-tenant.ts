import {
  addItem,
  type DriveRow,
  deleteItem,
  type ItemRow,
  listItemOf,
  patchFields,
  replaceContent,
  rootOf,
} from '../../src/adapters/tenant/files/store.ts';
import { driveItemIdOf } from '../../src/adapters/tenant/ids.ts';
import { personIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { SYSTEM_ACTOR } from '../../src/adapters/tenant/seed/places.ts';
import { type RunningTenant, startTenant } from '../../src/adapters/tenant/server.ts';

/** The tenant's side of the synchronisation bench, in a process of its own so that its work is not counted as ours. */

export type Order =
  | { readonly what: 'start'; readonly items: number }
  | { readonly what: 'advance'; readonly ms: number }
  | { readonly what: 'change'; readonly count: number }
  | { readonly what: 'refusals' };
export interface Asked {
  readonly id: number;
  readonly order: Order;
}
export interface Told {
  readonly id: number;
  readonly answer: unknown;
}

const LIBRARY = 'Published knowledge';
/** One file of so many has readers of its own. */
const SHARED_EVERY = 100;

let running: RunningTenant | null = null;

function tenantOf(): RunningTenant['tenant'] {
  if (!running) throw new Error('the tenant was not started');
  return running.tenant;
}

const wordsOf = (index: number): string =>
  `Note ${index}. What worked in district ${index % 97}: offices opened early, and ${index % 13} employers came.`;

let library: { readonly drive: DriveRow; readonly root: ItemRow } | null = null;

/** Looked for once: the tenant finds a library's top by going through all that is in it. */
function driveOf(): { readonly drive: DriveRow; readonly root: ItemRow } {
  if (library) return library;
  const tenant = tenantOf();
  const drive = tenant.db.get<DriveRow>('SELECT * FROM drives WHERE name = ?', LIBRARY);
  const root = drive && rootOf(tenant, drive.id);
  if (!drive || !root) throw new Error(`no library "${LIBRARY}"`);
  library = { drive, root };
  return library;
}

function add(index: number): string {
  const { drive, root } = driveOf();
  const text = wordsOf(index);
  const id = driveItemIdOf(`bench:${index}`);
  addItem(tenantOf(), {
    id,
    drive,
    parent: root,
    name: `note-${index}.txt`,
    folder: false,
    actor: SYSTEM_ACTOR,
    content: { bytes: Buffer.from(text) },
    fields: { Title: `Note ${index}`, KnowledgeType: 'guide', Language: 'en' },
  });
  return id;
}

async function start(items: number): Promise<string> {
  running = await startTenant({
    port: 0,
    bot: 'http://127.0.0.1:9/api/messages',
    frozen: true,
    limits: 'documented',
    seed: { documents: 0 },
  });
  const { db } = running.tenant;
  const person = personIdOf('amina.diallo');
  db.tx(() => {
    for (let index = 0; index < items; index += 1) {
      const id = add(index);
      if (index % SHARED_EVERY !== 0) continue;
      const grant = {
        id: `grant-${index}`,
        roles: ['read'],
        grantedToV2: { user: { id: person } },
      };
      db.run('INSERT INTO grants VALUES(?, ?, ?)', grant.id, id, JSON.stringify(grant));
    }
  });
  asRead();
  return running.url;
}

/** Nothing is searched for here, and reading all of it for search would take the tenant longer than anything else. */
function asRead(): void {
  tenantOf().db.run("UPDATE items SET index_state = 'done'");
}

/** A tenth each new and gone, the rest in halves: other words, or another title. @returns the items */
function change(count: number): readonly string[] {
  const tenant = tenantOf();
  const { drive } = driveOf();
  const rows = tenant.db.all<ItemRow>(
    'SELECT * FROM items WHERE drive_id = ? AND folder = 0 AND deleted = 0 ORDER BY id LIMIT ?',
    drive.id,
    count,
  );
  const changed = rows.map((row, index) => {
    switch (index % 10) {
      case 0:
        return add(10_000_000 + index);
      case 1:
        deleteItem(tenant, row);
        return row.id;
      case 2:
      case 3:
      case 4:
      case 5: {
        const line = listItemOf(tenant, drive.list_id, row.list_item_id ?? 0);
        if (line) patchFields(tenant, line, { Title: `Renamed ${index}` }, SYSTEM_ACTOR);
        return row.id;
      }
      default: {
        const bytes = Buffer.from(`Rewritten ${index}. ${wordsOf(index)}`);
        replaceContent(tenant, row, { bytes }, SYSTEM_ACTOR);
        return row.id;
      }
    }
  });
  asRead();
  return changed;
}

async function obey(order: Order): Promise<unknown> {
  switch (order.what) {
    case 'start':
      return start(order.items);
    case 'advance':
      tenantOf().clock.advance(order.ms);
      return null;
    case 'change':
      return change(order.count);
    case 'refusals':
      return tenantOf().throttle.refusals();
  }
}

process.on('message', ({ id, order }: Asked) => {
  obey(order).then(
    (answer) => process.send?.({ id, answer } satisfies Told),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
