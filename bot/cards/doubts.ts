import type { Doubt } from '../../src/kernel/support/doubts.ts';
import type { Traceable } from '../../src/kernel/traceable.ts';
import type { Voice } from '../voice.ts';
import { cut, type Element, line, run, sentence } from './card.ts';

const MOST_SHOWN = 5;
const LONGEST_SHOWN = 120;

/** What to look at before publishing: statements that what they rest on does not seem to say. A hint, never a refusal. */
export function doubtLines(
  doubts: readonly Doubt[],
  statements: readonly Traceable<string>[],
  voice: Voice,
): Element[] {
  if (doubts.length === 0) return [];
  const texts = new Map(statements.map(({ id, text }) => [id, text]));
  const lines = doubts.slice(0, MOST_SHOWN).map(({ id, lacks }) =>
    line(
      run(
        voice.say('support.card-line', {
          text: cut(texts.get(id) ?? '', LONGEST_SHOWN),
          why: [...new Set(lacks.map((lack) => lackOf(lack, voice)))].join('; '),
        }),
      ),
    ),
  );
  return [
    sentence(voice.say('support.card', { count: doubts.length })),
    ...lines,
    sentence(voice.say('support.machine'), true),
  ];
}

const lackOf = ({ kind, words }: Doubt['lacks'][number], voice: Voice): string =>
  words.length === 0
    ? voice.say('support.lacks.words-none')
    : voice.say(`support.lacks.${kind}`, { words: words.join(', ') });
