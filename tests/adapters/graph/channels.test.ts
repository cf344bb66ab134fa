import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createChannelReader } from '../../../src/adapters/graph/channels.ts';
import { exchangeIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localGraph } from './local.ts';
import { type Step, scripted } from './scripted.ts';

let local: Awaited<ReturnType<typeof localGraph>>;
beforeAll(async () => {
  local = await localGraph(1);
});
afterAll(() => local.tenant.close());

const channelId = exchangeIdOf('skills');
const channel = { kind: 'channel', teamId: teamIdOf('skills'), channelId } as const;
const card = (key: string) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', body: [], praxisKey: key },
    },
  ],
});

async function connector(
  path: string,
  body: unknown,
): Promise<{ id: string; activityId?: string }> {
  const response = await fetch(`${local.tenant.url}/connector/v3/conversations${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { id: string; activityId?: string };
}

const openThread = (key: string) =>
  connector('', {
    isGroup: true,
    channelData: { channel: { id: channelId } },
    activity: card(key),
  });

test('a thread of ours is found by its key, as the connector named it', async () => {
  const posted = await openThread('open:1');
  for (let index = 0; index < 60; index += 1) await openThread(`noise:${index}`);
  const found = await createChannelReader(local.graph).find('open:1', { ...channel, thread: null });
  expect(found).toEqual({ conversationId: posted.id, activityId: posted.activityId });
});

test('a reply of ours is found in its thread, and only there', async () => {
  const root = await openThread('open:2');
  const reply = await connector(`/${encodeURIComponent(root.id)}/activities`, card('reply:2'));
  const reader = createChannelReader(local.graph);
  const thread = root.id.split(';messageid=')[1] ?? '';
  await expect(reader.find('reply:2', { ...channel, thread })).resolves.toEqual({
    conversationId: `${channelId};messageid=${thread}`,
    activityId: reply.id,
  });
  await expect(reader.find('reply:2', { ...channel, thread: null })).resolves.toBeNull();
});

test('what was never posted, or in a channel that is gone, is not found', async () => {
  const reader = createChannelReader(local.graph);
  await expect(reader.find('never', { ...channel, thread: null })).resolves.toBeNull();
  const gone = { ...channel, channelId: '19:gone@thread.tacv2', thread: null };
  await expect(reader.find('open:1', gone)).resolves.toBeNull();
});

const message = (id: string, at: string, change: Record<string, unknown> = {}) => ({
  id,
  createdDateTime: at,
  lastModifiedDateTime: at,
  from: { application: { id: 'bot' } },
  attachments: [
    { contentType: 'application/vnd.microsoft.card.adaptive', content: '{"praxisKey":"k"}' },
  ],
  ...change,
});
let pages = 0;
function page(messages: readonly unknown[], more = true): Step {
  pages += 1;
  const next = `https://graph.example/v1.0/next?$skiptoken=${pages}`;
  return { status: 200, json: { value: messages, ...(more ? { '@odata.nextLink': next } : {}) } };
}
const other = { attachments: [] };

test('a person who copied our card did not post as us', async () => {
  const copied = message('1', '2026-01-01T00:00:00Z', {
    from: { user: { id: 'u' }, application: null },
  });
  const { graph } = scripted([page([copied], false)]);
  await expect(
    createChannelReader(graph).find('k', { ...channel, thread: null }),
  ).resolves.toBeNull();
});

test('another app’s card that only mentions the word, or is no JSON, is passed over', async () => {
  const odd = ['praxisKey without braces', '{"text":"praxisKey k"}', null].map((content, index) =>
    message(String(index), '2026-01-01T00:00:00Z', {
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    }),
  );
  const { graph } = scripted([page(odd, false)]);
  await expect(
    createChannelReader(graph).find('k', { ...channel, thread: null }),
  ).resolves.toBeNull();
});

test('reading ends with the first page on which every thread is old', async () => {
  const { graph, left } = scripted([
    page([
      message('9', '2026-03-01T00:00:00Z', other),
      message('1', '2025-01-01T00:00:00Z', other),
    ]),
    page([message('8', '2026-02-20T00:00:00Z', other)]),
    page([message('7', '2026-01-02T00:00:00Z', other)]),
    page([message('6', '2026-01-01T00:00:00Z')]),
  ]);
  await expect(
    createChannelReader(graph).find('k', { ...channel, thread: null }),
  ).resolves.toBeNull();
  expect(left).toHaveLength(1);
});
