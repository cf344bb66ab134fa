import { z } from 'zod';
import { BOT_ID } from '../bot.ts';
import { newGuid } from '../ids.ts';
import { nameOf, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { frame } from './frame.ts';
import { addMessage } from './messages.ts';
import { contentOf, type Sent } from './sent.ts';

const OAUTH = 'application/vnd.microsoft.card.oauth';
const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
/** The right to the application's own API: what a silent token is given for. */
const OWN_API = 'access_as_user';
/** Ms of the tenant's clock; what any activity has. */
const ANSWER_MS = 15_000;

const cardSchema = z.looseObject({
  text: z.string().default(''),
  connectionName: z.string(),
  tokenExchangeResource: z.looseObject({ id: z.string(), uri: z.string() }),
  buttons: z.array(z.looseObject({ title: z.string(), value: z.string() })).default([]),
});
type Card = z.infer<typeof cardSchema>;

/** The card by which a bot asks Teams to sign its person in; null where the message has none. */
export function signInCardOf(sent: Sent): Card | null {
  const found = sent.attachments?.find(({ contentType }) => contentType === OAUTH);
  const card = cardSchema.safeParse(found?.content);
  return card.success ? card.data : null;
}

/**
 * As a client does it: gets a token for the address on the card and brings it to the bot; the person sees nothing of
 * it. Where no token is given, or the bot does not take it, they see the card with its button.
 */
export async function signInSilently(tenant: Tenant, who: UserRow, card: Card): Promise<void> {
  const allowed = tenant.consents.personScopes(who.id).includes(OWN_API);
  const status = allowed
    ? await told(tenant, who, 'signin/tokenExchange', await exchange(tenant, who, card))
    : await told(tenant, who, 'signin/failure', NO_CONSENT);
  if ((!allowed || status !== 200) && !tenant.closing.aborted) show(tenant, who, card);
}

const NO_CONSENT = { code: 'resourcematchfailed', message: 'Consent is required.' };

async function exchange(tenant: Tenant, who: UserRow, card: Card): Promise<object> {
  const claims = { id: who.id, name: nameOf(who), upn: who.upn };
  const { id, uri } = card.tokenExchangeResource;
  const token = await tenant.identity.apiToken(claims, uri);
  return { id, connectionName: card.connectionName, token };
}

async function told(tenant: Tenant, who: UserRow, name: string, value: object): Promise<number> {
  const activity = {
    ...frame(tenant, who, { conversation: who.chat_id }),
    type: 'invoke',
    id: `f:${newGuid()}`,
    name,
    value,
  };
  const { status } = await tenant.delivery.deliver(activity, {
    keep: false,
    deadlineMs: ANSWER_MS,
  });
  return status;
}

function show(tenant: Tenant, who: UserRow, { text, buttons }: Card): void {
  const content = {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: text,
    body: [{ type: 'TextBlock', wrap: true, text }],
    actions: buttons.map(({ title, value: url }) => ({ type: 'Action.OpenUrl', title, url })),
  };
  const sent = { type: 'message', attachments: [{ contentType: ADAPTIVE, content }] };
  addMessage(tenant, {
    conversation: who.chat_id,
    from: { kind: 'bot', id: BOT_ID },
    ...contentOf(tenant, sent, 0),
  });
}
