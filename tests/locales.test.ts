import { expect, test } from '@jest/globals';
import { ERROR_STATUS } from '../src/kernel/errors.ts';
import {
  baseOf,
  filesIn,
  formOf,
  hardCodedIn,
  keysOf,
  LANGUAGES,
  type Language,
  type References,
  referencesIn,
  sourceOf,
} from './support/journey-words.ts';

/** Every word a person reads is in the locales, in each language, and nothing there is read by nobody. */

const KEYS = new Map(LANGUAGES.map((language) => [language, keysOf(language)]));
const of = (language: Language): ReadonlyMap<string, string> => KEYS.get(language) ?? new Map();
const bases = (language: Language): Set<string> => new Set([...of(language).keys()].map(baseOf));

/** Documents name their keys below `document`. */
const PREFIXES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'documents',
    'synthesis-frame',
    'synthesis-document',
    'brief-document',
    'proceedings-document',
  ].map((name) => [`src/views/${name}.ts`, 'document.']),
);

const CODE = ['bot', 'src', 'tab', 'tools'].flatMap((folder) => filesIn(folder, /\.tsx?$/));
const references: readonly (References & { readonly file: string })[] = CODE.map((file) => ({
  file,
  ...referencesIn(sourceOf(file), file, PREFIXES[file] ?? ''),
}));
const inPages = filesIn('src/http/dev', /\.(html|js)$/).flatMap((file) =>
  [...sourceOf(file).matchAll(/\{\{([\w.-]+)\}\}/g)].map(([, key = '']) => key),
);
const inPackage = [...sourceOf('manifest/template.json').matchAll(/\{\{say:([\w.-]+)\}\}/g)].map(
  ([, key = '']) => `manifest.${key}`,
);

test.each(['fr', 'es'] as const)('%s says what English says, no less and no more', (language) => {
  const missing = [...bases('en')].filter((key) => !bases(language).has(key));
  const surplus = [...bases(language)].filter((key) => !bases('en').has(key));
  expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
});

test.each(LANGUAGES)('%s has words for every key', (language) => {
  const empty = [...of(language)].filter(([, words]) => words.trim() === '').map(([key]) => key);
  expect(empty).toEqual([]);
});

test.each(LANGUAGES)('%s has every plural form of its grammar and no other', (language) => {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const forms = new Map<string, string[]>();
  for (const key of of(language).keys()) {
    const form = formOf(key);
    if (form) forms.set(baseOf(key), [...(forms.get(baseOf(key)) ?? []), form]);
  }
  const wrong = [...forms].filter(
    ([, found]) => [...found].sort().join() !== [...pluralCategories].sort().join(),
  );
  expect(wrong).toEqual([]);
  expect(forms.size).toBeGreaterThan(0);
});

const holes = (words: string): string[] =>
  [...words.matchAll(/\{\{\s*(\w+)\s*(?:,[^}]*)?\}\}/g)].map(([, name = '']) => name).sort();

test.each(LANGUAGES)('%s fills the same placeholders as English', (language) => {
  const english = new Map<string, Set<string>>();
  for (const [key, words] of of('en')) {
    english.set(baseOf(key), new Set([...(english.get(baseOf(key)) ?? []), ...holes(words)]));
  }
  const wrong = [...of(language)].filter(([key, words]) => {
    const wanted = english.get(baseOf(key)) ?? new Set();
    const found = new Set(holes(words));
    const unknown = [...found].some((name) => !wanted.has(name));
    // A form for one may say "one"; every other form needs all.
    const lost = formOf(key) !== 'one' && [...wanted].some((name) => !found.has(name));
    return unknown || lost;
  });
  expect(wrong).toEqual([]);
});

test('nothing of three words or more is the same in two languages', () => {
  const same = [...of('en')].filter(
    ([key, words]) =>
      words.split(/\s+/).filter((word) => /^\p{L}{2,}/u.test(word)).length >= 3 &&
      (of('fr').get(key) === words || of('es').get(key) === words),
  );
  expect(same).toEqual([]);
});

const AREAS = [...new Set([...of('en').keys()].map((key) => key.split('.')[0]))];
const LOOKS_LIKE_KEY = new RegExp(`^(${AREAS.join('|')})(\\.[a-z0-9][\\w-]*)+$`);

test('every key that the code names exists', () => {
  const known = bases('en');
  const inner = [...known].map((key) => `${key}.`);
  const missing = references.flatMap(({ file, literals }) =>
    PREFIXES[file]
      ? []
      : literals
          .filter(
            (literal) => LOOKS_LIKE_KEY.test(literal) && !/\.(json|tsx?|css|js)$/.test(literal),
          )
          .filter(
            (literal) => !known.has(literal) && !inner.some((key) => key.startsWith(`${literal}.`)),
          )
          .map((literal) => `${file}: ${literal}`),
  );
  const unmatched = references.flatMap(({ file, patterns }) =>
    patterns
      .filter(({ source }) => AREAS.some((area) => source.startsWith(`^${area}\\.`)))
      .filter((pattern) => ![...known].some((key) => pattern.test(key)))
      .map((pattern) => `${file}: ${pattern.source}`),
  );
  const inMarkup = [...inPages, ...inPackage].filter((key) => !known.has(key));
  expect({ missing, unmatched, inMarkup }).toEqual({ missing: [], unmatched: [], inMarkup: [] });
});

test('every refusal has its sentence', () => {
  const sentences = [...bases('en')].filter((key) => key.startsWith('errors.'));
  const codes = Object.keys(ERROR_STATUS).map((code) => `errors.${code}`);
  expect(codes.filter((code) => !sentences.includes(code))).toEqual([]);
  const named = new Set(references.flatMap(({ literals }) => literals));
  // `_contribution` or the like: the same refusal said of something in particular.
  const general = (key: string) => key.replace(/_\w+$/, '');
  expect(sentences.filter((key) => !codes.includes(general(key)) && !named.has(key))).toEqual([]);
});

test('no key is read by nobody', () => {
  const literals = new Set(references.flatMap((entry) => entry.literals));
  const patterns = references.flatMap((entry) => entry.patterns);
  const used = (key: string): boolean =>
    key.startsWith('errors.') ||
    inPages.includes(key) ||
    inPackage.includes(key) ||
    literals.has(key) ||
    patterns.some((pattern) => pattern.test(key));
  expect([...bases('en')].filter((key) => !used(key))).toEqual([]);
});

/** Where cards and pages are made: a sentence there would reach its readers in one language only. */
const MADE_FOR_PEOPLE = [
  'bot/cards',
  'bot/commands',
  'tab/pages',
  'tab/components',
  'src/views',
].flatMap((folder) => filesIn(folder, /\.tsx?$/));

test('no card, command, page or document has words of its own', () => {
  expect(MADE_FOR_PEOPLE.length).toBeGreaterThan(40);
  const found = MADE_FOR_PEOPLE.flatMap((file) =>
    hardCodedIn(sourceOf(file), file).map((words) => `${file}: ${words}`),
  );
  expect(found).toEqual([]);
});

test('what the search for hard-coded words finds, and what it leaves alone', () => {
  const source = `
    export const A = () => <p className="two words">Hello there</p>;
    export const b = { title: 'Please try again', key: 'bot.help.title' };
    export const c = (name: string) => \`Dear colleague \${name}\`;
    export const d = () => { throw new AppError('forbidden', 'not a member'); };
    export const e = () => deps.log.warn({}, 'address not saved');
  `;
  expect(hardCodedIn(source, 'a.tsx')).toEqual([
    'Hello there',
    'Please try again',
    'Dear colleague ',
  ]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source that is read here
  const keys = referencesIn('say(`bot.a.${b}.c`); say("bot.x.y")', 'a.ts');
  expect(keys.literals).toEqual(['bot.x.y']);
  expect(keys.patterns.map((pattern) => pattern.test('bot.a.anything.c'))).toEqual([true]);
});
