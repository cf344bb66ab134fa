import { afterEach, expect, test } from '@jest/globals';
import type { WebhookItem, Webhooks } from '../../src/http/webhooks.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { powers, type Running, running } from './fakes.ts';

/** The door at which Graph knocks: it asks whether anybody is there, and is answered once what it brings is kept. */

let app: Running | null = null;
afterEach(() => app?.server.close(0));

const PATHS = ['/api/graph/notifications', '/api/graph/lifecycle'] as const;

async function door(receive: Webhooks['receive'] = async () => undefined) {
  const kept: (readonly WebhookItem[])[] = [];
  app = await running({
    local: powers(),
    webhooks: {
      receive: async (items, tokens) => {
        await receive(items, tokens);
        kept.push(items);
      },
    },
  });
  return { kept, call: app.call };
}

test.each(PATHS)('%s gives the token back as it was, as text that nothing runs', async (path) => {
  const { call } = await door();
  const token = 'Validation: Testing <script>alert(1)</script> & more+less é';
  const encoded = encodeURIComponent(token).replaceAll('%20', '+');
  const answer = await call('POST', `${path}?validationToken=${encoded}`, {
    headers: { 'content-type': 'text/plain' },
  });
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(token);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a token beyond all measure is refused', async () => {
  const { call } = await door();
  const answer = await call('POST', `${PATHS[0]}?validationToken=${'x'.repeat(3_000)}`);
  expect(answer.status).toBe(400);
});

test('what is notified is accepted once it is kept, item by item', async () => {
  const { call, kept } = await door();
  const encryptedContent = {
    data: 'a',
    dataSignature: 'b',
    dataKey: 'c',
    encryptionCertificateId: 'd',
  };
  const answer = await call('POST', PATHS[0], {
    body: {
      value: [
        { clientState: 's1', changeType: 'created', encryptedContent, tenantId: 't' },
        { clientState: 's2', lifecycleEvent: 'subscriptionRemoved' },
        {},
      ],
      validationTokens: ['t'],
    },
  });
  expect(answer.status).toBe(202);
  expect(kept).toEqual([
    [
      { clientState: 's1', what: 'change', content: encryptedContent },
      { clientState: 's2', what: 'subscriptionRemoved', content: null },
      { clientState: '', what: 'change', content: null },
    ],
  ]);
});

test('what cannot be kept is not accepted, so that it comes again', async () => {
  for (const error of [new Error('disk'), new AppError('unavailable', 'database')]) {
    const { call } = await door(() => Promise.reject(error));
    const answer = await call('POST', PATHS[0], { body: { value: [] } });
    expect(answer.status).toBe(503);
    await app?.server.close(0);
  }
});

test.each([
  ['no JSON', 'no json', 400],
  ['no notification', { values: [] }, 400],
  ['items that are none', { value: ['x'] }, 400],
  ['too many items', { value: Array.from({ length: 1_001 }, () => ({})) }, 400],
  ['more than is ever sent', { value: [{ clientState: 'x'.repeat(9 * 1_048_576) }] }, 413],
])('%s', async (_what, body, status) => {
  const { call, kept } = await door();
  expect((await call('POST', PATHS[0], { body })).status).toBe(status);
  expect(kept).toEqual([]);
});

test('a hundred messages of the longest kind fit into one POST', async () => {
  const { call } = await door();
  const item = {
    clientState: 's',
    encryptedContent: {
      data: 'x'.repeat(60_000),
      dataSignature: 'b',
      dataKey: 'c',
      encryptionCertificateId: 'd',
    },
  };
  const value = Array.from({ length: 100 }, () => item);
  expect((await call('POST', PATHS[0], { body: { value } })).status).toBe(202);
});

test('where nothing is followed nobody is there', async () => {
  app = await running();
  expect((await app.call('POST', `${PATHS[0]}?validationToken=x`)).status).toBe(404);
});
