import { describe, expect, test } from '@jest/globals';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { buildBridge } from '../../../src/features/taxonomy/bridge.ts';
import { cognatesOf } from '../../../src/features/taxonomy/cognates.ts';
import { LEXICON, readLexicon } from '../../../src/features/taxonomy/lexicon.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { LANGUAGES, type Language } from '../../../src/kernel/language.ts';

const { stems } = createTextAnalysis();

const FEW = readLexicon([
  'fee, charge | frais, commission | tarifa, comisión',
  'heavy load | charge lourde | carga pesada',
  'gold | or | oro',
]);
const bridge = buildBridge(() => FEW);
const meant = (text: string, ...languages: readonly Language[]) =>
  bridge(text, { stems, languages });

describe('what a text speaks of, as other languages call it', () => {
  test('any form of a word leads to what the others call it, and is said as it was written', () => {
    expect(meant('He was charged fees', 'en')).toEqual([
      { said: 'charged', names: { en: [], fr: FEW[0]?.fr, es: FEW[0]?.es }, times: 2 },
    ]);
  });

  test('a longer name uses up its words', () => {
    expect(meant('les charges lourdes', 'fr').map(({ said, names }) => [said, names.en])).toEqual([
      ['charges lourdes', ['heavy load']],
    ]);
  });

  test('where the language is not sure, a word is read in each', () => {
    expect(meant('oro', 'en', 'fr', 'es').map(({ names }) => names.en)).toContainEqual(['gold']);
  });

  test('who asks by bare names means what is tagged with them too; whole sentences tell better', () => {
    const names = (text: string) =>
      vocabulary.bridge(text, { stems, languages: ['fr'] }).map((one) => one.names.fr);
    expect(names('travail domestique')).toContainEqual(['domestic-work']);
    expect(names('travail domestique au Sénégal')).toContainEqual(['domestic-work']);
    expect(names('le travail domestique se déclare par téléphone').flat()).toEqual([]);
  });

  test('what no name is known for is sought as the others would write it', () => {
    const names = meant('la syndicalisation des coopératives', 'fr').map((one) => one.names);
    expect(names.flatMap(({ en }) => en)).toEqual(
      expect.arrayContaining(['syndicalization', 'cooperative']),
    );
    expect(names.flatMap(({ es }) => es)).toEqual(expect.arrayContaining(['sindicalización']));
  });
});

test.each([
  ['formalisation', 'fr', 'en', 'formalization'],
  ['formalización', 'es', 'fr', 'formalisation'],
  ['technology', 'en', 'es', 'tecnología'],
  ['logistics', 'en', 'es', 'logística'],
  ['conductores', 'es', 'en', 'conductor'],
  ['électriques', 'fr', 'es', 'electrico'],
  ['universities', 'en', 'fr', 'université'],
] as const)('%s is sought in another language by its root and ending', (word, from, to, form) => {
  const same = (one: string) => stems(one, to).join();
  expect(cognatesOf(word, from)[to].map(same)).toContain(same(form));
});

test('the words that come along are found by every one of their names', () => {
  const all = buildBridge(() => LEXICON);
  const lost = LEXICON.flatMap((called) =>
    LANGUAGES.flatMap((language) =>
      called[language].filter((name) => {
        const others = LANGUAGES.filter((other) => other !== language);
        const found = all(name, { stems, languages: [language] });
        return !found.some(({ names }) => others.every((other) => names[other] === called[other]));
      }),
    ),
  );
  expect(lost).toEqual([]);
});

test('a line that names nothing in a language is refused', () => {
  expect(() => readLexicon(['wage | salaire'])).toThrow();
  expect(() => readLexicon(['wage | | salario'])).toThrow();
});

test('terms are bridges too: a country, a sector, a topic', () => {
  const [names = []] = ['Brésil'].map((text) =>
    vocabulary.bridge(text, { stems, languages: ['fr'] }).map((one) => one.names.en),
  );
  expect(names.flat()).toContain('Brazil');
});
