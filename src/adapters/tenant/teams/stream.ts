import { badRequest } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import type { UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { person } from './client-people.ts';
import { type FeedRow, showFeedItem } from './feed.ts';
import { showMessage } from './message-view.ts';
import type { MessageRow } from './messages.ts';

/** How long a silent line is believed in; of the machine's time, since it is about the connection. */
const HEARTBEAT_MS = 15_000;
const AT_ONCE = 200;

interface News {
  seq: number;
  data: unknown;
}

/** What this person has not heard of yet, oldest first. */
function newsFor(tenant: Tenant, who: UserRow, after: number): News[] {
  const rows = tenant.db.all<MessageRow>(
    `SELECT * FROM messages WHERE seq > ?1 AND (conversation = ?2 OR conversation IN (
       SELECT c.id FROM channels c JOIN memberships m ON m.team_id = c.team_id WHERE m.user_id = ?3
       UNION SELECT chat_id FROM group_members WHERE user_id = ?3))
     ORDER BY seq LIMIT ?4`,
    after,
    who.chat_id,
    who.id,
    AT_ONCE,
  );
  const pings = tenant.db.all<FeedRow>(
    'SELECT * FROM feed WHERE user_id = ? AND seq > ? ORDER BY seq LIMIT ?',
    who.id,
    after,
    AT_ONCE,
  );
  return [
    ...rows.map((row) => ({
      seq: row.seq,
      data: { in: row.conversation, message: showMessage(tenant, row, who.id) },
    })),
    ...pings.map((row) => ({ seq: row.seq, data: showFeedItem(row) })),
  ]
    .sort((one, other) => one.seq - other.seq)
    .slice(0, AT_ONCE);
}

/**
 * One connection for everything a person hears of: `{in, message}` for each new or changed message, `{kind:'activity',
 * …}` for a notification. The event's id is the position to go on from (`after`, or Last-Event-ID as browsers send it).
 */
function stream(call: Call): Reply {
  const { tenant, query } = call;
  const who = person(tenant, query.get('as'));
  const from = call.headers['last-event-id'] ?? query.get('after') ?? String(tenant.db.lastSeq());
  let after = Number(from);
  if (!Number.isFinite(after)) throw badRequest('after is a number.');
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    stream: async (write, closed) => {
      write(`retry: 1000\n: everything after ${after}\n\n`);
      while (!closed.aborted) {
        const news = newsFor(tenant, who, after);
        for (const { seq, data } of news) write(`id: ${seq}\ndata: ${JSON.stringify(data)}\n\n`);
        after = news.at(-1)?.seq ?? after;
        if (news.length === AT_ONCE) continue;
        const heard = tenant.db.lastSeq();
        await tenant.signal.wait(HEARTBEAT_MS);
        if (!closed.aborted && tenant.db.lastSeq() === heard) write(': still here\n\n');
      }
    },
  };
}

export const streamRoutes: Route[] = [openRoute('GET', '/client/stream', stream)];
