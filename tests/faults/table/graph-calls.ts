import type { SearchAnswer } from '../../../src/contract/knowledge.ts';
import { type CallInUse, exactly } from './call.ts';
import { fileAppears, titleOf } from './documents.ts';
import type { Live } from './live.ts';
import { PUBLISH_CALLS } from './publish-calls.ts';
import { contributes, discussionOf, MEMBER, MODERATOR, opens, posts, says } from './teams-calls.ts';

/** What the product asks of Microsoft Graph and of the token's door. */

/** Reads everything from the outside, as the product does every so often; a failure is tried again later. */
async function reads(live: Live): Promise<void> {
  await live.app.sync().catch(() => undefined);
}

const people = (live: Live): number =>
  live.tenant.db.get<{ n: number }>('SELECT count(*) AS n FROM users WHERE removed = 0')?.n ?? 0;

/** Whoever writes meanwhile is answered from what is known. */
async function readsWhileSomebodyAsks(live: Live): Promise<string> {
  await reads(live);
  return says(live, MEMBER, 'help');
}

async function allKnown(live: Live): Promise<string> {
  const communities = await live.app.actions.communities.list();
  const members = await live.app.actions.communities.members(communities[0]?.id as never);
  if (members.length === 0) throw new Error('a community has lost its members');
  const found = await live.app.actions.people.sync();
  return `${exactly('people', found, people(live))}, ${exactly('communities', communities.length, 4)}`;
}

const organization = (route: string, match: string): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'people, communities and projects read anew',
  does: readsWhileSomebodyAsks,
  recovers: (live) => live.app.sync(),
  holds: allKnown,
});

/** Where the lists are is asked once, at a start; what was not answered is asked again. */
const start = (route: string, match: string): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'where the registers are, at a start',
  does: async (live) => {
    await live
      .freshRegisters()
      .communities()
      .catch(() => undefined);
    return says(live, MEMBER, 'help');
  },
  holds: async (live) =>
    exactly('communities', (await live.freshRegisters().communities()).length, 4),
});

/** The first word of a person on a day: the directory is asked whether they are still who they were. */
const turn = (route: string, match: string): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'who is speaking, once a day',
  before: (live) => live.advance(2),
  does: (live) => says(live, MEMBER, 'help'),
  async holds(live) {
    const saw = await says(live, MEMBER, 'help');
    if (!saw.startsWith('chat:')) throw new Error(`the next question: ${saw}`);
    return 'the next question is answered';
  },
});

/** @param besides what makes the product ask */
const library = (
  route: string,
  match: string,
  besides: (live: Live) => void = () => undefined,
): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'a new document in SharePoint becomes findable',
  before: fileAppears,
  does(live) {
    besides(live);
    return readsWhileSomebodyAsks(live);
  },
  recovers: (live) => live.app.sync(),
  async holds(live, n) {
    const { hits } = await live.tab(MEMBER).get<SearchAnswer>(`/search?q=zebrano${n}&limit=50`);
    const found = hits.filter(({ title }) => title === titleOf(n));
    return `${exactly('document', found.length)} found`;
  },
});

/** A post that may have happened is looked for before it is sent again, and that looking has trouble too. */
const reconciles = (route: string, match: string, inThread: boolean): CallInUse => {
  const lost = (live: Live): void => {
    live.tenant.faults.add({
      where: { side: 'connector', call: '^POST ' },
      effect: { kind: 'lose', when: 'after' },
    });
  };
  return {
    side: 'graph',
    route,
    match,
    purpose: 'a post whose receipt got lost is looked for',
    async before(live, n) {
      if (inThread) await opens(live, n);
    },
    async does(live, n) {
      lost(live);
      const saw = inThread ? await contributes(live, n) : await opens(live, n);
      await live.settle();
      // The next try comes after a pause.
      await live.advance(0.01);
      return saw;
    },
    async holds(live, n) {
      if (!inThread)
        return exactly('post', posts(live, `discussion:${discussionOf(live, n)}`).length);
      const path = `/discussions/${discussionOf(live, n)}`;
      const { thread } = await live.tab(MODERATOR).get<{ thread: { id: string }[] }>(path);
      return exactly('reply', posts(live, `contribution:${thread[0]?.id}`).length);
    },
  };
};

/** Where the bytes of a new document lie; a register's file lies elsewhere. */
const NAMED = '^GET /download.*01FAULT';
const CHANNEL = String.raw`^GET /v1\.0/teams/[^/]+/channels/[^/]+/messages`;

export const GRAPH_CALLS: readonly CallInUse[] = [
  organization('GET /users', String.raw`^GET /v1\.0/users$`),
  organization('POST /$batch', String.raw`^POST /v1\.0/\$batch$`),
  start('GET /sites/{host}:/{path}', String.raw`^GET /v1\.0/sites/[^/]+:/`),
  start('GET /sites/{site}/lists', String.raw`^GET /v1\.0/sites/[^/]+/lists$`),
  organization('GET /sites/{site}/lists/{list}/items', String.raw`^GET /v1\.0/sites/.*/items$`),
  organization(
    'GET /sites/{site}/lists/{list}/columns',
    String.raw`^GET /v1\.0/sites/[^/]+/lists/[^/]+/columns$`,
  ),
  organization(
    'GET /teams/{team}/channels/{channel}',
    String.raw`^GET /v1\.0/teams/[^/]+/channels/[^/]+$`,
  ),
  organization('GET /teams/{team}/members', String.raw`^GET /v1\.0/teams/[^/]+/members$`),
  turn('GET /users/{id}', String.raw`^GET /v1\.0/users/[^/]+$`),
  turn('GET /users/{id}/mailboxSettings', String.raw`^GET /v1\.0/users/[^/]+/mailboxSettings$`),
  library('GET /drives/{drive}/root/delta', String.raw`^GET /v1\.0/drives/[^/]+/root/delta`),
  library('GET download', NAMED),
  // Where the address that the change feed named has grown too old.
  library(
    'GET /drives/{drive}/items/{item}/content',
    String.raw`^GET /v1\.0/drives/[^/]+/items/01FAULT[^/]+/content$`,
    (live) => {
      live.tenant.faults.add({
        where: { side: 'graph', call: NAMED },
        effect: { kind: 'fail', status: 401 },
      });
    },
  ),
  ...PUBLISH_CALLS,
  reconciles('GET /teams/{team}/channels/{channel}/messages', `${CHANNEL}$`, false),
  reconciles(
    'GET /teams/{team}/channels/{channel}/messages/{root}/replies',
    `${CHANNEL}/[^/]+/replies$`,
    true,
  ),
  {
    side: 'token',
    route: 'POST /oauth2/v2.0/token',
    match: '^POST .*token$',
    purpose: 'the app asks for its token',
    does: readsWhileSomebodyAsks,
    recovers: (live) => live.app.sync(),
    holds: allKnown,
  },
];
