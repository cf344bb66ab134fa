import { expect, test } from '@jest/globals';
import { calendarDay, columnDay } from '../../../src/adapters/graph/columns.ts';
import { readMetadata, toFields } from '../../../src/adapters/graph/metadata.ts';

test.each([
  ['a site in Geneva in winter', '2026-01-31T23:00:00Z'],
  ['a site in Lima', '2026-02-01T05:00:00Z'],
  ['a site in Manila', '2026-01-31T16:00:00Z'],
  ['a site in UTC', '2026-02-01T00:00:00Z'],
  ['what we write ourselves', columnDay('2026-02-01')],
])('the first of February is that day from %s', (_site, value) => {
  expect(calendarDay(value)).toBe('2026-02-01');
});

test('metadata survives the way into columns and back', () => {
  const metadata = {
    title: 'Marchés de Thiès',
    type: 'lesson learned',
    abstract: 'Ce qui a changé.',
    language: 'fr',
    topics: ['formalization', 'informality'],
    countries: ["Côte d'Ivoire", 'Mali'],
    region: 'Africa',
    unit: 'ENTERPRISES',
    ownerId: '0000',
    publishedOn: '2026-02-01',
    reviewOn: '2029-02-01',
  } as const;
  expect(readMetadata(toFields(metadata))).toEqual(metadata);
});

test('columns that say nothing, or something of another kind, are absent', () => {
  expect(readMetadata({ Title: ' ', Language: 'de', Topics: 7, PublishedDate: 'soon' })).toEqual(
    {},
  );
  expect(readMetadata(undefined)).toEqual({});
  expect(readMetadata({ Topics: ['a', 'b'], Language: 'fr-FR' })).toEqual({
    topics: ['a', 'b'],
    language: 'fr',
  });
});
