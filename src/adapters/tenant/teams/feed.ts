import { json } from '../http/body.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { person } from './client-people.ts';

export interface FeedRow {
  id: string;
  seq: number;
  user_id: string;
  item: string;
  at: string;
}

/** A notification of the activity feed as a person reads it. */
export interface FeedItem {
  activityType: string;
  /** The app's sentence, its parameters filled in. */
  text: string;
  preview: string | null;
  /** Where a click on it leads. */
  webUrl: string | null;
  topic: string;
  chainId: number | null;
}

/** Shows it to these people; one of the same chain takes the place of the earlier one. */
export function notify(tenant: Tenant, userIds: readonly string[], item: FeedItem): void {
  tenant.db.tx(() => {
    for (const user of userIds) {
      if (item.chainId !== null)
        tenant.db.run(
          "DELETE FROM feed WHERE user_id = ? AND json_extract(item, '$.chainId') = ?",
          user,
          item.chainId,
        );
      tenant.db.run(
        'INSERT INTO feed(id, seq, user_id, item, at) VALUES(?, ?, ?, ?, ?)',
        newGuid(),
        tenant.db.nextSeq(),
        user,
        JSON.stringify(item),
        tenant.clock.iso(),
      );
    }
  });
  tenant.signal.ring();
}

export const showFeedItem = (row: FeedRow) => ({
  kind: 'activity',
  seq: row.seq,
  id: row.id,
  at: row.at,
  ...(JSON.parse(row.item) as FeedItem),
});

/** Newest first, as the bell shows them. */
function feed(call: Call): Reply {
  const who = person(call.tenant, call.query.get('as'));
  const rows = call.tenant.db.all<FeedRow>(
    'SELECT * FROM feed WHERE user_id = ? ORDER BY seq DESC LIMIT 100',
    who.id,
  );
  return json({ activity: rows.map(showFeedItem) });
}

export const feedRoutes: Route[] = [openRoute('GET', '/client/activity', feed)];
