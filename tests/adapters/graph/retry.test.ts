import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { askedWait, pauseAfter } from '../../../src/adapters/graph/retry.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { refusal, type Step, scripted } from './scripted.ts';

const ok: Step = { status: 200, json: { id: '1' } };
const thing = z.object({ id: z.string() });
const target = to('/things/{id}', { id: '1' });

test('a throttled read waits as long as the service asks and then succeeds', async () => {
  const { graph, pauses } = scripted([refusal(429, 'tooManyRequests', { 'retry-after': '7' }), ok]);
  await expect(graph.get(target, thing)).resolves.toEqual({ id: '1' });
  expect(pauses).toEqual([7_000]);
});

test('the larger of Retry-After and RateLimit-Reset counts', () => {
  expect(askedWait(new Headers({ 'retry-after': '3', 'ratelimit-reset': '11' }))).toBe(11_000);
  expect(askedWait(new Headers({ 'retry-after': '30', 'ratelimit-reset': '11' }))).toBe(30_000);
  expect(askedWait(new Headers())).toBeNull();
});

test('a date in Retry-After is measured against the date of the answer, not a clock of ours', () => {
  const headers = new Headers({
    date: 'Sun, 22 Nov 2026 10:00:00 GMT',
    'retry-after': 'Sun, 22 Nov 2026 10:00:45 GMT',
  });
  expect(askedWait(headers)).toBe(45_000);
});

test.each([502, 503, 504])('a read is repeated after %i', async (status) => {
  const { graph, sent } = scripted([refusal(status, 'serviceNotAvailable'), ok]);
  await graph.get(target, thing);
  expect(sent).toHaveLength(2);
});

test.each([400, 401, 403, 404, 409, 500])('a read is not repeated after %i', async (status) => {
  const { graph, pauses } = scripted([refusal(status, 'no'), refusal(status, 'no')]);
  await expect(graph.get(target, thing)).rejects.toMatchObject({ name: 'AppError', status });
  expect(pauses).toEqual([]);
});

test('pauses double and are spread by chance, between half of the step and all of it', async () => {
  const steps = Array.from({ length: 5 }, () => refusal(503, 'serviceNotAvailable'));
  const { graph, pauses } = scripted(steps);
  await expect(graph.get(target, thing)).rejects.toMatchObject({ code: 'unavailable' });
  expect(pauses).toEqual([250, 500, 1_000, 2_000]);
  const lost = { kind: 'lost', error: null } as const;
  const options = { attempts: 5, baseMs: 500, longestMs: 60_000 };
  expect(pauseAfter(1, lost, { ...options, random: () => 0.999 })).toBeCloseTo(500, 0);
});

test('chance only ever adds to the wait that the service asked for', () => {
  const response = new Response(null, { status: 429, headers: { 'retry-after': '10' } });
  const options = { attempts: 5, baseMs: 500, longestMs: 60_000 };
  const pause = pauseAfter(1, { kind: 'answered', response }, { ...options, random: () => 0.5 });
  expect(pause).toBe(10_000 + 500);
});

test('asked to wait longer than a call may take, it gives up at once', async () => {
  const { graph, sent } = scripted([refusal(429, 'tooManyRequests', { 'retry-after': '600' }), ok]);
  await expect(graph.get(target, thing)).rejects.toMatchObject({
    status: 429,
    code: 'unavailable',
  });
  expect(sent).toHaveLength(1);
});

test('a read whose connection was lost is repeated', async () => {
  const { graph, sent } = scripted(['lost', ok]);
  await graph.get(target, thing);
  expect(sent).toHaveLength(2);
});

test.each<[string, Step]>([
  ['no answer', 'lost'],
  ['502', refusal(502, 'badGateway')],
  ['504', refusal(504, 'gatewayTimeout')],
  ['503 that does not say when to come back', refusal(503, 'serviceNotAvailable')],
])('a POST that may have happened is never repeated: %s', async (_name, step) => {
  const { graph, sent } = scripted([step, ok]);
  await expect(graph.post(target, {}, thing)).rejects.toMatchObject({ code: 'unavailable' });
  expect(sent).toHaveLength(1);
});

test.each<[string, Step]>([
  ['429', refusal(429, 'tooManyRequests')],
  ['412', refusal(412, 'preconditionFailed')],
  ['503 with Retry-After', refusal(503, 'serviceNotAvailable', { 'retry-after': '1' })],
])('a POST that was certainly refused is repeated: %s', async (_name, step) => {
  const { graph, sent } = scripted([step, ok]);
  await graph.post(target, { a: 1 }, thing);
  expect(sent.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
});

test('a POST that does no harm twice is repeated like a read', async () => {
  const { graph, sent } = scripted(['lost', ok]);
  await graph.post(target, {}, thing, { repeatable: true });
  expect(sent).toHaveLength(2);
});

test('throttled members of a batch are asked again, the others keep their answer', async () => {
  const { graph, sent, pauses } = scripted([
    {
      status: 200,
      json: {
        responses: [
          { id: '1', status: 429, headers: { 'Retry-After': '4' }, body: {} },
          { id: '0', status: 200, body: { n: 0 } },
          { id: '2', status: 404, body: {} },
        ],
      },
    },
    { status: 200, json: { responses: [{ id: '0', status: 200, body: { n: 1 } }] } },
  ]);
  const calls = ['a', 'b', 'c'].map((id) => ({ id, target: to('/things/{id}', { id }) }));
  const answers = await graph.batch(calls);
  expect(Object.fromEntries(answers)).toEqual({
    a: { status: 200, body: { n: 0 } },
    b: { status: 200, body: { n: 1 } },
    c: { status: 404, body: {} },
  });
  expect(pauses).toEqual([4_000]);
  expect(JSON.parse(String(sent[1]?.body))).toEqual({
    requests: [{ id: '0', method: 'GET', url: '/things/b' }],
  });
});

test('a batch holds twenty calls at most', async () => {
  const answers = (count: number): Step => ({
    status: 200,
    json: {
      responses: Array.from({ length: count }, (_, id) => ({ id: String(id), status: 200 })),
    },
  });
  const { graph, sent } = scripted([answers(20), answers(5)]);
  const calls = Array.from({ length: 25 }, (_, id) => ({ id: `${id}`, target }));
  expect((await graph.batch(calls)).size).toBe(25);
  expect(sent).toHaveLength(2);
});
