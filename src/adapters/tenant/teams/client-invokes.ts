import { z } from 'zod';
import { BOT_NAME } from '../bot.ts';
import { json, readBody } from '../http/body.ts';
import { badRequest, forbidden, ODataError } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import type { UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import type { InvokeAnswer } from './activity.ts';
import { appOf, opensLink } from './app.ts';
import { person, whereIs } from './client-people.ts';
import type { Outcome } from './delivery.ts';
import { frame, withChannelData } from './frame.ts';
import { personState } from './installs.ts';
import { faultOf } from './invoke-answers.ts';
import { completed, withMessage } from './invoke-values.ts';
import { messageOf } from './messages.ts';
import type { Place } from './place.ts';
import { hears } from './say.ts';

/** Ms of the tenant's clock. Teams tells the figure for searches only; the rest has what any activity has. */
const QUERY_MS = 5_000;
const ANSWER_MS = 15_000;
const LINK_KEPT_MS = 30 * 60_000;

export interface Invoke {
  name: string;
  value: unknown;
  /** The card that was pressed or the message that was chosen. */
  activityId?: string | undefined;
  rootId?: string | undefined;
}

/**
 * Asks the bot and waits for its answer.
 * @throws ODataError 400 for a value Teams would not send, 403 where the bot is not, 502 for an answer that is none,
 *   504 for one that came too late; each in words fit to show
 */
export async function invokeFrom(
  tenant: Tenant,
  who: UserRow,
  place: Place,
  invoke: Invoke,
): Promise<InvokeAnswer> {
  // A message extension is the person's own, wherever they write: the bot need not be there.
  const own = invoke.name.startsWith('composeExtension/') && isTheirs(tenant, who);
  if (!own && !hears(tenant, place, true))
    throw forbidden(`${BOT_NAME} is not installed here.`, 'AppNotInstalled');
  const { name, activityId } = invoke;
  const value = withMessage(tenant, place, completed(name, invoke.value), activityId);
  const isLink = name.endsWith('ueryLink');
  if (isLink) return unfurl(tenant, who, place, { ...invoke, value });
  return ask(tenant, who, place, { ...invoke, value });
}

const isTheirs = (tenant: Tenant, who: UserRow): boolean =>
  personState(tenant, who.id) === 'installed';

async function ask(
  tenant: Tenant,
  who: UserRow,
  place: Place,
  { name, value, activityId, rootId }: Invoke,
): Promise<InvokeAnswer> {
  const deadline = name === 'composeExtension/query' ? QUERY_MS : ANSWER_MS;
  const activity = {
    ...frame(tenant, who, { ...place, ...(rootId ? { rootId } : {}) }),
    type: 'invoke',
    id: `f:${newGuid()}`,
    name,
    value,
    ...(activityId ? { replyToId: activityId } : {}),
  };
  const sent = name.startsWith('composeExtension/')
    ? withChannelData(activity, { source: { name: activityId ? 'message' : 'compose' } })
    : withChannelData(activity, { legacy: { replyToId: activityId } });
  const outcome = await tenant.delivery.deliver(sent, { keep: false, deadlineMs: deadline });
  return understood(name, outcome, deadline);
}

function understood(name: string, outcome: Outcome, deadline: number): InvokeAnswer {
  const { status, body } = outcome;
  if (outcome.late)
    throw new ODataError(
      504,
      'BotTooSlow',
      `${BOT_NAME} did not answer within ${deadline / 1_000} seconds.`,
    );
  if (status === 501) throw failed(`${BOT_NAME} has no answer to ${name}.`);
  if (status === 502) throw failed(`${BOT_NAME} cannot be reached. Is its server running?`);
  if (status < 200 || status >= 300)
    throw failed(`${BOT_NAME} could not answer (status ${status}).`);
  const fault = faultOf(name, body);
  if (fault)
    throw failed(`${BOT_NAME} answered ${name} in a way Teams does not understand. ${fault}`);
  return { status, body: body ?? null };
}

const failed = (message: string): ODataError => new ODataError(502, 'BotFailed', message);

/** Teams asks once for a link and keeps the card; here for each person, who may not all see the same. */
async function unfurl(
  tenant: Tenant,
  who: UserRow,
  place: Place,
  invoke: Invoke,
): Promise<InvokeAnswer> {
  const { url } = invoke.value as { url: string };
  if (!opensLink(appOf(tenant), url))
    throw badRequest(`${BOT_NAME} does not open links like this one.`, 'NotOurLink');
  const key = `${who.id} ${url}`;
  const now = tenant.clock.now().getTime();
  const kept = tenant.unfurled.get(key);
  if (kept && kept.until > now) return kept.answer;
  const answer = firstCard(await ask(tenant, who, place, invoke));
  tenant.unfurled.set(key, { until: now + LINK_KEPT_MS, answer });
  return answer;
}

/** Of several cards for one link Teams shows the first. */
function firstCard(answer: InvokeAnswer): InvokeAnswer {
  const body = answer.body as { composeExtension?: { attachments?: unknown[] } } | null;
  const extension = body?.composeExtension;
  if (!extension?.attachments) return answer;
  const attachments = extension.attachments.slice(0, 1);
  return { ...answer, body: { ...body, composeExtension: { ...extension, attachments } } };
}

const invokeSchema = z.object({
  as: z.string(),
  in: z.string().default('personal'),
  name: z.string(),
  value: z.unknown(),
  activityId: z.string().optional(),
});

async function invoke(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, invokeSchema);
  const who = person(tenant, body.as);
  const place = whereIs(tenant, who, body.in);
  const pressed = messageOf(tenant, place.conversation, body.activityId ?? '');
  const rootId = place.channel ? (pressed?.root_id ?? pressed?.id) : undefined;
  const { name, value, activityId } = body;
  return json(await invokeFrom(tenant, who, place, { name, value, activityId, rootId }));
}

export const invokeRoutes: Route[] = [openRoute('POST', '/client/invoke', invoke)];
