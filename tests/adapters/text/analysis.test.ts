import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';

const { detect, sentences, stems, general } = createTextAnalysis();

test.each([
  ['How do we register domestic workers?', 'en'],
  ['Comment enregistrer les travailleuses domestiques ?', 'fr'],
  ['¿Cómo registran a las trabajadoras del hogar?', 'es'],
  ['Évaluation finale du projet de modernisation de la Caisse des pêcheurs de Brazzaville', 'fr'],
  ['Mercados fronterizos de Huaquillas y Aguas Verdes: evaluación de los resultados', 'es'],
  ['The study of a labour office in Côte d’Ivoire, with its lessons for others', 'en'],
] as const)('tells the language of “%s” whatever the fallback', (text, language) => {
  for (const fallback of LANGUAGES) expect(detect(text, fallback)).toBe(language);
});

test.each(['', '12 345', 'OK', 'protection sociale', 'child labour'])(
  'does not guess the language of “%s”, which is too short to tell',
  (text) => {
    for (const fallback of LANGUAGES) expect(detect(text, fallback)).toBe(fallback);
  },
);

test('English sentences: titles, numbers, initials and decimals do not end one', () => {
  expect(
    sentences(
      'Mr. Smith of the U.S. Department spoke. See Convention No. 189, e.g. Article 3. It grew by 3.5 per cent. ' +
        'They asked twice; we said no. People left.',
      'en',
    ),
  ).toEqual([
    'Mr. Smith of the U.S. Department spoke.',
    'See Convention No. 189, e.g. Article 3.',
    'It grew by 3.5 per cent.',
    'They asked twice; we said no.',
    'People left.',
  ]);
});

test('French sentences: M., Mme, art., and quotes that hold a question', () => {
  expect(
    sentences(
      'M. Diop et Mme. Ba sont venus. Voir l’art. 5 de la loi no. 12. « Et alors ? » dit-il. Fin.',
      'fr',
    ),
  ).toEqual([
    'M. Diop et Mme. Ba sont venus.',
    'Voir l’art. 5 de la loi no. 12.',
    '« Et alors ? » dit-il.',
    'Fin.',
  ]);
});

test('Spanish sentences: Sr., Dra., núm., p. ej., and opening marks', () => {
  expect(
    sentences(
      'El Sr. Pérez y la Dra. Ruiz llegaron. Véase, p. ej., el núm. 3. ¿Y ahora? ¡Sí!',
      'es',
    ),
  ).toEqual([
    'El Sr. Pérez y la Dra. Ruiz llegaron.',
    'Véase, p. ej., el núm. 3.',
    '¿Y ahora?',
    '¡Sí!',
  ]);
});

test('each item of a list is a sentence, without its mark', () => {
  expect(sentences('We need:\n- trained inspectors\n• a hotline\n2. money\n\n---', 'en')).toEqual([
    'We need:',
    'trained inspectors',
    'a hotline',
    'money',
  ]);
});

test('a sentence is a piece of the text as written, in order', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'Mr.',
          'No.',
          '5',
          'M.',
          'etc.',
          'Yes',
          'é',
          '!',
          '?',
          '\n',
          '»',
          '-',
          'p.ej.',
        ),
      ),
      fc.constantFrom(...LANGUAGES),
      (parts, language) => {
        const text = parts.join(' ');
        let from = 0;
        for (const sentence of sentences(text, language)) {
          const at = text.indexOf(sentence, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + sentence.length;
        }
      },
    ),
  );
});

test('stems join the forms of a word in its language', () => {
  expect(stems('registering registered registers', 'en')).toEqual(['regist', 'regist', 'regist']);
  expect(new Set(stems('cotisation cotisations cotisant cotisants', 'fr')).size).toBe(1);
  expect(new Set(stems('trabajador trabajadora trabajadores trabajadoras', 'es')).size).toBe(1);
});

test('stems are without elided articles, possessives, accents and stop words', () => {
  expect(stems("L'emploi à l’étranger, d'ici qu'elles viennent", 'fr')).toEqual([
    'emploi',
    'etrang',
    'viennent',
  ]);
  expect(stems("The workers' union's members don't", 'en')).toEqual(['worker', 'union', 'member']);
  expect(stems('¿Cómo están los niños?', 'es')).toEqual(['nin']);
});

test('a word typed decomposed has the stem of the composed one', () => {
  expect(stems('sécurité'.normalize('NFD'), 'fr')).toEqual(stems('sécurité', 'fr'));
});

test('noise of any length is survived quickly', () => {
  expect(stems('x'.repeat(100_000), 'en')).toEqual([]);
  expect(sentences('. '.repeat(20_000), 'en')).toEqual([]);
});

test.each([
  ['en', 'formalisation', 'formalization'],
  ['en', 'labour', 'labor'],
  ['en', 'programmes', 'programs'],
  ['fr', 'inspectrices', 'inspecteur'],
  ['fr', 'travaux', 'travail'],
  ['es', 'formalizacion', 'formalización'],
  ['es', 'contribucion', 'contribuciones'],
  ['es', 'tecnologias', 'tecnología'],
] as const)('%s: “%s” and “%s” are one word', (language, one, other) => {
  expect(stems(one, language)).toEqual(stems(other, language));
});

test.each([
  ['en', 'People need important things in many countries.', 'Inspectors levy fines on brickyards.'],
  [
    'fr',
    'Les gens ont besoin de choses importantes.',
    'Les inspecteurs visitent les briqueteries.',
  ],
  ['es', 'La gente necesita cosas importantes.', 'Los inspectores multan a las ladrilleras.'],
] as const)(
  'words that say little in %s are known by their stems, words of a trade are not',
  (language, little, much) => {
    const known = general(language);
    expect(stems(little, language).filter((stem) => !known.has(stem))).toEqual([]);
    expect(stems(much, language).filter((stem) => known.has(stem))).toEqual([]);
  },
);
