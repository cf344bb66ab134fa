import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CaptureList, CaptureSheet, RecordReaders } from '../../src/contract/capture.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  asksInChat,
  asksInTab,
  consolidatedOf,
  listOf,
  questionOf,
  repliesInChat,
  repliesInTab,
} from '../support/journey-queries.ts';
import type { Tab } from '../support/journey-tab.ts';

/** Who reads what somebody wrote down: whoever its author chose, and to everybody else it does not exist. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
  j = await s.journey();
}, 120_000);
afterAll(async () => {
  await s.end();
  await s.close();
});

const AUTHOR = 'Fatou Ndiaye';
/** In this community, and not. */
const [NEAR, FAR] = ['Mei Tanaka', 'Omar Haddad'] as const;
const PLACE = { community: 'social-protection' };

const tabOf = (name: string): Promise<Tab> => j.tab(j.person(name));

async function written(title: string): Promise<string> {
  const author = await tabOf(AUTHOR);
  const wish = { nonce: `nonce of ${title}`, template: 'lesson', prompt: null };
  const { capture, template } = await author.post<CaptureSheet>('/captures', wish);
  const required = template.steps.flatMap(({ fields }) => fields.filter((one) => one.required));
  const answers = Object.fromEntries(
    required.map(({ id, kind, choices }) => [
      id,
      kind === 'choice' ? (choices?.[0]?.value ?? '') : `${title}, at the gate of the market.`,
    ]),
  );
  const topics = template.steps.flatMap(({ fields }) => fields).find((f) => f.kind === 'topics');
  const said = topics ? { [topics.id]: 'domestic work' } : {};
  await author.put(`/captures/${capture.id}/answers`, { answers: { ...answers, ...said, title } });
  return capture.id;
}

const chooses = async (id: string, audience: string, more: object = {}) =>
  (await tabOf(AUTHOR)).asks('PUT', `/captures/${id}/readers`, {
    ...{ audience, community: null, readers: [] },
    ...more,
  });

async function published(id: string): Promise<void> {
  await (await tabOf(AUTHOR)).post(`/captures/${id}/submit`, {});
  await j.settle();
}

const finds = async (name: string, words: string): Promise<readonly string[]> => {
  const answer = await (await tabOf(name)).get<SearchAnswer>(
    `/search?q=${encodeURIComponent(words)}`,
  );
  return answer.hits.map(({ title }) => title).filter((title) => title === words);
};

const status = async (name: string, method: string, path: string, body?: unknown) =>
  (await (await tabOf(name)).asks(method, path, body)).status;

const productsOf = (words: string) =>
  j.database.db
    .selectFrom('products')
    .select(['title', 'topics', 'owner_id', 'abstract', 'audience', 'drive_id'])
    .where('title', '=', words)
    .execute();

test('a lesson for people who are named: they are told and read it, and nobody else finds that it is there', async () => {
  const TITLE = 'Zemidjan drivers left the scheme';
  const id = await written(TITLE);
  const author = await tabOf(AUTHOR);
  const before = await author.get<RecordReaders>(`/captures/${id}/readers`);
  expect(before).toMatchObject({ audience: 'staff', library: true, mine: true });
  expect(before.count).toBeGreaterThan(50);
  expect((await chooses(id, 'named')).json).toMatchObject({ code: 'invalid-input' });
  expect((await chooses(id, 'named', { readers: [NEAR] })).json).toMatchObject({
    ...{ audience: 'named', people: [NEAR], count: 1, library: false },
  });
  expect(await status(NEAR, 'GET', `/captures/${id}`)).toBe(404);
  await published(id);

  const near = await tabOf(NEAR);
  const sheet = await near.get<CaptureSheet>(`/captures/${id}`);
  expect([sheet.capture.title, sheet.capture.webUrl, sheet.actions]).toEqual([TITLE, null, []]);
  expect((await near.get<CaptureList>('/captures-for-me')).items.map((one) => one.id)).toEqual([
    id,
  ]);
  expect(JSON.stringify(j.person(NEAR).chat())).toContain(TITLE);
  expect(await productsOf(TITLE)).toEqual([]);
  for (const name of [FAR, 'Samuel Boateng']) {
    expect(await status(name, 'GET', `/captures/${id}`)).toBe(404);
    expect(await status(name, 'GET', `/captures/${id}/readers`)).toBe(404);
    expect((await (await tabOf(name)).get<CaptureList>('/captures-for-me')).items).toEqual([]);
    expect(await finds(name, TITLE)).toEqual([]);
  }
  // Whoever reads it does not choose who does.
  const wish = { audience: 'staff', community: null, readers: [] };
  expect(await status(NEAR, 'PUT', `/captures/${id}/readers`, wish)).toBe(403);
  expect(await status(FAR, 'PUT', `/captures/${id}/readers`, wish)).toBe(404);
});

test('a lesson for one community lies in its library, and only its members find it', async () => {
  const TITLE = 'Tontines that paid contributions';
  const id = await written(TITLE);
  const chosen = await chooses(id, 'community', PLACE);
  expect(chosen.json).toMatchObject({ audience: 'community', library: true });
  await published(id);
  expect(await productsOf(TITLE)).toMatchObject([{ audience: { kind: 'community' } }]);
  expect(await finds(NEAR, TITLE)).toEqual([TITLE]);
  expect(await finds(FAR, TITLE)).toEqual([]);
  expect(await status(FAR, 'GET', `/captures/${id}`)).toBe(404);
});

test('let to fewer people it leaves search and document, for who reads it no more; more are never chosen', async () => {
  const TITLE = 'Market gates that stayed shut';
  const id = await written(TITLE);
  await published(id);
  expect(await finds(FAR, TITLE)).toEqual([TITLE]);

  expect((await chooses(id, 'community', PLACE)).status).toBe(200);
  await j.settle();
  expect(await productsOf(TITLE)).toMatchObject([{ audience: { kind: 'community' } }]);
  expect([await finds(FAR, TITLE), await finds(NEAR, TITLE)]).toEqual([[], [TITLE]]);
  expect(await status(FAR, 'GET', `/captures/${id}`)).toBe(404);
  const emptied = await productsOf('N’est plus ouvert ici');
  expect(emptied).toMatchObject([{ audience: { kind: 'all' }, topics: [], abstract: '' }]);
  expect(emptied[0]?.owner_id).toBeNull();

  const wider = await chooses(id, 'staff');
  expect([wider.status, wider.json.code]).toEqual([409, 'audience-wider']);
  expect((await chooses(id, 'named', { readers: [FAR] })).status).toBe(409);
  expect((await chooses(id, 'named', { readers: [NEAR] })).status).toBe(200);
  await j.settle();
  expect(await productsOf(TITLE)).toEqual([]);
  expect(await finds(NEAR, TITLE)).toEqual([]);
  const read = await (await tabOf(NEAR)).get<CaptureSheet>(`/captures/${id}`);
  expect([read.capture.title, read.capture.webUrl]).toEqual([TITLE, null]);
  expect(await status('Lena Okafor', 'GET', `/captures/${id}`)).toBe(404);
});

test('a reply to the asker alone, or to people who are named, stands nowhere else; later it can only be for fewer', async () => {
  const asker = j.person('Omar Haddad');
  const [luc, member] = [j.person('Carlos Mendoza'), j.person('Mei Tanaka')];
  const moderator = j.person('Thandiwe Mokoena');
  const { id, post } = await asksInTab(j, asker);
  const TOLD = 'The ministry lost the files of the second district, and nobody says so.';
  await repliesInChat(j, luc, id, TOLD, { audience: 'asker' });
  const told = async (who: typeof asker) =>
    (await questionOf(j, who, id)).thread.map(({ text, audience }) => [text, audience]);
  expect(await told(asker)).toEqual([[TOLD, 'asker']]);
  expect(await told(moderator)).toEqual([[TOLD, 'asker']]);
  expect(await told(member)).toEqual([]);
  expect(JSON.stringify(asker.chat())).toContain('second district');
  expect(JSON.stringify(j.channel('formalization').repliesTo(post))).not.toContain(
    'second district',
  );
  expect((await questionOf(j, member, id)).replies).toBe(0);

  const OPEN = 'In Lima the office writes to each household once a year about domestic workers.';
  await repliesInTab(j, luc, id, OPEN);
  const [, said] = (await questionOf(j, luc, id)).thread;
  const path = `/queries/${id}/replies/${said?.id}/readers`;
  const narrow = { audience: 'named', readers: [member.name], version: said?.version ?? 0 };
  const draft = async () => JSON.stringify(await consolidatedOf(j, moderator, id));
  expect(await draft()).toContain('once a year');
  expect(await draft()).not.toContain('second district');
  expect(JSON.stringify(j.channel('formalization').repliesTo(post))).toContain('once a year');
  expect((await (await j.tab(member)).asks('POST', path, narrow)).status).toBe(404);
  const done = await (await j.tab(luc)).asks('POST', path, narrow);
  expect([done.status, done.json]).toMatchObject([200, { narrower: ['asker', 'moderators'] }]);
  await j.settle();
  expect((await told(member)).map(([text]) => text)).toEqual([OPEN]);
  expect((await told(asker)).map(([text]) => text)).toEqual([TOLD, OPEN]);
  expect(await told(j.person('Fatou Ndiaye'))).toEqual([]);
  expect(JSON.stringify(j.channel('formalization').repliesTo(post))).not.toContain('once a year');
  const report = await (await j.tab(j.person('Fatou Ndiaye'))).asks('POST', '/safety/reports', {
    ...{ about: { kind: 'reply', id: said?.id }, ground: 'other', words: 'Who said that?' },
  });
  expect(report.status).toBe(404);
  const wider = { audience: 'community', readers: [], version: done.json.version };
  expect((await (await j.tab(luc)).asks('POST', path, wider)).status).toBe(409);
  // Nothing is drafted any more from what only some of them read.
  expect(
    (await (await j.tab(moderator)).asks('GET', `/queries/${id}/consolidated`)).text,
  ).not.toContain('once a year');
});

test('a question for people who are named is told to them and stands nowhere else', async () => {
  const TEXT = 'Which inspector in Callao takes money to leave workshops alone?';
  const [asker, near, far] = [j.person(FAR), j.person(NEAR), j.person('Carlos Mendoza')];
  const moderator = j.person('Thandiwe Mokoena');
  await (await j.tab(far)).put('/notices/formalization', { level: 'each' });
  const given = { audience: 'named', readers: near.name };
  const before = j.channel('formalization').posts().length;
  const { id } = await asksInChat(j, asker, given, { question: TEXT });
  expect(j.channel('formalization').posts()).toHaveLength(before);
  expect(asker.sees()).toContain('It is not posted in the channel.');
  expect(JSON.stringify(j.channel('formalization').posts())).not.toContain('Callao');
  // Not asked for: they were told of something else today. It is noon where they are.
  await j.clock.to('2026-03-03T05:00:00Z');
  const heard = [near, far, moderator].map((who) => JSON.stringify(who.chat()).includes('Callao'));
  expect(heard).toEqual([true, false, false]);
  const asked = { audience: 'named', readers: [near.name] };
  expect(await questionOf(j, moderator, id)).toMatchObject(asked);
  expect(await questionOf(j, near, id)).toMatchObject({ ...asked, actions: ['reply'] });
  expect(await status(far.name, 'GET', `/queries/${id}`)).toBe(404);
  for (const [who, seen] of [
    [near, true],
    [far, false],
  ] as const) {
    const listed = (await listOf(j, who)).items.some((item) => item.id === id);
    const looked = await (await j.tab(who)).asks('POST', '/queries/before', { text: TEXT });
    const alike = JSON.stringify(looked.json).includes(id);
    expect([listed, alike]).toEqual([seen, false]);
  }
  await repliesInTab(j, near, id, 'I was there, and it was the deputy.');
  expect(JSON.stringify(asker.chat())).toContain('the deputy');
  const report = { about: { kind: 'query', id }, ground: 'other', words: 'Who asked that?' };
  expect(await status(far.name, 'POST', '/safety/reports', report)).toBe(404);
  const wish = { audience: 'moderators', readers: [], version: 1 };
  expect(await status(far.name, 'POST', `/queries/${id}/readers`, wish)).toBe(404);
  expect(await status(near.name, 'POST', `/queries/${id}/readers`, wish)).toBe(403);
  const invited = await (await j.tab(asker)).asks('POST', `/queries/${id}/experts`, {
    person: far.id,
  });
  expect([invited.status, invited.json.code]).toEqual([409, 'question-for-few']);
});

test('a question that its asker lets fewer read leaves channel and lists; more are never chosen', async () => {
  const TEXT = 'Why did the register of Trujillo lose its second book?';
  const [asker, member, moderator] = [FAR, NEAR, 'Thandiwe Mokoena'].map((name) => j.person(name));
  if (!asker || !member || !moderator) throw new Error('nobody is there');
  const { id } = await asksInTab(j, asker, { nonce: 'nonce-of-trujillo', text: TEXT });
  const posted = () => JSON.stringify(j.channel('formalization').posts()).includes('Trujillo');
  expect([posted(), await status(member.name, 'GET', `/queries/${id}`)]).toEqual([true, 200]);
  const { version, narrower } = await questionOf(j, asker, id);
  expect(narrower).toEqual(['named', 'moderators']);
  const path = `/queries/${id}/readers`;
  const wish = { audience: 'moderators', readers: [], version };
  expect(await status(FAR, 'POST', path, wish)).toBe(200);
  await j.settle();
  expect([posted(), await status(member.name, 'GET', `/queries/${id}`)]).toEqual([false, 404]);
  expect((await questionOf(j, moderator, id)).audience).toBe('moderators');
  await j.clock.to('2026-03-04T12:00:00Z');
  expect(JSON.stringify(moderator.chat())).toContain('Trujillo');
  const wider = await (await j.tab(asker)).asks('POST', path, {
    ...{ ...wish, audience: 'community' },
    version: (await questionOf(j, asker, id)).version,
  });
  expect([wider.status, wider.json.code]).toEqual([409, 'audience-wider']);
});
