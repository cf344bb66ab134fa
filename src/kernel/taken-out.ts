import type { Language } from './language.ts';
import type { Traceable } from './traceable.ts';
import { type Wording, withoutMachine } from './wording.ts';

/** What somebody wrote, as far as it counts here. */
export interface Written {
  readonly text: string;
  readonly language: Language;
}

/** Words that people no longer read: all of a text, or a part of it. */
export interface TakenOut<Source extends string> {
  readonly source: Source;
  readonly before: Written;
  /** What of it still stands; null where nothing does. */
  readonly left: Written | null;
}

/** How words are read: a part of the text analysis. */
export interface Reads {
  sentences(text: string, language: Language): readonly string[];
  stems(text: string, language: Language): readonly string[];
}

/** Words that a sentence must share with another one to be said in its place. */
const SAYS_MUCH_THE_SAME = 2;

/**
 * Statements without words that were taken out (FR-SAF-4). One that rests on nothing else goes. One that says what only
 * those words said goes as well, or is said in a sentence of those that are left behind it where it is still a draft
 * that somebody reads before it is published.
 * @param standing everything that still stands, by id
 * @param mend it is a draft
 */
export function withoutTaken<Source extends string, T extends Traceable<Source> & Wording>(
  statements: readonly T[],
  taken: TakenOut<Source>,
  standing: ReadonlyMap<Source, Written>,
  reads: Reads,
  mend: boolean,
): { readonly kept: readonly T[]; readonly gone: readonly T[] } {
  const kept: T[] = [];
  const gone: T[] = [];
  const said = new Set(statements.map(({ text }) => text));
  for (const statement of statements) {
    const after = statement.sources.includes(taken.source)
      ? mended(statement, taken, standing, reads, mend)
      : statement;
    // What another one says already is not said a second time.
    const again = after !== null && after.text !== statement.text && said.has(after.text);
    if (after === null || again) gone.push(statement);
    else kept.push(after);
    if (after) said.add(after.text);
  }
  return { kept, gone };
}

function mended<Source extends string, T extends Traceable<Source> & Wording>(
  worded: T,
  taken: TakenOut<Source>,
  standing: ReadonlyMap<Source, Written>,
  reads: Reads,
  mend: boolean,
): T | null {
  // A machine's words rest on all of it at once: which of them came from what is left nobody can tell.
  const statement = withoutMachine(worded);
  const sources = statement.sources.filter((one) => one !== taken.source || taken.left !== null);
  if (sources.length === 0) return null;
  const behind = sources.flatMap((one) =>
    one === taken.source ? (taken.left ?? []) : (standing.get(one) ?? []),
  );
  if (!saysWhatIsLost(statement.text, taken.before, behind, reads)) {
    return { ...statement, sources };
  }
  const instead = mend ? nearest(statement.text, behind, reads) : null;
  return instead === null ? null : { ...statement, sources, text: instead };
}

/** Says something that the words said which were taken out, and nobody whose words are left. */
function saysWhatIsLost(
  text: string,
  before: Written,
  behind: readonly Written[],
  reads: Reads,
): boolean {
  const { language } = before;
  const said = new Set(
    behind.flatMap((one) => [
      ...reads.stems(one.text, one.language),
      ...reads.stems(one.text, language),
    ]),
  );
  const lost = new Set(reads.stems(before.text, language).filter((stem) => !said.has(stem)));
  return reads.stems(text, language).some((stem) => lost.has(stem));
}

function nearest(text: string, behind: readonly Written[], reads: Reads): string | null {
  let best: string | null = null;
  let most = SAYS_MUCH_THE_SAME - 1;
  for (const { text: words, language } of behind) {
    const said = new Set(reads.stems(text, language));
    for (const sentence of reads.sentences(words, language)) {
      const shared = new Set(reads.stems(sentence, language).filter((stem) => said.has(stem)));
      if (shared.size <= most) continue;
      most = shared.size;
      best = sentence;
    }
  }
  return best;
}

/** Stands in a text where its author took something back; the same in every language. */
export const TAKEN_BACK = '[…]';

/** A text's paragraphs as its author sees them. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The text with a mark in place of these paragraphs; marks that stand together are one. Null where nothing is left. */
export function withoutParagraphs(text: string, places: ReadonlySet<number>): string | null {
  const left = paragraphsOf(text).map((one, place) => (places.has(place) ? TAKEN_BACK : one));
  const marked = left.filter((one, place) => one !== TAKEN_BACK || left[place - 1] !== TAKEN_BACK);
  return marked.every((one) => one === TAKEN_BACK) ? null : marked.join('\n\n');
}
