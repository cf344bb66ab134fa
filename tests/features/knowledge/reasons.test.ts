import { describe, expect, test } from '@jest/globals';
import {
  audiencesOf,
  isOutdated,
  type Need,
  type Product,
  weigh,
} from '../../../src/features/knowledge/model.ts';
import { reasonsFor } from '../../../src/features/knowledge/reasons.ts';
import { asId, type PersonId, type ProductId } from '../../../src/kernel/ids.ts';
import { anActor } from '../../support/people.ts';

const NOW = new Date('2026-03-02T09:00:00Z');

const aProduct = (given: Partial<Product> = {}): Product => ({
  id: asId<ProductId>('p1'),
  driveId: 'drive',
  itemId: 'item',
  name: 'file.docx',
  title: 'Registering domestic workers in Dakar',
  type: 'mission report',
  abstract: 'How employers were reached.',
  body: 'Employers registered by telephone.',
  language: 'en',
  topics: ['domestic-work'],
  countries: ['Senegal'],
  region: 'Africa',
  unit: 'SOCPRO',
  ownerId: null,
  publishedOn: '2021-05-01',
  reviewOn: '2027-05-01',
  audience: { kind: 'all' },
  webUrl: 'https://sharepoint.example/file.docx',
  contentTag: null,
  unreadable: null,
  ...given,
});

const aNeed = (given: Partial<Need> = {}): Need => ({
  text: 'registering domestic workers',
  topics: [],
  countries: [],
  language: 'fr',
  meant: [],
  ...given,
});

const kinds = (need: Need, product: Product, matched: string[] = []) =>
  reasonsFor(need, product, matched, NOW).map(({ kind }) => kind);

describe('a reason is true or absent', () => {
  test('topic and country are named where both sides have them', () => {
    const need = aNeed({ topics: ['domestic-work', 'wages'], countries: ['Senegal', 'Peru'] });
    expect(reasonsFor(need, aProduct(), [], NOW)).toEqual([
      { kind: 'topic', values: ['domestic-work'] },
      { kind: 'country', values: ['Senegal'] },
    ]);
  });

  test('a word is mentioned only where the text has it, in whatever ending', () => {
    expect(reasonsFor(aNeed(), aProduct(), ['registration', 'wages'], NOW)).toEqual([
      { kind: 'words', values: ['registration'] },
    ]);
  });

  test('where the item is in another language, its own name of what was asked is mentioned', () => {
    const meant = [
      { said: 'patronat', names: { en: ['boss', 'employer'], fr: [], es: ['patrón'] }, times: 1 },
      { said: 'grèves', names: { en: ['strike'], fr: [], es: ['huelga'] }, times: 1 },
    ];
    expect(reasonsFor(aNeed({ meant }), aProduct(), ['patronat', 'grèves'], NOW)).toEqual([
      { kind: 'words', values: ['employer'] },
    ]);
  });

  test('recent is what was published within a year', () => {
    expect(kinds(aNeed(), aProduct({ publishedOn: '2025-09-01' }))).toEqual(['recent']);
    expect(kinds(aNeed(), aProduct({ publishedOn: null }))).toEqual([]);
  });

  test('what it was good for follows what it is about, and is no reason for what does not fit', () => {
    const proof = { answeredAt: new Date('2026-03-01T12:00:00Z'), missions: 4 };
    const kinds = (need: Need) =>
      reasonsFor(need, aProduct(), [], NOW, proof).map(({ kind, values }) => [kind, ...values]);
    expect(kinds(aNeed({ topics: ['domestic-work'], language: 'en' }))).toEqual([
      ['topic', 'domestic-work'],
      ['answered', '2026-03'],
      ['missions', '4'],
      ['language', 'en'],
    ]);
    expect(kinds(aNeed({ topics: ['wages'] }))).toEqual([]);
  });

  test('the reader’s language is a reason, another is none', () => {
    expect(kinds(aNeed({ language: 'en' }), aProduct())).toEqual(['language']);
  });
});

describe('the words decide, and what is known besides lifts or lowers', () => {
  const score = (need: Partial<Need>, product: Partial<Product>) =>
    weigh(1, aNeed(need), aProduct(product), NOW);

  test('a shared topic or country lifts', () => {
    expect(score({ topics: ['domestic-work'] }, {})).toBeGreaterThan(score({}, {}));
    expect(score({ countries: ['Senegal'] }, {})).toBeGreaterThan(score({}, {}));
  });

  test('the reader’s language comes first among equals', () => {
    expect(score({ language: 'en' }, {})).toBeGreaterThan(score({ language: 'es' }, {}));
  });

  test('an overdue review lowers and does not hide', () => {
    const overdue = aProduct({ reviewOn: '2025-01-01' });
    expect(isOutdated(overdue, NOW)).toBe(true);
    expect(score({}, overdue)).toBeLessThan(score({}, {}));
    expect(score({}, overdue)).toBeGreaterThan(0);
  });
});

test('a reader opens what is for all, for their communities, and what names them', () => {
  const reader = anActor({ id: 'r', in: { skills: 'guest' } });
  const named = (people: string[], driveId: string) => ({
    kind: 'named' as const,
    people: people.map((id) => asId<PersonId>(id)),
    driveId,
  });
  expect([...audiencesOf(reader, [named(['r', 'x'], 'd1'), named(['x'], 'd2')])]).toEqual([
    'all',
    'community:skills',
    'named:d1',
  ]);
});
