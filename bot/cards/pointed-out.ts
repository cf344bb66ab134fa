import type { BeforePosting } from '../../src/features/safety/actions/screening.ts';
import type { GivenBefore } from '../../src/views/attachments.ts';
import type { Voice } from '../voice.ts';
import { givenBeforeElements } from './attachments.ts';
import { cut, type Element, line, run, sentence } from './card.ts';

const MOST_HINTS = 12;
const LONGEST_HINT = 80;

/** What was pointed out in a text: sent again as it is, it goes. */
export interface PointedOut {
  /** As it was looked at: hints are places in it. */
  readonly text: string;
  readonly found: BeforePosting;
  /** Files that it gives. */
  readonly given: readonly GivenBefore[];
  /** Words more than people read to the end; 0: none. */
  readonly wordsOver: number;
  /** Says in the next press that this text was seen with its hints. */
  readonly seen: string;
}

/** What its author had better think of, to stand above the form in which it was typed. */
export const pointedOutElements = (
  { text, found, given, wordsOver }: PointedOut,
  voice: Voice,
): Element[] => [
  ...(found.hints.length > 0 ? [sentence(voice.say('safety.before.why'))] : []),
  ...found.hints.slice(0, MOST_HINTS).map(({ kind, start, end }) =>
    line(
      run(
        voice.say('safety.before.found', {
          kind: voice.say(`safety.hint.${kind}`),
          words: cut(text.slice(start, end), LONGEST_HINT),
        }),
        { weight: 'Bolder' },
      ),
    ),
  ),
  ...(wordsOver > 0 ? [sentence(voice.say('safety.before.long', { count: wordsOver }))] : []),
  ...(found.hold && found.cause ? [sentence(voice.say(`safety.waits.${found.cause}`))] : []),
  ...givenBeforeElements(given, voice),
  sentence(voice.say('safety.before.again')),
];
