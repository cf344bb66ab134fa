import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createLibrary } from '../../src/adapters/graph/library.ts';
import { LOCAL_SITE } from '../../src/adapters/tenant/address.ts';
import type { Item } from '../../src/contract/items.ts';
import type { Queue } from '../../src/contract/moderation.ts';
import type {
  Announcements,
  CollectionPage,
  History,
  Made,
  MyAlerts,
  Reviews,
} from '../../src/contract/surfacing.ts';
import type { Audience } from '../../src/kernel/audience.ts';
import type { FileMetadata } from '../../src/ports/library.ts';
import { quiet } from '../support/database/quiet-log.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import { reading } from '../support/teams.ts';

/** What comes of itself: news in one message, collections as each finds them, announcements, reviews. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 30 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const MEMBER = 'Mei Tanaka';
const STRANGER = 'Jonas Weber';
const MODERATOR = 'Thandiwe Mokoena';

const tabOf = (who: string) => j.tab(j.person(who));
const readsOf = (who: string): string => j.person(who).chat().map(reading).join('\n');
const library = () => createLibrary(s.tenant.graph, { site: LOCAL_SITE, log: quiet });

/** Day by day, at an hour when people in Asia, Africa and Europe are at work: one unasked message each comes a day. */
async function days(from: string, count: number): Promise<void> {
  for (let day = 0; day < count; day += 1)
    await j.clock.to(new Date(Date.parse(from) + day * 86_400_000));
}

/** A new file in the library of this audience, as somebody puts it there, and the product has read it. */
async function arrives(
  title: string,
  audience: (one: Audience) => boolean,
  given: Partial<FileMetadata> = {},
) {
  const all = j.app.actions.knowledge.sync.libraries();
  const found = all.find((one) => audience(one.audience));
  if (!found) throw new Error('no such library');
  const metadata: FileMetadata = {
    title,
    type: 'guide',
    abstract: `${title} in Peru`,
    language: 'en',
    topics: ['formalization'],
    countries: ['Peru'],
    region: null,
    unit: null,
    ownerId: personId('Omar Haddad'),
    publishedOn: '2026-03-02',
    reviewOn: '2029-03-02',
    ...given,
  };
  const bytes = new TextEncoder().encode(`${title}. Registering small firms in Peru.`);
  const name = `${title.replaceAll(' ', '-')}.txt`;
  const driveId = found.driveId;
  const file = await library().publish({ driveId, folder: 'New', name, bytes, metadata });
  await j.sync();
  const row = await j.database.db
    .selectFrom('products')
    .select('id')
    .where('drive_id', '=', driveId)
    .where('item_id', '=', file.itemId)
    .executeTakeFirstOrThrow();
  return { id: row.id, driveId, itemId: file.itemId };
}

const forAll = ({ kind }: Audience) => kind === 'all';
const forMembers = (one: Audience) => one.kind === 'community' && one.community === 'formalization';

const digestsOf = async (who: string) =>
  j.database.db
    .selectFrom('postings')
    .select(['key', 'state'])
    .where('key', 'like', 'digest:%')
    .where('person', '=', personId(who))
    .execute();

const FORMAL = { topics: ['formalization'], countries: ['Peru'], collection: null };

test('news reach who wants them once, in one message, and never who may not open them', async () => {
  for (const who of [MEMBER, STRANGER]) {
    const wish = { ...FORMAL, kinds: ['product', 'query'] };
    await (await tabOf(who)).post('/alerts', wish);
    await (await tabOf(who)).post('/alerts', wish);
  }
  await arrives('Open register of firms', forAll);
  const closed = await arrives('Members only notes', forMembers);
  await arrives('A guide to mines', forAll, { topics: ['child-labour'], countries: ['Chile'] });
  await days('2026-03-09T07:30Z', 4);
  expect(readsOf(MEMBER).split('Open register of firms')).toHaveLength(2);
  expect(readsOf(MEMBER)).toContain('Members only notes');
  expect(readsOf(STRANGER)).toContain('Open register of firms');
  expect(readsOf(STRANGER)).not.toContain('Members only notes');
  expect(readsOf(MEMBER) + readsOf(STRANGER)).not.toContain('A guide to mines');
  const lately = (await (await tabOf(STRANGER)).get<MyAlerts>('/alerts')).lately;
  expect(lately.map(({ title }) => title)).toEqual(['Open register of firms']);
  // Changed and read again, it is no news; and with nothing new nothing is said.
  await library().amend(closed.driveId, closed.itemId, { reviewOn: '2030-01-01' });
  await j.sync();
  await days('2026-03-16T07:30Z', 3);
  expect(await digestsOf(MEMBER)).toHaveLength(1);
});

test('a clock that jumps over a month brings one digest, the best five of it and how many more', async () => {
  const tab = await tabOf(STRANGER);
  await tab.post('/alerts', { ...FORMAL, kinds: ['product', 'lesson'] });
  await tab.post('/alerts/rhythm', { rhythm: 'daily' });
  for (let at = 0; at < 7; at += 1) await arrives(`Guide number ${at}`, forAll);
  await days('2026-04-13T07:30Z', 4);
  expect(await digestsOf(STRANGER)).toEqual([expect.objectContaining({ state: 'sent' })]);
  const said = readsOf(STRANGER);
  expect(said.match(/Guide number \d/g)).toHaveLength(5);
  expect(said).toContain('And 2 more.');
});

test('one press stops it, another takes that back; deleted is undone', async () => {
  const carlos = j.person('Carlos Mendoza');
  await carlos.says('trabajo doméstico en Perú');
  await carlos.presses('Avisarme de lo nuevo');
  expect(carlos.sees()).toContain('activa');
  await carlos.presses('Detener todas');
  await carlos.says('mis alertas');
  expect(carlos.sees()).toContain('en pausa');
  await carlos.presses('Eliminar');
  await carlos.presses('Deshacer');
  expect(carlos.sees()).toContain('activa');
});

test('a collection holds for each reader what they may open, and nothing left out', async () => {
  const open = await arrives('Open register of firms', forAll);
  await arrives('Members only notes', forMembers);
  const moderator = await tabOf(MODERATOR);
  const draft = {
    community: 'formalization',
    name: 'Registering firms',
    description: 'For newcomers.',
    words: 'registering small firms in Peru',
    chosen: { country: ['Peru'] },
    topics: ['formalization'],
    audience: 'all',
  };
  const refused = await (await tabOf(MEMBER)).asks('POST', '/collections', draft);
  expect(refused.status).toBe(403);
  const { id } = await moderator.post<Made>('/collections', draft);
  const titles = async (who: string) =>
    (await (await tabOf(who)).get<CollectionPage>(`/collections/${id}`)).hits.map(
      ({ title }) => title,
    );
  expect(await titles(MEMBER)).toContain('Members only notes');
  expect(await titles(STRANGER)).toContain('Open register of firms');
  expect(await titles(STRANGER)).not.toContain('Members only notes');
  const out = { product: open.id, how: 'left-out', reason: 'Too old.' };
  await moderator.post(`/collections/${id}/place`, out);
  expect(await titles(STRANGER)).not.toContain('Open register of firms');
  const asker = j.person(STRANGER);
  await asker.says('formalization in Peru');
  expect(asker.sees()).toContain('Registering firms');
  // Half a year later its moderators are asked to look, and until they do it says so.
  await days('2026-08-31T07:30Z', 5);
  expect(readsOf(MODERATOR)).toContain('Does this collection still hold?');
  const page = () => moderator.get<CollectionPage>(`/collections/${id}`);
  expect((await page()).stale).toBe(true);
  await moderator.post(`/collections/${id}/check`);
  expect(await page()).toMatchObject({ stale: false, checkedBy: MODERATOR });
});

test('a moderator announces what is new, in their own words; nothing is posted by itself', async () => {
  const before = j.channel('formalization').posts().length;
  await arrives('Open register of firms', forAll);
  await arrives('Named people only', ({ kind }) => kind === 'named');
  await days('2026-03-03T07:30Z', 2);
  expect(j.channel('formalization').posts()).toHaveLength(before);
  expect(readsOf(MODERATOR)).toContain('Open register of firms');
  const tab = await tabOf(MODERATOR);
  const { items } = await tab.get<Announcements>('/announcements');
  const [one] = items.filter(({ community }) => community.id === 'formalization');
  expect(items.map(({ document }) => document.title)).not.toContain('Named people only');
  if (!one) throw new Error('nothing was suggested');
  const path = `/announcements/${one.id}/announce`;
  const stranger = await tabOf(STRANGER);
  expect((await stranger.asks('POST', path, { line: 'Spam' })).status).toBe(403);
  await tab.post(path, { line: 'Worth an hour of yours.' });
  expect((await tab.asks('POST', path, { line: 'Again' })).status).toBe(409);
  await j.settle();
  const posts = j.channel('formalization').posts();
  expect(posts).toHaveLength(before + 1);
  expect(reading(posts.at(-1))).toContain('Worth an hour of yours.');
});

test('owners are asked about what is overdue, then governance; the answer stands in SharePoint', async () => {
  const { id, driveId, itemId } = await arrives('Open register of firms', forAll, {
    reviewOn: '2026-03-20',
  });
  await j.clock.to('2026-04-01T12:00Z');
  await j.clock.to('2026-04-03T12:00Z');
  expect(readsOf('Omar Haddad')).toContain('Open register of firms');
  const admin = await tabOf('Samuel Boateng');
  const governed = async () =>
    (await admin.get<Reviews>('/reviews')).items.map(({ document }) => document.id);
  expect(await governed()).not.toContain(id);
  await j.clock.to('2026-05-01T12:00Z');
  expect(await governed()).toContain(id);
  const owner = await tabOf('Omar Haddad');
  const right = `/knowledge/${id}/review/right`;
  expect((await owner.asks('POST', right, { reviewOn: '2020-01-01' })).status).toBe(400);
  const other = await tabOf(STRANGER);
  expect((await other.asks('POST', right, { reviewOn: '2027-05-01' })).status).toBe(403);
  await owner.post(right, { reviewOn: '2027-05-01' });
  await j.settle();
  const fields = await s.tenant.get<{ ReviewDate: string }>(
    `/drives/${driveId}/items/${itemId}/listItem/fields`,
  );
  expect(fields.ReviewDate).toContain('2027-05-01');
  const item = () => other.get<Item>(`/knowledge/${id}`);
  expect(await item()).toMatchObject({ reviewOn: '2027-05-01', lastCheck: { by: 'Omar Haddad' } });
  // A library that takes no change: the new owner is kept here, over every reading.
  s.tenant.fails({ status: 403 }, /^PATCH .*fields/);
  await owner.post(`/knowledge/${id}/review/owner`, { to: MEMBER });
  await j.settle();
  s.tenant.heals();
  await j.sync();
  expect((await item()).owner).toBe(MEMBER);
  const history = await other.get<History>(`/knowledge/${id}/history`);
  expect(history).toMatchObject({ review: { keptHere: true }, mayReview: false });
  expect(history.versions).toHaveLength(1);
});

test('what a community has and is past its date waits for its moderators, with its owner and what is done next', async () => {
  const title = 'Checklist for registrars';
  const { id } = await arrives(title, forMembers, { reviewOn: '2026-03-03' });
  const listed = async (who: string) => {
    const { items } = await (await tabOf(who)).get<Queue>('/moderation?kind=review');
    return items.flatMap((item) => (item.kind === 'review' ? [item] : []));
  };
  expect((await listed(MODERATOR)).map(({ product }) => product)).not.toContain(id);
  await j.clock.to('2026-03-04T12:00Z');
  const waits = async () => (await listed(MODERATOR)).find(({ product }) => product === id);
  expect(await waits()).toMatchObject({
    ...{ step: 'ask', owner: 'Omar Haddad', reviewOn: '2026-03-03' },
    task: { title, community: { id: 'formalization' } },
  });
  expect(await listed(STRANGER)).toEqual([]);
  const moderator = await tabOf(MODERATOR);
  await moderator.post(`/knowledge/${id}/review/right`, { reviewOn: '2027-05-01' });
  await j.settle();
  expect(await waits()).toBeUndefined();
});
