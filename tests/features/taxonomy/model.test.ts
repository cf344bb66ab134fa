import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Vocabulary } from '../../../src/features/knowledge/actions.ts';
import { countryLabel } from '../../../src/features/taxonomy/countries.ts';
import {
  countriesIn,
  label,
  labels,
  TOPICS,
  topicId,
  topicOf,
  topicsIn,
  vocabulary,
} from '../../../src/features/taxonomy/model.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';

/** UUID version 5 of a name in the namespace of topics. */
function uuidOf(name: string): string {
  const namespace = Buffer.from('6f1c1d0e3a524c5b9d0f8b7e2a4c9136', 'hex');
  const bytes = createHash('sha1').update(namespace).update(name).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');
}

test('each topic has a GUID of its own, which never changes, and is found by it', () => {
  for (const topic of TOPICS) {
    expect([topic, topicId(topic)]).toEqual([topic, uuidOf(topic)]);
    expect(topicOf(`{${uuidOf(topic).toUpperCase()}}`)).toBe(topic);
  }
  expect(topicId('beekeeping')).toBeNull();
  expect(topicOf(uuidOf('beekeeping'))).toBeNull();
});

test('there are 28 topics, each found by each of its words in each language', () => {
  expect(TOPICS).toHaveLength(28);
  for (const topic of TOPICS) {
    for (const language of LANGUAGES) {
      const term = vocabulary.bySlug('topic', topic);
      const words = [term?.labels[language] ?? '', ...(term?.synonyms[language] ?? [])];
      expect(words.length).toBeGreaterThanOrEqual(3);
      for (const word of words) expect([word, topicsIn(`… ${word}.`)]).toEqual([word, [topic]]);
    }
  }
});

/** Lists of names (of countries, goals, units, languages) need no explanation of each. */
const NAMES: readonly string[] = ['geography', 'sdg', 'mdg', 'unit', 'language'];

test('each term that is no mere name says in each language what it means and what would be tagged with it', () => {
  const terms = vocabulary.terms.filter(({ scheme }) => !NAMES.includes(scheme));
  expect(terms.length).toBeGreaterThan(TOPICS.length);
  for (const { scheme, slug, definition, example } of terms) {
    for (const language of LANGUAGES) {
      expect([scheme, slug, definition[language], example[language]]).toEqual([
        scheme,
        slug,
        expect.stringMatching(/\S \S/),
        expect.stringMatching(/\S \S/),
      ]);
      expect(example[language]).not.toBe(definition[language]);
    }
  }
});

test.each([
  ['How do we formalise domestic workers?', ['formalization', 'domestic-work']],
  ['LABOR INSPECTORS and minimum-wage checks', ['labour-inspection', 'minimum-wages']],
  ['La securite sociale des travailleuses domestiques', ['social-security', 'domestic-work']],
  ['la lutte contre l’informalité', ['informality']],
  ['Trabajadoras del hogar y salario minimo', ['domestic-work', 'minimum-wages']],
  ['a universal social protection floor', ['social-protection-floors']],
  ['hearing aids and development aid', []],
  ['prevention of AIDS', ['hiv-aids']],
  ['nothing of the sort', []],
])('“%s” speaks of %j', (text, topics) => {
  expect(topicsIn(text)).toEqual(topics);
});

test('a topic has its name in each language', () => {
  expect(label('child-labour', 'fr')).toBe('Travail des enfants');
  expect(labels('child-labour')).toEqual([
    'Child labour',
    'Travail des enfants',
    'Trabajo infantil',
  ]);
  expect(labels('covid-19')).toEqual(['COVID-19']);
});

test('what is no topic keeps its slug and has no other names', () => {
  expect(label('toString', 'en')).toBe('toString');
  expect(labels('constructor')).toEqual([]);
});

test.each([
  ['Niger', ['Niger']],
  ['Nigeria', ['Nigeria']],
  ['Guinea-Bissau', ['Guinea-Bissau']],
  ['Guinée équatoriale', ['Equatorial Guinea']],
  ['Papua New Guinea and Guinea', ['Papua New Guinea', 'Guinea']],
  ['South Sudan, Sudan', ['South Sudan', 'Sudan']],
  ['Dominica, Dominican Republic', ['Dominica', 'Dominican Republic']],
  ['the Republic of the Congo', ['Congo']],
  ['DR Congo', ['Democratic Republic of the Congo']],
  ['en République démocratique du Congo', ['Democratic Republic of the Congo']],
  ["Republic of Korea; Democratic People's Republic of Korea", ['South Korea', 'North Korea']],
])('a longer name wins: “%s”', (text, names) => {
  expect(countriesIn(text)).toEqual(names);
});

test.each([
  ["Côte d'Ivoire", "Côte d'Ivoire"],
  ['COTE D’IVOIRE', "Côte d'Ivoire"],
  ['Ivory Coast', "Côte d'Ivoire"],
  ['Vietnam', 'Viet Nam'],
  ['Viet Nam', 'Viet Nam'],
  ['Lao PDR', "Lao People's Democratic Republic"],
  ['Turkey', 'Türkiye'],
  ['Cape Verde', 'Cabo Verde'],
  ['Bosnie-Herzégovine', 'Bosnia and Herzegovina'],
  ['Trinité-et-Tobago', 'Trinidad and Tobago'],
  ['peru', 'Peru'],
  ['au Pérou', 'Peru'],
  ['Sénégal'.normalize('NFD'), 'Senegal'],
  ['en Túnez', 'Tunisia'],
  ['Saint Lucia', 'Saint Lucia'],
  ['in the US', 'United States'],
  ['en EE. UU.', 'United States'],
  ['République de Maurice', 'Mauritius'],
  ['à La Réunion', 'Réunion'],
])('“%s” is %s', (text, name) => {
  expect(countriesIn(text)).toEqual([name]);
});

test.each([
  'tell us',
  'Maurice et Dominique ont écrit',
  'the Niger Delta',
  'la réunion du comité',
  'Romanian',
  'malicious',
])('“%s” names no country', (text) => {
  expect(countriesIn(text)).toEqual([]);
});

test('each country is named once, in order of appearance', () => {
  expect(countriesIn('Mali, Peru, Pérou, Mali')).toEqual(['Mali', 'Peru']);
});

test('every country is found by its own English name', () => {
  const names = new Set<string>();
  const english = new Intl.DisplayNames('en', { type: 'region' });
  for (const code of ['GD', 'MU', 'DM', 'SV', 'KN', 'VC', 'ST', 'TT', 'GE', 'TD', 'JO', 'MM', 'PS'])
    for (const name of countriesIn(english.of(code) ?? '')) names.add(name);
  expect(names.size).toBe(13);
});

test('fits the knowledge search', () => {
  const fitting: Vocabulary = vocabulary;
  expect(fitting.labels('osh')).toHaveLength(3);
});

test('ten kilobytes are read in a few milliseconds', () => {
  const text = 'Les travailleuses domestiques de Côte d’Ivoire et l’économie informelle. '.repeat(
    140,
  );
  const once = () => {
    const from = performance.now();
    topicsIn(text);
    countriesIn(text);
    return performance.now() - from;
  };
  expect(Math.min(...Array.from({ length: 20 }, once))).toBeLessThan(10);
});

test.each([
  ["Côte d'Ivoire", 'es', 'Côte d’Ivoire'],
  ['Germany', 'fr', 'Allemagne'],
  ['Viet Nam', 'es', 'Vietnam'],
  ['Germany', 'en', 'Germany'],
  ['Atlantis', 'fr', 'Atlantis'],
] as const)('%s is said in %s as %s', (name, language, expected) => {
  expect(countryLabel(name, language)).toBe(expected);
});
