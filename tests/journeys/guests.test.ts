import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { GUESTS, guestIdOf } from '../../src/adapters/tenant/seed/guests.ts';
import type { DiscussionList, DiscussionPage } from '../../src/contract/discussions.ts';
import type { CommunityMembers } from '../../src/contract/membership.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { reading } from '../support/teams.ts';

/** Somebody of another organization: what is marked for guests, by every door, and nothing that tells of more. */

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

const GUEST = 'Njeri Kamau';
const MODERATOR = 'Sofia Herrera';
const MEMBER = 'Rajesh Kumar';
const HERE = 'skills';

const tabOf = (who: string) => j.tab(j.person(who));
const readsOf = (who: string): string => j.person(who).chat().map(reading).join('\n');

async function opened(title: string, guests: boolean): Promise<DiscussionPage> {
  const made = await (await tabOf(MODERATOR)).post<DiscussionPage>('/discussions', {
    nonce: title,
    community: HERE,
    title,
    background: `What we know of ${title}.`,
    questions: [`What works in ${title}?`],
    startsAt: '2026-03-02T09:00:00Z',
    endsAt: '2026-03-20T18:00:00Z',
    guests,
  });
  await j.settle();
  return made;
}

const says = async (who: string, id: string, text: string, audience: string) =>
  (await tabOf(who)).post(`/discussions/${id}/contributions`, {
    nonce: `${who}:${text}`,
    text,
    question: null,
    consent: 'paraphrase',
    audience,
  });

/** All that the doors open to a guest answer, word for word. */
async function everything(marked: string): Promise<string> {
  const tab = await tabOf(GUEST);
  const paths = ['/me', '/home', '/discussions', `/discussions/${marked}`];
  const places = [`/communities/${HERE}/home`, `/communities/${HERE}/calendar`];
  const answers = await Promise.all([...paths, ...places].map((path) => tab.get(path)));
  return JSON.stringify(answers);
}

test('what is not marked for guests changes not a letter of what they are answered', async () => {
  const marked = await opened('First jobs', true);
  await says(MEMBER, marked.id, 'Workshops near the market take apprentices.', 'guests');
  await j.settle();
  const before = await everything(marked.id);
  expect(before).toContain('Workshops near the market');

  const hidden = await opened('Fees of agencies', false);
  await says(MEMBER, marked.id, 'Between us: the ministry is slow.', 'community');
  await says(MEMBER, hidden.id, 'Nobody pays them openly.', 'community');
  const day = { kind: 'event', title: 'Staff retreat', startsOn: '2026-03-10' };
  const own = { ...day, endsOn: '2026-03-10', place: '', guests: false };
  await (await tabOf(MODERATOR)).post(`/communities/${HERE}/calendar`, own);
  await j.settle();
  expect(await everything(marked.id)).toBe(before);

  // What exists and what does not are refused in the same words.
  const guest = await tabOf(GUEST);
  const refused = (path: string) => guest.get(path).then(String, String);
  const nothing = await refused('/discussions/none');
  expect(nothing).toContain('404');
  const blank = (words: string) => words.replace(/[0-9a-f-]{20,}/g, '').replaceAll('none', '');
  expect(blank(await refused(`/discussions/${hidden.id}`))).toBe(blank(nothing));
  const posted = says(GUEST, hidden.id, 'May I?', 'guests');
  await expect(posted).rejects.toThrow('404');
});

test('guests take part in the tab and in the chat, and their words are read by all', async () => {
  const marked = await opened('First jobs', true);
  const hidden = await opened('Fees of agencies', false);
  await says(GUEST, marked.id, 'Our centres now train evenings too.', 'community');
  const page = await (await tabOf(MEMBER)).get<DiscussionPage>(`/discussions/${marked.id}`);
  expect(page.guests).toBe(true);
  // Whatever they chose: what a guest says, guests read.
  const guests = page.thread.filter(({ author }) => author === GUEST);
  expect(guests.map(({ audience }) => audience)).toEqual(['guests']);
  await j.person(GUEST).says('discussions');
  expect(readsOf(GUEST)).toContain('First jobs');
  expect(readsOf(GUEST)).not.toContain('Fees of agencies');
  await j.person(GUEST).says('wages in the informal economy');
  expect(readsOf(GUEST)).toContain('As a guest');
  // A discussion for members alone is not held in the channel that guests open.
  const posts = j.channel(HERE).posts().map(reading).join('\n');
  expect(posts).toContain('First jobs');
  expect(posts).not.toContain('Fees of agencies');
  expect(hidden.guests).toBeUndefined();
});

test('what a member asks in a channel that guests open is answered with what they may open too', async () => {
  const member = j.person('Carlos Mendoza');
  const answerIn = async (community: string) => {
    const channel = j.channel(community);
    await member.in(channel.id).says('apprenticeship training');
    await j.settle();
    return JSON.stringify(channel.messages().at(-1)?.card?.body ?? []);
  };
  const allStaff = /Published(%20| )knowledge/;
  expect(await answerIn('formalization')).toMatch(allStaff);
  expect(await answerIn(HERE)).not.toMatch(allStaff);
});

test('a moderator opens a discussion to guests later, and closes it to them again', async () => {
  const { id } = await opened('Fees of agencies', false);
  const moderator = await tabOf(MODERATOR);
  const listed = async () => (await (await tabOf(GUEST)).get<DiscussionList>('/discussions')).items;
  expect(await listed()).toEqual([]);
  await moderator.post(`/discussions/${id}/guests`, { guests: true });
  expect((await listed()).map((one) => one.id)).toEqual([id]);
  await moderator.post(`/discussions/${id}/guests`, { guests: false });
  expect(await listed()).toEqual([]);
  await expect(
    (await tabOf(MEMBER)).post(`/discussions/${id}/guests`, { guests: true }),
  ).rejects.toThrow('403');
});

test('a moderator says for whom a guest speaks; guests are nobody’s expert and counted as guests', async () => {
  const moderator = await tabOf(MODERATOR);
  const path = `/communities/${HERE}/members`;
  const [guest] = GUESTS;
  if (!guest) throw new Error('no guests are seeded');
  await moderator.post(`${path}/${guestIdOf(guest)}/speaks-for`, { group: 'government' });
  const { members } = await moderator.get<CommunityMembers>(path);
  const guests = members.filter(({ role }) => role === 'guest');
  expect(guests.map(({ name }) => name).sort()).toEqual(GUESTS.map(({ name }) => name).sort());
  expect(guests.find(({ name }) => name === GUEST)?.speaksFor).toBe('government');
  const experts = await (await tabOf(MEMBER)).get('/experts?q=training');
  for (const { name } of GUESTS) expect(JSON.stringify(experts)).not.toContain(name);
});
