import { expect, test } from '@jest/globals';
import { stems } from '../../../src/adapters/text/stems.ts';
import { KEYWORDS, phrasesOf, readKeywords } from '../../../src/features/taxonomy/keywords.ts';
import { createJudge, ENOUGH, likenessTo } from '../../../src/features/taxonomy/likeness.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import type { Profile } from '../../../src/features/taxonomy/profiles.ts';
import { LANGUAGES, type Language } from '../../../src/kernel/language.ts';

const judge = createJudge(stems);
const goalsOf = (text: string, language: Language): string[] =>
  judge(vocabulary.terms, 'sdg', text, language)
    .filter(({ about }) => about)
    .map(({ term }) => term.slug);

/** Texts made up for this; where several goals are addressed, one that must be among them. */
test.each<[string, Language, string]>([
  ['1', 'en', 'One family in four lives on less than two dollars a day and has no safety net.'],
  ['2', 'en', 'After two bad harvests many children were stunted, and farmers had no seeds left.'],
  [
    '3',
    'en',
    'The clinic lacks nurses, and vaccines against measles arrive too late for newborns.',
  ],
  ['4', 'en', 'Pupils who repeat a class often leave before they read and write with ease.'],
  [
    '5',
    'en',
    'Few women sit on village councils, and husbands still decide about the land of widows.',
  ],
  ['6', 'en', 'The village shares one well; latrines are few and the river carries sewage.'],
  ['7', 'en', 'Solar lamps replaced kerosene where the electricity grid does not reach.'],
  [
    '8',
    'en',
    'Half of all young people are unemployed; those who work have no contract and low wages.',
  ],
  [
    '9',
    'en',
    'A new railway links the factories to the port, and firms spend more on research and development.',
  ],
  ['10', 'en', 'The richest tenth earns half of all income, and ethnic minorities are shut out.'],
  [
    '11',
    'en',
    'The municipality built tram lines and cheap flats so that residents of the slum can move.',
  ],
  [
    '12',
    'en',
    'Shops take back bottles for recycling, and half as much food is thrown away as waste.',
  ],
  ['13', 'en', 'Without cuts in greenhouse gases the temperature will rise by three degrees.'],
  ['14', 'en', 'Trawlers empty the bay, and the reef is bleached where turtles used to breed.'],
  [
    '15',
    'en',
    'Loggers cleared the hill; the soil washes away and monkeys have lost their habitat.',
  ],
  ['16', 'en', 'Judges took bribes, and witnesses of the killings were threatened by the police.'],
  [
    '17',
    'en',
    'Donors promised more aid, and the tax office learns from its neighbours through technical cooperation.',
  ],
  ['1', 'fr', 'Un ménage sur trois vit sous le seuil de pauvreté et ne touche aucune prestation.'],
  ['3', 'fr', 'Les infirmiers manquent et les vaccins arrivent trop tard pour les nouveau-nés.'],
  ['5', 'fr', 'Les femmes gagnent moins que les hommes et subissent le harcèlement sexuel.'],
  ['6', 'fr', 'Le village n’a ni eau potable ni latrines.'],
  ['8', 'fr', 'Le chômage des jeunes reste élevé et le travail décent est rare.'],
  ['13', 'fr', 'Les émissions de gaz à effet de serre doivent baisser de moitié.'],
  ['16', 'fr', 'La corruption ronge les tribunaux et la police.'],
  [
    '2',
    'es',
    'Tras dos malas cosechas muchos niños sufren desnutrición y los campesinos no tienen semillas.',
  ],
  ['4', 'es', 'Muchos alumnos abandonan la escuela antes de leer y escribir.'],
  ['7', 'es', 'Los paneles solares llevan electricidad adonde no llega la red.'],
  ['10', 'es', 'La desigualdad de ingresos crece y los migrantes quedan excluidos.'],
  ['14', 'es', 'La sobrepesca vacía el mar y los arrecifes de coral mueren.'],
  ['17', 'es', 'Los donantes prometieron más ayuda oficial al desarrollo.'],
])('goal %s is found in a text in %s that does not name it: %s', (goal, language, text) => {
  expect(goalsOf(text, language)).toContain(goal);
});

/** A word that the goal shares with other subjects. */
test.each<[string, Language, string]>([
  ['3', 'en', 'Our health check of the website found two broken links.'],
  ['4', 'en', 'The learning curve of the new software is steep.'],
  ['5', 'en', 'The survey asked for age, gender and place of birth.'],
  ['6', 'en', 'The painting shows a boat on the water at dusk.'],
  ['7', 'en', 'Power is shared between the president and the senate.'],
  ['9', 'en', 'The entertainment industry had a good year.'],
  ['11', 'en', 'The meeting takes place in the city of Turin.'],
  ['13', 'en', 'The climate between the two delegations was friendly.'],
  ['14', 'en', 'The ship carried chairs and tables.'],
  ['15', 'en', 'The author wrote about the nature of time.'],
  ['16', 'en', 'The law of large numbers is due to Bernoulli.'],
  ['17', 'en', 'Thank you for your cooperation in filling the form.'],
  ['6', 'fr', 'Le bateau glisse sur l’eau.'],
  ['12', 'es', 'El consumo de música cambió con los discos.'],
])(
  'goal %s is not found where a text only uses one of its words (%s): %s',
  (goal, language, text) => {
    expect(goalsOf(text, language)).not.toContain(goal);
  },
);

const term = (slug: string) => vocabulary.bySlug('sdg', slug) ?? vocabulary.terms[0];
const profile = (
  slug: string,
  ...phrases: readonly (readonly [string, number, boolean?])[]
): Profile => {
  const found = term(slug);
  if (!found) throw new Error('no term');
  return {
    term: found,
    phrases: phrases.map(([words, weight, derived = false]) => ({
      stems: stems(words, 'en'),
      weight,
      derived,
    })),
  };
};
const like = (profiles: readonly Profile[], text: string) =>
  likenessTo(profiles, text, { stems, language: 'en' });

test('words of a phrase may come in another order with one word between, and are shown as written', () => {
  const waste = [profile('12', ['waste collection', 2])];
  expect(like(waste, 'The collection of household waste costs more.')[0]?.words).toEqual([
    'collection of household waste',
  ]);
  expect(like(waste, 'Waste lies about. Nobody knows when the next collection comes.')).toEqual([]);
});

test('a further time adds less than the first, and a longer text needs more', () => {
  const one = [profile('6', ['water', 1])];
  const score = (text: string) => like(one, text)[0]?.score ?? 0;
  const [once, twice, thrice] = ['water', 'water water', 'water water water'].map(score);
  expect(twice).toBeGreaterThan(once ?? 0);
  expect((thrice ?? 0) - (twice ?? 0)).toBeLessThan((twice ?? 0) - (once ?? 0));
  expect(score(`water ${'chair '.repeat(200)}`)).toBeLessThan(score('water chair') / 1.5);
});

test('words from definitions and parts of names never suffice alone, however many', () => {
  const words = 'harbour kettle lantern meadow needle orchard pillow quiver'.split(' ');
  const derived = [profile('9', ...words.map((word) => [word, 0.5, true] as const))];
  const [found] = like(derived, words.join(' '));
  expect(found?.score).toBeGreaterThan(0);
  expect(found?.about).toBe(false);
});

test('what a text says in passing, beside much of another term, it is not about', () => {
  const words = 'harbour kettle lantern meadow needle orchard'.split(' ');
  const two = [profile('9', ...words.map((word) => [word, 2] as const)), profile('6', ['pump', 2])];
  expect(like(two, 'pump').map(({ about }) => about)).toEqual([true]);
  expect(like(two, `pump ${words.join(' ')}`).map(({ about }) => about)).toEqual([true, false]);
});

test('each goal has words in each language, and no faulty file is read', () => {
  expect(KEYWORDS.size).toBe(17);
  for (const [key, words] of KEYWORDS) {
    expect([key, vocabulary.bySlug('sdg', key.replace('sdg ', ''))?.broader]).toEqual([key, []]);
    for (const language of LANGUAGES)
      expect(phrasesOf(words, language).length).toBeGreaterThanOrEqual(40);
  }
  const lines = { en: 'a; b', fr: 'c', es: 'd' };
  const read = (sure: Record<string, string>) => () =>
    readKeywords({ scheme: 'sdg', terms: { 1: { sure, likely: lines } } });
  expect(read(lines)).not.toThrow();
  expect(read({ ...lines, en: 'a; a' })).toThrow('twice');
  expect(read({ ...lines, fr: 'a;; b' })).toThrow('empty');
  expect(read({ en: 'a', fr: 'b' })).toThrow();
});

test('one sure word of a chosen list is enough in a paragraph of middle length', () => {
  const text = `malaria ${'chair table window door carpet lamp '.repeat(9)}`;
  const health = judge(vocabulary.terms, 'sdg', text, 'en').find(
    ({ term: { slug } }) => slug === '3',
  );
  expect(health?.score).toBeGreaterThanOrEqual(ENOUGH);
});
