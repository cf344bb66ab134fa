import { expect, test } from '@jest/globals';
import { createHolidays } from '../../../src/adapters/holidays/holidays.ts';
import { nextAllowed } from '../../../src/features/notifications/quiet.ts';

/** Working days by place: public holidays, and weeks that end on other days. */

const holidays = createHolidays();

test.each([
  ['ZA', '2026-09-24', 'Heritage Day'],
  ['SN', '2026-04-04', 'Independence Day'],
  ['PE', '2026-07-28', 'Fiestas Patrias'],
  ['EG', '2026-03-06', 'a Friday'],
])('nobody works in %s on %s: %s', async (country, day) => {
  expect((await holidays.offDays(country))(day)).toBe(true);
});

test.each([
  ['CH', '2026-09-24'],
  ['EG', '2026-03-08'],
  [null, '2026-12-25'],
  ['??', '2026-12-25'],
])('in %s %s is a working day', async (country, day) => {
  expect((await holidays.offDays(country))(day)).toBe(false);
});

test('what is due on a holiday comes on the next working day, in the morning', async () => {
  const isOff = await holidays.offDays('ZA');
  // Good Friday to Family Day.
  const at = nextAllowed(new Date('2026-04-03T09:00:00Z'), 'Africa/Johannesburg', null, isOff);
  expect(at).toEqual(new Date('2026-04-07T06:00:00Z'));
});
