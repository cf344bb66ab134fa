import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../../src/adapters/tenant/seed/people.ts';
import type { SynthesisPage } from '../../../src/contract/discussions.ts';
import type { SearchAnswer } from '../../../src/contract/knowledge.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { type CallInUse, exactly } from './call.ts';
import { fileAppears, fileId, openDrive } from './documents.ts';
import type { Live } from './live.ts';
import { contributes, discussionOf, MEMBER, MODERATOR, opens, pressed } from './teams-calls.ts';

/** What the product asks of Microsoft Graph to write files and to open them to their readers. */

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

function lastRangeLost(live: Live): void {
  live.tenant.faults.add({
    where: { side: 'graph', call: '^PUT /upload' },
    effect: { kind: 'lose', when: 'after' },
  });
}

export const PUBLISH_CALLS: readonly CallInUse[] = [
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
];
