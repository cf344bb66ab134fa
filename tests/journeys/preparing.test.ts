import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DeskPage, DeskPlaces } from '../../src/contract/desks.ts';
import type { Briefing, PreparationList, PreparationPage } from '../../src/contract/preparing.ts';
import type { BeforePosting } from '../../src/contract/queries.ts';
import type { MyAlerts } from '../../src/contract/surfacing.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, listOf, repliesInTab } from '../support/journey-queries.ts';
import { type FakePerson, reading } from '../support/teams.ts';

/** Before anything new is begun: what there is, who knows, and what a country or a desk can tell. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 60 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const QUESTION = 'Has anyone registered domestic workers for social security in West Africa?';

const REPLY =
  'In Abidjan we registered domestic workers for social security through the households that employ them.';

test('a question in plain words is answered before it is posted: five items at most, and two people of other units (S-2)', async () => {
  // Adjoa answered a like question: with the documents of others it is what shows that somebody knows.
  const { id } = await asksInTab(j, j.person('Omar Haddad'));
  await repliesInTab(j, j.person('Adjoa Mensah'), id, REPLY);
  const fatou = j.person('Fatou Ndiaye');
  await fatou.says(QUESTION);
  const seen = fatou.sees();
  expect(seen.match(/Affiché pour\s:/g)?.length).toBeLessThanOrEqual(5);
  // Kind, date, language and where its review stands, of each.
  const items = seen.match(/ · \d+ \S+ \d{4} · (?:anglais|français|espagnol) · /g) ?? [];
  const marks =
    seen.match(/^(?:à revoir d’ici le|sans date de révision|Peut-être dépassé)/gm) ?? [];
  expect(items.length).toBe(seen.match(/Affiché pour\s:/g)?.length);
  expect(marks.length).toBe(items.length);

  const tab = await j.tab(fatou);
  const before = await tab.post<BeforePosting>('/queries/before', { text: QUESTION });
  const known = before.people?.items ?? [];
  expect(known).toHaveLength(2);
  for (const { person, reasons } of known) {
    expect(person.unit).not.toBe('SOCPRO');
    expect(reasons.length).toBeGreaterThan(0);
    expect(seen).toContain(person.name);
  }
  expect(known.map(({ person }) => person.name)).toContain('Adjoa Mensah');
  expect(seen).toContain('a répondu à 1 question sur travail domestique');
  // Nothing is said where little shows that anybody knows.
  const unknown = { text: 'Who has a recipe for sourdough bread?' };
  const none = await tab.post<BeforePosting>('/queries/before', unknown);
  expect(none.people?.items).toEqual([]);

  await fatou.presses('query.stock');
  expect(fatou.sees()).toContain('La réponse existait déjà');
  await j.settle();
  expect(j.observed.fromStock).toBe(1);
  expect((await listOf(j, fatou, 'mine')).items.map(({ text }) => text)).toEqual([QUESTION]);
  expect(await listOf(j, j.person('Lena Okafor'))).not.toMatchObject({
    items: [{ text: QUESTION }],
  });
  // Whoever asks something like it is told that it answered somebody, and when.
  const month = j.clock.now().toISOString().slice(0, 7);
  const asked = { text: 'How are domestic workers in Kenya covered by social security?' };
  const later = await (await j.tab(j.person('Lena Okafor'))).post<BeforePosting>(
    '/queries/before',
    asked,
  );
  const answered = later.hits.filter(({ reasons }) =>
    reasons.some(({ kind, values }) => kind === 'answered' && values[0] === month),
  );
  expect(answered).toHaveLength(1);
});

test('a briefing holds what its reader may read, and nothing more: five of each, with their number, dates and links', async () => {
  const title = 'Peru: what the households told us';
  const nonce = 'discussion-peru';
  await (await j.tab(j.person('Amina Diallo'))).post('/discussions', {
    nonce,
    community: 'formalization',
    title,
    background: 'Registering domestic workers in Peru.',
    questions: ['What works?'],
    startsAt: j.clock.now().toISOString(),
    endsAt: new Date(j.clock.now().getTime() + 7 * 86_400_000).toISOString(),
  });
  await j.settle();
  const inside = j.person('Carlos Mendoza');
  const outside = j.person('Sarah Lim');
  const briefingOf = async (who: FakePerson): Promise<Briefing> =>
    (await j.tab(who)).get(`/briefing?about=${encodeURIComponent('Pérou')}`);
  const [mine, theirs] = [await briefingOf(inside), await briefingOf(outside)];
  expect(mine.about).toEqual({ kind: 'country', name: 'Peru' });
  expect(mine.discussions.items.map((one) => one.title)).toEqual([title]);
  expect(theirs.discussions).toEqual({ items: [], count: 0 });
  for (const { lessons, reports, products, contacts } of [mine, theirs]) {
    for (const { items, count } of [lessons, reports, products]) {
      expect(items.length).toBeLessThanOrEqual(5);
      expect(count).toBeGreaterThanOrEqual(items.length);
      for (const { countries } of items) expect(countries).toContain('Peru');
    }
    expect(contacts.items.length).toBeLessThanOrEqual(5);
  }
  await inside.says('informe de país sobre el Perú');
  expect(inside.sees()).toContain(`Briefing: Perú`);
  expect(inside.sees()).toContain(title);
  await outside.says('briefing Peru');
  expect(outside.sees()).toContain('Briefing: Peru');
  expect(outside.sees()).not.toContain(title);
});

test('four questions are begun in the chat, resumed in the tab, kept, and found by the next who begins alike', async () => {
  const priya = j.person('Priya Nair');
  await priya.says('before a mission');
  await priya.presses('preparation.begin', {
    kind: 'mission',
    subject: 'Domestic workers and social security',
    country: 'Nepal',
  });
  expect(priya.sees()).toContain('What is needed?');
  await priya.presses(
    { verb: 'preparation.save', data: { go: 'on' } },
    { answer: 'A way to register households that pay in cash.' },
  );
  const shown = priya.sees();
  expect(shown).toContain('What do we already have?');
  expect(shown.match(/Why: /g)?.length ?? 0).toBeLessThanOrEqual(5);
  await priya.presses('preparation.use');
  expect(priya.sees()).toContain('Noted.');
  await priya.presses(
    { verb: 'preparation.save', data: { go: 'later' } },
    { answer: 'A guide of 2021.' },
  );

  const tab = await j.tab(priya);
  const { items } = await tab.get<PreparationList>('/preparations');
  const id = items[0]?.id ?? '';
  const resumed = await tab.get<PreparationPage>(`/preparations/${id}`);
  expect(resumed.preparation).toMatchObject({
    state: 'draft',
    countries: ['Nepal'],
    answers: {
      needs: 'A way to register households that pay in cash.',
      exists: 'A guide of 2021.',
    },
  });
  expect(resumed.judged.map(({ verdict }) => verdict)).toEqual(['use']);
  expect(resumed.related.length + resumed.judged.length).toBeLessThanOrEqual(5);
  const set = resumed.related[0];
  const refused = await tab.asks('POST', `/preparations/${id}/documents`, {
    product: set?.id,
    verdict: 'misfit',
    reason: ' ',
  });
  expect(refused.status).toBe(400);
  await tab.put(`/preparations/${id}/answers`, { answers: { gaps: 'Households without a bank.' } });

  // Nobody else reads a draft; kept for all staff, it is shown to the next on the same country.
  const amina = await j.tab(j.person('Amina Diallo'));
  expect((await amina.asks('GET', `/preparations/${id}`)).status).toBe(404);
  await tab.post(`/preparations/${id}/finish`, { shown: 'all' });
  await j.settle();
  const next = await amina.post<PreparationPage>('/preparations', {
    nonce: 'nonce-of-amina',
    kind: 'study',
    subject: 'Travail domestique au Népal',
    country: '',
  });
  expect(next.earlier).toMatchObject([{ id, author: 'Priya Nair' }]);
  const read = await amina.get<PreparationPage>(`/preparations/${id}`);
  expect(read.text).toContain('Households without a bank.');
  expect(read.actions).toEqual([]);
  // The use is noted on the document, as if it had been said there.
  const used = resumed.judged[0]?.id ?? '';
  expect(await tab.get(`/knowledge/${used}`)).toMatchObject({ uses: 1, used: true });
  // Where it is shown next, that a mission was prepared with it is a reason.
  const lena = j.person('Lena Okafor');
  await lena.says(resumed.judged[0]?.title ?? '');
  expect(lena.sees()).toContain('used in preparing 1 mission');
});

test('some days before a mission of the register its traveller is asked once, and not again once they declined', async () => {
  const priya = j.person('Priya Nair');
  const offered = (): number =>
    priya.chat().filter((message) => reading(message).includes('Your mission')).length;
  // Seven days before, in the morning of New Delhi.
  await j.clock.to('2026-03-06T06:00:00Z');
  expect(offered()).toBe(1);
  expect(priya.sees()).toContain('Nepal');
  await priya.presses('preparation.decline');
  expect(priya.sees()).toContain('not be asked again');
  const before = priya.chat().length;
  await j.sync();
  await j.clock.to('2026-03-10T06:00:00Z');
  expect(priya.chat().slice(before).map(reading).join()).not.toContain('Your mission');
});

test('a desk of specialists refuses a request with a reason, and it reaches the asker; an overdue one is recalled', async () => {
  const samuel = await j.tab(j.person('Samuel Boateng'));
  await samuel.post('/admin/desks', {
    names: { en: 'Household desk', fr: '', es: '' },
    unit: 'INWORK',
    topics: 'domestic work, social security',
    staff: 'david.mutua@org.example',
    days: 3,
    open: true,
  });
  await j.settle();
  // Its people hear of new documents on its topics, by an alert that they may end for good.
  const own = await j.tab(j.person('David Mutua'));
  const { items: alerts } = await own.get<MyAlerts>('/alerts');
  expect(alerts.map(({ topics }) => topics)).toContainEqual(['domestic-work', 'social-security']);
  const priya = j.person('Priya Nair');
  await priya.says('desk');
  await priya.presses('desk.form');
  const { items } = await (await j.tab(priya)).post<DeskPlaces>('/desks/places', {
    text: 'domestic work in Nepal',
  });
  const desk = items[0]?.id ?? '';
  await priya.says('desk');
  await priya.presses('desk.form');
  await priya.presses('desk.send', {
    request: 'Do we have figures on domestic work in Nepal?',
    desk,
  });
  await j.settle();
  const david = j.person('David Mutua');
  expect(david.sees()).toContain('a new request');
  await j.clock.advance(4);
  expect(david.sees()).toContain('a request is overdue');
  await david.presses('desk.read');
  await david.presses('desk.refuse', { reason: '' });
  expect(david.sees()).toContain('reason');
  await david.presses('desk.refuse', { reason: 'The survey of 2025 is not released yet.' });
  await j.settle();
  expect(priya.sees()).toContain('Household desk cannot answer');
  expect(priya.sees()).toContain('The survey of 2025 is not released yet.');
  const page = await samuel.get<DeskPage>('/desks');
  expect(page.figures?.find((one) => one.desk === 'Household desk')).toMatchObject({
    waiting: 0,
    refused: 1,
    answered: 0,
  });
  // Somebody whom it does not concern does not find it.
  const [request] = (await (await j.tab(priya)).get<DeskPage>('/desks')).mine;
  const amina = await j.tab(j.person('Amina Diallo'));
  expect((await amina.asks('GET', `/desks/requests/${request?.id}`)).status).toBe(404);
});
