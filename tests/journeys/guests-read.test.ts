import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createLibrary } from '../../src/adapters/graph/library.ts';
import { LOCAL_SITE } from '../../src/adapters/tenant/address.ts';
import { GUESTS, guestIdOf } from '../../src/adapters/tenant/seed/guests.ts';
import type { DiscussionPage } from '../../src/contract/discussions.ts';
import type { BeforePosting } from '../../src/contract/queries.ts';
import type { Announcements } from '../../src/contract/surfacing.ts';
import type { Audience } from '../../src/kernel/audience.ts';
import { quiet } from '../support/database/quiet-log.ts';
import { communityId, type Journey, personId, type Scene, scene } from '../support/journey.ts';
import { asksInTab, consolidatedOf, repliesInTab } from '../support/journey-queries.ts';
import { contributesInTab, synthesisOf } from '../support/journey-steps.ts';
import { reading } from '../support/teams.ts';

/** Where guests read, nothing stands that they may not open, and whoever writes there knows it first. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 24 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const HERE = 'skills';
const MODERATOR = 'Sofia Herrera';
const MEMBER = 'Carlos Mendoza';
const [GUEST] = GUESTS;
const GUEST_ID = GUEST ? guestIdOf(GUEST) : '';

const tabOf = (who: string) => j.tab(j.person(who));

/** A new document on the community's theme, in a library of this audience, and the product has read it. */
async function arrives(title: string, audience: (one: Audience) => boolean) {
  const all = j.app.actions.knowledge.sync.libraries();
  const driveId = all.find((one) => audience(one.audience))?.driveId ?? '';
  const file = await createLibrary(s.tenant.graph, { site: LOCAL_SITE, log: quiet }).publish({
    driveId,
    folder: 'New',
    name: `${title.replaceAll(' ', '-')}.txt`,
    bytes: new TextEncoder().encode(`${title}. Training and apprenticeships for the young.`),
    metadata: {
      title,
      type: 'guide',
      abstract: title,
      language: 'en',
      topics: ['skills'],
      countries: [],
      region: null,
      unit: null,
      ownerId: personId('Omar Haddad'),
      publishedOn: '2026-03-02',
      reviewOn: '2029-03-02',
    },
  });
  await j.sync();
  await j.settle();
  return file;
}

const forAll = ({ kind }: Audience) => kind === 'all';
const forThem = (one: Audience) => one.kind === 'community' && one.community === HERE;

test('nobody is asked to announce there what guests may not open', async () => {
  await arrives('Apprenticeships for all staff', forAll);
  await arrives('Apprenticeships among ourselves', forThem);
  await j.clock.to('2026-03-04T09:00Z');
  const { items } = await (await tabOf(MODERATOR)).get<Announcements>('/announcements');
  const titles = items.map(({ document }) => document.title);
  expect(titles).toEqual(['Apprenticeships among ourselves']);
});

test('a draft names of what replies give only what everybody who reads there may open', async () => {
  const closed = await arrives('Apprenticeships for all staff', forAll);
  const open = await arrives('Apprenticeships among ourselves', forThem);
  const named = `See ${closed.webUrl} and ${open.webUrl} on it.`;
  const drafted = async (community: string, asker: string, replier: string, moderator: string) => {
    const text = `Which workshops take apprentices in ${community}?`;
    const { id } = await asksInTab(j, j.person(asker), { community, text, nonce: text });
    await repliesInTab(j, j.person(replier), id, named);
    const { points } = await consolidatedOf(j, j.person(moderator), id);
    return points.filter(({ kind }) => kind === 'resource').map((point) => point.text);
  };
  const there = await drafted(HERE, MEMBER, 'Rajesh Kumar', MODERATOR);
  expect(there.join('\n')).toContain('Apprenticeships among ourselves');
  expect(there.join('\n')).not.toContain('Apprenticeships for all staff');
  const elsewhere = await drafted('formalization', MEMBER, 'Omar Haddad', 'Thandiwe Mokoena');
  expect(elsewhere.join('\n')).toContain('Apprenticeships for all staff');
});

test('the synthesis of what is not for guests lies where they do not open it, and its way is not in their channel', async () => {
  const moderator = await tabOf(MODERATOR);
  const { id, version } = await moderator.post<DiscussionPage>('/discussions', {
    nonce: 'nonce-of-fees',
    community: HERE,
    title: 'Fees of agencies',
    background: 'Among ourselves.',
    questions: ['Who pays the fees?'],
    startsAt: '2026-03-02T09:00:00Z',
    endsAt: '2026-03-20T18:00:00Z',
  });
  await j.settle();
  await contributesInTab(j, j.person(MEMBER), id, 'In Lima the worker pays a month of wages.');
  await moderator.post(`/discussions/${id}/move`, { verb: 'close', version });
  await j.settle();
  const draft = await synthesisOf(j, j.person(MODERATOR), id);
  const path = `/discussions/${id}/synthesis/approve`;
  await moderator.post(path, { version: draft.version });
  await j.settle();
  const { webUrl } = await synthesisOf(j, j.person(MEMBER), id);
  const opens = async (person: string) =>
    (await fetch(`${s.tenant.url}${new URL(webUrl ?? '').pathname}?as=${person}`)).status;
  expect(await opens(personId(MEMBER))).toBe(200);
  expect(await opens(GUEST_ID)).toBe(403);
  expect(j.channel(HERE).reads()).not.toContain('Fees of agencies');
});

test('whoever asks where guests read is told before anything is posted, and where they do not', async () => {
  const asker = j.person(MEMBER);
  const words = 'Which workshops take apprentices without school papers?';
  await asker.says(words);
  await asker.presses('query.form');
  const choices = asker.inputs().find(({ id }) => id === 'community')?.choices ?? [];
  const titles = new Map(choices.map(({ value, title }) => [value, title]));
  expect(titles.get(HERE)).not.toBe(titles.get('formalization'));
  expect(asker.sees()).toContain('organizaciones');
  expect(asker.sees()).toMatch(/Solo entre el personal: .*[Ff]ormali/);
  const { communities } = await (await tabOf(MEMBER)).post<BeforePosting>('/queries/before', {
    text: words,
  });
  expect(communities.filter(({ guests }) => guests).map(({ id }) => id)).toEqual([HERE]);
  // By one box for all that fit nobody means guests to see it: it offers only where staff alone read.
  expect(asker.inputs().map(({ id }) => id)).not.toContain('others');
  await asker.presses('query.ask', { community: 'formalization' });
  await j.settle();
  expect(j.channel(HERE).posts().map(reading).join()).not.toContain('school papers');
  expect(j.channel('formalization').posts().map(reading).join()).toContain('school papers');
  const there = await j.app.actions.knowledge.audiencesIn(communityId(HERE));
  expect([...there]).toEqual([`community:${HERE}`]);
});
