import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { wordsIn } from '../../tools/lib/stage/words.ts';
import { ROOT } from '../../tools/lib/where.ts';
import { LESSON } from './texts.ts';

const TEMPLATE = join(ROOT, 'src', 'features', 'capture', 'templates', 'lesson.json');
const said = z.object({ en: z.string() });
const templateSchema = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      fields: z.array(
        z.object({ id: z.string(), kind: z.string(), required: z.boolean(), label: said }),
      ),
    }),
  ),
});

/** What goes into one card of the form, by the labels that stand there. */
export interface Fields {
  readonly texts: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, string>>;
}

const CHOSEN = 'It worked';

/** The answers of the lesson for a step of its form, in English. */
export function lessonFields(step: string): Fields {
  const words = wordsIn('en');
  const { steps } = templateSchema.parse(JSON.parse(readFileSync(TEMPLATE, 'utf8')));
  const texts: Record<string, string> = {};
  const choices: Record<string, string> = {};
  const answers: Readonly<Record<string, string>> = LESSON;
  for (const { id, kind, required, label } of steps.find((one) => one.id === step)?.fields ?? []) {
    const shown = required ? words('bot.capture.needed', { label: label.en }) : label.en;
    const answer = answers[id];
    if (kind === 'choice') choices[shown] = CHOSEN;
    else if (answer !== undefined) texts[shown] = answer;
  }
  return { texts, choices };
}
