import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FIRST_PART,
  type Part,
  type PartStart,
  partOf,
  stillPinned,
  type ThreadOrder,
  type WantedPart,
} from '../../../src/features/discussions/thread.ts';
import { asId, type ContributionId } from '../../../src/kernel/ids.ts';

const idOf = (n: number): ContributionId => asId<ContributionId>(`c${String(n).padStart(4, '0')}`);

/** Three in each moment, so that the id has to decide. */
const said = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: idOf(n),
    question: n % 3 === 2 ? null : n % 3,
    createdAt: new Date(Math.floor(n / 3) * 1_000),
  }));

const part = (wanted: Partial<WantedPart>): WantedPart => ({ ...FIRST_PART, limit: 7, ...wanted });
const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

test('parts one after the other are the whole thread, each contribution once, in either order and for each question', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom<ThreadOrder>('oldest', 'newest'),
      fc.constantFrom(undefined, 0, null),
      fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 5 }),
      (count, order, question, pins) => {
        const thread = said(count);
        const pinned = pins.filter((n) => n < count).map(idOf);
        const fits = thread.filter((one) => question === undefined || one.question === question);
        const read: string[] = [];
        let start: PartStart | null = { kind: 'beginning' };
        while (start) {
          const next: Part<(typeof thread)[number]> = partOf(
            thread,
            pinned,
            part({ start, order, question }),
          );
          expect(next.total).toBe(fits.length);
          read.push(...idsOf(next.items));
          start = next.after && { kind: 'after', place: next.after };
        }
        expect(read.toSorted()).toEqual(idsOf(fits).toSorted());
        const top = pinned.filter((id) => fits.some((one) => one.id === id));
        expect(read.slice(0, top.length)).toEqual(top);
        const rest = read.slice(top.length);
        expect(order === 'oldest' ? rest : rest.toReversed()).toEqual(rest.toSorted());
      },
    ),
  );
});

test('from the last part back to the first is the same way', () => {
  const thread = said(40);
  const pinned = [idOf(30)];
  const back: string[] = [];
  let next = partOf(thread, pinned, part({ start: { kind: 'skip', count: 999 } }));
  expect(next.after).toBeNull();
  back.unshift(...idsOf(next.items));
  while (next.before) {
    next = partOf(thread, pinned, part({ start: { kind: 'before', place: next.before } }));
    back.unshift(...idsOf(next.items));
  }
  expect(back).toEqual([idOf(30), ...idsOf(thread).filter((id) => id !== idOf(30))]);
});

test('a link to one contribution opens the page that it is on; to one that is not there, the first', () => {
  const thread = said(40);
  const withOne = (n: number) =>
    partOf(thread, [], part({ start: { kind: 'with', contribution: idOf(n) } }));
  expect(idsOf(withOne(22).items)).toEqual(idsOf(thread.slice(21, 28)));
  expect(withOne(22).before).toEqual({ at: thread[21]?.createdAt, id: idOf(21) });
  expect(idsOf(withOne(99).items)).toEqual(idsOf(thread.slice(0, 7)));
  expect(withOne(99).before).toBeNull();
});

test('what is gone when the next part is asked for leaves no gap and doubles nothing', () => {
  const thread = said(20);
  const { after } = partOf(thread, [], part({}));
  if (!after) throw new Error('no second part');
  const fewer = thread.filter(({ id }) => id !== idOf(2) && id !== after.id);
  const next = partOf(fewer, [], part({ start: { kind: 'after', place: after } }));
  expect(idsOf(next.items)).toEqual(idsOf(thread.slice(7, 14)));
});

test('what was hidden or taken elsewhere since it was pinned is not on top', () => {
  const thread = [
    { id: idOf(1), state: 'published' },
    { id: idOf(2), state: 'hidden' },
  ] as const;
  expect(stillPinned([idOf(3), idOf(2), idOf(1)], thread)).toEqual([idOf(1)]);
});
