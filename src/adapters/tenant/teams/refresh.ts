import { z } from 'zod';
import { json, readBody } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { invokeFrom } from './client-invokes.ts';
import { person, whereIs } from './client-people.ts';
import { messageOf } from './messages.ts';
import { isMeant, refreshOf } from './refresh-rule.ts';

const schema = z.object({
  as: z.string(),
  in: z.string().default('personal'),
  id: z.string(),
  /** The person asked for it in the message's menu; otherwise they only looked. */
  manual: z.boolean().default(false),
});

/** Looking at a card that refreshes: the bot is asked for the card as this person should see it. */
async function refresh(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, schema);
  const who = person(tenant, body.as);
  const place = whereIs(tenant, who, body.in);
  const row = messageOf(tenant, place.conversation, body.id);
  if (!row) throw notFound('There is no such message.', 'MessageNotFound');
  const found = refreshOf(row);
  if (!found) throw badRequest('This card does not refresh.', 'NoRefresh');
  if (!body.manual && !isMeant(tenant, row, found, who.id))
    return json({ status: 200, body: null });
  const rootId = place.channel ? (row.root_id ?? row.id) : undefined;
  const trigger = body.manual ? 'manual' : 'automatic';
  const value = { action: found.action, trigger };
  const invoke = { name: 'adaptiveCard/action', value, activityId: row.id, rootId };
  return json(await invokeFrom(tenant, who, place, invoke));
}

export const refreshRoutes: Route[] = [openRoute('POST', '/client/refresh', refresh)];
