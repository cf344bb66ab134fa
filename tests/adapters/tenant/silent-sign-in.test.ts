import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { findUser, type UserRow } from '../../../src/adapters/tenant/people.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { signInCardOf, signInSilently } from '../../../src/adapters/tenant/teams/silent-sign-in.ts';
import { clientOf, type Ear, startEar } from './teams-bot.ts';

const AMINA = personIdOf('amina.diallo');
const URI = 'api://praxis-local';
const CONTENT = {
  text: 'One moment',
  connectionName: 'praxis',
  tokenExchangeResource: { id: 'exchange-1', uri: URI },
  buttons: [{ type: 'openUrl', title: 'Open the tab', value: 'https://praxis.example/tab' }],
};
const MESSAGE = {
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content: CONTENT }],
};

let bot: Ear;
let running: RunningTenant;
let amina: UserRow;
beforeEach(async () => {
  bot = await startEar();
  running = await startTenant({ bot: bot.url, limits: 'none', seed: { documents: 1 } });
  amina = findUser(running.tenant.db, AMINA) as UserRow;
});
afterEach(async () => {
  await running.close();
  await bot.close();
});

const shown = (): readonly string[] =>
  running.tenant.db
    .all<{ attachments: string }>(
      "SELECT attachments FROM messages WHERE from_kind = 'bot' AND conversation = ?",
      amina.chat_id,
    )
    .map(({ attachments }) => attachments)
    .filter((text) => text.includes('Open the tab'));

const exchange = async (): Promise<void> => {
  const card = signInCardOf(MESSAGE);
  if (!card) throw new Error('the card was not understood');
  await signInSilently(running.tenant, amina, card);
};

test('a card that asks for a sign-in is answered by Teams itself, with the person’s token for its address', async () => {
  const path = `/connector/v3/conversations/${encodeURIComponent(amina.chat_id)}/activities`;
  const { status } = await clientOf(running.url).post(path, MESSAGE);
  expect(status).toBe(201);
  const [invoke] = await bot.hears(1);
  expect(invoke).toMatchObject({
    type: 'invoke',
    name: 'signin/tokenExchange',
    value: { id: 'exchange-1', connectionName: 'praxis' },
    from: { aadObjectId: AMINA },
  });
  const { token } = (invoke?.value ?? {}) as { token: string };
  expect(decodeJwt(token)).toMatchObject({ oid: AMINA, aud: URI, scp: 'access_as_user' });
});

test('the person sees nothing of it where the bot takes the token', async () => {
  await exchange();
  expect(bot.heard).toHaveLength(1);
  expect(shown()).toEqual([]);
});

test('where the bot does not take it, they see the card with its button', async () => {
  bot.answers.push({ status: 412, body: { failureDetail: 'consent' } });
  await exchange();
  expect(shown()).toHaveLength(1);
  expect(shown()[0]).toContain('https://praxis.example/tab');
});

test('without consent to the application’s own right the bot hears that, and they see the card', async () => {
  running.tenant.consents.setPerson(undefined, 'access_as_user', false);
  await exchange();
  expect(bot.heard).toMatchObject([
    { name: 'signin/failure', value: { code: 'resourcematchfailed' } },
  ]);
  expect(shown()).toHaveLength(1);
});
