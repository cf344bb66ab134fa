import { expect, test } from '@jest/globals';
import { countryCode, regionOf, zoneOf } from '../../../src/adapters/graph/places.ts';
import { WINDOWS_ZONES } from '../../../src/adapters/graph/windows-zones.ts';

test.each([
  ['Senegal', 'Africa'],
  ["Côte d'Ivoire", 'Africa'],
  ['Liban', 'Arab States'],
  ['Filipinas', 'Asia and the Pacific'],
  ['HU', 'Europe and Central Asia'],
  ['Perú', 'Latin America and the Caribbean'],
  ['Canada', null],
  ['Atlantis', null],
  [null, null],
])('the region of %s is %s', (country, region) => {
  expect(regionOf(country)).toBe(region);
});

test('a country is known by code and by its name in each language', () => {
  for (const name of ['ch', 'CH', 'Switzerland', 'Suisse', 'Suiza']) {
    expect(countryCode(name)).toBe('CH');
  }
});

test.each([
  ['W. Europe Standard Time', 'Senegal', null, 'Europe/Berlin'],
  ['Asia/Manila', 'Senegal', null, 'Asia/Manila'],
  [null, 'Senegal', 'Dakar', 'Africa/Dakar'],
  [null, 'Brazil', 'Manaus', 'America/Manaus'],
  [null, 'Brazil', 'Brasília', 'America/Sao_Paulo'],
  ['tzone://Microsoft/Custom', 'Thailand', null, 'Asia/Bangkok'],
  [null, null, null, 'UTC'],
])('mailbox %s, country %s, office %s: %s', (mailbox, country, office, zone) => {
  expect(zoneOf(mailbox, country, office)).toBe(zone);
});

test('every zone behind a Windows name is one the runtime knows', () => {
  expect(WINDOWS_ZONES.size).toBeGreaterThan(130);
  for (const zone of WINDOWS_ZONES.values()) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  }
});
