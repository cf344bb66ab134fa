import type { Beside } from '../../src/features/knowledge/beside.ts';
import type { Contradicted } from '../../src/features/knowledge/model.ts';
import type { Voice } from '../voice.ts';
import { cut, type Element, line, run, sentence } from './card.ts';

/** What others say of an item, wherever it is shown: that it contradicts another, that they see it differently. */
export interface SaidOf {
  readonly notices?: readonly Contradicted[];
  /** How many say beside it that they see it differently. */
  readonly differing?: number;
}

const LONGEST = 240;
const LONGEST_TITLE = 120;
const MOST_NOTICES = 2;

function noticeWords({ contradiction, other }: Contradicted, voice: Voice): string {
  const { state, why, outcome } = contradiction;
  const title = cut(other.title, LONGEST_TITLE);
  return state === 'open'
    ? voice.say('item.notice.open', { title, why: cut(why, LONGEST) })
    : voice.say('item.notice.settled', { title, outcome: cut(outcome ?? '', LONGEST) });
}

const differingWords = (differing: number, voice: Voice): readonly string[] =>
  differing > 0 ? [voice.say('item.differing', { count: differing })] : [];

/** In words, each of its own. */
export const saidWords = ({ notices = [], differing = 0 }: SaidOf, voice: Voice) => [
  ...notices.map((notice) => noticeWords(notice, voice)),
  ...differingWords(differing, voice),
];

export const saidLines = ({ notices = [], differing = 0 }: SaidOf, voice: Voice): Element[] =>
  saidWords({ notices: notices.slice(0, MOST_NOTICES), differing }, voice).map((words) =>
    line(run(words, { weight: 'Bolder' })),
  );

/** The same where an item has one line: without the other's title. */
export const besideLine = (beside: Beside | null | undefined, voice: Voice): Element | null =>
  beside
    ? sentence(
        [
          ...(beside.contradicted ? [voice.say(`item.beside.${beside.contradicted}`)] : []),
          ...differingWords(beside.differing, voice),
        ].join(' '),
        true,
      )
    : null;
