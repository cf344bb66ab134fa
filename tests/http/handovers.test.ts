import { afterEach, expect, test } from '@jest/globals';
import { AppError } from '../../src/kernel/errors.ts';
import type { Actor } from '../../src/kernel/person.ts';
import { capture, handover, prompt } from '../adapters/database/contract/world.ts';
import { amina, marc, type Overrides, powers, type Running, running } from './fakes.ts';

/** With local powers every answer is held against the contract: a wrong shape would be a 500 here. */

let app: Running;
const start = async (overrides: Overrides): Promise<Running> => {
  app = await running({ local: powers(), ...overrides });
  return app;
};
afterEach(() => app.server.close());

const own = handover({ person: amina.id, supervisor: marc.id, lastDay: '2026-12-18' });
const someone = (who: Actor) => ({ id: who.id, name: who.name, title: '' });
const summary = {
  handover: own,
  role: 'leaver' as const,
  actions: ['finalise', 'name-successor', 'end'],
  person: someone(amina),
  supervisor: someone(marc),
  successor: null,
};
const template = {
  id: 'handover',
  version: 1,
  name: { en: 'Handover', fr: 'Passation', es: 'Traspaso' },
  intro: { en: 'i', fr: 'i', es: 'i' },
  contentType: 'handover',
  publishes: false,
  becomes: 'document' as const,
  titleField: 'post',
  abstractField: 'post',
  steps: [
    {
      id: 'post',
      title: { en: 'Post', fr: 'Poste', es: 'Puesto' },
      readers: 'successor' as const,
      fields: [
        {
          id: 'post',
          kind: 'line' as const,
          required: true,
          maxLength: 200,
          label: { en: 'Post', fr: 'Poste', es: 'Puesto' },
          help: { en: 'h', fr: 'h', es: 'h' },
        },
      ],
    },
  ],
};
const page = {
  ...summary,
  sheet: {
    capture: capture({ template: 'handover', answers: { post: 'Officer' }, answeredAt: {} }),
    template,
    nextStep: 1,
    problems: {},
    conflicts: [],
    vague: [],
    actions: ['answer'],
    handover: own,
  },
  audience: [{ readers: 'successor', steps: [{ id: 'post', title: 'Post' }] }],
  missing: [{ step: 'post', title: 'Post', fields: ['Tips'] }],
  proposed: [{ day: '2026-12-11', steps: [template.steps[0]] }],
};

test('the leaver’s page: who reads what, what is missing, what the machine filled in', async () => {
  const { call } = await start({ views: { handovers: { page: async () => page } } });
  const { status, json } = await call('GET', '/api/v1/handovers/h1', { as: 'amina' });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    lastDay: '2026-12-18',
    state: 'preparing',
    role: 'leaver',
    actions: ['finalise', 'name-successor'],
    audience: [{ readers: 'successor', steps: ['post'] }],
    missing: [{ step: 'post', fields: ['Tips'] }],
    sheet: { suggested: ['post'] },
    sittings: 2,
  });
});

test('a handover is begun from its prompt with what is known, and again gives the same', async () => {
  const begun: unknown[] = [];
  const begin = async (who: Actor, id: string, known: object) => {
    begun.push([who.id, id, known]);
    return summary;
  };
  const { call } = await start({
    actions: { capture: { handovers: { begin } } },
    views: { handovers: { page: async () => page, known: async () => ({ post: 'Officer' }) } },
  });
  for (const _ of [1, 2]) {
    const { status, json } = await call('POST', '/api/v1/prompts/q1/handover', { as: 'amina' });
    expect([status, json.id]).toEqual([200, own.id]);
  }
  expect(begun).toEqual(Array(2).fill(['amina', 'q1', { post: 'Officer' }]));
});

test('what is given holds no more than its reader may have, and the dates it was given', async () => {
  const given = {
    ...summary,
    role: 'supervisor',
    handover: { ...own, state: 'delivered', deliveredAt: new Date('2026-12-18T07:00:00Z') },
    sections: [
      {
        step: 'post',
        title: 'Post',
        readers: 'supervisor-and-successor',
        entries: [
          { field: 'post', label: 'Post', text: 'Officer', suggested: true, addedBy: null },
        ],
        missing: ['Tips'],
      },
    ],
    documents: [{ driveId: 'secret-drive', itemId: 'i', title: 'T', webUrl: 'https://x/y' }],
    commitments: [{ text: 'report', due: '2027-01-31' }],
    links: ['https://x'],
    followUps: [],
    adders: new Map(),
    filledAsOf: new Date('2026-10-01T05:00:00Z'),
  };
  const { call } = await start({ views: { handovers: { pack: async () => given } } });
  const { json, text } = await call('GET', '/api/v1/handovers/h1/pack', { as: 'marc' });
  expect(json).toMatchObject({
    deliveredAt: '2026-12-18T07:00:00.000Z',
    acknowledgedAt: null,
    asOf: '2026-10-01T05:00:00.000Z',
    sections: [
      {
        title: 'Post',
        entries: [{ label: 'Post', text: 'Officer', suggested: true }],
        missing: ['Tips'],
      },
    ],
    documents: [{ title: 'T', webUrl: 'https://x/y' }],
    commitments: [{ text: 'report', due: '2027-01-31' }],
  });
  expect(text).not.toContain('secret-drive');
});

test.each([
  ['finalise', 'finalise'],
  ['call-back', 'callBack'],
  ['acknowledge', 'acknowledge'],
  ['share-lessons', 'shareLessons'],
])('POST %s is its action on that handover', async (path, action) => {
  const done: unknown[] = [];
  const act = async (who: Actor, id: string) => {
    done.push([who.id, id]);
    return summary;
  };
  const { call } = await start({
    actions: { capture: { handovers: { [action]: act } } },
    views: { handovers: { summary: async () => summary } },
  });
  expect((await call('POST', `/api/v1/handovers/h1/${path}`, { as: 'amina' })).status).toBe(200);
  expect(done).toEqual([['amina', 'h1']]);
});

test('a stranger who names a successor learns nothing of who answers to a name', async () => {
  const { call } = await start({
    actions: {
      capture: {
        handovers: {
          read: async () => {
            throw new AppError('not-found', 'not for this reader');
          },
        },
      },
    },
  });
  const body = { to: 'Amina Diallo' };
  const { status } = await call('POST', '/api/v1/handovers/h1/successor', { as: 'marc', body });
  expect(status).toBe(404);
});

test('a successor is one person or nobody', async () => {
  const named: unknown[] = [];
  const { call } = await start({
    actions: {
      people: { find: async (words: string) => (words === 'ma' ? [amina, marc] : [marc]) },
      capture: {
        handovers: {
          read: async () => summary,
          nameSuccessor: async (_who: Actor, _id: string, to: string) => {
            named.push(to);
            return summary;
          },
        },
      },
    },
    views: { handovers: { summary: async () => summary } },
  });
  const name = (to: string) =>
    call('POST', '/api/v1/handovers/h1/successor', { as: 'amina', body: { to } });
  expect(await name('ma')).toMatchObject({ status: 400, json: { code: 'handover-to-unknown' } });
  expect((await name('marc')).status).toBe(200);
  expect((await name('  ')).status).toBe(400);
  expect(named).toEqual(['marc']);
});

test('a departure’s prompt has no project, its day everywhere, and the way to its handover', async () => {
  const asked = prompt({
    kind: 'departure',
    project: null,
    title: null,
    person: amina.id,
    endsOn: new Date('2026-12-18T00:00:00Z'),
    state: 'accepted',
  });
  const { call } = await start({
    actions: {
      capture: { prompts: { open: async () => [asked] }, handovers: { byPrompt: async () => own } },
    },
  });
  const { json } = await call('GET', '/api/v1/prompts', { as: 'amina' });
  expect(json).toMatchObject({
    items: [
      {
        kind: 'departure',
        project: null,
        endsOn: '2026-12-18T12:00:00.000Z',
        handover: own.id,
        actions: expect.not.arrayContaining(['hand-over']),
      },
    ],
  });
});
