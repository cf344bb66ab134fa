import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Graph } from '../../../src/adapters/graph/client.ts';
import { follow, to } from '../../../src/adapters/graph/route.ts';
import { refusal, scripted } from './scripted.ts';

const thing = z.object({ id: z.string() });
const target = to('/things/{id}', { id: '1' });

async function idsOf(graph: Graph): Promise<string[]> {
  const found: string[] = [];
  for await (const page of graph.pages(to('/things'), thing)) {
    found.push(...page.map(({ id }) => id));
  }
  return found;
}

test('every call carries the token and our name', async () => {
  const { graph, sent } = scripted([{ status: 200, json: { id: '1' } }]);
  await graph.get(target, thing);
  expect(sent[0]?.url).toBe('https://graph.example/v1.0/things/1');
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer app-1');
  expect(sent[0]?.headers.get('user-agent')).toMatch(/^NONISV\|Praxis\|/);
});

test('a refused token is replaced once', async () => {
  const { graph, sent } = scripted([
    refusal(401, 'InvalidAuthenticationToken'),
    { status: 200, json: { id: '1' } },
  ]);
  await graph.get(target, thing);
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer app-1',
    'Bearer app-2',
  ]);
});

test('a token refused twice is an error, not a loop', async () => {
  const { graph, sent } = scripted([refusal(401, 'no'), refusal(401, 'no'), refusal(401, 'no')]);
  await expect(graph.get(target, thing)).rejects.toMatchObject({
    status: 401,
    code: 'unavailable',
  });
  expect(sent).toHaveLength(2);
});

test('in the name of a person the call carries that person’s token', async () => {
  const { graph, sent } = scripted([{ status: 200, json: { id: '1' } }]);
  await graph.as({ get: async () => 'for-amina', reject: () => undefined }).get(target, thing);
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer for-amina');
});

test('a next link to another host is refused: the token cannot be led away', async () => {
  const { graph, sent } = scripted([
    {
      status: 200,
      json: {
        value: [{ id: 'a' }],
        '@odata.nextLink': 'https://evil.example/v1.0/things?$skiptoken=x',
      },
    },
    { status: 200, json: { value: [{ id: 'b' }] } },
  ]);
  await expect(idsOf(graph)).rejects.toMatchObject({ reason: 'foreignLink' });
  expect(sent).toHaveLength(1);
});

test('pages are read to the end, and pages that never end are an error', async () => {
  const page = (id: string, next?: string) => ({
    status: 200,
    json: {
      value: [{ id }],
      ...(next
        ? { '@odata.nextLink': `https://graph.example/v1.0/things?$skiptoken=${next}` }
        : {}),
    },
  });
  const ending = scripted([page('a', '1'), page('b', '2'), page('c')]);
  expect(await idsOf(ending.graph)).toEqual(['a', 'b', 'c']);
  const endless = scripted([page('a', '1'), page('b', '2'), page('c', '1'), page('d', '2')]);
  await expect(idsOf(endless.graph)).rejects.toMatchObject({ reason: 'endlessPages' });
  expect(endless.sent).toHaveLength(3);
});

test('an address that carries its own permission gets no token', async () => {
  const { graph, sent } = scripted([{ status: 200 }]);
  await graph.open('https://files.example/download?tempauth=1');
  expect(sent[0]?.headers.has('authorization')).toBe(false);
});

test('telemetry counts attempts by route, never by id', async () => {
  const { graph, calls } = scripted([
    refusal(429, 'tooManyRequests'),
    'lost',
    { status: 200, json: { id: '1' } },
  ]);
  await graph.get(target, thing);
  expect(calls.map(({ method, route, status }) => [method, route, status])).toEqual([
    ['GET', '/things/{id}', 429],
    ['GET', '/things/{id}', 0],
    ['GET', '/things/{id}', 200],
  ]);
});

test('an answer of another shape is an error that shows nothing of the answer', async () => {
  const { graph } = scripted([{ status: 200, json: { id: 5, secret: 'salary' } }]);
  const failure = await graph.get(target, thing).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'AppError', code: 'unavailable' });
  expect(String(failure)).not.toContain('salary');
});

test('a part of a larger buffer is sent as that part', async () => {
  const { graph, sent } = scripted([{ status: 201, json: { id: '1' } }]);
  await graph.put(target, new TextEncoder().encode('0123456789').subarray(3, 6), thing);
  expect(Buffer.from(sent[0]?.body as Uint8Array).toString()).toBe('345');
  expect(sent[0]?.headers.get('content-type')).toBe('application/octet-stream');
});

test('refusals become words: absent, changed meanwhile, too large, else unavailable', async () => {
  const expected = {
    404: 'not-found',
    409: 'changed-meanwhile',
    413: 'too-large',
    403: 'unavailable',
  };
  for (const [status, code] of Object.entries(expected)) {
    const { graph } = scripted([refusal(Number(status), 'why')]);
    await expect(graph.get(target, thing)).rejects.toMatchObject({ code, reason: 'why' });
  }
});

test('names are encoded in paths and queries, the syntax of queries is not', () => {
  expect(
    to(
      '/drives/{drive}/root:/{path}:/content',
      { drive: 'b!x', path: ['Été #1', 'a&b.docx'] },
      { $expand: 'fields($select=A,B)', $filter: "name eq 'é & ü'" },
    ).path,
  ).toBe(
    "/drives/b!x/root:/%C3%89t%C3%A9%20%231/a%26b.docx:/content?$expand=fields($select=A,B)&$filter=name%20eq%20'%C3%A9%20%26%20%C3%BC'",
  );
  expect(() => to('/users/{id}')).toThrow('needs a value for id');
});

test('links are kept without host and version', () => {
  const link = "https://graph.microsoft.com/v1.0/drives/b!x/root/delta(token='abc=')?$top=5";
  expect(follow('/d', link).path).toBe("/drives/b!x/root/delta(token='abc=')?$top=5");
  expect(follow('/d', '/drives/b!x/root/delta?token=1').path).toBe(
    '/drives/b!x/root/delta?token=1',
  );
});
