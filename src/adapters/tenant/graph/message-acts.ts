import { z } from 'zod';
import { empty, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { channelOf, teamOf, userOf } from '../people.ts';
import { deleteMessage, type MessageRow, messageOf, restoreMessage } from '../teams/messages.ts';
import { react } from '../teams/reactions.ts';
import { tellDelete, tellReaction, tellUpdate, toldOf } from '../teams/say.ts';
import { requireMember } from './access.ts';

interface Act {
  row: MessageRow;
  personId: string;
  owner: boolean;
}

/** The post or reply a call names, and the person who acts. Applications have no such right: 403. */
function actOf(call: Call): Act {
  const { db } = call.tenant;
  const team = teamOf(db, call.params.team ?? '');
  requireMember(call, team.id);
  const channel = channelOf(db, team.id, call.params.channel ?? '');
  const { personId } = call.caller;
  if (personId === undefined)
    throw forbidden('This API is not supported in application-only context.', 'Forbidden');
  const { message = '', reply } = call.params;
  const row = messageOf(call.tenant, channel.id, reply ?? message);
  if (!row || row.root_id !== (reply === undefined ? null : message))
    throw notFound('Message not found.', 'NotFound');
  const owner = db.get(
    'SELECT 1 FROM memberships WHERE team_id = ? AND user_id = ? AND owner = 1',
    team.id,
    personId,
  );
  return { row, personId, owner: owner !== undefined };
}

/**
 * Who may delete and bring back is not told by the documentation. Here it is as in the client with the usual settings
 * of a team: the author, and the team's owners for what others (the bot too) wrote.
 */
function requireAuthorOrOwner({ row, personId, owner }: Act): void {
  if (owner || (row.from_kind === 'person' && row.from_id === personId)) return;
  throw forbidden('Only the author and the owners of the team may do this.', 'Forbidden');
}

async function softDelete(call: Call): Promise<Reply> {
  const act = actOf(call);
  requireAuthorOrOwner(act);
  if (act.row.deleted) return empty();
  deleteMessage(call.tenant, act.row);
  if (act.row.from_kind === 'person') void tellDelete(call.tenant, act.row);
  return empty();
}

async function undoSoftDelete(call: Call): Promise<Reply> {
  const act = actOf(call);
  requireAuthorOrOwner(act);
  if (!act.row.deleted) return empty();
  const row = restoreMessage(call.tenant, act.row);
  if (row.from_kind === 'person') void tellUpdate(call.tenant, row, 'undeleteMessage', toldOf(row));
  return empty();
}

const reactionSchema = z.object({ reactionType: z.string().min(1).max(50) });

async function reaction(call: Call, remove: boolean): Promise<Reply> {
  const { row, personId } = actOf(call);
  const { reactionType: type } = readBody(call, reactionSchema);
  if (row.deleted) throw badRequest('The message was deleted.', 'BadRequest');
  const changed = react(call.tenant, row, personId, { type, remove });
  const who = userOf(call.tenant.db, personId);
  if (changed) void tellReaction(call.tenant, who, row, { type, removed: remove });
  return empty();
}

const POST = '/teams/{team}/channels/{channel}/messages/{message}';
export const messageActRoutes: Route[] = [POST, `${POST}/replies/{reply}`].flatMap((one) => [
  route('POST', `${one}/softDelete`, softDelete),
  route('POST', `${one}/undoSoftDelete`, undoSoftDelete),
  route('POST', `${one}/setReaction`, (call) => reaction(call, false)),
  route('POST', `${one}/unsetReaction`, (call) => reaction(call, true)),
]);
