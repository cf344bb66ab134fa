import { describe, expect, test } from '@jest/globals';
import { heldUp } from '../../../src/features/capture/trouble.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));

describe('a record that SharePoint does not take', () => {
  test.each(['read-only', 'full', 'refused', 'no-library'] as const)(
    '%s is told at once',
    (why) => {
      expect(heldUp(null, why, at(0))).toEqual({ why, since: at(0).toISOString(), told: true });
    },
  );

  test.each(['busy', 'away', 'locked'] as const)(
    '%s is told when it has not passed in a quarter of an hour',
    (why) => {
      const first = heldUp(null, why, at(0));
      expect(first.told).toBe(false);
      const again = heldUp(first, why, at(14));
      expect(again).toEqual(first);
      expect(heldUp(again, why, at(15)).told).toBe(true);
    },
  );

  test('since when it is held up stays, and another reason is another message', () => {
    const full = heldUp(heldUp(null, 'busy', at(0)), 'full', at(5));
    expect(full).toEqual({ why: 'full', since: at(0).toISOString(), told: true });
    // Told already, and so early that by itself it would not be.
    expect(heldUp(full, 'full', at(6)).told).toBe(true);
    expect(heldUp(full, 'away', at(7)).told).toBe(false);
  });
});
