import { describe, expect, test } from '@jest/globals';
import { availability } from '../../../src/features/expertise/availability.ts';
import { type Share, singles } from '../../../src/features/expertise/continuity.ts';
import { hasLeft, leavesOn, type Post } from '../../../src/features/expertise/departing.ts';
import { mixed, type Seat } from '../../../src/features/expertise/mixing.ts';
import {
  type Evidence,
  emptyEntry,
  type Need,
  ranked,
  weigh,
} from '../../../src/features/expertise/model.ts';
import { asId, type PersonId, type ProductId } from '../../../src/kernel/ids.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const ANA = asId<PersonId>('ana');
const need = (given: Partial<Need> = {}): Need => ({
  text: 'who',
  topics: ['domestic-work'],
  countries: [],
  stems: [],
  ...given,
});
const shown = (given: Partial<Evidence> = {}): Evidence => ({
  person: ANA,
  kind: 'reply',
  topics: ['domestic-work'],
  countries: [],
  at: NOW,
  title: null,
  product: null,
  ...given,
});
const known = (wanted: Need, all: readonly Evidence[], entry = emptyEntry(ANA)) =>
  weigh(wanted, ANA, all, entry, [], NOW);
const scoreOf = (wanted: Need, all: readonly Evidence[]): number => known(wanted, all)?.score ?? 0;

describe('who knows', () => {
  test('every reason is counted and says what it is about, the weightiest first', () => {
    const guide = asId<ProductId>('guide');
    const product = shown({ kind: 'product', title: 'A guide', product: guide });
    const found = known(need({ countries: ['Peru'] }), [
      shown({ countries: ['Peru'] }),
      shown(),
      product,
      // Found by its tags and by its words: the same document.
      product,
      shown({ kind: 'mission', topics: [], countries: ['Peru'] }),
    ]);
    expect(found?.reasons).toEqual([
      { kind: 'reply', count: 2, topics: ['domestic-work'], countries: ['Peru'], titles: [] },
      {
        kind: 'product',
        count: 1,
        topics: ['domestic-work'],
        countries: [],
        titles: ['A guide'],
      },
      { kind: 'mission', count: 1, topics: [], countries: ['Peru'], titles: [] },
    ]);
  });

  test('a journey to the country says nothing of the topic', () => {
    const mission = shown({ kind: 'mission', topics: [], countries: ['Peru'] });
    expect(known(need({ countries: ['Peru'] }), [mission])).toBeNull();
    expect(known(need({ topics: [], countries: ['Peru'] }), [mission])?.reasons).toMatchObject([
      { kind: 'mission', countries: ['Peru'] },
    ]);
  });

  test('both at once, the younger and the more of the same count more; each further one less', () => {
    const peru = need({ countries: ['Peru'] });
    expect(scoreOf(peru, [shown({ countries: ['Peru'] })])).toBeGreaterThan(
      scoreOf(peru, [shown()]),
    );
    const old = shown({ at: new Date('2016-03-02T09:00:00Z') });
    expect(scoreOf(need(), [old])).toBeLessThan(scoreOf(need(), [shown()]));
    const [one, two, three] = [1, 2, 3].map((many) =>
      scoreOf(need(), Array<Evidence>(many).fill(shown())),
    ) as [number, number, number];
    expect(two - one).toBeGreaterThan(three - two);
    expect(three).toBeGreaterThan(two);
  });

  test('whoever hides is not found, and whoever hides one topic not by that one', () => {
    const entry = { ...emptyEntry(ANA), hiddenTopics: ['domestic-work'] };
    const both = shown({ topics: ['domestic-work', 'wages'] });
    expect(known(need(), [both], entry)).toBeNull();
    expect(known(need({ topics: ['wages'] }), [both], entry)?.reasons[0]?.topics).toEqual([
      'wages',
    ]);
    expect(known(need({ topics: [], stems: ['cook'] }), [both], entry)).toBeNull();
    expect(known(need(), [both], { ...emptyEntry(ANA), hidden: true })).toBeNull();
  });

  test('of equals the order is always the same', () => {
    const of = (person: string, score: number) => ({ person: asId<PersonId>(person), score });
    const all = [of('b', 1), of('a', 1), of('c', 2)].map((one) => ({ ...one, reasons: [] }));
    expect(ranked(all).map(({ person }) => person)).toEqual(['c', 'a', 'b']);
    expect(ranked(all.toReversed())).toEqual(ranked(all));
  });
});

describe('who of them is offered', () => {
  const seat = (given: Partial<Seat> & { readonly name: string }) => ({
    score: 10,
    unit: 'INWORK',
    headquarters: true,
    region: 'Europe',
    ...given,
  });
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
  const own = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at) => seat({ name, score: 10 - at / 10 }));

  test('not only the asker’s own unit, where anybody else fits', () => {
    const other = seat({ name: 'other', unit: 'SKILLS', score: 3.5 });
    expect(names(mixed([...own, other], 'INWORK', 5))).toContain('other');
  });

  test('headquarters, field and several regions, where they fit', () => {
    const field = [
      seat({ name: 'dakar', headquarters: false, region: 'Africa', score: 5 }),
      seat({ name: 'lima', headquarters: false, region: 'Americas', score: 4 }),
    ];
    const offered = names(mixed([...own, ...field], 'SOCPRO', 5));
    expect(offered).toEqual(expect.arrayContaining(['a', 'dakar', 'lima']));
    expect(offered[0]).toBe('a');
    const away = own.map((one) => ({ ...one, headquarters: false, region: 'Africa' }));
    const geneva = seat({ name: 'geneva', score: 3.1 });
    expect(names(mixed([...away, geneva], 'INWORK', 5))).toContain('geneva');
  });

  test('nobody is lifted who hardly fits, and nobody is lost where all find room', () => {
    const weak = seat({ name: 'weak', unit: 'SKILLS', headquarters: false, score: 0.01 });
    expect(names(mixed([...own, weak], 'INWORK', 5))).not.toContain('weak');
    expect(names(mixed([...own.slice(0, 3), weak], 'INWORK', 5)).sort()).toEqual([
      'a',
      'b',
      'c',
      'weak',
    ]);
    expect(mixed([], 'INWORK', 5)).toEqual([]);
  });
});

describe('whoever left', () => {
  const post: Post = {
    lastDay: '2026-03-01',
    zone: 'America/Lima',
    reassigned: false,
    holder: null,
  };

  test('is gone when the account is closed, or the last day is over where they are', () => {
    expect(hasLeft(false, undefined, NOW)).toBe(true);
    expect(hasLeft(true, undefined, NOW)).toBe(false);
    // Four in the morning of the second in Lima.
    expect(hasLeft(true, post, NOW)).toBe(true);
    expect(hasLeft(true, { ...post, lastDay: '2026-03-02' }, NOW)).toBe(false);
    expect(leavesOn({ ...post, lastDay: '2026-03-02' }, NOW)).toBe('2026-03-02');
    expect(leavesOn(post, NOW)).toBeNull();
  });

  test('and whoever goes to another post, or is still there a month later, has stayed', () => {
    expect(hasLeft(true, { ...post, reassigned: true }, NOW)).toBe(false);
    expect(hasLeft(true, { ...post, lastDay: '2026-01-15' }, NOW)).toBe(false);
    expect(hasLeft(false, { ...post, lastDay: '2026-01-15' }, NOW)).toBe(true);
  });
});

describe('when they can be asked', () => {
  test('their clock, whether they work now, and the hours in which both do', () => {
    const lima = availability('America/Lima', 'Europe/Zurich', new Date('2026-03-02T15:30:00Z'));
    expect(lima).toEqual({
      zone: 'America/Lima',
      time: '10:30',
      working: true,
      together: { from: new Date('2026-03-02T15:30:00Z'), to: new Date('2026-03-02T17:00:00Z') },
    });
    expect(availability('America/Lima', 'Europe/Zurich', NOW)).toMatchObject({
      time: '04:00',
      working: false,
      together: { from: new Date('2026-03-02T13:00:00Z'), to: new Date('2026-03-02T17:00:00Z') },
    });
  });

  test('at a weekend nobody, and across the ocean perhaps never', () => {
    const sunday = new Date('2026-03-01T12:00:00Z');
    expect(availability('Africa/Dakar', 'Africa/Dakar', sunday)).toMatchObject({
      working: false,
      together: null,
    });
    expect(availability('Asia/Tokyo', 'America/Lima', NOW).together).toBeNull();
  });
});

test('a topic hangs on one person where nobody else has shown enough, and only who is here counts', () => {
  const share = (topic: string, person: string, pieces: number, declared = false): Share => ({
    topic,
    person: asId<PersonId>(person),
    pieces,
    declared,
  });
  const all = [
    share('wages', 'ana', 4),
    share('wages', 'bo', 1),
    share('skills', 'ana', 2),
    share('skills', 'bo', 0, true),
    share('osh', 'bo', 0, true),
    share('osh', 'gone', 9),
    share('migration', 'bo', 1),
  ];
  expect(
    singles(all, ['osh', 'wages', 'skills', 'migration'], (person) => person !== 'gone'),
  ).toEqual([
    { topic: 'osh', person: 'bo', pieces: 0 },
    { topic: 'wages', person: 'ana', pieces: 4 },
  ]);
});
