import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Card } from '../../bot/cards/card.ts';
import { readCard } from '../../bot/cards/reading.ts';
import { faultOf } from '../../src/adapters/tenant/teams/invoke-answers.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import type { FakePerson } from '../support/teams.ts';

/** A message of a channel becomes a draft: one's own at once, a colleague's once the colleague agrees. */

let place: Scene;
let journey: Journey;
let fatou: FakePerson;
let amina: FakePerson;
beforeAll(async () => {
  place = await scene({ documents: 24 });
});
beforeEach(async () => {
  journey = await place.journey();
  fatou = journey.person('Fatou Ndiaye');
  amina = journey.person('Amina Diallo');
});
afterEach(() => place.end());
afterAll(() => place.close());

const WORDS = 'Les étals d’abord, les travailleuses à domicile ensuite.';
const LINK = 'https://teams.microsoft.com/l/message/x/1767';

interface Dialog {
  readonly task?: { readonly value: string | { readonly card: { readonly content: Card } } };
}

const inChannel = (id: string) => ({
  conversation: { id: `${id};messageid=1`, conversationType: 'channel', isGroup: true },
  channelData: { channel: { id } },
});

async function asks(who: FakePerson, name: string, value: object): Promise<Card> {
  const where = inChannel(journey.channel('formalization').id);
  const invoke = { type: 'invoke', name: `composeExtension/${name}`, value, ...where };
  const answer = await who.sends(invoke);
  expect(faultOf(invoke.name, answer)).toBeNull();
  const { task } = answer as unknown as Dialog;
  if (typeof task?.value !== 'object') throw new Error(`no dialog: ${JSON.stringify(answer)}`);
  return task.value.card.content;
}

const opens = (who: FakePerson, commandId: string, author: FakePerson, id = '1767') =>
  asks(who, 'fetchTask', {
    commandId,
    commandContext: 'message',
    messagePayload: {
      id,
      linkToMessage: LINK,
      createdDateTime: '2026-03-01T10:00:00Z',
      body: { content: `<p>${WORDS}</p>` },
      from: { user: { id: author.id.toUpperCase(), displayName: author.name } },
    },
  });

const submits = (who: FakePerson, commandId: string, form: Card, entered: object = {}) =>
  asks(who, 'submitAction', {
    commandId,
    commandContext: 'message',
    data: { ...(form.actions?.[0] as { data?: object } | undefined)?.data, ...entered },
  });

const entered = (form: Card) =>
  Object.fromEntries(readCard(form).inputs.map(({ id, value }) => [id, value]));

/** Fatou asks for Amina's message; Amina is written to. */
async function asked(commandId: string, id = '1767'): Promise<void> {
  const form = await opens(fatou, commandId, amina, id);
  expect(entered(form)).toEqual({});
  expect(readCard(form).lines.join()).toContain('Amina Diallo');
  await submits(fatou, commandId, form);
  await submits(fatou, commandId, form);
  await journey.settle();
}

const everything = async (who: FakePerson): Promise<string> => {
  const tab = await journey.tab(who);
  const { items } = await tab.get<{ items: { id: string }[] }>('/captures');
  const sheets = await Promise.all(items.map(({ id }) => tab.get(`/captures/${id}`)));
  return JSON.stringify([
    who.chat(),
    sheets,
    await tab.get('/consents'),
    await tab.get('/queries'),
  ]);
};

test('one’s own message is a draft at once', async () => {
  const form = await opens(amina, 'saveLesson', amina);
  expect(entered(form)).toMatchObject({ happened: WORDS });
  await submits(amina, 'saveLesson', form, { ...entered(form), title: 'Les étals' });
  const { items } = await (await journey.tab(amina)).get<{ items: unknown[] }>('/captures');
  expect(items).toHaveLength(1);
});

test('a colleague’s message waits for a yes; then it is a lesson that names the colleague', async () => {
  await asked('saveLesson');
  expect(amina.sees()).toContain(WORDS);
  expect(amina.sees()).toContain('Fatou Ndiaye');
  expect(await everything(fatou)).not.toContain(WORDS);
  await fatou.says('mes brouillons');
  expect(fatou.sees()).toContain('En attente de l’accord de Amina Diallo');
  const card = { ...amina.latest() };
  await amina.presses('consent.agree');
  await amina.pressesOn(card, 'consent.agree');
  await amina.resends();
  await journey.settle();
  expect(fatou.sees()).toContain('Amina Diallo a donné son accord');
  await fatou.presses('consent.begin');
  await fatou.presses('consent.begin').catch(() => null);
  const tab = await journey.tab(fatou);
  const { items } = await tab.get<{ items: { id: string }[] }>('/captures');
  expect(items).toHaveLength(1);
  const sheet = JSON.stringify(await tab.get(`/captures/${items[0]?.id}`));
  expect(sheet).toContain(WORDS);
  expect(sheet).toContain(LINK);
  await tab.put(`/captures/${items[0]?.id}/answers`, {
    answers: { happened: `Avant.\n${WORDS}` },
  });
  // Taken back before it is published: the draft loses the words and keeps what Fatou wrote.
  const own = await journey.tab(amina);
  const { items: mine } = await own.get<{ items: { id: string }[] }>('/consents');
  await own.post(`/consents/${mine[0]?.id}/withdraw`);
  await own.post(`/consents/${mine[0]?.id}/withdraw`);
  await journey.settle();
  const after = JSON.stringify(await tab.get(`/captures/${items[0]?.id}`));
  expect(after).toContain('Avant.');
  expect(after).not.toContain(WORDS);
  expect(after).not.toContain(LINK);
  const rows = await journey.database.db.selectFrom('message_consents').selectAll().execute();
  expect(rows.map(({ words, link, state }) => ({ words, link, state }))).toEqual([
    { words: null, link: null, state: 'withdrawn' },
  ]);
});

test('without a name: the question says so, carries no link, and can no longer be taken back', async () => {
  await asked('askCommunity');
  await amina.presses('consent.agree-without-name');
  await journey.settle();
  expect(fatou.sees()).not.toContain('Amina');
  await fatou.presses('consent.begin');
  await fatou.presses('query.ask', { community: 'formalization' });
  expect(fatou.refusal).toBeNull();
  await journey.settle();
  const tab = await journey.tab(fatou);
  const { items } = await tab.get<{ items: { id: string }[] }>('/queries?filter=mine');
  expect(items).toHaveLength(1);
  const page = JSON.stringify(await tab.get(`/queries/${items[0]?.id}`));
  expect(page).toContain(WORDS);
  expect(page).toContain('n’est pas nommé');
  expect(page).not.toContain('Amina');
  expect(page).not.toContain(LINK);
  const own = await journey.tab(amina);
  const { items: mine } = await own.get<{ items: { id: string; out: boolean }[] }>('/consents');
  expect(mine[0]?.out).toBe(true);
  expect((await own.asks('POST', `/consents/${mine[0]?.id}/withdraw`)).status).toBe(409);
});

/** Adjoa and Thandiwe are of one community; Thandiwe moderates it. */
async function askedOfAdjoa(who: FakePerson, commandId: string, id: string): Promise<FakePerson> {
  const adjoa = journey.person('Adjoa Mensah');
  await submits(who, commandId, await opens(who, commandId, adjoa, id));
  await journey.settle();
  expect(adjoa.sees()).toContain(WORDS);
  return adjoa;
}

test('an answer kept as FAQ waits for its moderators, who alone let it go; taken back before, nothing is left', async () => {
  const omar = journey.person('Omar Haddad');
  const adjoa = await askedOfAdjoa(omar, 'keepAnswer', '1801');
  await adjoa.presses('consent.agree');
  await journey.settle();
  await omar.presses('consent.begin');
  await omar.presses('faq.keep', {
    community: 'formalization',
    question: 'Whom do we register first?',
  });
  expect(omar.refusal).toBeNull();
  await journey.settle();
  const thandiwe = journey.person('Thandiwe Mokoena');
  const waits = await (await journey.tab(thandiwe)).get<{
    items: { id: string; question: string; state: string }[];
  }>('/faqs');
  expect(waits.items).toMatchObject([
    { question: 'Whom do we register first?', answer: WORDS, state: 'offered' },
  ]);
  // Neither posted nor read by members before somebody lets it go.
  const mei = await journey.tab(journey.person('Mei Tanaka'));
  expect(await mei.get('/faqs')).toEqual({ items: [] });
  expect((await mei.asks('GET', `/faqs/${waits.items[0]?.id}`)).status).toBe(404);
  const { items: asked } = await (await journey.tab(omar)).get<{ items: { id: string }[] }>(
    '/queries?filter=mine',
  );
  expect((await mei.asks('GET', `/queries/${asked[0]?.id}`)).status).toBe(404);
  const own = await journey.tab(adjoa);
  const { items: mine } = await own.get<{ items: { id: string; out: boolean }[] }>('/consents');
  expect(mine[0]?.out).toBe(false);
  await own.post(`/consents/${mine[0]?.id}/withdraw`);
  await journey.settle();
  const left = await journey.database.db
    .selectFrom('replies')
    .innerJoin('faq_entries', 'faq_entries.query', 'replies.query')
    .select(['replies.text', 'replies.state', 'faq_entries.answer', 'faq_entries.state as entry'])
    .execute();
  expect(left).toMatchObject([{ text: '', state: 'withdrawn', entry: 'declined' }]);
  expect(JSON.stringify(left)).not.toContain(WORDS);
  expect(journey.logged).toEqual([]);
});

test('one’s own answer is offered at once; let go by a moderator it is an entry that all find', async () => {
  const omar = journey.person('Omar Haddad');
  const form = await opens(omar, 'keepAnswer', omar, '1803');
  expect(entered(form)).toMatchObject({ answer: WORDS, community: 'formalization' });
  const question = 'Who is registered first?';
  await submits(omar, 'keepAnswer', form, { ...entered(form), question });
  await submits(omar, 'keepAnswer', form, { ...entered(form), question });
  await journey.settle();
  const tab = await journey.tab(journey.person('Thandiwe Mokoena'));
  const { items } = await tab.get<{ items: { id: string }[] }>('/faqs');
  expect(items).toHaveLength(1);
  const path = `/faqs/${items[0]?.id}`;
  const { version } = await tab.get<{ version: number }>(path);
  const wording = { question, answer: 'The stalls, then those who work at home.' };
  const kept = { version, ...wording, owner: omar.id, reviewOn: '2027-03-02' };
  await tab.post(`${path}/publish`, kept);
  await journey.settle();
  const mei = await journey.tab(journey.person('Mei Tanaka'));
  expect(await mei.get('/faqs')).toMatchObject({
    items: [{ question, state: 'published', owner: 'Omar Haddad' }],
  });
  // What was said first stays with those who let it go.
  expect(await mei.get(path)).toMatchObject({ query: null, sources: 1 });
  expect(journey.logged).toEqual([]);
});

test('a colleague’s message becomes a discussion once they agree; without a name it says so', async () => {
  const thandiwe = journey.person('Thandiwe Mokoena');
  const adjoa = await askedOfAdjoa(thandiwe, 'startDiscussion', '1802');
  await adjoa.presses('consent.agree-without-name');
  await journey.settle();
  await thandiwe.presses('consent.begin');
  await thandiwe.presses('discussion.create', { question1: 'What comes first?' });
  expect(thandiwe.refusal).toBeNull();
  await journey.settle();
  const tab = await journey.tab(thandiwe);
  const { items } = await tab.get<{ items: { id: string; title: string }[] }>('/discussions');
  const made = items.find(({ title }) => title === WORDS);
  const { background } = await tab.get<{ background: string }>(`/discussions/${made?.id}`);
  expect(background).toContain('is not named');
  expect(background).not.toContain('Adjoa');
  expect(background).not.toContain(LINK);
});

test('a no is told without a word of who or why, and is not asked again; the words are gone', async () => {
  await asked('saveLesson');
  const card = { ...amina.latest() };
  await amina.presses('consent.refuse');
  await journey.settle();
  const refused = fatou.sees();
  expect(refused).toContain('Il n’y a pas d’accord');
  expect(refused).not.toContain('Amina');
  await amina.pressesOn(card, 'consent.agree');
  expect(amina.sees()).toContain('C’était déjà réglé');
  // Asked again for the same thing, Amina is not written to again.
  const before = amina.chat().length;
  await asked('saveLesson');
  expect(amina.chat()).toHaveLength(before);
  const rows = await journey.database.db.selectFrom('message_consents').selectAll().execute();
  expect(rows.map(({ words, state }) => [state, words])).toEqual([['refused', null]]);
});

test('no answer in seven days is a no, after one reminder; to whoever asked it reads alike', async () => {
  await asked('saveLesson');
  const waiting = { ...amina.latest() };
  const before = amina.chat().length;
  await journey.clock.advance(3);
  expect(amina.chat()).toHaveLength(before + 1);
  await journey.clock.advance(5);
  expect(amina.chat()).toHaveLength(before + 1);
  expect(fatou.sees()).toContain('Il n’y a pas d’accord');
  expect(fatou.sees()).not.toContain('Amina');
  await amina.pressesOn(waiting, 'consent.agree');
  expect(JSON.stringify(amina.chat())).toContain('Le délai est passé');
  const rows = await journey.database.db.selectFrom('message_consents').selectAll().execute();
  expect(rows.map(({ words, state }) => [state, words])).toEqual([['expired', null]]);
  expect(await everything(fatou)).not.toContain(WORDS);
});

test('a message that its author deletes in Teams takes its words along', async () => {
  await asked('saveLesson');
  const { id } = journey.channel('formalization');
  await amina.sends({
    type: 'messageDelete',
    id: '1767',
    ...inChannel(id),
    channelData: { channel: { id }, eventType: 'softDeleteMessage' },
  });
  await journey.settle();
  const rows = await journey.database.db.selectFrom('message_consents').selectAll().execute();
  expect(rows.map(({ words, state }) => [state, words])).toEqual([['withdrawn', null]]);
  expect(fatou.sees()).toContain('Il n’y a pas d’accord');
});

test('a stranger learns of nothing, and whoever asked cannot answer for the author', async () => {
  await asked('saveLesson');
  const own = await journey.tab(fatou);
  const { items } = await own.get<{ items: { id: string }[] }>('/consents');
  const path = `/consents/${items[0]?.id}`;
  const yes = { answer: 'agree' };
  expect((await own.asks('POST', `${path}/answer`, yes)).status).toBe(403);
  expect((await own.asks('GET', `${path}/words`)).status).toBe(409);
  const other = await journey.tab(journey.person('Omar Haddad'));
  expect(await other.get('/consents')).toEqual({ items: [] });
  expect((await other.asks('POST', `${path}/answer`, yes)).status).toBe(404);
  expect((await other.asks('POST', `${path}/withdraw`)).status).toBe(404);
});
