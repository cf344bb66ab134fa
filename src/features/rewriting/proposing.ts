import type { Language } from '../../kernel/language.ts';
import { isNobody } from '../../kernel/nobody.ts';
import type { Reads } from '../../kernel/support/doubts.ts';
import { ordersAMachine, rewordingFaults } from '../../kernel/support/machine-words.ts';
import { translationFaults } from '../../kernel/support/translated.ts';
import type { Worded, WordingDraft, WordingSource } from '../../kernel/wording.ts';
import type { Answered, LanguageModel } from '../../ports/language-model.ts';
import type { Line, Task, Why } from './model.ts';

export interface ProposingDeps {
  readonly model: LanguageModel;
  /** Words of which audiences may leave. */
  readonly audiences: ReadonlySet<string>;
  readonly reads: Reads;
  /** By what a text tells which of these people said it; never sent, never taken. */
  tells(text: string, sources: readonly WordingSource[]): Promise<boolean>;
}

/** Of what was said only the sentences that are about the same are sent, at most so many of each text. */
const MOST_SENTENCES = 4;
const SHARED_WORDS = 2;

export const sourcesOf = (
  { sources }: Pick<WordingDraft, 'sources'>,
  statement: Worded,
): WordingSource[] => sources.filter(({ id }) => statement.sources.includes(id));

/** In which language a statement stands: that of what it rests on, where it is too short to tell. */
export const languageOf = (
  reads: Reads,
  statement: Worded,
  sources: readonly WordingSource[],
): Language => reads.detect(statement.text, sources[0]?.language ?? 'en');

/** What of the sources speaks of the same, without what speaks to a machine. */
function excerpts(
  { text }: Worded,
  language: Language,
  sources: readonly WordingSource[],
  { sentences, stems }: Reads,
): string[] {
  const said = new Set(stems(text, language));
  return sources.flatMap((source) =>
    sentences(source.text, source.language)
      .filter(
        (one) =>
          stems(one, source.language).filter((stem) => said.has(stem)).length >= SHARED_WORDS,
      )
      .filter((one) => !ordersAMachine(one))
      .slice(0, MOST_SENTENCES),
  );
}

/** Why this statement is not given to a model at all; null where it may be. */
async function withheld(
  deps: ProposingDeps,
  statement: Worded,
  sources: readonly WordingSource[],
): Promise<Why | null> {
  const may = ({ author, audience }: WordingSource) =>
    !isNobody(author) && deps.audiences.has(audience);
  const all = sources.length > 0 && sources.length === statement.sources.length;
  if (!all || !sources.every(may)) return 'private';
  if (ordersAMachine(statement.text)) return 'orders';
  return (await deps.tells(statement.text, sources)) ? 'tells' : null;
}

async function asking(
  deps: ProposingDeps,
  statement: Worded,
  task: Task,
  sources: readonly WordingSource[],
): Promise<Answered> {
  const language = languageOf(deps.reads, statement, sources);
  const about = excerpts(statement, language, sources, deps.reads);
  const told = await Promise.all(about.map((one) => deps.tells(one, sources)));
  const asked = {
    text: statement.text,
    language,
    sources: about.filter((_, at) => !told[at]),
  };
  return task.kind === 'rewrite'
    ? deps.model.rewrite(asked)
    : deps.model.translate(asked, task.language);
}

/** What speaks against a proposal as things stand; nobody's word is taken for it but the sources' own. */
export async function judge(
  deps: Pick<ProposingDeps, 'reads' | 'tells'>,
  statement: Worded,
  task: Task,
  { text, sources }: { readonly text: string; readonly sources: readonly WordingSource[] },
): Promise<{ readonly why: readonly Why[]; readonly unchecked: boolean }> {
  const { reads } = deps;
  const before = { text: statement.text, language: languageOf(reads, statement, sources) };
  if (await deps.tells(text, sources)) return { why: ['tells'], unchecked: false };
  if (task.kind === 'rewrite')
    return { why: rewordingFaults(text, before, sources, reads), unchecked: false };
  const { faults, unchecked } = translationFaults({ text, language: task.language }, before, reads);
  return { why: faults, unchecked };
}

/**
 * What becomes of one statement: a proposal, the reason why it keeps its words, or how long to wait before it is asked
 * for again. Nothing is changed by it.
 */
export async function propose(
  deps: ProposingDeps,
  draft: WordingDraft,
  task: Task,
  line: Line,
): Promise<Line | { readonly afterMs: number }> {
  const kept = (why: readonly Why[]): Line => ({ ...line, state: 'kept', why });
  const statement = draft.statements.find(({ id }) => id === line.statement);
  if (!draft.open || statement?.text !== line.asked) return kept(['changed']);
  const sources = sourcesOf(draft, statement);
  const reason = await withheld(deps, statement, sources);
  if (reason) return kept([reason]);
  const answer = await asking(deps, statement, task, sources);
  if (answer.kind === 'later') return { afterMs: answer.afterMs };
  if (answer.kind !== 'text') return kept([answer.kind]);
  const { why, unchecked } = await judge(deps, statement, task, { text: answer.text, sources });
  return why.length > 0 ? kept(why) : { ...line, state: 'proposed', text: answer.text, unchecked };
}
