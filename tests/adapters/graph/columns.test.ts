import { expect, test } from '@jest/globals';
import { calendarDay, columnDay } from '../../../src/adapters/graph/columns.ts';
import { readMetadata, toFields } from '../../../src/adapters/graph/metadata.ts';
import { topicId } from '../../../src/features/taxonomy/model.ts';

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
  const fields = toFields(metadata);
  expect(readMetadata(fields)).toEqual(metadata);
  expect(fields).toMatchObject({
    Topics: 'formalization;informality',
    TopicIds: `${topicId('formalization')};${topicId('informality')}`,
    TopicLabels: 'Formalisation;Informalité',
  });
  // A community may have a word of its own, for which there is no GUID.
  const own = { ...metadata, topics: ['skills', 'beekeeping'] };
  expect(readMetadata(toFields(own))).toEqual(own);
  expect(toFields({ ...metadata, topics: [] })).toMatchObject({
    Topics: null,
    TopicIds: null,
    TopicLabels: null,
  });
});

test('topics are read by their GUIDs first, and by their slugs where no GUID says anything', () => {
  const skills = topicId('skills') ?? '';
  const unknown = '00000000-0000-4000-8000-000000000000';
  const topics = (fields: object) => readMetadata(fields).topics;
  expect(topics({ TopicIds: `${unknown}; {${skills.toUpperCase()}}`, Topics: 'wages' })).toEqual([
    'skills',
  ]);
  expect(topics({ TopicIds: unknown, Topics: 'wages' })).toEqual(['wages']);
  expect(topics({ TopicIds: '', Topics: 'wages;osh' })).toEqual(['wages', 'osh']);
  expect(topics({ TopicIds: unknown })).toBeUndefined();
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
