import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { conform, surfaceLines } from '../../tools/graph-conformance.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pairs-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, content: unknown): void => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(join(folder, name), text);
};
async function run(): Promise<{ lines: string[]; totals: object }> {
  const lines: string[] = [];
  const totals = await conform(folder, (line) => lines.push(line));
  return { lines, totals };
}
const SCHEMA = {
  types: {
    'microsoft.graph.entity': { base: null, properties: { id: { type: 'Edm.String' } } },
    'microsoft.graph.channel': {
      base: 'graph.entity',
      open: false,
      properties: {
        displayName: { type: 'Edm.String' },
        description: { type: 'Edm.String' },
        createdDateTime: { type: 'Edm.DateTimeOffset' },
        isFavoriteByDefault: { type: 'Edm.Boolean' },
        isArchived: { type: 'Edm.Boolean' },
        email: { type: 'Edm.String' },
        tenantId: { type: 'Edm.String' },
        webUrl: { type: 'Edm.String' },
        membershipType: { type: 'graph.channelMembershipType' },
      },
      navigation: {},
    },
  },
  enums: { 'microsoft.graph.channelMembershipType': ['standard', 'private', 'shared'] },
};
const docs = (...examples: object[]) => ({ docs2023: { examples }, mocks2025: { mocks: [] } });
const CHANNEL = 'https://graph.microsoft.com/v1.0/teams/{team-id}/channels/{channel-id}';

test('pairs of every format are played with ids, columns and resources of the tenant itself', async () => {
  put('schema-subset.json', SCHEMA);
  put(
    'documented.json',
    docs(
      {
        request: { method: 'GET', url: CHANNEL, headers: {} },
        response: { status: 200, headers: {}, body: { id: '19:x', displayName: 'Talk' } },
      },
      {
        request: {
          method: 'PATCH',
          url: '/sites/{site-id}/lists/{list-id}/items/{item-id}/fields',
          body: { Hue: 'Ochre', Weight: 12 },
        },
        response: { status: 200, body: { Hue: 'Ochre', Weight: 12 } },
      },
    ),
  );
  put('mocks.json', {
    mocks2025: {
      mocks: [
        {
          request: {
            method: 'POST',
            urlPattern: '*',
            exampleUrl: `https://graph.microsoft.com/v1.0/teams/172b0cce-e65d-44ce-9a49-91d9f2e8593a/channels/19:22273db3497f4b32bue61f6e82be21c5@thread.tacv2/messages/1649864053377/softDelete`,
          },
          response: { status: 204, headers: [], body: null },
        },
      ],
    },
  });
  put('concepts.json', {
    examples: [
      {
        page: 'a page',
        request: { method: 'GET', url: 'https://graph.microsoft.com/v1.0/users/delta' },
        response: {
          status: 200,
          body: { '@odata.context': 'x', '@odata.deltaLink': 'x', value: [{ displayName: 'A' }] },
        },
      },
      { page: 'a page', request: null, response: { status: 200 } },
      {
        request: { method: 'GET', url: '/users/nobody' },
        response: { status: 404, body: { error: { code: 'x', message: 'y' } } },
      },
    ],
  });
  const { lines, totals } = await run();
  expect(lines.filter((line) => line.startsWith('FAIL'))).toEqual([]);
  expect(totals).toEqual({ pairs: 6, passed: 5, failed: 0, excepted: 1 });
}, 120_000);

test.each([
  ['a status that no answer has', { status: 418 }, 'answers 200, documented is 418'],
  [
    'a property that ours lacks',
    { status: 200, body: { id: 'x', webUrl: 'u', description: 'd', colour: 'red' } },
    undefined,
  ],
  [
    'a header that ours lacks',
    { status: 200, headers: { 'Retry-After': '3' } },
    'the header retry-after is missing',
  ],
])(
  '%s is told',
  async (_what, response, why) => {
    put('schema-subset.json', SCHEMA);
    put('pairs.json', docs({ request: { method: 'GET', url: CHANNEL }, response }));
    const { lines, totals } = await run();
    // What the schema does not know is a page's error, and nobody can be asked for it.
    expect(totals).toMatchObject(why ? { failed: 1, passed: 0 } : { failed: 0, passed: 1 });
    const told = lines.find((line) => line.includes('{channel}')) ?? '';
    expect(told).toMatch(why ? /^FAIL/ : /^ok/);
    expect(told).toContain(why ?? '{channel}');
  },
  120_000,
);

test('an answer of another type than the schema says fails, and so does a property it lacks', async () => {
  const wrong = structuredClone(SCHEMA);
  wrong.types['microsoft.graph.channel'].properties.displayName.type = 'Edm.Int32';
  put('schema-subset.json', wrong);
  put(
    'pairs.json',
    docs({
      request: { method: 'GET', url: CHANNEL },
      response: { status: 200, body: { id: 'x' } },
    }),
  );
  const { lines, totals } = await run();
  expect(totals).toMatchObject({ failed: 1 });
  expect(lines.join('\n')).toContain('channel.displayName: a string, the schema says Edm.Int32');
}, 120_000);

test('what is outside, retired or no pair is excepted with its reason; broken entries and files are named', async () => {
  put('schema-subset.json', SCHEMA);
  put('broken.json', '{ "examples": [');
  put('other.json', { hello: 'world' });
  put('hostile.json', {
    examples: [
      {
        request: { method: 'GET', url: 'https://graph.microsoft.com/v1.0/print/shares/1' },
        response: { status: 200 },
      },
      { request: { method: 'GET', url: `${CHANNEL}/messages/delta` }, response: { status: 200 } },
      { request: { method: 'GET', url: '/users' } },
      { request: 'GET /users', response: { status: 200 } },
      { request: { method: 'GET', url: '' }, response: { status: 200 } },
      { request: { method: 'HACK', url: '/users' }, response: { status: 200 } },
      { request: { method: 'GET', url: '/users' }, response: { status: 9000 } },
      {
        request: { method: 'GET', url: '/users/%zz%00/../../etc' },
        response: { status: 200, body: [[[]]] },
      },
      7,
      null,
      {
        __proto__: { polluted: true },
        request: { method: 'POST', url: '/users', body: '{"a": ' },
        response: { status: 400, body: { error: {} } },
      },
    ],
  });
  const { lines, totals } = await run();
  const text = lines.join('\n');
  expect(totals).toMatchObject({ pairs: 11, excepted: 4 });
  expect(text).toMatch(/skip +broken\.json {2}not JSON/);
  expect(text).toMatch(/skip +other\.json {2}holds no/);
  expect(text).toContain('outside the surface: nothing needs it');
  expect(text).toContain('the channel delta was retired');
  expect(text).toContain('a request without its response');
  for (const why of [
    'the request is no object',
    'the request has no url',
    'the method HACK',
    'the status 9000',
    'the entry is no object',
  ])
    expect(text).toMatch(new RegExp(`FAIL.*${why}`));
}, 120_000);

test('the surface is printed by feature', () => {
  const text = surfaceLines().join('\n');
  expect(text).toMatch(/taxonomy: .*\n {2}GET +\/sites\/\{site\}\/termStore/);
});

const shared = resolve(import.meta.dirname, '../../../shared/facts/graph-examples');
const whole = existsSync(shared) ? test : test.skip;
whole(
  'every documented example within the surface passes',
  async () => {
    const lines: string[] = [];
    const totals = await conform(shared, (line) => lines.push(line));
    expect(lines.filter((line) => line.startsWith('FAIL'))).toEqual([]);
    expect(totals.passed).toBeGreaterThan(350);
  },
  300_000,
);
