import { describe, expect, test } from '@jest/globals';
import { mostTelling, newTo, sinceFor } from '../../../src/features/discussions/catching-up.ts';
import type { ContributionState } from '../../../src/features/discussions/contribution.ts';
import { alone, interimDates, unsaidIn } from '../../../src/features/discussions/interim.ts';
import { behind, type Statement } from '../../../src/features/discussions/synthesis.ts';
import {
  asId,
  type ContributionId,
  type PersonId,
  type ProductId,
} from '../../../src/kernel/ids.ts';
import { NOBODY } from '../../../src/kernel/nobody.ts';

/** What a discussion has said by some day, what it has not, and what one person has missed. */

const DAY = 86_400_000;
const START = new Date('2026-03-02T09:00:00Z');
const day = (days: number): Date => new Date(START.getTime() + days * DAY);
const inDays = (dates: readonly Date[]): number[] =>
  dates.map((at) => (at.getTime() - START.getTime()) / DAY);
const c = (id: string) => asId<ContributionId>(id);
const p = (id: string) => asId<PersonId>(id);

describe('when an interim summary is due', () => {
  const due = (opens: readonly number[], end: number) =>
    inDays(
      interimDates(
        opens.map((at) => ({ opensAt: day(at) })),
        day(end),
      ),
    );

  test.each([
    ['a discussion of one phase: after each week, and not where it ends', [0], 21, [7, 14]],
    ['weekly phases: at the end of each but the last', [0, 7, 14], 21, [7, 14]],
    ['a long phase: each week of it, and its end', [0, 17], 30, [7, 14, 17, 24]],
    ['a week that ends with its phase is one', [0, 14], 21, [7, 14]],
    ['a week that ends a day before its phase is not told twice', [0, 8], 16, [8]],
    ['a week or less: the synthesis itself is near', [0], 8, []],
    ['a phase that ends a day before the end', [0, 13], 14, [7]],
  ])('%s', (_, opens, end, expected) => {
    expect(due(opens, end)).toEqual(expected);
  });
});

describe('what was not said', () => {
  const DISCUSSION = {
    title: 'Kilns and apprentices',
    background: 'In Kenya and Peru.',
    questions: ['What of kilns?', 'What of pay?', 'What comes next?'],
  };
  const named = (words: readonly string[]) => (text: string) =>
    words.filter((word) => text.toLowerCase().includes(word));
  const terms = {
    topicsIn: named(['kilns', 'apprentices', 'pay']),
    countriesIn: named(['kenya', 'peru']),
  };
  const pinned = ['guide', 'survey'].map((id) => asId<ProductId>(id));
  const given = { opened: 2, statements: [], mentioned: new Set(pinned.slice(0, 1)), terms };
  const said = (text: string, question: number | null = null) => ({ text, question });

  test('questions, topics and countries that nobody touched, and documents that nobody named', () => {
    expect(unsaidIn(DISCUSSION, pinned, [said('Kilns burn in Peru.', 0)], given)).toEqual({
      questions: [1],
      topics: ['apprentices', 'pay'],
      countries: ['kenya'],
      pinned: ['survey'],
    });
  });

  test('a question that has not opened is not missed', () => {
    expect(unsaidIn(DISCUSSION, [], [said('x', 0), said('y', 1)], given).questions).toEqual([]);
  });

  test('a statement that is put to a question touches it, though nobody said which they answer', () => {
    const statements = [{ question: 1 }];
    const { questions } = unsaidIn(DISCUSSION, [], [said('x')], { ...given, statements });
    expect(questions).toEqual([0]);
  });
});

const statement = (id: string, part: Partial<Statement> = {}): Statement => ({
  ...{ id, kind: 'point', question: 0, text: id, sources: [c(id)] },
  ...part,
});

describe('points with one voice', () => {
  const authors = new Map([
    [c('a'), p('one')],
    [c('b'), p('one')],
    [c('d'), p('two')],
    [c('n'), NOBODY],
    [c('m'), NOBODY],
  ]);
  test.each([
    ['two contributions of one person', ['a', 'b'], true],
    ['two people', ['a', 'd'], false],
    ['one without a name', ['n'], true],
    ['two without a name are two', ['n', 'm'], false],
  ])('%s', (_, sources, expected) => {
    const found = alone([statement('s', { sources: sources.map(c) })], authors);
    expect(found).toEqual(expected ? ['s'] : []);
  });

  test('dissent is not counted: it stands by itself anyhow', () => {
    expect(alone([statement('s', { kind: 'dissent', sources: [c('a')] })], authors)).toEqual([]);
  });
});

test('on how many statements somebody’s words are, and never those without a name', () => {
  const authors = new Map([
    [c('a'), p('one')],
    [c('b'), p('one')],
    [c('d'), p('two')],
    [c('n'), NOBODY],
  ]);
  const all = [
    statement('s1', { sources: [c('a'), c('b')] }),
    statement('s2', { sources: [c('a'), c('d'), c('n')] }),
    statement('s3', { sources: [c('gone')] }),
  ];
  expect([...behind(all, authors)]).toEqual([
    ['one', 2],
    ['two', 1],
  ]);
});

describe('what somebody has missed', () => {
  const said = (
    id: string,
    author: string,
    at: number,
    state: ContributionState = 'published',
  ) => ({ id: c(id), author: p(author), createdAt: day(at), state });
  const THREAD = [said('a', 'me', 1), said('b', 'eva', 2), said('c', 'me', 3), said('d', 'luc', 4)];
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

  test('since the latest of what is known; from the beginning where nothing is', () => {
    expect(sinceFor([day(1), null, day(3)])).toEqual(day(3));
    expect(sinceFor([null, null])).toBeNull();
  });

  test('what others wrote after that; all of it from the beginning', () => {
    expect(ids(newTo(THREAD, p('me'), day(1)))).toEqual(['b', 'd']);
    expect(ids(newTo(THREAD, p('me'), null))).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(newTo(THREAD, p('me'), day(4)))).toEqual([]);
  });

  test('what waited for a moderator then is new once it is out, however old it is', () => {
    expect(ids(newTo(THREAD, p('me'), day(4), [c('b')]))).toEqual(['b']);
    const held = [said('b', 'eva', 2, 'held')];
    expect(newTo(held, p('me'), day(1), [c('b')])).toEqual([]);
  });

  test('what has a day and no hour is not lost to the hour of the last visit', () => {
    const unnamed = [{ ...said('n', 'x', 0), author: NOBODY, createdAt: new Date('2026-03-04') }];
    expect(newTo(unnamed, p('me'), new Date('2026-03-04T15:00:00Z'))).toHaveLength(1);
    expect(newTo(unnamed, p('me'), new Date('2026-03-05T00:00:00Z'))).toHaveLength(0);
  });

  test('ten points at most: of each question the one that most say, and dissent, before the rest', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      statement(`p${index}`, { sources: [c('x'), c('y')] }),
    );
    const told = mostTelling([
      ...many,
      statement('against', { kind: 'dissent' }),
      statement('other', { question: 1 }),
      statement('link', { kind: 'resource', question: null }),
    ]);
    expect(told).toHaveLength(10);
    expect(ids(told)).toEqual(expect.arrayContaining(['against', 'other']));
    expect(ids(told)).not.toContain('link');
    // As they stand in the discussion.
    expect(told.at(-1)?.id).toBe('other');
  });
});
