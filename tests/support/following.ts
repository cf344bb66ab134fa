import { randomBytes } from 'node:crypto';
import { createSeal } from '../../src/adapters/database/token-seal.ts';
import { createDeletions } from '../../src/adapters/database/webhooks.ts';
import { systemIds } from '../../src/adapters/system/ids.ts';
import { BOT_APP_ID, TENANT_ID } from '../../src/adapters/tenant/address.ts';
import { deleteMessage, editMessage, messageOf } from '../../src/adapters/tenant/teams/messages.ts';
import type { Tenant } from '../../src/adapters/tenant/tenant.ts';
import { createServer } from '../../src/http/server.ts';
import { createFollowing, type Following } from '../../src/running/following.ts';
import { fakeDeps, powers } from '../http/fakes.ts';
import type { Journey } from './journey.ts';

const quiet = () => undefined;

/** The product's ears for notifications, at a door of their own, beside those of a journey. */
export interface Ears extends Following {
  /** What was counted, by name. */
  readonly counted: Readonly<Record<string, number>>;
  readonly url: string;
  /** Libraries that were said to have something new. */
  readonly libraries: readonly string[];
  /** Follows what there is, and does everything that comes of it. */
  listen(): Promise<void>;
  /** Whatever is on its way has come, and was worked off. */
  settle(): Promise<void>;
  /** As after a start, at the same address. */
  again(): Following;
  close(): Promise<void>;
}

const KEY = randomBytes(32);

/** What there is to hear for: a journey, or whatever else has these. */
export interface Heard extends Pick<Journey, 'app' | 'database' | 'settle'> {
  readonly tenant: Pick<Journey['tenant'], 'graph' | 'url'> & {
    readonly running: Pick<Journey['tenant']['running'], 'tenant'>;
  };
  readonly clock: Pick<Journey['clock'], 'now'>;
}

/** @param logged warnings are added to it */
export async function ears(j: Heard, logged: string[] = []): Promise<Ears> {
  const counted: Record<string, number> = {};
  const libraries: string[] = [];
  const note = (_fields: unknown, message: string): void => {
    logged.push(message);
  };
  const { tenant } = j.tenant.running;
  // Earlier journeys may have moved it on; theirs begins anew.
  tenant.clock.shift(j.clock.now().getTime() - tenant.clock.machine().getTime());
  let base: string | null = null;
  const parts: Parameters<typeof createFollowing>[1] = {
    world: {
      clock: j.clock,
      ids: systemIds(),
      log: { debug: quiet, info: quiet, warn: note, error: note },
      deletions: createDeletions(j.database.db),
    },
    database: j.database,
    graph: j.tenant.graph,
    seal: createSeal([{ id: 'test', key: KEY }]),
    appIds: new Set([BOT_APP_ID]),
    sender: {
      appId: 'praxis',
      tenantId: TENANT_ID,
      jwksUrl: `${j.tenant.url}/${TENANT_ID}/discovery/v2.0/keys`,
    },
    addresses: () =>
      base === null
        ? null
        : {
            notifications: `${base}/api/graph/notifications`,
            lifecycle: `${base}/api/graph/lifecycle`,
          },
    libraryChanged: (drive) => libraries.push(drive),
    count: (what) => {
      counted[what] = (counted[what] ?? 0) + 1;
    },
  };
  const following = createFollowing(j.app, parts);
  const server = createServer({
    ...fakeDeps({ webhooks: following.webhooks }),
    local: powers(),
  });
  base = await server.listen(0, '127.0.0.1');
  const settle = async (): Promise<void> => {
    await tenant.notifications.idle();
    await following.worker.settle();
    await following.following.settle();
    await j.settle();
  };
  return {
    ...following,
    counted,
    libraries,
    url: base,
    settle,
    async listen() {
      await following.follow();
      await settle();
    },
    again: () => createFollowing(j.app, parts),
    async close() {
      await following.stop();
      await server.close(0);
      for (const table of ['subscriptions', 'notifications', 'changes']) {
        tenant.db.run(`DELETE FROM ${table}`);
      }
    },
  };
}

export interface Said {
  readonly id: string;
  readonly channel: string;
  readonly thread: string | null;
  /** A person's id; null: the bot. */
  readonly by: string | null;
  readonly body: string;
  readonly contentType?: 'text' | 'html';
  readonly mentions?: readonly object[];
}

/** A message stands in the channel, under the id by which Teams has told the bot of it, or not. */
export function stands(tenant: Tenant, said: Said): void {
  const at = tenant.clock.iso();
  tenant.db.tx(() => {
    tenant.db.run(
      `INSERT INTO messages(id, seq, conversation, root_id, from_kind, from_id, body, content_type,
         attachments, mentions, summary, created, modified, chain, meta)
       VALUES(?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, NULL, ?, ?, ?, '{}')`,
      said.id,
      tenant.db.nextSeq(),
      said.channel,
      said.thread,
      said.by === null ? 'bot' : 'person',
      said.by ?? BOT_APP_ID,
      said.body,
      said.contentType ?? 'html',
      JSON.stringify(said.mentions ?? []),
      at,
      at,
      at,
    );
    if (said.thread !== null) {
      tenant.db.run('UPDATE messages SET chain = ? WHERE id = ?', at, said.thread);
    }
  });
}

const found = (tenant: Tenant, channel: string, id: string) => {
  const row = messageOf(tenant, channel, id);
  if (!row) throw new Error(`no message ${id}`);
  return row;
};

export const rewrites = (tenant: Tenant, channel: string, id: string, body: string): void =>
  editMessage(tenant, found(tenant, channel, id), { body, contentType: 'html' });

export const removes = (tenant: Tenant, channel: string, id: string): void =>
  deleteMessage(tenant, found(tenant, channel, id));
