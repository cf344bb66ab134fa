import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AnonymousContribution } from '../../src/contract/anonymity.ts';
import type { TemplateList } from '../../src/contract/capture.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import { NOBODY } from '../../src/kernel/nobody.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChannel,
  contributesInChat,
  contributesInTab,
  type Opened,
  opened,
  pageOf,
} from '../support/journey-steps.ts';
import { changedTables, type Dump, dump, momentsIn, type Row, rowsOf } from '../support/looking.ts';

/**
 * A day of talk in which five people say something without a name, and then everything that whoever reads tables, logs
 * and figures afterwards may try, to find out who they were. docs/anonymity.md names each attack.
 */

let s: Scene;
let j: Journey;

interface Said {
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly secret: string;
}

const said = (by: string, at: string, text: string, letter: string): Said => ({
  ...{ by, at: `2026-03-02T${at}:00Z`, text, secret: letter.repeat(32) },
});

const PLAIN = said(
  'Adjoa Mensah',
  '10:03',
  'Our partner ministry sold the registration forms.',
  'A',
);
const SPANISH = said(
  'Carlos Mendoza',
  '11:17',
  'El municipio cobró dos veces a las vendedoras del mercado.',
  'B',
);
/** By somebody who uses French, in words of no language. */
const WORDLESS = said('Fatou Ndiaye', '13:42', '40 % (2019)', 'C');
const TAKEN_BACK = said(
  'Elena Petrescu',
  '15:05',
  'The director knew of it for a year before anybody acted.',
  'D',
);
const CLAIMED = said(
  'Awa Cissé',
  '16:31',
  'We counted the same household twice and said nothing.',
  'E',
);
const ALL = [PLAIN, SPANISH, WORDLESS, TAKEN_BACK, CLAIMED];
/** A record without a name, by somebody who says nothing else that day. */
const LESSON = said('Lena Okafor', '12:26', 'The counters at the gate never met the vendors.', 'G');

/** Asked for by whoever may contribute there; the attacker knows who that is. */
const WRITERS = 19;

let thread: Opened;
/** The evening after, as the tables stand while all five wait; days later, when all of it is over. */
const seen: Record<'before' | 'waiting' | 'after', Dump> = { before: [], waiting: [], after: [] };
const order: string[][] = [];
const figures = { before: '', after: '' };
/** Tables that one call changed, by what it was. */
const touched: Record<string, string[]> = {};

const tab = (name: string) => j.tab(j.person(name));
const say = async ({ by, text, secret }: Said) =>
  (await tab(by)).post(`/discussions/${thread.id}/anonymous`, { text, question: 0, secret });
const by = async (name: string, verb: string, { secret }: Said, more: object = {}) =>
  (await tab(name)).post<AnonymousContribution>(`/anonymous/${verb}`, { secret, ...more });

/** Sent twice, because an answer got lost. */
async function writesLesson(): Promise<void> {
  const writer = await tab(LESSON.by);
  const { items } = await writer.get<TemplateList>('/templates');
  const fields = items.find(({ id }) => id === 'lesson')?.steps.flatMap((step) => step.fields);
  const answers = Object.fromEntries(
    (fields ?? [])
      .filter(({ required }) => required)
      .map(({ id, kind, choices }) => [
        id,
        kind === 'choice'
          ? (choices?.[0]?.value ?? '')
          : kind === 'topics'
            ? 'domestic work'
            : LESSON.text,
      ]),
  );
  const record = { template: 'lesson', answers, secret: LESSON.secret };
  await changing('lesson', () => writer.post('/anonymous/records', record));
  await writer.post('/anonymous/records', record);
  await writer.post('/anonymous/records/before', { template: 'lesson', answers });
}

async function changing<T>(what: string, act: () => Promise<T>): Promise<T> {
  const before = await dump(j.database);
  const done = await act();
  touched[what] = changedTables(before, await dump(j.database));
  return done;
}

/** What moderators are shown of people and their part in it. */
async function shownToModerators(): Promise<string> {
  const desk = await tab('Thandiwe Mokoena');
  const paths = ['/communities/formalization/members', `/discussions/${thread.id}/voices`];
  return JSON.stringify(await Promise.all(paths.map((path) => desk.get(path))));
}

const orderOfWaiting = (now: Dump): string[] =>
  rowsOf(now, 'anonymous_waiting').map(({ values }) => String(values.text));

/** Everybody reads and searches; those with names speak; five speak without. */
async function theDay(): Promise<void> {
  const named: [string, string, () => Promise<unknown>][] = [
    [
      '09:20',
      'Mei Tanaka',
      () => contributesInTab(j, j.person('Mei Tanaka'), thread.id, 'A wallet helped in Laos.'),
    ],
    [
      '11:10',
      'Omar Haddad',
      () =>
        contributesInChat(j, j.person('Omar Haddad'), thread.id, {
          text: 'Permits did it in Beirut.',
        }),
    ],
    [
      '14:00',
      'Karim Saleh',
      () =>
        contributesInChannel(
          j,
          j.person('Karim Saleh'),
          thread.post,
          'Employers came when it was one form.',
        ),
    ],
    [
      '16:40',
      'Mei Tanaka',
      () => contributesInTab(j, j.person('Mei Tanaka'), thread.id, 'In Vientiane it took a month.'),
    ],
  ];
  const steps = [
    ...named.map(([at, , act]) => ({ at: `2026-03-02T${at}:00Z`, act })),
    ...ALL.map((one) => ({ at: one.at, act: () => sayAmidTraffic(one) })),
    { at: LESSON.at, act: writesLesson },
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { at, act } of steps) {
    await j.clock.to(at);
    await act();
  }
}

/** Whoever writes without a name has just searched, in their name, and sends twice because an answer got lost. */
async function sayAmidTraffic(one: Said): Promise<void> {
  await j.person(one.by).says('discussions');
  await (await tab(one.by)).get('/search?q=market%20vendors');
  await (await tab(one.by)).get(`/discussions/${thread.id}`);
  await j.settle();
  await changing(`say ${one.by}`, () => say(one));
  await say(one);
}

beforeAll(async () => {
  s = await scene();
  j = await s.journey({ signsIn: true });
  thread = await opened(j);
  for (const { by: name } of [...ALL, LESSON]) await (await tab(name)).get('/me');
  await (await tab(PLAIN.by)).put('/notices/formalization', { level: 'each' });
  await theDay();
  for (let minute = 0; minute < 6; minute += 1) {
    await j.app.actions.discussions.anonymous.stir();
    await j.app.actions.unnamedRecords.stir();
    order.push(orderOfWaiting(await dump(j.database)));
  }
  seen.waiting = await dump(j.database);
  figures.before = await j.metrics();
  const shown = await shownToModerators();
  await j.clock.to('2026-03-05T07:00:00Z');
  expect(await shownToModerators()).toBe(shown);
  await theRest();
}, 240_000);
afterAll(async () => {
  await s.end();
  await s.close();
});

/** One takes it back, one puts their name to it, one looks; days after everybody was last seen by the directory. */
async function theRest(): Promise<void> {
  await changing('look', () => by(PLAIN.by, 'look', PLAIN));
  await changing('look at the lesson', () => by(LESSON.by, 'records/look', LESSON));
  await changing('withdraw', () => by(TAKEN_BACK.by, 'withdraw', TAKEN_BACK));
  await j.clock.to('2026-03-05T13:00:00Z');
  await by(CLAIMED.by, 'claim', CLAIMED);
  await j.settle();
  figures.after = await j.metrics();
  seen.after = await dump(j.database);
}

const standing = (row: Row) => row.table === 'contributions' && row.values.author === NOBODY;
const without = (dumped: Dump, { text }: Said): Row => {
  const found = dumped.find(
    (row) => /^(contributions|anonymous_waiting)$/.test(row.table) && row.values.text === text,
  );
  if (!found) throw new Error(`nowhere: ${text}`);
  return found;
};

const tellsOf = (name: string): string[] => {
  const local = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/);
  return [personId(name), name, `${local[0]}.${local.at(-1)}@`];
};

describe('what people do and read', () => {
  test('all five appear within two days, in words of nobody, and stand in tab and channel', async () => {
    const { thread: read } = await pageOf(j, j.person('Gabriela Núñez'), thread.id);
    const unnamed = read.filter((one) => one.unnamed);
    expect(unnamed.map(({ text }) => text).sort()).toEqual(
      [PLAIN, SPANISH, WORDLESS].map(({ text }) => text).sort(),
    );
    expect(new Set(unnamed.map(({ author }) => author))).toEqual(
      new Set(['Un miembro que no da su nombre']),
    );
    expect(j.channel('formalization').reads()).toContain('A member who gives no name');
    expect(j.channel('formalization').reads()).toContain(PLAIN.text);
  });

  test('what was taken back is nowhere any more, and can be seen to be by its secret alone', async () => {
    expect(seen.after.filter(({ text }) => text.includes(TAKEN_BACK.text))).toEqual([]);
    expect(j.channel('formalization').reads()).not.toContain(TAKEN_BACK.text);
    expect(await by('Omar Haddad', 'look', TAKEN_BACK)).toMatchObject({
      state: 'withdrawn',
      text: '',
      actions: [],
    });
  });

  test('what was claimed stands in its author’s name, for everybody', async () => {
    const { thread: read } = await pageOf(j, j.person('Gabriela Núñez'), thread.id);
    expect(read.find(({ text }) => text === CLAIMED.text)).toMatchObject({ author: CLAIMED.by });
  });

  test('a secret that leads to nothing is answered in one way, whoever asks for whatever', async () => {
    const wrong = { secret: 'Z'.repeat(32), text: 'Other words.' };
    const answers = new Set<string>();
    for (const verb of ['look', 'withdraw', 'correct', 'claim']) {
      const { status, text } = await (await tab('Omar Haddad')).asks(
        'POST',
        `/anonymous/${verb}`,
        wrong,
      );
      answers.add(`${status} ${text}`);
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('404');
  });

  test('whoever may not contribute there may not do it without a name either, and learns nothing', async () => {
    const { status } = await (await tab('Hannah Schmidt')).asks(
      'POST',
      `/discussions/${thread.id}/anonymous`,
      {
        ...{ text: 'From outside.', question: null, secret: 'F'.repeat(32) },
      },
    );
    expect(status).toBe(404);
    expect(seen.after.some(({ text }) => text.includes('From outside.'))).toBe(false);
  });
});

describe('whoever reads everything that is kept', () => {
  test('searches every row for an author beside a text, its id or its key', () => {
    for (const one of [PLAIN, SPANISH, WORDLESS]) {
      for (const dumped of [seen.waiting, seen.after]) {
        const { values, table } = without(dumped, one);
        const marks =
          table === 'contributions'
            ? [one.text, values.id, values.source_key]
            : [one.text, values.key];
        const near = dumped.filter(({ text }) =>
          marks.some((mark) => text.includes(JSON.stringify(mark).slice(1, -1))),
        );
        expect(near.length).toBeGreaterThan(0);
        // Only the news that somebody asked for leads to a person: it goes to all who did, whoever wrote it.
        const told = near.filter(
          ({ table: name }) => name !== 'postings' && name !== 'unasked_budget',
        );
        for (const tell of tellsOf(one.by))
          expect(told.filter(({ text }) => text.includes(tell))).toEqual([]);
      }
    }
  });

  test('asks who wanted every post and was not told of this one', () => {
    const { values } = without(seen.after, PLAIN);
    const news = rowsOf(seen.after, 'postings').filter(
      ({ values: { key } }) => key === `post:${values.id}:${personId(PLAIN.by)}`,
    );
    expect(news).toHaveLength(1);
  });

  test('takes the language that stands with it for its author’s', () => {
    const language = ({ text }: Said) =>
      seen.after.find((row) => standing(row) && row.values.text === text)?.values.language;
    expect([PLAIN, SPANISH, WORDLESS].map(language)).toEqual(['en', 'es', 'en']);
  });

  test('compares its moments with those at which people did something', () => {
    const people = new Map(ALL.map((one) => [one, tellsOf(one.by)]));
    for (const dumped of [seen.waiting, seen.after]) {
      for (const one of [PLAIN, SPANISH, WORDLESS]) {
        const near = momentsIn(without(dumped, one)).flatMap((moment) =>
          dumped.filter(
            (row) =>
              momentsIn(row).some((at) => Math.abs(at.getTime() - moment.getTime()) < 900_000) &&
              people.get(one)?.some((tell) => row.text.includes(tell)),
          ),
        );
        expect(near.map(({ table }) => table)).toEqual([]);
        expect(without(dumped, one).text).not.toContain(one.at.slice(0, 13));
      }
    }
  });

  test('orders them by the transactions that wrote them', () => {
    const rows = rowsOf(seen.waiting, 'anonymous_waiting');
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map(({ written }) => written)).size).toBe(1);
    const [{ written } = { written: 0 }] = rows;
    const deeds = seen.waiting.filter((row) => row.text.includes(personId(PLAIN.by)));
    expect(Math.max(...deeds.map((row) => row.written))).toBeLessThan(written);
    const looks = rowsOf(seen.waiting, 'due_work').filter(
      ({ values }) => values.owner === 'anonymous' && values.done_at === null,
    );
    expect(looks.map((row) => row.written)).toEqual([written]);
    // At an hour that is the same whoever wrote when.
    const sixHours = 6 * 3_600_000;
    expect(looks.map(({ values }) => Date.parse(String(values.at)) % sixHours)).toEqual([0]);
    const after = rowsOf(seen.after, 'contributions').filter(standing);
    expect(new Set(after.map((row) => row.written)).size).toBe(1);
  });

  test('orders them by their ids, and by where they lie', () => {
    const ids = rowsOf(seen.after, 'contributions')
      .filter(standing)
      .map(({ values }) => String(values.id));
    expect(ids).toHaveLength(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    const came = ALL.map(({ text }) => text).join();
    expect(order.filter((one) => one.join() !== came).length).toBeGreaterThan(0);
    for (const { values } of rowsOf(seen.waiting, 'anonymous_waiting')) {
      expect(Object.keys(values).sort()).toEqual([
        'day',
        'discussion',
        'key',
        'kind',
        'question',
        'text',
      ]);
    }
  });

  test('looks what else a single call left behind: no row, no lock, nothing of somebody not seen for days', () => {
    for (const { by: name } of ALL) {
      // Planned by the first of them, and found there by the others.
      expect(['anonymous_waiting', 'due_work']).toEqual(
        expect.arrayContaining(touched[`say ${name}`] ?? ['?']),
      );
    }
    expect(touched.look).toEqual([]);
    expect(touched.withdraw).toEqual(['anonymous_waiting', 'contributions', 'due_work']);
  });

  test('counts: one row for each, however often it was sent', () => {
    for (const { text } of ALL)
      expect(orderOfWaiting(seen.waiting).filter((one) => one === text)).toHaveLength(1);
  });

  test('reads who did what in events and audit', () => {
    const ids = rowsOf(seen.after, 'contributions')
      .filter(standing)
      .map(({ values }) => String(values.id));
    const lines = [...rowsOf(seen.after, 'events'), ...rowsOf(seen.after, 'audit_log')].filter(
      ({ text }) => ids.some((id) => text.includes(id)),
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ values }) => values.actor))).toEqual(new Set([null]));
  });

  test('looks who is credited with what they know', () => {
    expect(
      seen.after.filter(
        ({ table, text }) => table.startsWith('expertise') && text.includes(NOBODY),
      ),
    ).toEqual([]);
    const rows = seen.after.filter(
      ({ table, text }) =>
        table !== 'contributions' &&
        table !== 'captures' &&
        // Whose record is out: nobody's.
        !text.includes('capture.published') &&
        text.includes(`"${NOBODY}"`),
    );
    expect(rows.map(({ table }) => table)).toEqual([]);
  });
});

describe('a record without a name', () => {
  const record = () => {
    const [row] = rowsOf(seen.after, 'captures').filter(({ values }) => values.owner === NOBODY);
    if (!row) throw new Error('it is not out');
    return row;
  };

  test('is out within two days for all staff, by nobody, and seen by its secret', async () => {
    const { hits } = await (await tab('Omar Haddad')).get<SearchAnswer>(
      `/search?${new URLSearchParams({ q: LESSON.text })}`,
    );
    const [hit] = hits.filter(({ title }) => title === LESSON.text);
    expect(hit).toBeDefined();
    expect(JSON.stringify(hit)).not.toContain(LESSON.by);
    const looked = await by('Omar Haddad', 'records/look', LESSON);
    expect(looked).toMatchObject({ state: 'published', claimed: false });
    const sheet = await (await tab('Omar Haddad')).asks('GET', `/captures/${record().values.id}`);
    expect(sheet.status).toBe(200);
    expect(sheet.text).not.toContain(LESSON.by);
  });

  test('stands beside its author in no row, at no moment of theirs, in no order of coming', () => {
    const { values } = record();
    for (const dumped of [seen.waiting, seen.after]) {
      const near = dumped.filter(({ text }) =>
        [LESSON.text, String(values.id), String(values.key)].some((mark) => text.includes(mark)),
      );
      expect(near.length).toBeGreaterThan(0);
      const told = near.filter(({ table }) => table !== 'postings' && table !== 'unasked_budget');
      for (const tell of tellsOf(LESSON.by))
        expect(told.filter(({ text }) => text.includes(tell)).map(({ table }) => table)).toEqual(
          [],
        );
      for (const { text } of near) expect(text).not.toContain(LESSON.at.slice(0, 13));
    }
    expect(String(values.id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(String(values.created_at)).not.toContain('12:26');
    const waiting = rowsOf(seen.waiting, 'unnamed_records');
    expect(waiting.map((row) => Object.keys(row.values).sort())).toEqual([
      ['answers', 'day', 'key', 'kind', 'template', 'template_version'],
    ]);
    const looks = rowsOf(seen.waiting, 'due_work').filter(
      (row) => row.values.owner === 'unnamed-records' && row.values.done_at === null,
    );
    expect(looks.map((row) => row.written)).toEqual(waiting.map((row) => row.written));
  });

  test('leaves nothing else behind: no event, audit, sign-in or draft; looking changes nothing', () => {
    expect(['due_work', 'unnamed_records']).toEqual(
      expect.arrayContaining(touched.lesson ?? ['?']),
    );
    expect(touched['look at the lesson']).toEqual([]);
    const { id } = record().values;
    const lines = [...rowsOf(seen.after, 'events'), ...rowsOf(seen.after, 'audit_log')].filter(
      ({ text }) => text.includes(String(id)),
    );
    expect(new Set(lines.map(({ values }) => values.actor))).toEqual(new Set([null]));
  });

  test('a supervisor who asks who wrote it is told in plain words that nobody knows', async () => {
    const boss = j.person('Paolo Ferrante');
    await boss.says('who wrote the anonymous lesson');
    expect(boss.sees()).toContain('Praxis neither: it does not know');
    expect(boss.sees()).not.toContain(LESSON.by);
  });
});

test('whoever reads every line of the log, of any level, finds neither call nor text nor secret', async () => {
  // What is refused is written down of every other call.
  const refused = { secret: 'Y'.repeat(32) };
  expect((await (await tab('Omar Haddad')).asks('POST', '/anonymous/look', refused)).status).toBe(
    404,
  );
  const lines = j.lines.map((line) => JSON.stringify(line)).join('\n');
  for (const { text, secret } of [...ALL, LESSON]) {
    expect(lines).not.toContain(text);
    expect(lines).not.toContain(secret);
  }
  expect(lines).not.toContain('/anonymous');
  expect(lines).not.toContain('secret');
});

test('whoever reads the figures of the process finds none that counts such calls', () => {
  const ours = (text: string) =>
    text.split('\n').filter((line) => line.startsWith('praxis_') && /nonym|http/.test(line));
  expect(ours(figures.before).filter((line) => !line.includes('anonymous.sweep'))).toEqual([]);
  expect(ours(figures.after).filter((line) => !line.includes('anonymous.sweep'))).toEqual([]);
});

test('how many could have written it is told before the first word', async () => {
  const { anonymous } = await pageOf(j, j.person('Omar Haddad'), thread.id);
  expect(anonymous).toEqual({
    people: WRITERS,
    few: false,
    rare: ['es'],
    smallest: 5,
    soon: false,
  });
});
