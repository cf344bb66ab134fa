import { addItem, type DriveRow, rootOf } from '../../../src/adapters/tenant/files/store.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../../src/adapters/tenant/seed/people.ts';
import { SYSTEM_ACTOR } from '../../../src/adapters/tenant/seed/places.ts';
import type { SynthesisPage } from '../../../src/contract/discussions.ts';
import type { SearchAnswer } from '../../../src/contract/knowledge.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { type CallInUse, exactly } from './call.ts';
import type { Live } from './live.ts';
import {
  contributes,
  discussionOf,
  MEMBER,
  MODERATOR,
  opens,
  posts,
  pressed,
  says,
} from './teams-calls.ts';

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

const titleOf = (n: number): string => `Kiosk accounting zebrano${n}`;
export const openDrive = (live: Live): DriveRow => {
  const drive = live.tenant.db.get<DriveRow>(
    "SELECT * FROM drives WHERE name = 'Published knowledge'",
  );
  if (!drive) throw new Error('no library');
  return drive;
};

export const fileId = (n: number): string => `01FAULT${String(n).padStart(27, '0')}`;

export async function fileAppears(live: Live, n: number): Promise<void> {
  const drive = openDrive(live);
  addItem(live.tenant, {
    id: fileId(n),
    drive,
    parent: rootOf(live.tenant, drive.id),
    name: `kiosk-${n}.txt`,
    folder: false,
    actor: SYSTEM_ACTOR,
    content: { bytes: Buffer.from(`How kiosks kept their accounts in quartier zebrano${n}.`) },
    fields: { Title: titleOf(n), Language: 'en', KnowledgeType: 'guide' },
  });
}

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

const filesNamed = (live: Live, pattern: string): number =>
  live.tenant.db.get<{ n: number }>(
    'SELECT count(*) AS n FROM items WHERE folder = 0 AND deleted = 0 AND name LIKE ?',
    pattern,
  )?.n ?? 0;

const publishes = (route: string, match: string): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'an approved synthesis becomes a file',
  async before(live, n) {
    await opens(live, n);
    await contributes(live, n);
    const close = { verb: 'close' };
    await pressed(live, MODERATOR, `/discussions/${discussionOf(live, n)}/move`, close);
    await live.settle();
  },
  async does(live, n) {
    const path = `/discussions/${discussionOf(live, n)}/synthesis`;
    const { version } = await live.tab(MODERATOR).get<SynthesisPage>(path);
    const { saw } = await pressed(live, MODERATOR, `${path}/approve`, { version });
    await live.settle();
    const { state } = await live.tab(MODERATOR).get<SynthesisPage>(path);
    return `${saw}, ${state}`;
  },
  async holds(live, n) {
    const id = discussionOf(live, n);
    const { state, title } = await live
      .tab(MODERATOR)
      .get<SynthesisPage>(`/discussions/${id}/synthesis`);
    if (state !== 'published') throw new Error(`the synthesis is ${state}`);
    const { hits } = await live
      .tab(MEMBER)
      .get<SearchAnswer>(`/search?q=${encodeURIComponent(title)}&limit=50`);
    const products = hits.filter((hit) => hit.title.endsWith(title)).length;
    return `${exactly('file', filesNamed(live, `%${id.slice(-8)}.docx`))}, ${exactly('product', products)}`;
  },
});

/** More than goes in one request. */
const LARGE = 5 * 1024 * 1024;

const large = (
  route: string,
  match: string,
  besides: (live: Live) => void = () => undefined,
): CallInUse => {
  const publish = (live: Live, n: number) =>
    live.library.publish({
      driveId: openDrive(live).id,
      folder: 'Large',
      name: `large-${n}.docx`,
      bytes: new Uint8Array(LARGE).fill(n % 251),
      metadata: {
        title: `Large ${n}`,
        type: 'guide',
        abstract: '',
        language: 'en',
        topics: [],
        countries: [],
        region: null,
        unit: null,
        ownerId: null,
        publishedOn: null,
        reviewOn: null,
      },
    });
  return {
    side: 'graph',
    route,
    match,
    purpose: 'a file above 4 MB written in ranges',
    async does(live, n) {
      besides(live);
      // What asked for it asks again later: see `holds`.
      await publish(live, n).catch(() => undefined);
      return null;
    },
    async holds(live, n) {
      const { size } = await publish(live, n);
      return `${exactly('file', filesNamed(live, `large-${n}.docx`))} of ${exactly('bytes', size, LARGE)}`;
    },
  };
};

/** A handover's document is opened to its readers one by one. */
const shares = (route: string, match: string): CallInUse => {
  const reader = asId<PersonId>(personIdOf(localPart(MEMBER)));
  const share = (live: Live, n: number) =>
    live.library.share(openDrive(live).id, fileId(n), [reader]);
  return {
    side: 'graph',
    route,
    match,
    purpose: 'a handover is opened to its reader',
    before: fileAppears,
    async does(live, n) {
      await share(live, n).catch(() => undefined);
      return null;
    },
    async holds(live, n) {
      await share(live, n);
      const grants = live.tenant.db.all('SELECT 1 FROM grants WHERE place = ?', fileId(n));
      return exactly('grant', grants.length);
    },
  };
};

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

function lastRangeLost(live: Live): void {
  live.tenant.faults.add({
    where: { side: 'graph', call: '^PUT /upload' },
    effect: { kind: 'lose', when: 'after' },
  });
}

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
  publishes('PUT /drives/{drive}/root:/{path}:/content', String.raw`^PUT /v1\.0/drives/.*content$`),
  publishes('PATCH /drives/{drive}/items/{item}/listItem/fields', '^PATCH /v1.0/drives/.*fields$'),
  publishes(
    'GET /sites/{site}/lists/{list}/contentTypes',
    String.raw`^GET /v1\.0/sites/[^/]+/lists/[^/]+/contentTypes$`,
  ),
  publishes('GET /drives/{drive}/items/{item}', String.raw`^GET /v1\.0/drives/[^/]+/items/[^/]+$`),
  large('POST /drives/{drive}/root:/{path}:/createUploadSession', 'createUploadSession$'),
  large('PUT upload session', '^PUT /upload'),
  large(
    'GET /drives/{drive}/root:/{path}',
    String.raw`^GET /v1\.0/drives/[^/]+/root:/[^:]+$`,
    lastRangeLost,
  ),
  shares('POST /drives/{drive}/items/{item}/invite', String.raw`^POST /v1\.0/drives/.*/invite$`),
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
