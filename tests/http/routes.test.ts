import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import type { Capture } from '../../src/features/capture/model.ts';
import type { Prompt } from '../../src/features/capture/prompting/model.ts';
import { ALL_STAFF } from '../../src/features/capture/readers.ts';
import { readTemplates } from '../../src/features/capture/template.ts';
import type { Chosen } from '../../src/features/knowledge/facets.ts';
import type { Product } from '../../src/features/knowledge/model.ts';
import { KINDS } from '../../src/features/moderation/console.ts';
import { vocabulary } from '../../src/features/taxonomy/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type CaptureId, type ProductId, type PromptId } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/kernel/person.ts';
import {
  amina,
  community,
  contributionOf,
  discussion,
  marc,
  NOW,
  type Overrides,
  powers,
  type Running,
  running,
} from './fakes.ts';

/** With local powers every answer is held against the contract: a wrong shape would be a 500 here. */

let app: Running;
const start = async (overrides: Overrides): Promise<Running> => {
  app = await running({ local: powers(), ...overrides });
  return app;
};
afterEach(() => app.server.close());

const LESSON = new URL('../../src/features/capture/templates/lesson.json', import.meta.url);
const lesson: unknown = JSON.parse(readFileSync(LESSON, 'utf8'));
const templates = readTemplates([{ name: 'lesson.json', body: lesson }]).all;

const product: Product = {
  id: asId<ProductId>('p1'),
  driveId: 'd',
  itemId: 'i',
  name: 'guide.docx',
  title: 'Guide',
  type: 'guide',
  abstract: 'How.',
  body: 'never sent',
  language: 'en',
  topics: ['skills'],
  countries: ['Senegal'],
  region: null,
  unit: 'SKILLS',
  ownerId: null,
  publishedOn: '2024-02-01',
  reviewOn: '2026-02-01',
  audience: { kind: 'all' },
  webUrl: 'https://contoso.sharepoint.com/guide.docx',
  contentTag: null,
  unreadable: null,
};
const reasons = [{ kind: 'topic' as const, values: ['skills'] }];

const draft: Capture = {
  id: asId<CaptureId>('k1'),
  version: 2,
  template: 'lesson',
  templateVersion: 1,
  owner: amina.id,
  readers: ALL_STAFF,
  language: 'en',
  project: 'P-1',
  prompt: null,
  answers: {},
  answeredAt: {},
  history: [],
  state: 'draft',
  path: 'light',
  reviewer: null,
  checklist: null,
  trouble: null,
  product: null,
  webUrl: null,
  createdAt: NOW,
  updatedAt: NOW,
};

const prompt: Prompt = {
  id: asId<PromptId>('q1'),
  version: 1,
  kind: 'project-close',
  series: 'project-close:P-1',
  person: amina.id,
  project: 'P-1',
  title: 'Dual training',
  standsIn: false,
  subject: null,
  knownOn: new Date('2026-01-20T00:00:00Z'),
  askedAt: null,
  escalation: null,
  escalateAt: null,
  warning: null,
  endsOn: new Date('2027-02-20T00:00:00Z'),
  state: 'asked',
  step: 90,
  snoozedUntil: null,
  reason: null,
  handedOverFrom: null,
  capture: null,
};

const sheet = (capture: Capture) => ({
  capture,
  template: templates[0],
  nextStep: 0,
  problems: { title: 'missing' },
  vague: [],
  conflicts: [],
  actions: ['answer', 'submit', 'discard'],
});

const thread = [
  {
    contribution: contributionOf(amina, 'They stay.'),
    authorName: 'Amina Diallo',
    mine: false,
    actions: ['approve', 'hide'],
  },
];
const page = {
  discussion,
  community,
  contributions: 0,
  actions: ['close', 'extend'],
  nameOf: () => 'Marc Dubois',
  askedToBegin: false,
  guest: false,
  moderator: true,
  thread: { items: thread, total: 1, seen: 1, wrote: false, pinned: [], before: null, after: null },
  related: [{ product, reasons }],
  synthesis: { state: 'draft', webUrl: null },
};

test('A discussion comes with its thread, what this person may do, and related products with their reasons', async () => {
  const { call } = await start({ views: { discussions: { page: async () => page } } });
  const { status, json, text } = await call('GET', '/api/v1/discussions/d1', { as: 'marc' });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    id: 'd1',
    community: { id: 'skills', name: 'Compétences' },
    startsAt: '2026-11-20T08:00:00.000Z',
    takesContributions: true,
    actions: ['close', 'extend'],
    thread: [{ author: 'Amina Diallo', actions: ['approve', 'hide'] }],
    related: [{ id: 'p1', outdated: true, reasons: [{ kind: 'topic', values: ['skills'] }] }],
    synthesis: { state: 'draft' },
  });
  // What the contract does not name stays inside.
  expect(text).not.toMatch(/never sent|sourceKey|driveId|createdBy/);
});

test('A part of a thread is asked for by question, order and place, and says where the next one begins', async () => {
  const wanted: unknown[] = [];
  const part = async (_who: Actor, id: string, asked: unknown) => {
    wanted.push([id, asked]);
    const after = { at: new Date(7_000), id: 'c7' };
    return { discussion, part: { ...page.thread, total: 9, after } };
  };
  const { call } = await start({ views: { discussions: { part } } });
  const path = '/api/v1/discussions/d1/thread';
  const first = await call('GET', `${path}?question=none&order=newest`, { as: 'marc' });
  expect(first.json).toMatchObject({ total: 9, before: null, after: '7000.c7' });
  await call('GET', `${path}?after=7000.c7&question=1&limit=20`, { as: 'marc' });
  await call('GET', `${path}?with=c3`, { as: 'marc' });
  const beginning = { kind: 'beginning' };
  const behind = { kind: 'after', place: { at: new Date(7_000), id: 'c7' } };
  const one = { kind: 'with', contribution: 'c3' };
  expect(wanted).toEqual([
    ['d1', { start: beginning, order: 'newest', question: null, limit: 50 }],
    ['d1', { start: behind, order: 'oldest', question: 1, limit: 20 }],
    ['d1', { start: one, order: 'oldest', question: undefined, limit: 50 }],
  ]);
  for (const bad of ['after=yesterday', 'before=', 'limit=0', 'question=-1', 'order=best']) {
    expect((await call('GET', `${path}?${bad}`, { as: 'marc' })).status).toBe(400);
  }
  expect(wanted).toHaveLength(3);
});

test('A form opens its discussion once, whoever else has the same nonce', async () => {
  const keys: unknown[] = [];
  const create = async (_who: Actor, draftOf: { startsAt: Date }, key: string) => {
    keys.push([key, draftOf.startsAt.toISOString()]);
    return discussion;
  };
  const { call } = await start({
    actions: { discussions: { create } },
    views: { discussions: { page: async () => page } },
  });
  const body = {
    nonce: 'n-12345678',
    community: 'skills',
    title: ' Apprenticeships ',
    background: 'b',
    questions: ['q'],
    startsAt: '2026-11-23T09:00:00+01:00',
    endsAt: '2026-12-01T09:00:00Z',
  };
  expect((await call('POST', '/api/v1/discussions', { as: 'marc', body })).status).toBe(201);
  expect(keys).toEqual([['tab|marc|n-12345678', '2026-11-23T08:00:00.000Z']]);
});

test('An extension needs its new end; other moves need none', async () => {
  const moves: unknown[] = [];
  const { call } = await start({
    actions: {
      discussions: {
        read: async () => ({ discussion, actions: [] }),
        move: async (_id: string, verb: string) => void moves.push(verb),
        extend: async (_id: string, to: Date) => void moves.push(to.toISOString()),
      },
    },
    views: { discussions: { page: async () => page } },
  });
  const move = (body: object) => call('POST', '/api/v1/discussions/d1/move', { as: 'marc', body });
  expect(await move({ verb: 'extend' })).toMatchObject({
    status: 400,
    json: { fields: ['endsAt'] },
  });
  expect((await move({ verb: 'summarise' })).status).toBe(400);
  await move({ verb: 'extend', endsAt: '2026-12-10T17:00:00Z' });
  await move({ verb: 'close' });
  expect(moves).toEqual(['2026-12-10T17:00:00.000Z', 'close']);
});

const hidden = () => Promise.reject(new AppError('not-found', 'not for this reader'));

test('Who may not read a discussion learns nothing by moving, contributing or reviewing', async () => {
  const { call } = await start({
    actions: {
      discussions: {
        read: hidden,
        contributions: { get: async () => contributionOf(marc, 'secret') },
      },
    },
  });
  const nonce = 'n-12345678';
  const tries = [
    ['/api/v1/discussions/d1/move', { verb: 'close' }],
    [
      '/api/v1/discussions/d1/contributions',
      { nonce, text: 't', question: null, consent: 'quote' },
    ],
    ['/api/v1/contributions/c1/review', { verb: 'approve', version: 1 }],
  ] as const;
  for (const [path, body] of tries) {
    const answer = await call('POST', path, { as: 'amina', body });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.text).not.toContain('secret');
  }
});

test('A review carries the version that was seen and answers with what may be done next', async () => {
  const seen: unknown[] = [];
  const { call } = await start({
    actions: {
      discussions: {
        read: async () => ({ discussion, actions: [] }),
        contributions: {
          get: async () => contributionOf(amina, 't'),
          review: async (_who: Actor, id: string, verb: string, options: object) => {
            seen.push([id, verb, options]);
            return { ...contributionOf(amina, 't'), state: 'hidden', reason: 'names a person' };
          },
        },
      },
    },
    views: { moderation: { contribution: async () => ({ authorName: 'Amina Diallo' }) } },
  });
  const body = { verb: 'hide', reason: 'names a person', version: 4 };
  const { json } = await call('POST', '/api/v1/contributions/c1/review', { as: 'marc', body });
  expect(seen).toEqual([['c1', 'hide', { reason: 'names a person', version: 4 }]]);
  expect(json).toMatchObject({
    author: 'Amina Diallo',
    state: 'hidden',
    actions: ['approve', 'hold'],
  });
});

test('The queue offers a moderator what may be done with each item', async () => {
  const listed = {
    since: NOW,
    due: NOW,
    overdue: true,
    of: KINDS.contribution,
    community: discussion.community,
    title: discussion.title,
    language: 'en',
    text: null,
    target: null,
    claim: null,
  };
  const queue = async () => [
    {
      ...listed,
      key: 'contribution:c1',
      kind: 'contribution',
      discussion,
      contribution: contributionOf(amina, 'They stay.'),
      authorName: 'Amina Diallo',
    },
    { ...listed, key: 'synthesis:d1', kind: 'synthesis', discussion },
  ];
  const { call } = await start({
    actions: { taxonomy: { vocabulary } },
    views: { moderation: { queue, loads: async () => [] } },
  });
  const { json } = await call('GET', '/api/v1/moderation', { as: 'marc' });
  expect(json).toMatchObject({
    items: [
      { kind: 'contribution', contribution: { actions: ['approve', 'hide'], mine: false } },
      { kind: 'synthesis', discussion: { id: 'd1', title: discussion.title } },
    ],
  });
});

const synthesis = {
  discussion,
  synthesis: {
    version: 2,
    state: 'draft',
    languages: ['en', 'fr'],
    statements: [],
    setAside: [],
    contributors: 3,
    path: 'light',
    reviewer: null,
    checklist: null,
    trouble: null,
    product: null,
    webUrl: null,
  },
  statements: [],
  namedPeople: ['Amina Diallo'],
  documents: [],
  sources: thread,
};

test('A refused edit of the synthesis shows which dissent would be lost', async () => {
  const edit = () =>
    Promise.reject(new AppError('dissent-dropped', 'dissent s1', { text: 'I doubt it.' }));
  const { call } = await start({ actions: { discussions: { syntheses: { edit } } } });
  const body = { version: 2, statements: [], setAside: [] };
  const answer = await call('PUT', '/api/v1/discussions/d1/synthesis', { as: 'marc', body });
  expect(answer.status).toBe(422);
  expect(answer.json).toEqual({
    code: 'dissent-dropped',
    message: expect.stringContaining('I doubt it.'),
  });
});

test('Approving says which version was read, and two at once are told so', async () => {
  const versions: number[] = [];
  const approve = async (_who: Actor, _id: string, version: number) => {
    versions.push(version);
    if (version !== 2) throw new AppError('changed-meanwhile', `version 2, seen ${version}`);
  };
  const { call } = await start({
    actions: { discussions: { syntheses: { approve } } },
    views: { discussions: { synthesis: async () => synthesis } },
  });
  const press = (version: number) =>
    call('POST', '/api/v1/discussions/d1/synthesis/approve', { as: 'marc', body: { version } });
  expect(await press(2)).toMatchObject({ status: 200, json: { named: ['Amina Diallo'] } });
  expect(await press(1)).toMatchObject({ status: 409, json: { code: 'changed-meanwhile' } });
  expect(versions).toEqual([2, 1]);
});

test('Search answers with reasons, and takes a limit within bounds only', async () => {
  const asked: unknown[] = [];
  const facets = [
    { name: 'community', values: [{ value: 'skills', count: 1, own: 1, chosen: false }] },
  ];
  const everywhere = async (
    who: Actor,
    words: string,
    given: { limit: number; chosen: Chosen },
  ) => {
    asked.push([who.id, words, given.limit, given.chosen.country, given.chosen.type]);
    const found = [{ product, reasons, outdated: true, alike: [] }];
    const known = { found, more: 7, unable: null, facets, atLeast: false, good: true };
    return { ...known, elsewhere: null };
  };
  const { call } = await start({
    actions: {
      knowledge: { everywhere },
      people: { people: async () => [] },
      taxonomy: { lists: async () => vocabulary },
    },
  });
  const words = encodeURIComponent('qu’est-ce qui marche ? <b>');
  const { json } = await call('GET', `/api/v1/search?q=${words}&country=Peru|Chile`, {
    as: 'amina',
  });
  expect(json).toMatchObject({ more: 7, hits: [{ id: 'p1', outdated: true, reasons }] });
  expect(json).toMatchObject({ facets: [{ values: [{ label: 'Skills' }] }] });
  expect(asked).toEqual([['amina', 'qu’est-ce qui marche ? <b>', 5, ['Peru', 'Chile'], []]]);
  for (const wrong of ['q=%20', 'q=a&limit=0', 'q=a&limit=51', 'q=a&limit=x', '']) {
    expect((await call('GET', `/api/v1/search?${wrong}`, { as: 'amina' })).status).toBe(400);
  }
});

test('Files that could not be read are asked for with the eyes of who asks', async () => {
  const asked: string[] = [];
  const unreadable = async (who: Actor) => {
    asked.push(who.id);
    return [{ ...product, name: 'open.pdf', unreadable: 'encrypted' }];
  };
  const sync = { progress: () => ({ running: true, libraries: 1, read: 12, unreadable: 3 }) };
  const { call } = await start({
    actions: { knowledge: { count: async () => 40, unreadable, sync } },
  });
  const { json } = await call('GET', '/api/v1/library', { as: 'amina' });
  expect(json).toMatchObject({
    products: 40,
    syncing: true,
    unreadable: [{ name: 'open.pdf', reason: 'encrypted' }],
  });
  expect(asked).toEqual(['amina']);
});

test('A draft without a title is called by its form', async () => {
  const named = { ...draft, answers: { title: ' Mentors first ' } };
  const { call } = await start({
    actions: { capture: { forms: () => templates, mine: async () => [draft, named] } },
  });
  const { json } = await call('GET', '/api/v1/captures', { as: 'amina' });
  expect(json).toMatchObject({
    items: [{ title: templates[0]?.name.en }, { title: 'Mentors first' }],
  });
});

test('A prompt is answered in the record that the chat goes on with, with what is known filled in', async () => {
  const done: unknown[] = [];
  const { call } = await start({
    actions: {
      capture: {
        templates: () => templates,
        begin: async (_who: Actor, beginning: object) => {
          done.push(beginning);
          return sheet(draft);
        },
        prompts: {
          read: async () => ({ prompt, actions: ['now', 'snooze'] }),
          project: async () => ({
            code: 'P-1',
            title: 'Dual training',
            countries: ['Senegal', 'Mali'],
            startsOn: new Date('2024-02-20T00:00:00Z'),
            endsOn: new Date('2027-02-20T00:00:00Z'),
          }),
          accept: async (_who: Actor, id: string, capture: string) => void done.push([id, capture]),
        },
      },
    },
  });
  const body = { nonce: 'n-12345678', template: 'lesson', prompt: 'q1' };
  const answer = await call('POST', '/api/v1/captures', { as: 'amina', body });
  expect(answer.status).toBe(201);
  expect(answer.json).toMatchObject({ capture: { id: 'k1' }, problems: { title: 'missing' } });
  expect(done).toEqual([
    {
      template: 'lesson',
      project: 'P-1',
      prompt: 'q1',
      key: 'prompt:q1:amina',
      prefill: { countries: 'Senegal, Mali' },
    },
    ['q1', 'k1'],
  ]);
});

test('A prompt that is over begins nothing', async () => {
  const read = async () => ({ prompt: { ...prompt, state: 'ended' }, actions: [] });
  const { call } = await start({ actions: { capture: { prompts: { read } } } });
  const body = { nonce: 'n-12345678', template: 'lesson', prompt: 'q1' };
  expect(await call('POST', '/api/v1/captures', { as: 'amina', body })).toMatchObject({
    status: 409,
    json: { code: 'illegal-move' },
  });
});

test('A discarded draft is answered with nothing', async () => {
  const { call } = await start({ actions: { capture: { discard: async () => {} } } });
  const answer = await call('DELETE', '/api/v1/captures/k1', { as: 'amina' });
  expect([answer.status, answer.text]).toEqual([204, '']);
});

test('What is missing before publishing is named by its labels', async () => {
  const submit = () =>
    Promise.reject(new AppError('fields-missing', 'open', { fields: 'Title, Cause' }));
  const { call } = await start({ actions: { capture: { submit } } });
  const answer = await call('POST', '/api/v1/captures/k1/submit', { as: 'amina' });
  expect(answer.status).toBe(422);
  expect(answer.json.message).toContain('Title, Cause');
});

test.each([
  ['marc@example.org', [amina, marc], marc.id],
  ['PERSON MARC', [amina, marc], marc.id],
  ['mar', [marc], marc.id],
  ['a', [amina, marc], null],
  ['nobody', [], null],
])('Handed over to "%s"', async (to, found, expected) => {
  const given: unknown[] = [];
  const handOver = async (_who: Actor, _id: string, person: string) => {
    given.push(person);
    return { ...prompt, person };
  };
  const { call } = await start({
    actions: { people: { find: async () => found }, capture: { prompts: { handOver } } },
  });
  const path = '/api/v1/prompts/q1/hand-over';
  const answer = await call('POST', path, { as: 'amina', body: { to } });
  expect(given).toEqual(expected ? [expected] : []);
  expect(answer).toMatchObject(
    expected
      ? { status: 200, json: { actions: [] } }
      : { status: 400, json: { code: 'handover-to-unknown' } },
  );
});

test('Home is what runs and what waits', async () => {
  const home = async () => ({
    discussions: [{ discussion, community, contributions: 2 }],
    waiting: 1,
    prompts: [prompt],
    drafts: [draft],
    queries: [],
    verdicts: 0,
    handovers: [],
    abilities: [],
    fresh: [],
    guest: false,
    administrator: false,
  });
  const { call } = await start({
    actions: { capture: { forms: () => templates } },
    views: { home: { page: home } },
  });
  const { json } = await call('GET', '/api/v1/home', { as: 'amina' });
  expect(json).toMatchObject({
    discussions: [{ contributions: 2 }],
    waiting: 1,
    prompts: [{ actions: ['now', 'snooze', 'hand-over', 'decline'], project: { code: 'P-1' } }],
    drafts: [{ id: 'k1' }],
  });
});

test('An answer that drifts from the contract fails where it is developed', async () => {
  const drifted = { ...page, moderator: 'yes' };
  const { call } = await start({ views: { discussions: { page: async () => drifted } } });
  expect((await call('GET', '/api/v1/discussions/d1', { as: 'marc' })).status).toBe(500);
});

test('Answers are for one reader: nobody on the way keeps them', async () => {
  const { call } = await start({ views: { discussions: { page: async () => page } } });
  const { headers } = await call('GET', '/api/v1/discussions/d1', { as: 'marc' });
  expect(headers.get('cache-control')).toBe('no-store');
});
