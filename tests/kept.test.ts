import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { safetyCard } from '../bot/cards/safety.ts';
import { createVoice } from '../bot/voice.ts';
import { createWords } from '../src/adapters/words/words.ts';
import { KEPT_DAYS, KEPT_FOR, type KeptFor } from '../src/kernel/kept.ts';
import { LANGUAGES } from '../src/kernel/language.ts';

/** What people are told of how long something is kept is what is done. */

const ROOT = join(import.meta.dirname, '..', 'src');

test('all that is forgotten by age is told', () => {
  expect([...KEPT_FOR].sort()).toEqual(Object.keys(KEPT_DAYS).sort());
});

test('no statement forgets by an age of its own', () => {
  const own = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('tenant'))
    .filter((file) =>
      /interval '\d+ (day|week|month)s'/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
  expect(own).toEqual([]);
});

test.each(LANGUAGES)('the chat says the days of each in %s', (language) => {
  const labels = { words: createWords(), topicLabel: (slug: string) => slug };
  // As administrators set them: each another number than the usual.
  const kept: Record<KeptFor, number> = { ...KEPT_DAYS };
  for (const [at, what] of KEPT_FOR.entries()) kept[what] = 501 + at;
  const voice = createVoice(labels, language, 'UTC');
  const said = JSON.stringify(safetyCard({ waiting: 0, kept }, null, voice));
  for (const what of KEPT_FOR) {
    expect(said).not.toContain(`safety.kept.for.${what}`);
    expect(said).toContain(` ${kept[what]} `);
  }
});
