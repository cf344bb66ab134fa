import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createTriggers, fold } from '../../bot/triggers.ts';
import { createWords } from '../../src/adapters/words/words.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';

const words = createWords();
const NAMES = [
  'help',
  'discussions',
  'open-discussion',
  'moderate',
  'lesson',
  'my-captures',
  'handover',
  'language',
  'privacy',
  'search',
];
const commandIn = createTriggers(words, NAMES);

test.each([
  ['help', 'help'],
  ['HELP!', 'help'],
  ['aide', 'help'],
  ['Ayuda', 'help'],
  ['?', null],
  ['discussions', 'discussions'],
  ['Nueva discusion', 'open-discussion'],
  ['moderer', 'moderate'],
  ['Modération', 'moderate'],
  ['leçon', 'lesson'],
  ['mis borradores', 'my-captures'],
  ['¿Quién verá esto?', 'privacy'],
  ['Who will see this?', 'privacy'],
  ['qui verra cela ?', 'privacy'],
  ['passation de service', 'handover'],
  ['Traspaso', 'handover'],
  ['my handover', 'handover'],
  ['idioma', 'language'],
  ['help me find lessons on domestic work', null],
  ['leçons sur le travail domestique', null],
])('%j asks for %j', (text, command) => {
  expect(commandIn(text)).toBe(command);
});

test('no trigger word means two things', () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const language of LANGUAGES) {
    for (const name of NAMES) {
      for (const trigger of words.say(language, `bot.words.${name}`).split(',')) {
        const key = fold(trigger);
        const other = seen.get(key);
        if (key && other && other !== name) twice.push(`${key}: ${other} and ${name}`);
        seen.set(key, name);
      }
    }
  }
  expect(twice).toEqual([]);
});

const ROOT = join(import.meta.dirname, '../..');
type Tree = { readonly [key: string]: string | Tree };
const flat = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : flat(value, `${path}${key}.`),
  );
const keysOf = (language: string): Set<string> =>
  new Set(
    flat(JSON.parse(readFileSync(join(ROOT, `locales/${language}/bot.json`), 'utf8')) as Tree).map(
      (key) => key.replace(/_(one|many|other)$/, ''),
    ),
  );

test.each(['fr', 'es'])('%s has every word that English has, and no other', (language) => {
  expect([...keysOf(language)].sort()).toEqual([...keysOf('en')].sort());
});

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(`${folder}/${entry.name}`)
      : [readFileSync(join(ROOT, folder, entry.name), 'utf8')],
  );
}

test('every key that the chat says has words, and every word is said', () => {
  const code = sources('bot').join('\n');
  const said = [...code.matchAll(/'bot\.([a-zA-Z0-9.-]+)'/g)].map(([, key]) => key ?? '');
  const patterns = [...code.matchAll(/`bot\.([^`]*\$\{[^`]*)`/g)].map(
    ([, key]) =>
      new RegExp(`^${(key ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z0-9-]+')}$`),
  );
  const known = keysOf('en');
  expect(said.filter((key) => !known.has(key))).toEqual([]);
  const unused = [...known].filter(
    (key) => !said.includes(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});
