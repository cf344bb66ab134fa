import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PROJECTS } from '../../src/adapters/tenant/seed/projects.ts';
import type { CaptureSheet, PromptList } from '../../src/contract/capture.ts';
import type { OwnRecord } from '../../src/contract/credit.ts';
import type { RelatedToRecord } from '../../src/contract/knowledge.ts';
import type { Home } from '../../src/contract/people.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import type { FakePerson } from '../support/teams.ts';

/** A project ends: its manager is asked once, in their own hours, and what they write is published when they say so. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

/** How often a project's question has come: an answered card is another card, but its notification stays. */
function asked(who: FakePerson): number {
  const titles = PROJECTS.map(({ title }) => title);
  return who.chat().filter(({ summary }) => titles.some((title) => summary.includes(title))).length;
}

/** His project ends on 1 June: ninety days before is 3 March, and eight o'clock in Geneva is seven in UTC. */
async function jonasAsked(): Promise<FakePerson> {
  const jonas = j.person('Jonas Weber');
  await j.clock.to('2026-03-03T07:00Z');
  expect(asked(jonas)).toBe(1);
  return jonas;
}

test('ninety days before the end the manager is asked once, when their day begins', async () => {
  const jonas = j.person('Jonas Weber');
  await j.clock.to('2026-03-03T06:59Z');
  expect(asked(jonas)).toBe(0);
  await j.clock.to('2026-03-03T07:00Z');
  expect(asked(jonas)).toBe(1);
  expect(jonas.sees()).toContain('Green skills for repair and reuse trades');
  expect(jonas.sees()).toContain('1 June 2026');
  expect(jonas.buttons()).toEqual(
    expect.arrayContaining(['Write the lesson now', 'Remind me in 7 days', 'Decline']),
  );
  await j.sync();
  await j.sync();
  await j.clock.to('2026-03-20T07:00Z');
  expect(asked(jonas)).toBe(1);
});

test('snoozed, it comes again on the day that was said and not before', async () => {
  const jonas = await jonasAsked();
  await jonas.presses({ verb: 'prompt.snooze', data: { days: '7' } });
  expect(jonas.sees()).toContain('You will be reminded on 10 March 2026');
  await j.clock.to('2026-03-10T06:59Z');
  expect(asked(jonas)).toBe(1);
  await j.clock.to('2026-03-10T07:00Z');
  expect(asked(jonas)).toBe(2);
});

test('handed over, a colleague is asked at once with the name of who passed it on', async () => {
  const jonas = await jonasAsked();
  const old = { ...jonas.latest() };
  const lars = j.person('Lars Nygaard');
  await jonas.presses('prompt.ask-hand');
  await jonas.presses('prompt.hand', { colleague: 'nobody of this name' });
  expect(jonas.sees()).toContain('I could not find that person');
  await jonas.presses('prompt.hand', { colleague: 'Lars Nygaard' });
  if (!jonas.sees().includes('Lars Nygaard is asked now')) {
    await jonas.presses({ verb: 'prompt.hand-to', data: { person: lars.id } });
  }
  await j.settle();
  expect(jonas.sees()).toContain('Lars Nygaard is asked now');
  expect(lars.sees()).toContain('Jonas Weber passed this question on to you');
  // The old card is nobody's to answer any more.
  await jonas.pressesOn(old, 'prompt.now');
  expect(jonas.refusal?.message ?? jonas.sees()).toMatch(/not here|no longer/);
  expect((await (await j.tab(jonas)).get<Home>('/home')).drafts).toHaveLength(0);
  await j.clock.to('2026-05-04T07:00Z');
  expect(asked(jonas)).toBe(1);
  expect(asked(lars)).toBe(2);
});

test('declined with a reason, nobody is asked again', async () => {
  const jonas = await jonasAsked();
  await jonas.presses('prompt.ask-decline');
  await expect(jonas.presses('prompt.decline', { reason: ' ' })).rejects.toThrow('give a reason');
  await jonas.presses('prompt.decline', { reason: 'The lesson was written last year.' });
  expect(jonas.sees()).toContain('You are not asked again');
  await j.clock.to('2026-07-15T12:00Z');
  expect(asked(jonas)).toBe(1);
});

const LESSON = {
  title: 'Repair trades need tools before certificates',
  context: 'Fourteen training centres in Kenya taught repair of phones and fridges.',
  happened: 'Young people left when the toolkits came three months late.',
};
const WHY = {
  outcome: 'partly',
  cause: 'Procurement began after the courses had.',
  recommendation: 'Order toolkits before the first course is announced.',
};

test('the lesson is written over several cards, each saved, resumed in the tab and published', async () => {
  const jonas = await jonasAsked();
  await jonas.presses('prompt.now');
  await jonas.presses({ verb: 'capture.save', data: { go: 'on' } }, LESSON);
  await jonas.presses({ verb: 'capture.save', data: { go: 'later' } }, { cause: WHY.cause });
  expect(jonas.sees()).toContain('Your answers are saved');

  const tab = await j.tab(jonas);
  const home = await tab.get<Home>('/home');
  expect(home.drafts).toMatchObject([{ title: LESSON.title, state: 'draft' }]);
  const path = `/captures/${home.drafts[0]?.id}`;
  const sheet = await tab.get<CaptureSheet>(path);
  expect(sheet.capture.answers).toMatchObject({ ...LESSON, cause: WHY.cause });
  expect(sheet.capture.answers.countries).toBe('Kenya, Viet Nam, Colombia');
  const refused = await tab.asks('POST', `${path}/submit`);
  expect(refused).toMatchObject({ status: 422, json: { code: 'fields-missing' } });
  await tab.put(`${path}/answers`, { answers: { ...WHY, topics: 'green jobs, skills' } });
  // Back in the chat the review shows the same record.
  await jonas.says('my drafts');
  await jonas.presses('capture.open');
  expect(jonas.sees()).toContain('Everything needed is there');
  await jonas.presses('capture.publish');
  await jonas.presses('captures.list');
  await j.settle();
  expect(jonas.sees()).toContain('Colleagues can find it now');

  const file = await lessonFile(LESSON.title);
  expect(file).toMatchObject({
    KnowledgeType: 'lesson learned',
    Language: 'en',
    Topics: expect.stringContaining('green-jobs'),
    Countries: expect.stringContaining('Kenya'),
    Unit: 'SKILLS',
    OwnerId: jonas.id,
  });
  expect(String(file?.PublishedDate)).toContain('2026-03-03');
  const mei = j.person('Mei Tanaka');
  await mei.says('toolkits late for repair courses');
  expect(mei.sees()).toContain(LESSON.title);
  // A lesson alone closes no project: asked on until the close record is there.
  await j.clock.to('2026-05-04T07:00Z');
  expect(asked(jonas)).toBe(2);
  expect(await (await j.tab(jonas)).get<PromptList>('/prompts')).toMatchObject({
    items: [{ state: 'asked' }],
  });
});

const EARLIER = {
  title: 'Study on repair trades in three towns',
  purpose: 'Which of three towns gets a training centre.',
  skills: 'Interviews in workshops, in Swahili',
};

/** Terms of reference of somebody else, which are out. */
async function earlierTerms(): Promise<void> {
  const { capture, people } = j.app.actions;
  const author = await people.actor(personId('Mei Tanaka'));
  const prefill = {
    ...EARLIER,
    ...{ unit: 'SOCPRO', deliverables: 'Data set\t2026-05-14', dates: '2026-02-01/2026-05-31' },
    ...{ knowledge: 'A data set and one lesson.', topics: 'green jobs, skills' },
  };
  const form = { template: 'terms-of-reference', project: null, prompt: null, prefill };
  const { id } = (await capture.begin(author, { ...form, key: 'earlier-terms' })).capture;
  await capture.submit(author, id);
  await j.settle();
}

/** What of theirs others used, as their own record has it. */
const reused = async (name: string) =>
  (await (await j.tab(j.person(name))).get<OwnRecord>('/my-record')).deeds
    .filter(({ kind }) => kind === 'reuse')
    .map(({ title, count }) => [title, count]);

test('the close record stays open while nobody keeps an output, and is complete once something is decided', async () => {
  const jonas = await jonasAsked();
  await jonas.presses('prompt.close');
  expect(jonas.inputs().map(({ value }) => value)).toEqual(
    expect.arrayContaining(['Green skills for repair and reuse trades']),
  );
  const tab = await j.tab(jonas);
  const { drafts } = await tab.get<Home>('/home');
  const path = `/captures/${drafts[0]?.id}`;
  const database =
    'Database\tRepair trades register\tSKILLS\tSchools look up trainers\t4,000 USD a year';
  const answers = {
    lessons: [
      'Toolkits first\tworked\tOrder before the course',
      'Certificates late\tfailed\tAgree the form first',
      'Shops as teachers\tpartly\tPay them',
    ].join('\n'),
    outputs: `Manual\tManual for repair\tSKILLS\tSchools\tnone\tLars Nygaard\n${database}`,
    exit: 'The ministry runs the courses from June.',
    trained: 'Ministry of Labour\t24\trepair\tthe trainers’ course',
    topics: 'green jobs, skills',
  };
  const saved = await tab.put<CaptureSheet>(`${path}/answers`, { answers });
  expect(saved.unkept).toEqual(['Database – Repair trades register']);
  expect((await tab.asks('POST', `${path}/submit`)).json).toMatchObject({ code: 'fields-missing' });
  await jonas.says('my drafts');
  await jonas.presses('capture.open');
  expect(jonas.sees()).toContain('Nobody keeps: Database – Repair trades register');
  // To ask for funds leaves it open; to stop it needs a reason.
  for (const [otherwise, why, open] of [
    ['funds', 'Asked of the donor', 1],
    ['stopped', '', 1],
    ['stopped', 'The ministry has its own register', 0],
  ] as const) {
    const row = `${database}\t\t${otherwise}\t${why}`;
    const outputs = `${answers.outputs.split('\n')[0]}\n${row}`;
    const sheet = await tab.put<CaptureSheet>(`${path}/answers`, { answers: { outputs } });
    expect(sheet.unkept).toHaveLength(open);
  }
  await tab.put(`${path}/answers`, { answers: {} });
  await jonas.says('my drafts');
  await jonas.presses('capture.open');
  await jonas.presses('capture.publish');
  await j.settle();
  await earlierTerms();
  // Whoever writes the next terms of reference meets it by itself, before they have written more than a title.
  const lars = await j.tab(j.person('Lars Nygaard'));
  const blank = { nonce: 'next-project', template: 'terms-of-reference', prompt: null };
  const { capture } = await lars.post<CaptureSheet>('/captures', blank);
  const title = 'Green skills for repair trades, second phase';
  await lars.put(`/captures/${capture.id}/answers`, { answers: { title } });
  const { items, startable } = await lars.get<RelatedToRecord>(`/captures/${capture.id}/related`);
  const closed = items.find((one) => one.title === 'Green skills for repair and reuse trades');
  expect(startable).toEqual(items.flatMap((one) => (one.title === EARLIER.title ? one.id : [])));
  // Begun from the earlier one, twice: what was open is filled once, and who wrote it is credited once.
  const [product = ''] = startable;
  await lars.post(`/captures/${capture.id}/start-from`, { product });
  const begun = await lars.post<CaptureSheet>(`/captures/${capture.id}/start-from`, { product });
  expect(begun.capture.answers).toMatchObject({ title, skills: EARLIER.skills });
  expect(begun.suggested).toContain('skills');
  await j.settle();
  expect(await reused('Mei Tanaka')).toEqual([[EARLIER.title, 1]]);
  const before = asked(jonas);
  await j.clock.to('2026-07-15T12:00Z');
  expect(asked(jonas)).toBe(before);
  expect(await tab.get<PromptList>('/prompts')).toEqual({ items: [] });
  await (await j.tab(j.person('Lars Nygaard'))).post(`/knowledge/${closed?.id}/use`, {});
  await j.settle();
  expect(await reused('Jonas Weber')).toEqual([[closed?.title, 1]]);
});

test('a good practice’s document says how far it has come, as the next version of the same file', async () => {
  const { capture, people, practices } = j.app.actions;
  const author = await people.actor(personId('Sofia Herrera'));
  const told = ['title', 'summary', 'context', 'cause', 'impact', 'replication', 'links'];
  const prefill = {
    ...Object.fromEntries(told.map((field) => [field, 'Talleres móviles en días de mercado'])),
    ...{ period: '2025-01-01/2025-12-01', project: 'RLA/24/21/CAN', contact: 'Sofia Herrera' },
    ...{ stage: 'idea', topics: 'skills', countries: 'Costa Rica' },
  };
  const form = { template: 'good-practice', project: null, prompt: null, prefill };
  const { id } = (await capture.begin(author, { ...form, key: 'practice' })).capture;
  await capture.submit(author, id);
  await j.settle();
  const stands = async () => {
    const [file, ...others] = (
      await s.tenant.get<Children>(
        `/drives/${openDrive()}/root:/Good%20practices:/children?$expand=listItem($expand=fields)`,
      )
    ).value;
    expect(others).toEqual([]);
    const item = `/drives/${openDrive()}/items/${file?.id}`;
    const { Stage, PublishedDate } = file?.listItem.fields ?? {};
    const text = await s.words(file?.name ?? '', await s.tenant.bytes(`${item}/content`));
    return { Stage, PublishedDate, text };
  };
  const before = await stands();
  expect(before.Stage).toBe('Idea');
  const mine = (await practices.list(author)).find(({ practice }) => practice.capture === id);
  const which = mine?.practice.id ?? ('' as never);
  const sponsor = await people.actor(personId('Amina Diallo'));
  const said = { reason: 'Funciona en dos mercados.', evidence: '', on: '', sponsor: sponsor.id };
  await practices.decide(author, which, { ...said, verb: 'sponsor' }, 'one');
  await j.clock.to('2026-03-05T12:00Z');
  await practices.decide(sponsor, which, { ...said, verb: 'try' }, 'two');
  await j.settle();
  const after = await stands();
  expect(after).toMatchObject({ Stage: 'Piloto', PublishedDate: before.PublishedDate });
  expect(after.text).not.toBe(before.text);
  // What its author takes back stays gone, whatever is decided about it.
  await capture.retract(author, id, 'Tenía un error.');
  await j.settle();
  const gone = (await stands()).text;
  await practices.decide(sponsor, which, { ...said, verb: 'stop' }, 'three').catch(() => null);
  await j.settle();
  expect((await stands()).text).toBe(gone);
});

test('whoever publishes a product is asked, once it has been out for some days, how it reaches its readers', async () => {
  const { capture, people } = j.app.actions;
  const sofia = j.person('Sofia Herrera');
  await sofia.installs();
  const author = await people.actor(personId('Sofia Herrera'));
  const reviewer = await people.actor(personId('Amina Diallo'));
  const title = 'Inscribir por teléfono';
  const prefill = {
    title,
    abstract: 'Qué cambia.',
    authors: 'Sofia Herrera',
    users: 'Ministerios que eligen cómo recaudar.',
    findings: 'Uno de cada tres se inscribe.',
    method: 'Registros de 2025.',
    topics: 'skills',
  };
  const form = { template: 'product', project: null, prompt: null, prefill };
  const { id } = (await capture.begin(author, { ...form, key: 'product' })).capture;
  await capture.reviews.send(author, id, reviewer);
  await capture.reviews.say(reviewer, id, 'approve', 1, { note: '', comments: {} });
  await capture.submit(author, id);
  await j.settle();
  const plan = () => sofia.chat().filter(({ summary }) => summary.includes(title)).length;
  // By then she has read that it is out.
  await j.clock.to('2026-03-06T16:00Z');
  const before = plan();
  await j.clock.to('2026-03-09T16:00Z');
  expect(plan()).toBe(before + 1);
  expect(sofia.sees()).toContain('Su publicación ha salido');
  await sofia.presses('prompt.now');
  expect(sofia.sees()).toContain('Plan de difusión');
});

const openDrive = (): string => {
  const { libraries } = j.app.actions.knowledge.sync;
  return libraries().find(({ audience }) => audience.kind === 'all')?.driveId ?? '';
};

interface Children {
  readonly value: readonly {
    readonly id: string;
    readonly name: string;
    readonly listItem: { readonly fields: Readonly<Record<string, unknown>> };
  }[];
}

async function lessonFile(title: string) {
  const drive = openDrive();
  const root = await s.tenant.get<{ value: { name: string }[] }>(
    `/drives/${drive}/root/children?$top=200`,
  );
  if (!root.value.some(({ name }) => name === 'Lessons')) return null;
  const path = `/drives/${drive}/root:/Lessons:/children?$expand=listItem($expand=fields)`;
  const { value } = await s.tenant.get<Children>(path);
  return value.find(({ listItem }) => listItem.fields.Title === title)?.listItem.fields ?? null;
}

test('an unfinished draft stays its author’s, however long nobody touches it', async () => {
  const jonas = await jonasAsked();
  await jonas.presses('prompt.now');
  const title = 'Never finished';
  await jonas.presses({ verb: 'capture.save', data: { go: 'on' } }, { ...LESSON, title });
  await j.clock.advance(400);
  expect(await lessonFile(title)).toBeNull();
  const { drafts } = await (await j.tab(jonas)).get<Home>('/home');
  expect(drafts).toMatchObject([{ title, state: 'draft' }]);
  const amina = await j.tab(j.person('Amina Diallo'));
  expect((await amina.asks('GET', `/captures/${drafts[0]?.id}`)).status).toBe(404);
});

test('a moved end moves the question', async () => {
  const isabel = j.person('Isabel Torres');
  await j.project('GLO/24/02/ESP', { EndDate: '2026-09-01T00:00:00Z' });
  await j.sync();
  await j.clock.to('2026-06-02T18:00Z');
  expect(asked(isabel)).toBe(0);
  await j.clock.to('2026-06-03T12:00Z');
  expect(asked(isabel)).toBe(1);
  expect(isabel.sees()).toContain('1 de septiembre de 2026');
});

test('a cancelled project asks nobody, and a card sent before says so', async () => {
  const priya = j.person('Priya Nair');
  // One message a day: on Monday she is asked for the report of her mission.
  await j.clock.to('2026-03-24T12:00Z');
  expect(asked(priya)).toBe(1);
  await j.project('RAS/23/07/CHE', { State: 'cancelled' });
  await j.sync();
  await priya.presses('prompt.now');
  expect(priya.sees()).toMatch(/no longer/);
  await j.clock.to('2026-07-30T12:00Z');
  expect(asked(priya)).toBe(1);
});

test('where the register names a new manager, that one is asked', async () => {
  await j.project('RLA/24/21/CAN', { ManagerId: personId('Andrés Solano') });
  await j.sync();
  await j.clock.to('2026-04-02T18:00Z');
  expect(asked(j.person('Sofia Herrera'))).toBe(0);
  expect(asked(j.person('Andrés Solano'))).toBe(1);
  await j.project('RLA/24/21/CAN', { ManagerId: personId('Mateo Vargas') });
  await j.sync();
  expect(asked(j.person('Mateo Vargas'))).toBe(1);
  await j.person('Andrés Solano').presses('prompt.now');
  expect(j.person('Andrés Solano').refusal?.code).toBe('not-found');
});
