import type { PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Fault } from '../../kernel/support/machine-words.ts';
import type { WordingDraft } from '../../kernel/wording.ts';

export const DRAFT_KINDS = ['synthesis', 'consolidated'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** What a moderator asks a language model for: plain words, or another language. */
export type Task =
  | { readonly kind: 'rewrite' }
  | { readonly kind: 'translate'; readonly language: Language };

/**
 * Why a statement keeps its words. `private`: it rests on words that may not leave. `tells`: it says by whom it was said.
 * `orders`: it speaks to a machine. `changed`: somebody edited it meanwhile, or what it rests on. The others are how the
 * model failed, or what the checker found.
 */
export const NOT_ASKED = ['private', 'tells', 'orders', 'unread'] as const;
export const NO_ANSWER = ['declined', 'unusable', 'unreachable', 'misconfigured', 'later'] as const;
export type Why = Fault | (typeof NOT_ASKED)[number] | (typeof NO_ANSWER)[number] | 'changed';

/** One statement: waits, has a proposal, took it, or keeps the words that it had. */
export interface Line {
  readonly statement: string;
  readonly state: 'waiting' | 'proposed' | 'taken' | 'kept';
  /** What was asked for and what came, while it is under way; neither is kept after it. */
  readonly asked: string;
  readonly text: string;
  readonly unchecked: boolean;
  readonly why: readonly Why[];
}

/** The last time that a draft was given to a language model. One a draft: a further one takes its place. */
export interface Rewriting {
  readonly kind: DraftKind;
  readonly item: string;
  readonly version: number;
  readonly task: Task;
  readonly model: string;
  readonly askedBy: PersonId;
  readonly askedAt: Date;
  /** Null: under way. */
  readonly endedAt: Date | null;
  /** How often it was taken up. */
  readonly tries: number;
  readonly lines: readonly Line[];
}

/** Longer ones are not sentences. */
const LONGEST = 1_200;

type Item = WordingDraft['statements'][number];

const isSentence = ({ kind, text }: Item): boolean =>
  kind !== 'resource' && text.trim() !== '' && text.length <= LONGEST && !text.includes('\n');

/**
 * What there is to do of a task. Dissent keeps the words of whoever disagrees; what a machine worded is read before it is
 * given to one again; what is there already is not asked for twice.
 * @param chosen ids of statements; null: all
 */
export function linesOf(
  { statements }: WordingDraft,
  task: Task,
  chosen: readonly string[] | null,
  languageOf: (statement: Item) => Language,
): Line[] {
  const wanted = statements.filter((one) => {
    if (!isSentence(one) || (chosen && !chosen.includes(one.id))) return false;
    if (task.kind === 'rewrite') return one.kind !== 'dissent' && !one.machine;
    const known = one.translations?.some(({ language }) => language === task.language);
    return !known && languageOf(one) !== task.language;
  });
  return wanted.map(({ id, text, machine }) => ({
    ...{ statement: id, asked: text, text: '', unchecked: false },
    ...(machine
      ? { state: 'kept' as const, why: ['unread'] as const }
      : { state: 'waiting' as const, why: [] }),
  }));
}

export const sameTask = (one: Task, other: Task): boolean =>
  one.kind === 'rewrite' || other.kind === 'rewrite'
    ? one.kind === other.kind
    : one.language === other.language;

export const withLine = (rewriting: Rewriting, line: Line): Rewriting => ({
  ...rewriting,
  lines: rewriting.lines.map((old) => (old.statement === line.statement ? line : old)),
});

/** All that still waits keeps its words, for one reason. */
export const givenUp = (rewriting: Rewriting, why: Why): Rewriting => ({
  ...rewriting,
  lines: rewriting.lines.map((line) =>
    line.state === 'waiting' ? { ...line, state: 'kept', why: [why] } : line,
  ),
});

/** Done: what was said on the way is forgotten, what came of it stays. */
export const endedWith = (
  rewriting: Rewriting,
  taken: ReadonlyMap<string, readonly Why[]>,
  at: Date,
): Rewriting => ({
  ...rewriting,
  endedAt: at,
  lines: rewriting.lines.map((line) => {
    const why = taken.get(line.statement) ?? ['changed'];
    const bare = { ...line, asked: '', text: '' };
    if (line.state !== 'proposed')
      return { ...bare, state: line.state === 'waiting' ? 'kept' : line.state };
    return why.length === 0 ? { ...bare, state: 'taken' } : { ...bare, state: 'kept', why };
  }),
});

/** How far it is, and what came of it. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly taken: number;
  readonly unchecked: number;
  readonly kept: readonly { readonly why: Why; readonly count: number }[];
}

/** A statement with several reasons counts at its first. */
export function progressOf({ lines }: Pick<Rewriting, 'lines'>): Progress {
  const kept = lines.filter(({ state }) => state === 'kept');
  const counts = Map.groupBy(kept, ({ why: [first] }) => first ?? 'changed');
  return {
    done: lines.filter(({ state }) => state !== 'waiting').length,
    total: lines.length,
    taken: lines.filter(({ state }) => state === 'taken').length,
    unchecked: lines.filter(({ state, unchecked }) => state === 'taken' && unchecked).length,
    kept: [...counts].map(([why, { length: count }]) => ({ why, count })),
  };
}
