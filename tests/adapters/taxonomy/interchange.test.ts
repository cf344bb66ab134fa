import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCsv, writeCsv } from '../../../src/adapters/taxonomy/csv.ts';
import { readLabels } from '../../../src/adapters/taxonomy/labels.ts';
import { readSkos } from '../../../src/adapters/taxonomy/skos.ts';
import { writeSkos } from '../../../src/adapters/taxonomy/skos-write.ts';
import { stableId } from '../../../src/adapters/taxonomy/stable-id.ts';
import { planImport } from '../../../src/features/taxonomy/interchange.ts';
import { BUILT_IN } from '../../../src/features/taxonomy/lists.ts';
import { canonical, type Scheme, type Term } from '../../../src/features/taxonomy/term.ts';

/** Files go in and out without loss, and say by line what they could not bring (FR-TAX-9). */

const HERBS: Scheme = {
  key: 'herbs',
  uri: 'http://example.org/herbs',
  labels: { en: 'Herbs' },
  definition: {},
};

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/\p{C}/gu, '').trim().replace(/\s+/g, ' '))
  .filter((text) => text !== '');
const names = fc.dictionary(fc.constantFrom('en', 'fr', 'es', 'ar'), name, {
  noNullPrototype: true,
});
const lists = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const several = fc.dictionary(fc.constantFrom('en', 'fr', 'es'), lists, { noNullPrototype: true });

const terms = fc
  .array(
    fc.record({
      labels: names,
      first: name,
      synonyms: several,
      spellings: fc.uniqueArray(name, { maxLength: 2 }),
      definition: names,
      example: names,
      above: fc.nat({ max: 20 }),
      outside: fc.boolean(),
      fate: fc.constantFrom('current', 'current', 'retired', 'merged'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((given): Term[] => {
    const ids = given.map((_, at) => stableId('herbs', `h${at}`));
    return given.map(({ above, outside, first, fate, ...content }, at) => {
      const status = fate === 'merged' && at === 0 ? 'current' : fate;
      return {
        ...content,
        labels: { ...content.labels, en: first },
        id: ids[at] ?? '',
        scheme: 'herbs',
        slug: `h${at}`,
        uri: outside ? `http://example.org/herbs/${at}` : null,
        capitals: [],
        // Only upwards, so that no ring closes.
        broader: at > 0 && above < 10 ? [ids[above % at] ?? ''] : [],
        related: [],
        status: status as Term['status'],
        mergedInto: status === 'merged' ? (ids[0] ?? null) : null,
        version: 1,
        position: at,
        builtIn: null,
        edited: true,
      };
    });
  });

const WAYS = [
  ['a sheet', (all: readonly Term[]) => readCsv(writeCsv(all))],
  ['Turtle', (all: readonly Term[]) => readSkos(writeSkos([HERBS], all), { known: [HERBS] })],
] as const;

test.each(WAYS)('what is written as %s and read again changes nothing', (_, there) => {
  fc.assert(
    fc.property(terms, (all) => {
      const plan = planImport(all, [HERBS], there(all));
      expect(plan).toMatchObject({ added: [], changed: [], refused: [], same: all.length });
    }),
    { numRuns: 60 },
  );
});

test.each(WAYS)('what is written as %s fills an empty place with the same terms', (_, there) => {
  fc.assert(
    fc.property(terms, (all) => {
      const { added, refused } = planImport([], [], there(all));
      expect(refused).toEqual([]);
      const told = ({ id, status, mergedInto, ...term }: Term) => [
        id,
        status,
        mergedInto,
        canonical(term),
      ];
      expect(added.map(({ term }) => told(term))).toEqual(all.map(told));
    }),
    { numRuns: 60 },
  );
});

test('the lists that Praxis comes with go out and in, whole', () => {
  const { schemes, terms: all } = BUILT_IN;
  for (const file of [
    readCsv(writeCsv(all)),
    readSkos(writeSkos(schemes, all), { known: schemes }),
  ])
    expect(planImport(all, schemes, file)).toMatchObject({
      added: [],
      changed: [],
      refused: [],
      schemes: [],
      same: all.length,
    });
});

test('a sheet says by line what it could not bring, and brings the rest', () => {
  const file = readCsv(
    [
      'scheme;slug;label_en;label_fr;synonyms_en;broader;id;status;colour',
      'herbs;mint;Mint;Menthe;peppermint|a \\| b;;;;green',
      'herbs;nettle;;;;;;;',
      'herbs;mint;Mint again;;;;;;',
      'herbs;basil;Basil;;;thyme;;;',
      'herbs;dill;Dill;;;;no-guid;;',
      'herbs;rue;Rue;;;;;gone;',
      ';sage;Sage;;;;;;',
    ].join('\n'),
  );
  const plan = planImport([], [], file);
  expect(plan.added.map(({ line, term }) => [line, term.slug])).toEqual([
    [2, 'mint'],
    [5, 'basil'],
  ]);
  expect(plan.added[0]?.term).toMatchObject({
    labels: { en: 'Mint', fr: 'Menthe' },
    synonyms: { en: ['peppermint', 'a | b'] },
  });
  expect(plan.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'no-label'],
    [4, 'twice'],
    [5, 'unknown-link'],
    [6, 'bad-id'],
    [7, 'bad-status'],
    [8, 'no-scheme'],
  ]);
  expect(file.ignored).toEqual({ colour: 7 });
});

test('a broken Turtle file brings nothing and says where it breaks; a sound one knows its lines', () => {
  const head = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n';
  const broken = readSkos(`${head}<urn:a> skos:prefLabel "a"@en\n<urn:b> .\n`, { known: [] });
  expect(broken.terms).toEqual([]);
  expect(broken.refused).toMatchObject([{ reason: 'syntax', line: 4 }]);
  const sound = readSkos(
    `${head}<http://x.org/mint> a skos:Concept ; skos:prefLabel "Mint"@en, "Minze"@de .\n`,
    { known: [], scheme: 'herbs' },
  );
  expect(sound.terms).toMatchObject([
    { line: 3, slug: 'mint', labels: { en: 'Mint', de: 'Minze' }, uri: 'http://x.org/mint' },
  ]);
});

test('a label that a file replaces stays a name, and labels of another language are added', () => {
  const first = planImport([], [], readLabels('{"1":"farm"}', { scheme: 'x', language: 'en' }));
  const [known] = first.added.map(({ term }) => term);
  const next = readLabels('{"1":"farming"}', { scheme: 'x', language: 'en' });
  const french = readLabels('{"1":"agriculture"}', { scheme: 'x', language: 'fr' });
  const all = known ? [known] : [];
  expect(planImport(all, [], next).changed[0]?.after).toMatchObject({
    labels: { en: 'farming' },
    synonyms: { en: ['farm'] },
  });
  expect(planImport(all, [], french).changed[0]?.after.labels).toEqual({
    en: 'farm',
    fr: 'agriculture',
  });
});

test('a term never comes to lie below itself', () => {
  const sheet = 'scheme,slug,label_en,broader\nx,a,A,b\nx,b,B,a\n';
  const plan = planImport([], [], readCsv(sheet));
  expect(plan.refused.map(({ reason }) => reason)).toEqual(['ring']);
  expect(plan.added.flatMap(({ term }) => term.broader)).toHaveLength(1);
});

test('a cell that a sheet would run as a formula is written as text and read as it was', () => {
  const [term] = BUILT_IN.terms;
  if (!term) throw new Error('no terms');
  const odd = { ...term, labels: { ...term.labels, en: '=1+1' } };
  const text = writeCsv([odd]);
  expect(text).toContain("'=1+1");
  expect(readCsv(text).terms[0]?.labels.en).toBe('=1+1');
});
