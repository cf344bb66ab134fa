import { expect, test } from '@jest/globals';
import { builtInTemplates } from '../../../src/adapters/templates/folder.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { unnamedRecords } from '../../../src/features/capture/actions/unnamed-records.ts';
import type { Capture } from '../../../src/features/capture/model.ts';
import type { UnnamedStores } from '../../../src/features/capture/store.ts';
import { fieldsOf, readTemplates } from '../../../src/features/capture/template.ts';
import type { WaitingRecord } from '../../../src/features/capture/unnamed.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import type { NewEvent } from '../../../src/kernel/events.ts';
import { NOBODY } from '../../../src/kernel/nobody.ts';
import type { DueItem, Transaction } from '../../../src/ports/unit-of-work.ts';
import { anActor } from '../../support/people.ts';

const author = { ...anActor({ id: 'author', in: {} }), language: 'fr' as const };
const other = anActor({ id: 'other', in: {} });
const guest = { ...anActor({ id: 'guest', in: {} }), external: true };
const TEMPLATES = readTemplates(builtInTemplates());
const SECRET = 'S'.repeat(32);

/** The feature over two tables in memory; chance says yes at once. */
function world() {
  let waiting: readonly WaitingRecord[] = [];
  const captures = new Map<string, Capture>();
  const keys = new Map<string, string>();
  const events: NewEvent[] = [];
  const audit: { readonly actor: string | null; readonly verb: string }[] = [];
  const due: (readonly DueItem[])[] = [];
  let now = new Date('2026-03-02T14:37:00Z');
  let count = 0;
  const tx = {
    captures: {
      byKey: async (key: string) => captures.get(keys.get(key) ?? '') ?? null,
      insert: async (capture: Capture, key: string) => {
        captures.set(capture.id, capture);
        keys.set(key, capture.id);
      },
      update: async (capture: Capture) => {
        captures.set(capture.id, { ...capture, version: capture.version + 1 });
      },
    },
    unnamedRecords: {
      of: async (key: string) => waiting.find((one) => one.key === key) ?? null,
      all: async () => waiting,
      rewrite: async (change: (all: typeof waiting) => typeof waiting) => {
        waiting = change(waiting);
      },
      touch: async () => undefined,
      touchNextLook: async () => undefined,
      staff: async () => [
        { language: 'en', people: 40 },
        { language: 'fr', people: 3 },
      ],
    },
    thresholds: { now: async () => ({ 'groups.smallest': 5 }) },
    emit: (event: NewEvent) => events.push(event),
    audit: (line: (typeof audit)[number]) => audit.push(line),
    plan: (_owner: string, items: readonly DueItem[]) => due.push(items),
  } as unknown as Transaction & UnnamedStores;
  const unnamed = unnamedRecords({
    work: { run: (work) => work(tx) },
    clock: { now: () => now },
    chance: {
      id: () => {
        count += 1;
        return `chance-${count}`;
      },
      below: () => 0,
    },
    secrets: { hash: (words) => `hash of ${words.length}` },
    text: createTextAnalysis(),
    templates: TEMPLATES,
    terms: vocabulary,
  });
  const published = () => {
    for (const [id, one] of captures)
      if (one.state === 'publishing') captures.set(id, { ...one, state: 'published' });
  };
  const to = (day: string) => {
    now = new Date(`${day}Z`);
  };
  return { unnamed, events, audit, due, captures, published, to, waiting: () => waiting };
}

const lesson = TEMPLATES.all.find(({ id }) => id === 'lesson');
if (!lesson) throw new Error('no lesson');
const answers = Object.fromEntries(
  fieldsOf(lesson).flatMap(({ id, kind, required, choices }) =>
    required
      ? [
          [
            id,
            kind === 'choice'
              ? (choices?.[0]?.value ?? '')
              : kind === 'topics'
                ? 'domestic work'
                : 'The ministry sold the forms.',
          ],
        ]
      : [],
  ),
);
const given = { template: 'lesson', answers: { ...answers, stray: 'Adjoa' }, secret: SECRET };

test('a record waits by its day alone, once for each secret, and says nothing of whoever wrote it', async () => {
  const { unnamed, waiting, events, audit, due } = world();
  const days = { from: '2026-03-03', until: '2026-03-04' };
  expect(await unnamed.write(author, given)).toEqual(days);
  expect(await unnamed.write(other, given)).toEqual(days);
  expect(waiting()).toHaveLength(1);
  expect(Object.keys(waiting()[0] ?? {}).sort()).toEqual(
    ['answers', 'day', 'key', 'kind', 'template', 'templateVersion'].sort(),
  );
  expect(waiting()[0]).toMatchObject({ answers, day: '2026-03-02' });
  expect(JSON.stringify(waiting())).not.toMatch(/author|Adjoa|14:3/);
  expect([events, audit]).toEqual([[], []]);
  expect(due.flat().map(({ at }) => at.toISOString())).toEqual(['2026-03-02T18:00:00.000Z']);
});

test('it goes out after a night, by nobody, dated by the day, in the language of its words', async () => {
  const { unnamed, captures, events, audit, to } = world();
  await unnamed.write(author, given);
  to('2026-03-02T18:00:00');
  await unnamed.sweep();
  expect(captures.size).toBe(0);
  to('2026-03-03T12:00:00');
  await unnamed.sweep();
  await unnamed.sweep();
  const [out] = captures.values();
  expect([...captures.values()]).toHaveLength(1);
  expect(out).toMatchObject({ owner: NOBODY, language: 'en', state: 'publishing', answeredAt: {} });
  expect(out?.createdAt.toISOString()).toBe('2026-03-03T00:00:00.000Z');
  expect([out?.id, out?.readers.audience]).toEqual(['chance-1', 'staff']);
  expect(events.map(({ type, actor }) => [type, actor])).toEqual([['capture.submitted', null]]);
  expect(audit).toEqual([]);
});

test('only forms that allow it, complete, and of staff', async () => {
  const { unnamed, waiting } = world();
  const refused = (who: typeof other, more: object, code: string) =>
    expect(unnamed.write(who, { ...given, ...more })).rejects.toMatchObject({ code });
  await refused(guest, {}, 'forbidden');
  await refused(other, { template: 'mission-report' }, 'not-found');
  await refused(other, { template: 'nothing' }, 'not-found');
  await refused(other, { answers: {} }, 'fields-missing');
  expect(waiting()).toEqual([]);
});

test('with its secret it is forgotten while it waits, or leaves at the next look; any other is answered in one way', async () => {
  const { unnamed, captures, events, published, to, waiting } = world();
  for (const asks of [unnamed.look, unnamed.withdraw, (s: string) => unnamed.claim(other, s)])
    await expect(asks('Z')).rejects.toMatchObject({ code: 'not-found' });
  await unnamed.write(author, given);
  expect(await unnamed.look(SECRET)).toMatchObject({ state: 'waiting', actions: ['withdraw'] });
  await expect(unnamed.claim(author, SECRET)).rejects.toMatchObject({ code: 'illegal-move' });
  expect(await unnamed.withdraw(SECRET)).toMatchObject({ state: 'retracted', title: '' });
  expect(waiting()).toEqual([]);

  await unnamed.write(author, given);
  to('2026-03-04T18:00:00');
  await unnamed.sweep();
  published();
  expect(await unnamed.withdraw(SECRET)).toMatchObject({ leaving: true, actions: [] });
  expect(await unnamed.withdraw(SECRET)).toMatchObject({ leaving: true });
  expect(waiting()).toHaveLength(1);
  expect([...captures.values()].map(({ state }) => state)).toEqual(['published']);
  await unnamed.sweep();
  expect([...captures.values()].map(({ state }) => state)).toEqual(['retracting']);
  expect(waiting()).toEqual([]);
  expect(events.map(({ type, actor }) => [type, actor])).toEqual([
    ['capture.submitted', null],
    ['capture.retracted', null],
  ]);
});

test('claimed it is published anew in its author’s name, once; nobody else can after that', async () => {
  const { unnamed, captures, published, audit, to } = world();
  await unnamed.write(author, given);
  to('2026-03-04T18:00:00');
  await unnamed.sweep();
  published();
  await expect(unnamed.claim(guest, SECRET)).rejects.toMatchObject({ code: 'illegal-move' });
  expect(await unnamed.claim(author, SECRET)).toMatchObject({ claimed: true, actions: [] });
  expect([...captures.values()]).toMatchObject([{ owner: 'author', state: 'publishing' }]);
  expect(await unnamed.claim(author, SECRET)).toMatchObject({ claimed: true });
  await expect(unnamed.claim(other, SECRET)).rejects.toMatchObject({ code: 'illegal-move' });
  published();
  await expect(unnamed.claim(other, SECRET)).rejects.toMatchObject({ code: 'illegal-move' });
  const withdrawn = await unnamed.withdraw(SECRET);
  expect(withdrawn).toMatchObject({ claimed: true, leaving: false, actions: [] });
  expect(audit.map(({ actor, verb }) => [actor, verb])).toEqual([['author', 'capture.claim']]);
});

test('how many could have written it, and which languages few of them use, is told', async () => {
  expect(await world().unnamed.hidden()).toEqual({
    people: 43,
    rare: ['fr', 'es'],
    smallest: 5,
  });
});
