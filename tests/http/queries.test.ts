import { afterEach, expect, test } from '@jest/globals';
import type { Consolidated } from '../../src/features/queries/consolidated.ts';
import type { CountedQuery } from '../../src/features/queries/policy.ts';
import type { Reply } from '../../src/features/queries/reply.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type QueryId, type ReplyId } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/kernel/person.ts';
import { amina, community, NOW, type Overrides, powers, type Running, running } from './fakes.ts';

/** With local powers every answer is held against the contract: a wrong shape would be a 500 here. */

let app: Running;
const start = async (overrides: Overrides): Promise<Running> => {
  app = await running({ local: powers(), ...overrides });
  return app;
};
afterEach(() => app.server.close());

const query: CountedQuery = {
  id: asId<QueryId>('q1'),
  version: 4,
  asker: amina.id,
  community: community.id,
  text: 'What keeps apprentices?',
  background: 'For a pilot.',
  language: 'en',
  topics: ['skills'],
  countries: [],
  neededBy: '2026-12-01',
  state: 'replied',
  verdict: null,
  comment: null,
  answeredBy: null,
  related: [],
  reason: null,
  askedAt: NOW,
  urgency: 'normal',
  also: [],
  invited: [],
  steps: [],
  mergedInto: null,
  openSince: NOW,
  replies: 1,
};
const reply: Reply = {
  id: asId<ReplyId>('r1'),
  version: 1,
  query: query.id,
  author: amina.id,
  text: 'Mentors.',
  language: 'en',
  consent: 'quote',
  surface: 'chat',
  sourceKey: 'never sent',
  state: 'published',
  reason: null,
  createdAt: NOW,
};
const view = { reply, authorName: 'Amina Diallo', mine: true, actions: ['withdraw'] };
const summary = { query, community, askerName: 'Amina Diallo' };
const page = {
  ...summary,
  actions: ['reply', 'judge', 'reopen'],
  moderator: false,
  thread: [view],
  related: [],
  consolidated: { state: 'published', webUrl: 'https://x.example/doc' },
  also: [],
  readers: [],
};
const consolidated: Consolidated = {
  query: query.id,
  version: 2,
  community: community.id,
  state: 'draft',
  edited: true,
  points: [{ id: 'p1', kind: 'country', country: 'Peru', text: 'T', sources: [reply.id] }],
  setAside: [],
  considered: [],
  reworded: [],
  product: null,
  webUrl: null,
  createdAt: NOW,
  approvedBy: null,
};
const draft = {
  query,
  consolidated,
  points: [],
  sources: [view],
  unused: [reply.id],
  contributors: 1,
  namedPeople: ['Amina Diallo'],
  languages: ['en'],
};
const nonce = 'n-12345678';

test('a question comes with its replies and the moves open to this person, and opening again is part of judging', async () => {
  const { call } = await start({ views: { queries: { page: async () => page } } });
  const { status, json, text } = await call('GET', '/api/v1/queries/q1', { as: 'amina' });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    mine: true,
    community: { id: 'skills', name: 'Skills' },
    actions: ['reply', 'judge'],
    thread: [{ author: 'Amina Diallo', actions: ['withdraw'] }],
    consolidated: { state: 'published' },
  });
  expect(text).not.toMatch(/never sent|sourceKey|driveId|openSince/);
});

test('lists are of one kind, open ones where none is named, and no other word is understood', async () => {
  const asked: string[] = [];
  const figures = { asked: 3, fromStock: 1, posted: 2, replied: 1, solved: 1 };
  const list = async (_who: Actor, filter: string) => {
    asked.push(filter);
    return { items: [summary], figures };
  };
  const { call } = await start({ views: { queries: { list } } });
  expect((await call('GET', '/api/v1/queries', { as: 'amina' })).json).toMatchObject({ figures });
  await call('GET', '/api/v1/queries?filter=mine', { as: 'amina' });
  expect(asked).toEqual(['open', 'mine']);
  expect((await call('GET', '/api/v1/queries?filter=all', { as: 'amina' })).status).toBe(400);
});

test('asking and being answered from stock are bound to their sender’s form', async () => {
  const keys: unknown[] = [];
  const { call } = await start({
    actions: {
      queries: {
        ask: async (_who: Actor, _draft: object, key: string) => {
          keys.push(key);
          return query;
        },
        stop: async (_who: Actor, stop: { community: string }, key: string) => {
          keys.push([key, stop.community]);
        },
      },
    },
    views: {
      queries: {
        summary: async () => summary,
        matching: async () => [{ community, topics: [], recommended: true }],
      },
    },
  });
  const body = { nonce, community: 'skills', text: ' What? ', background: '', neededBy: null };
  expect((await call('POST', '/api/v1/queries', { as: 'amina', body })).status).toBe(201);
  const stock = { nonce, text: 'What?', product: null };
  const answer = await call('POST', '/api/v1/queries/stock', { as: 'amina', body: stock });
  expect([answer.status, answer.text]).toEqual([204, '']);
  expect(keys).toEqual(['tab|amina|n-12345678', ['tab|amina|n-12345678', 'skills']]);
  const wrong = { ...body, neededBy: 'tomorrow' };
  const refused = await call('POST', '/api/v1/queries', { as: 'amina', body: wrong });
  expect(refused).toMatchObject({ status: 400, json: { fields: ['neededBy'] } });
  expect(refused.text).toContain('the day it is needed by');
});

test('an item that somebody may not open answers nobody', async () => {
  const { call } = await start({
    actions: { knowledge: { read: () => Promise.reject(new AppError('not-found', 'no')) } },
  });
  const body = { nonce, text: 'What?', product: 'secret' };
  expect((await call('POST', '/api/v1/queries/stock', { as: 'amina', body })).status).toBe(404);
});

test('a reply is taken with its surface and key; one of another question is not reviewed through this one', async () => {
  const given: object[] = [];
  const { call } = await start({
    actions: {
      queries: {
        read: async () => ({ query, actions: [] }),
        replies: {
          give: async (_who: Actor, input: object) => {
            given.push(input);
            return { reply, query, duplicate: false };
          },
        },
      },
    },
    views: {
      queries: {
        reply: async () => ({ reply, query: { ...query, id: 'other' }, authorName: 'x' }),
      },
    },
  });
  const body = { nonce, text: 'Mentors.', consent: 'quote' };
  const taken = await call('POST', '/api/v1/queries/q1/replies', { as: 'amina', body });
  expect(taken).toMatchObject({ status: 201, json: { duplicate: false } });
  expect(given).toEqual([
    {
      query: 'q1',
      text: 'Mentors.',
      consent: 'quote',
      surface: 'tab',
      sourceKey: 'tab|amina|n-12345678',
      premoderated: true,
      readers: { audience: 'community', readers: [] },
    },
  ]);
  const review = { verb: 'hide', reason: 'x', version: 1 };
  const path = '/api/v1/queries/q1/replies/r1/review';
  expect((await call('POST', path, { as: 'marc', body: review })).status).toBe(404);
});

test('the consolidated reply is read, saved and approved by one shape', async () => {
  const done: unknown[] = [];
  const { call } = await start({
    actions: {
      queries: {
        read: async () => ({ query, actions: [] }),
        consolidated: {
          edit: async (_who: Actor, id: string, edit: object) => void done.push([id, edit]),
          approve: async (_who: Actor, id: string, version: number) =>
            void done.push([id, version]),
        },
      },
    },
    views: { queries: { consolidated: async () => draft } },
  });
  const path = '/api/v1/queries/q1/consolidated';
  expect((await call('GET', path, { as: 'marc' })).json).toMatchObject({
    edited: true,
    unused: ['r1'],
    named: ['Amina Diallo'],
    points: [{ country: 'Peru', sources: ['r1'] }],
  });
  const edit = { version: 2, points: consolidated.points, setAside: [] };
  expect((await call('PUT', path, { as: 'marc', body: edit })).status).toBe(200);
  const body = { version: 2 };
  expect((await call('POST', `${path}/approve`, { as: 'marc', body })).status).toBe(200);
  expect(done).toEqual([
    ['q1', edit],
    ['q1', 2],
  ]);
});

test.each([
  ['GET', '/queries'],
  ['POST', '/queries/before'],
  ['POST', '/queries/stock'],
  ['GET', '/queries/q1'],
  ['POST', '/queries/q1/replies'],
  ['POST', '/queries/q1/judge'],
  ['GET', '/queries/q1/consolidated'],
] as const)('%s %s asks who it is first', async (method, path) => {
  const { call } = await start({});
  expect((await call(method, `/api/v1${path}`)).status).toBe(401);
});
