import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCard } from '../../bot/cards/reading.ts';
import type { CaptureSheet } from '../../src/contract/capture.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChat,
  contributesInTab,
  contributionOf,
  opened,
  pageOf,
  QUESTIONS,
  readsInChat,
  synthesisOf,
} from '../support/journey-steps.ts';
import { type FakePerson, reading } from '../support/teams.ts';

/** Whatever comes in: a clear answer in the person's words, nothing lost, nothing doubled, nothing broken. */

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

/** An activity of a real person as Teams posts it to the endpoint. */
const activityOf = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'message',
  id: '1',
  channelId: 'msteams',
  text: 'help',
  locale: 'fr-FR',
  from: { id: '29:x', name, aadObjectId: personId(name) },
  recipient: { id: '28:praxis', name: 'Praxis' },
  conversation: { id: `a:${name}`, conversationType: 'personal' },
  ...more,
});

test('any JSON at the door is answered, never with a failure', async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const { status } = await j.posts(value);
      statuses.add(status);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 60 },
  );
  expect([...statuses]).toEqual([400]);
  for (const text of ['', '{', '\u0000', '[1,', '"x"', `{"a":${'['.repeat(5_000)}`]) {
    expect((await j.posts(text)).status).toBe(400);
  }
});

test('an activity whose every field may be anything is answered, and the person hears something', async () => {
  const anything = fc.jsonValue({ maxDepth: 2 });
  const hostile = fc.record(
    {
      type: fc.constantFrom(
        'message',
        'invoke',
        'installationUpdate',
        'conversationUpdate',
        'typing',
        '?',
      ),
      id: fc.oneof(fc.string(), anything),
      name: fc.oneof(fc.constant('adaptiveCard/action'), anything),
      text: fc.oneof(fc.string(), anything),
      value: anything,
      entities: anything,
      channelData: anything,
      attachments: anything,
      timestamp: anything,
      locale: anything,
      replyToId: anything,
      recipient: anything,
    },
    { requiredKeys: ['type'] },
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (fields) => {
      const { status } = await j.posts(
        activityOf('Amina Diallo', fields as Record<string, unknown>),
      );
      // 501 is how an invoke that is no card's is told that nobody here knows it.
      if (fields.type === 'invoke') expect([200, 501]).toContain(status);
      else expect(status).toBe(200);
    }),
    { numRuns: 60 },
  );
  expect(j.logged.filter(({ level }) => level === 'error')).toEqual([]);
  const before = j.said.length;
  expect((await j.posts(activityOf('Amina Diallo', { id: 'last' }))).status).toBe(200);
  expect(JSON.stringify(j.said.slice(before))).toContain('Bonjour Amina Diallo');
});

test('verbs that no card has, and cards without their data, are answered in the person’s language', async () => {
  const fatou = j.person('Fatou Ndiaye');
  for (const value of [
    { action: { type: 'Action.Execute', verb: 'drop.tables', data: {} } },
    { action: { type: 'Action.Execute', verb: '__proto__', data: { verb: 'constructor' } } },
    { action: { type: 'Action.Execute', verb: 'discussion.read', data: {} } },
    { action: { type: 'Action.Execute', verb: 'prompt.snooze', data: { id: 'x', days: '9999' } } },
    {
      action: { type: 'Action.Execute', verb: 'moderation.hide', data: { id: ['a'], version: {} } },
    },
    {},
    null,
    'text',
  ]) {
    const answer = await fatou.sends({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(answer?.type).toBe('application/vnd.microsoft.error');
    expect(JSON.stringify(answer?.value)).toMatch(
      /moment antérieur|n’existe pas|accessible|vérifier/,
    );
  }
  for (const verb of ['drop.tables', 'capture.save', 'discussion.contribute']) {
    await fatou.sends({ type: 'message', value: { verb } });
    expect(fatou.sees()).toMatch(/moment antérieur|vérifier/);
  }
  expect(j.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

/** Sends a card's form as a client would not: fields over their limits or missing. */
async function sendsForm(who: FakePerson, verb: string, data: Readonly<Record<string, unknown>>) {
  return who.sends({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data: { verb, ...data } } },
  });
}

test('missing and over-long fields are named, and what was typed is still in the form', async () => {
  const amina = j.person('Amina Diallo');
  const form = {
    nonce: 'form-of-amina',
    community: 'formalization',
    title: 'Titre',
    background: 'Contexte',
    ...QUESTIONS,
    start: '2026-03-02',
    end: '2026-03-16',
  };
  for (const [field, value, words] of [
    ['title', '', 'Titre'],
    ['title', 'x'.repeat(201), '200'],
    ['background', 'x'.repeat(8_001), '000'],
    ['question1', 'x'.repeat(501), '500'],
    ['end', '2026-02-30', 'Dernier jour'],
    ['end', '2025-01-01', 'avenir'],
    ['start', 'tomorrow', 'Premier jour'],
    ['community', 'skills', 'Seule la modération'],
  ] as const) {
    const answer = await sendsForm(amina, 'discussion.create', { ...form, [field]: value });
    const shown = JSON.stringify(answer?.value);
    expect([field, shown]).toEqual([field, expect.stringContaining(words)]);
    expect(shown).toContain('Contexte'.slice(0, field === 'background' ? 0 : 8));
  }
  const none = { ...form, question1: '', question2: ' ' };
  expect(JSON.stringify(await sendsForm(amina, 'discussion.create', none))).toContain('Question 1');
  await j.settle();
  expect(j.channel('formalization').posts()).toHaveLength(0);
  const tab = await j.tab(amina);
  const long = await tab.asks('POST', '/discussions', {
    nonce: 'nonce-long',
    community: 'formalization',
    title: 'x'.repeat(201),
    background: '',
    questions: [],
    startsAt: '2026-03-02T09:00:00Z',
    endsAt: 'never',
  });
  expect(long).toMatchObject({ status: 400, json: { code: 'invalid-input' } });
  expect(long.json.fields).toEqual(
    expect.arrayContaining(['title', 'background', 'questions', 'endsAt']),
  );
});

test('every other form refuses too much and too little as clearly', async () => {
  const { id } = await opened(j);
  const fatou = j.person('Fatou Ndiaye');
  await fatou.says('lesson');
  const step = fatou.seesCard().actions?.[0]?.data as Readonly<Record<string, string>>;
  const long = await sendsForm(fatou, 'capture.save', {
    ...step,
    title: 'x'.repeat(201),
    context: 'Gardé malgré tout.',
  });
  expect(JSON.stringify(long?.value)).toContain('C’est trop long : 200');
  expect(JSON.stringify(long?.value)).toContain('Gardé malgré tout.');

  await contributesInTab(j, fatou, id, 'À relire.');
  const amina = j.person('Amina Diallo');
  const { id: contribution, version } = await contributionOf(j, amina, id, 'À relire');
  const hide = { id: contribution, discussion: id, version: String(version) };
  for (const reason of ['', ' ', 'x'.repeat(501)]) {
    const answer = await sendsForm(amina, 'moderation.hide', { ...hide, reason });
    expect(JSON.stringify(answer?.value)).toMatch(/vérifier : Motif|trop long : 500/);
  }
  expect((await contributionOf(j, amina, id, 'À relire')).state).toBe('published');

  const tab = await j.tab(fatou);
  for (const [method, path, body] of [
    [
      'POST',
      `/discussions/${id}/contributions`,
      { nonce: 'nonce-x', text: '', question: 9, consent: 'all' },
    ],
    ['POST', `/contributions/${contribution}/review`, { verb: 'burn', version: 'one' }],
    ['POST', '/captures', { nonce: 'short', template: 'x'.repeat(101), prompt: 7 }],
    ['PUT', `/captures/${step.id}/answers`, { answers: { title: 'x'.repeat(20_001) } }],
    ['PUT', `/captures/${step.id}/answers`, { answers: ['title'] }],
    ['POST', '/me/language', { language: 'xx' }],
    ['GET', `/search?q=${'x'.repeat(2_001)}`, undefined],
    ['GET', '/search?q=a&limit=-1', undefined],
  ] as const) {
    const refused = await tab.asks(method, path, body);
    expect([path, refused.status, refused.json.code]).toEqual([path, 400, 'invalid-input']);
    expect(refused.text).toContain('Veuillez vérifier');
  }
  expect(j.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a lesson whose every answer is markup is published as the words it is', async () => {
  const mei = j.person('Mei Tanaka');
  const tab = await j.tab(mei);
  const begun = await tab.post<CaptureSheet>('/captures', {
    nonce: 'nonce-of-lesson',
    template: 'lesson',
    prompt: null,
  });
  const title = '<img src=x onerror=alert(1)> & "Lesson": what\\worked?';
  const fields = begun.template.steps.flatMap(({ fields }) => fields);
  const answers = Object.fromEntries(
    fields.map(({ id, kind }) => [
      id,
      kind === 'text' ? SCRIPT : kind === 'choice' ? 'worked' : 'skills, Peru',
    ]),
  );
  const path = `/captures/${begun.capture.id}`;
  await tab.put(`${path}/answers`, { answers: { ...answers, title } });
  await tab.post(`${path}/submit`);
  await j.settle();
  const { capture } = await tab.get<CaptureSheet>(path);
  expect(capture).toMatchObject({ state: 'published', title });
  const bytes = new Uint8Array(await (await fetch(String(capture.webUrl))).arrayBuffer());
  const words = await s.words('lesson.docx', bytes);
  expect(words).toContain(title);
  expect(words).toContain('<script>alert(1)</script><b>bold</b> & "quotes"');
  await mei.says('onerror lesson what worked');
  expect(mei.sees()).toContain(title);
  expect(JSON.stringify(mei.seesCard())).not.toMatch(/"TextBlock"[^}]*onerror/);
});

const SCRIPT =
  '<script>alert(1)</script><b>bold</b> & "quotes" [link](javascript:alert(1)) {{DATE(2026-01-01,SHORT)}}';

test('HTML and script stay the text they are, in the card, the tab and the document', async () => {
  const { id, post } = await opened(j, {
    title: `Title ${SCRIPT}`.slice(0, 190),
    background: SCRIPT,
    question1: SCRIPT,
    end: '2026-03-03',
  });
  const mei = j.person('Mei Tanaka');
  await contributesInChat(j, mei, id, {
    text: `${SCRIPT} was written in four district offices by us.`,
  });
  await contributesInTab(j, j.person('Omar Haddad'), id, `Tab ${SCRIPT}`);
  for (const card of [
    post.card,
    mei.seesCard(),
    ...j
      .channel('formalization')
      .messages()
      .map((m) => m.card),
  ]) {
    for (const block of JSON.stringify(card ?? {}).match(/\{"type":"TextBlock"[^}]*\}/g) ?? []) {
      expect(block).not.toMatch(/<script>|javascript:/);
    }
    // A function to a renderer wherever it draws text.
    expect(card ? readCard(card).lines.join() : '').not.toContain('{{DATE');
  }
  expect(reading(post)).toContain('<script>alert(1)</script><b>bold</b> & "quotes"');
  const page = await pageOf(j, mei, id);
  expect(page.background).toBe(SCRIPT);
  expect(page.thread.map(({ text }) => text)).toContain(`Tab ${SCRIPT}`);

  await j.clock.to('2026-03-04T10:00Z');
  const thandiwe = j.person('Thandiwe Mokoena');
  const { version } = await synthesisOf(j, thandiwe, id);
  const tab = await j.tab(thandiwe);
  await tab.post(`/discussions/${id}/synthesis/approve`, { version });
  await j.settle();
  const { webUrl } = await synthesisOf(j, thandiwe, id);
  const bytes = new Uint8Array(await (await fetch(String(webUrl))).arrayBuffer());
  expect(await s.words('synthesis.docx', bytes)).toContain(
    '<script>alert(1)</script><b>bold</b> & "quotes"',
  );
});

test('100 KB at once is refused in words and nothing of it is kept', async () => {
  const { id, post } = await opened(j);
  const carlos = j.person('Carlos Mendoza');
  const huge = 'palabra '.repeat(12_800);
  await carlos.says(huge);
  expect(carlos.sees()).toContain('Es demasiado largo');
  await carlos.in(post.place).replies(post, huge);
  await j.settle();
  expect(reading(j.channel('formalization').messages().at(-1))).toContain('Es demasiado largo');
  const body = { nonce: 'nonce-huge', text: huge, question: null, consent: 'quote' };
  const refused = await (await j.tab(carlos)).asks(
    'POST',
    `/discussions/${id}/contributions`,
    body,
  );
  expect([400, 413]).toContain(refused.status);
  expect((await pageOf(j, carlos, id)).thread).toHaveLength(0);
  expect((await j.posts(activityOf('Carlos Mendoza', { text: huge }))).status).toBe(200);
  expect((await j.posts(activityOf('Carlos Mendoza', { text: huge.repeat(3) }))).status).toBe(413);
});

test('the longest contribution that is taken is posted, read and cut nowhere but where it says so', async () => {
  const { id } = await opened(j);
  const text = `${'Une longue phrase sur les marchés de Dakar. '.repeat(450)}Fin.`;
  await contributesInTab(j, j.person('Fatou Ndiaye'), id, text.trim());
  expect((await pageOf(j, j.person('Mei Tanaka'), id)).thread[0]?.text).toHaveLength(
    text.trim().length,
  );
  expect(j.channel('formalization').reads()).toContain('Fatou Ndiaye contributes:');
  expect(await readsInChat(j.person('Mei Tanaka'), id)).toContain('Une longue phrase');
});
