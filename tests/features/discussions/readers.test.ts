import { expect, test } from '@jest/globals';
import type { Audience } from '../../../src/features/discussions/contribution.ts';
import {
  isFor,
  isForAll,
  narrowerThan,
  narrows,
} from '../../../src/features/discussions/contribution-audience.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';

/** Who reads it can only become fewer: nobody is shown what was said under another promise. */

const [EVA, LUC] = [asId<PersonId>('eva'), asId<PersonId>('luc')];
const said = (audience: Audience, readers: readonly PersonId[] = []) =>
  ({ audience, readers, surface: 'tab' }) as const;
const to = (audience: Audience, readers: readonly PersonId[] = []) => ({ audience, readers });

test('each audience is read by whom it says, moderators aside', () => {
  const given = { author: asId<PersonId>('ada'), state: 'published' } as const;
  const reads = (audience: Audience, who: PersonId, guest = false) =>
    isFor({ ...said(audience, [EVA]), ...given }, { id: who }, guest);
  expect([reads('named', EVA), reads('named', LUC)]).toEqual([true, false]);
  expect([reads('community', LUC), reads('community', LUC, true)]).toEqual([true, false]);
  expect([reads('guests', LUC, true), reads('moderators', EVA)]).toEqual([true, false]);
});

test('from guests over members and named people to moderators, never back', () => {
  const order = ['guests', 'community', 'named', 'moderators'] as const;
  for (const [at, from] of order.entries()) {
    for (const [place, next] of order.entries()) {
      if (from === 'named' && next === 'named') continue;
      expect([from, next, narrows(said(from, [EVA]), to(next, [EVA]))]).toEqual([
        from,
        next,
        place > at,
      ]);
    }
  }
});

test('of named people only some of the same', () => {
  expect(narrows(said('named', [EVA, LUC]), to('named', [EVA]))).toBe(true);
  expect(narrows(said('named', [EVA]), to('named', [EVA, LUC]))).toBe(false);
  expect(narrows(said('named', [EVA]), to('named', [LUC]))).toBe(false);
});

test('what stands in the channel is read there: nothing fewer is offered or taken', () => {
  const inChannel = { surface: 'channel' } as const;
  expect(narrows(inChannel, to('moderators'))).toBe(false);
  expect(narrowerThan(inChannel)).toEqual([]);
});

test('what is for few stands in no channel, synthesis or count', () => {
  const all = (['guests', 'community', 'named', 'moderators'] as const).filter((one) =>
    isForAll(said(one, [EVA])),
  );
  expect(all).toEqual(['guests', 'community']);
  // Said in the channel it is read by all who open that, whatever else was chosen.
  expect(isForAll({ audience: 'named', surface: 'channel' })).toBe(true);
});

test('what is offered is what is taken', () => {
  expect(narrowerThan({ surface: 'chat' })).toEqual(['named', 'moderators']);
  expect(narrowerThan(said('guests'))).toEqual(['community', 'named', 'moderators']);
  expect(narrowerThan(said('named', [EVA]))).toEqual(['moderators']);
  expect(narrowerThan(said('named', [EVA, LUC]))).toEqual(['named', 'moderators']);
  expect(narrowerThan(said('moderators'))).toEqual([]);
});
