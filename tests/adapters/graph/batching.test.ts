import { expect, test } from '@jest/globals';
import { type BatchCall, chunksOf } from '../../../src/adapters/graph/batch.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { scripted } from './scripted.ts';

/** Calls by twenties: each is judged, refused and repeated on its own. */

const thing = (id: string, more: Partial<BatchCall> = {}): BatchCall => ({
  id,
  target: to('/things/{id}', { id }),
  ...more,
});
const mailbox = (id: string): BatchCall => ({
  id,
  target: to('/users/{id}/mailboxSettings', { id }),
});
const answers = (...responses: readonly object[]) => ({ status: 200, json: { responses } });
const requestsOf = (body: unknown): readonly Record<string, unknown>[] =>
  (JSON.parse(String(body)) as { requests: Record<string, unknown>[] }).requests;

test('twenty at most, and four of them at most concern mailboxes', () => {
  const calls = [
    ...Array.from({ length: 10 }, (_, index) => mailbox(`m${index}`)),
    ...Array.from({ length: 45 }, (_, index) => thing(`t${index}`)),
  ];
  const chunks = chunksOf(calls);
  expect(chunks.flat()).toHaveLength(calls.length);
  expect(new Set(chunks.flat())).toEqual(new Set(calls));
  for (const chunk of chunks) {
    expect(chunk.length).toBeLessThanOrEqual(20);
    expect(chunk.filter(({ id }) => id.startsWith('m')).length).toBeLessThanOrEqual(4);
  }
  expect(chunks).toHaveLength(3);
});

test('what is written carries its body and says what it is', async () => {
  const { graph, sent } = scripted([answers({ id: '0', status: 201, body: { id: 'a' } })]);
  const found = await graph.batch([thing('a', { method: 'POST', body: { name: 'A' } })]);
  expect(found.get('a')).toEqual({ status: 201, body: { id: 'a' } });
  expect(requestsOf(sent[0]?.body)).toEqual([
    {
      id: '0',
      method: 'POST',
      url: '/things/a',
      headers: { 'Content-Type': 'application/json' },
      body: { name: 'A' },
    },
  ]);
});

test('a member that was surely refused is sent again; a write that may have happened is its caller’s', async () => {
  const { graph, sent } = scripted([
    answers(
      { id: '0', status: 429, headers: { 'Retry-After': '3' } },
      { id: '1', status: 503 },
      { id: '2', status: 503 },
    ),
    answers({ id: '0', status: 200, body: 1 }, { id: '1', status: 200, body: 3 }),
  ]);
  const found = await graph.batch([
    thing('throttled', { method: 'POST', body: {} }),
    thing('unclear', { method: 'POST', body: {} }),
    thing('read'),
  ]);
  expect(requestsOf(sent[1]?.body).map(({ url }) => url)).toEqual([
    '/things/throttled',
    '/things/read',
  ]);
  expect([...found].map(([id, { status }]) => [id, status])).toEqual([
    ['unclear', 503],
    ['throttled', 200],
    ['read', 200],
  ]);
});

test('a batch whose answer gets lost is sent again only where nothing in it makes anything', async () => {
  const reads = scripted(['lost', answers({ id: '0', status: 200, body: 1 })]);
  expect((await reads.graph.batch([thing('a')])).get('a')?.status).toBe(200);
  const writes = scripted(['lost', answers({ id: '0', status: 200, body: 1 })]);
  await expect(writes.graph.batch([thing('a', { method: 'POST' })])).rejects.toThrow();
  expect(writes.sent).toHaveLength(1);
});
