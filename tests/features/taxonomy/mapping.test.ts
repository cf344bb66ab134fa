import { expect, test } from '@jest/globals';
import type { FileTerm } from '../../../src/features/taxonomy/term-file.ts';
import { builtInVocabulary } from '../../../src/features/taxonomy/vocabulary.ts';
import { mapSheet, mapSkos, mapTerms } from '../../../tools/taxonomy-map.ts';

const theirs = (slug: string, labels: FileTerm['labels']): FileTerm => ({
  line: 1,
  scheme: 'theirs',
  id: slug,
  uri: `http://example.org/${slug}`,
  slug,
  labels,
  synonyms: {},
  definition: {},
  example: {},
});

test('a term of another list is matched by its name in any language; what ours lack is said', () => {
  const mapped = mapTerms(
    [theirs('a', { es: 'Economía informal' }), theirs('b', { en: '=Beekeeping' })],
    builtInVocabulary,
    ['topic'],
  );
  const informality = builtInVocabulary.bySlug('topic', 'informality');
  expect(mapped.map(({ ours }) => ours.map(({ slug }) => slug))).toEqual([['informality'], []]);
  const [, first, second] = mapSheet(mapped).split('\r\n');
  expect(first).toContain(`same,topic,informality,${informality?.id}`);
  expect(second).toBe("http://example.org/b,'=Beekeeping,none,,,");
  expect(mapSkos(mapped)).toContain('<http://example.org/a> skos:exactMatch <');
  expect(mapSkos(mapped)).not.toContain('example.org/b');
});
