import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readCard } from '../../bot/cards/reading.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChannel,
  contributesInTab,
  opened,
  readsInChat,
} from '../support/journey-steps.ts';
import type { FakePerson } from '../support/teams.ts';

/** Everybody is spoken to in their own language, whatever the others speak. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('{{') || !value.includes(' ') ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : [];
}

const wordsOf = (language: string): ReadonlySet<string> =>
  new Set(
    ['bot', 'common', 'errors'].flatMap((area) => {
      const url = new URL(`../../locales/${language}/${area}.json`, import.meta.url);
      return sentences(JSON.parse(readFileSync(url, 'utf8')));
    }),
  );

const SENTENCES = { en: wordsOf('en'), fr: wordsOf('fr'), es: wordsOf('es') };

/** Whole sentences of the product in another language than the reader's, on everything they were shown. */
function foreign(who: FakePerson, language: 'fr' | 'es'): string[] {
  const others = (['en', 'fr', 'es'] as const).filter((one) => one !== language);
  const shown = who.chat().flatMap(({ from, card, text }) => {
    if (from !== 'bot') return [];
    const read = card ? readCard(card) : { lines: [], buttons: [], inputs: [] };
    return [
      text,
      ...read.lines,
      ...read.buttons.map(({ title }) => title),
      ...read.inputs.flatMap(({ label, error, choices }) => [
        label,
        error,
        ...choices.map(({ title }) => title),
      ]),
    ];
  });
  return shown.filter(
    (words) =>
      !SENTENCES[language].has(words) && others.some((other) => SENTENCES[other].has(words)),
  );
}

async function everything(who: FakePerson, id: string): Promise<void> {
  for (const words of [
    'help',
    'drafts',
    'privacy',
    'language',
    'search',
    'moderate',
    'workers in markets',
  ]) {
    await who.says(words);
  }
  await readsInChat(who, id);
  await who.presses('discussion.contribute', { text: 'Une phrase, una frase.' });
  await who.presses('discussion.read');
  await who.presses('contribution.ask-withdraw');
  await who.says('lesson');
  await who.presses({ verb: 'capture.save', data: { go: 'on' } }, { title: 'Un titre' });
  await who.presses({ verb: 'capture.save', data: { go: 'later' } });
  await who.says('drafts');
  await who.presses('capture.ask-discard');
  await who.sends({ type: 'message', value: { verb: 'no.such.verb' } });
}

test.each([
  ['fr', 'Fatou Ndiaye', 'Voici ce que vous pouvez faire ici', 'Seule la modération'],
  ['es', 'Carlos Mendoza', 'Esto es lo que puede hacer', 'Solo quien modera'],
] as const)(
  'a reader of %s meets no sentence of another language',
  async (language, name, hello, no) => {
    const { id } = await opened(j);
    const who = j.person(name);
    await who.says('help');
    expect(who.sees()).toContain(hello);
    await everything(who, id);
    expect(foreign(who, language)).toEqual([]);
    for (const { card } of who.chat()) if (card) expect(card.lang).toBe(language);
    const refused = await (await j.tab(who)).asks('POST', `/discussions/${id}/move`, {
      verb: 'close',
    });
    expect(refused.headers.get('content-language')).toBe(language);
    expect(refused.text).toContain(no);
  },
);

test('the channel keeps its own language, whoever opens, contributes and asks', async () => {
  const { id, post } = await opened(j, {}, { by: 'Amina Diallo' });
  await contributesInTab(j, j.person('Carlos Mendoza'), id, 'En Ica basta un solo trámite.');
  await contributesInChannel(j, j.person('Mei Tanaka'), post, 'In Bangkok three offices.');
  const own = j.channel('formalization').messages();
  expect(own.filter(({ card }) => card && card.lang !== 'en')).toEqual([]);
  expect(j.channel('formalization').reads()).toContain('Carlos Mendoza contributes:');
});

test('the same prompt, the same refusal: each in its reader’s words', async () => {
  await j.clock.to('2026-03-10T12:00Z');
  const amina = j.person('Amina Diallo');
  const isabel = j.person('Isabel Torres');
  expect(amina.sees()).toContain('Une question sur votre projet');
  expect(isabel.sees()).toContain('Una pregunta sobre su proyecto');
  expect(foreign(amina, 'fr')).toEqual([]);
  expect(foreign(isabel, 'es')).toEqual([]);
});

test('a language that is chosen holds everywhere from then on', async () => {
  const mei = j.person('Mei Tanaka');
  await mei.says('language');
  await mei.presses({ verb: 'language.choose', data: { language: 'es' } });
  await mei.says('help');
  expect(mei.sees()).toContain('Esto es lo que puede hacer');
  const refused = await (await j.tab(mei)).asks('GET', '/discussions/none');
  expect(refused.text).toContain('Este elemento no existe');
  await j.sync();
  await j.clock.advance(2);
  await mei.says('help');
  expect(mei.sees()).toContain('Esto es lo que puede hacer');
});
