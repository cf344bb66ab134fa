import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { CommunityList, Joined, Making } from '../../src/contract/communities.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';

/** Scenario S-1: a community without a ticket, look-alikes first, and people who come and go. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 4 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(async () => {
  s.tenant.running.tenant.faults.clear();
  await s.end();
});
afterAll(() => s.close());

const db = () => s.tenant.running.tenant.db;
const FIELDS = {
  name: 'Formalization of domestic work in South-East Asia',
  purpose: 'Colleagues compare how domestic workers are registered and insured.',
  region: 'Asia and the Pacific',
  gtt: 'Enterprises',
  outcomes: '4, 7',
  languages: 'en',
  moderators: 'mei.tanaka@org.example',
  audience: 'staff',
  joining: 'request',
  lifetime: 'permanent',
};

const form = (more: object) => ({
  nonce: 'communities-journey-1',
  name: 'Night markets',
  purpose: 'Licences and light for vendors who sell after dark.',
  topics: [],
  region: null,
  gtt: '',
  outcomes: [],
  languages: ['en'],
  moderators: [],
  audience: 'staff',
  audienceReason: '',
  joining: 'open',
  bounded: false,
  endsOn: null,
  plan: '',
  ...more,
});

test('a specialist makes a community in the chat: look-alikes first, then all of it within a minute, once', async () => {
  const somchai = j.person('Somchai Rattanakul');
  await somchai.says('create a community on formalization');
  expect(somchai.sees()).toContain('No ticket and no charge');
  await somchai.presses('Go on', FIELDS);
  expect(somchai.sees()).toContain('Formalization and the informal economy');
  expect(somchai.sees()).toContain('Fair recruitment and labour migration');
  await somchai.presses('Mine is different: create it');
  await j.settle();

  const tab = await j.tab(somchai);
  const { items } = await tab.get<CommunityList>('/communities?q=domestic');
  const made = items.find(({ name }) => name === FIELDS.name);
  expect(made).toMatchObject({
    role: 'moderator',
    joining: 'request',
    gtt: 'Enterprises',
    outcomes: ['4', '7'],
    region: { id: 'Asia and the Pacific', name: 'Asia and the Pacific' },
    moderators: expect.arrayContaining(['Somchai Rattanakul', 'Mei Tanaka']),
    madeByPraxis: true,
  });
  const teams = db().all<{ id: string; site_id: string }>(
    'SELECT id, site_id FROM teams WHERE name = ?',
    FIELDS.name,
  );
  expect(teams).toHaveLength(1);
  expect(
    db().all(
      "SELECT 1 FROM drives WHERE site_id = ? AND name = 'Community library'",
      teams[0]?.site_id ?? '',
    ),
  ).toHaveLength(1);
  const audit = await j.database.db
    .selectFrom('audit_log')
    .select('verb')
    .where('subject', '=', `community:${made?.id}`)
    .execute();
  expect(audit.map(({ verb }) => verb)).toEqual(['community.ask', 'community.make']);
  expect(somchai.sees()).toContain('is there: its team, channel and library');
});

test('who looks on sees why it is stuck, and with the right given it goes on where it stopped', async () => {
  const { faults } = s.tenant.running.tenant;
  const tab = await j.tab(j.person('Somchai Rattanakul'));
  const refused = await tab.asks(
    'POST',
    '/communities',
    form({ bounded: true, endsOn: '2027-01-01' }),
  );
  expect(refused.status).toBe(400);
  faults.add({
    where: { side: 'graph', call: '^POST .*/channels$' },
    effect: { kind: 'fail', status: 403 },
  });
  const { id } = await tab.post<Making>('/communities', form({}));
  await j.settle();
  const stuck = await tab.get<Making>(`/community-makings/${id}`);
  expect(stuck).toMatchObject({ state: 'stuck', trouble: 'no-right', actions: ['retry', 'drop'] });
  faults.clear();
  await tab.post(`/community-makings/${id}/move`, { verb: 'retry' });
  await tab.post(`/community-makings/${id}/move`, { verb: 'retry' });
  await j.settle();
  expect(await tab.get<Making>(`/community-makings/${id}`)).toMatchObject({ state: 'ready' });
  expect(db().all("SELECT 1 FROM teams WHERE name = 'Night markets'")).toHaveLength(1);
});

test('an open community is joined at once, another is asked; moderators answer, and the last one names another', async () => {
  const jonas = j.person('Jonas Weber');
  const tab = await j.tab(jonas);
  const join = (slug: string) => tab.post<Joined>(`/communities/${slug}/join`, { note: 'Kenya' });
  expect(await join('fair-recruitment')).toEqual({ outcome: 'joined' });
  expect(await join('fair-recruitment')).toEqual({ outcome: 'already' });
  expect(await join('social-protection')).toEqual({ outcome: 'requested' });
  expect(await join('social-protection')).toEqual({ outcome: 'requested' });

  const lena = await j.tab(j.person('Lena Okafor'));
  const { waiting } = await lena.get<CommunityList>('/communities');
  expect(waiting).toMatchObject([{ person: 'Jonas Weber', note: 'Kenya' }]);
  const path = `/join-requests/${waiting[0]?.id}/answer`;
  expect((await lena.asks('POST', path, { verb: 'decline' })).status).toBe(400);
  await lena.post(path, { verb: 'accept' });
  // Of two moderators at once the second is told.
  const claire = await j.tab(j.person('Claire Fontaine'));
  expect((await claire.asks('POST', path, { verb: 'accept' })).status).toBe(409);
  await j.settle();
  await j.sync();
  const roles = async () =>
    Object.fromEntries(
      (await tab.get<CommunityList>('/communities')).items.map(({ id, role }) => [id, role]),
    );
  expect(await roles()).toMatchObject({
    'fair-recruitment': 'member',
    'social-protection': 'member',
  });

  const priya = await j.tab(j.person('Priya Nair'));
  const leave = (successor: string | null) =>
    priya.asks('POST', '/communities/fair-recruitment/leave', { successor });
  expect((await leave(null)).status).toBe(409);
  expect((await leave('jonas.weber@org.example')).status).toBe(204);
  await j.sync();
  expect(await roles()).toMatchObject({ 'fair-recruitment': 'moderator' });
  const members = await j.app.actions.communities.members('fair-recruitment' as never);
  expect(members.map(({ person }) => person)).not.toContain(personId('Priya Nair'));
});
