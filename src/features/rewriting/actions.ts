import { AppError } from '../../kernel/errors.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import { answeredFor, confirmed, type WordingDraft } from '../../kernel/wording.ts';
import { carrying, planned } from './carrying.ts';
import type { RewritingDeps } from './deps.ts';
import { type DraftKind, linesOf, type Rewriting, sameTask, type Task } from './model.ts';
import { mayAsk } from './policy.ts';
import { languageOf, sourcesOf } from './proposing.ts';

/** What a moderator sees of it: the last one, and what there is to read. */
export interface RewritingPage {
  /** What the model is called; null: there is none. */
  readonly model: string | null;
  readonly draft: WordingDraft;
  readonly last: Rewriting | null;
}

interface Asked {
  readonly task: Task;
  /** Ids of statements; null: all. */
  readonly statements: readonly string[] | null;
}

/** A draft in plain words or in another language, by a language model, where a moderator asks for it. */
export function rewritingActions(deps: RewritingDeps) {
  const { work, clock, drafts, model, reads } = deps;
  const carried = model && carrying(deps, { ...deps, model });

  /** @throws AppError `not-found` for who may not work on it, and where there is no model */
  async function open(who: Actor, kind: DraftKind, item: string) {
    const draft = await drafts[kind].read(who, item);
    if (!model) throw new AppError('not-found', 'no language model is configured');
    return { draft, name: model.name };
  }

  const languages = (draft: WordingDraft) => (statement: WordingDraft['statements'][number]) =>
    languageOf(reads, statement, sourcesOf(draft, statement));

  return {
    /** What the model is called; null where there is none. */
    model: model?.name ?? null,

    /** @throws AppError `not-found` */
    async read(who: Actor, kind: DraftKind, item: string): Promise<RewritingPage> {
      const draft = await drafts[kind].read(who, item);
      return {
        model: model?.name ?? null,
        draft,
        last: await work.run((tx) => tx.rewritings.get(kind, item)),
      };
    },

    /**
     * Gives the draft to the model; what comes of it stands in the draft when it is ready. The same asked twice is asked
     * once. @throws AppError `not-found`, `illegal-move` where another is under way or the draft was let go
     */
    async ask(who: Actor, kind: DraftKind, item: string, { task, statements }: Asked) {
      const { draft, name } = await open(who, kind, item);
      return work.run(async (tx): Promise<Rewriting> => {
        const last = await tx.rewritings.get(kind, item);
        const underWay = last && last.endedAt === null;
        if (underWay && sameTask(last.task, task)) {
          planned(tx, last, clock.now());
          return last;
        }
        const refusal = mayAsk(draft, last);
        if (refusal) throw new AppError('illegal-move', ...refusal);
        if (task.kind === 'translate' && !draft.languages.includes(task.language))
          throw new AppError('invalid-input', 'not published in it', { field: 'language' });
        const lines = linesOf(draft, task, statements, languages(draft));
        const now = clock.now();
        const nothing = lines.every(({ state }) => state !== 'waiting');
        const next: Rewriting = {
          ...{ kind, item, task, lines, model: name, tries: 0 },
          version: (last?.version ?? 0) + 1,
          askedBy: who.id,
          askedAt: now,
          endedAt: nothing ? now : null,
        };
        await tx.rewritings.save(next, last?.version ?? null);
        if (!nothing) planned(tx, next, now);
        tx.audit({ actor: who.id, verb: `${kind}.ask-${task.kind}`, subject: `${kind}:${item}` });
        return next;
      });
    },

    /**
     * Somebody has read what the model worded (`language` null), or its translation into a language, and answers for it.
     * @param version what they read. @throws AppError `not-found`, `changed-meanwhile`
     */
    async confirm(
      who: Actor,
      kind: DraftKind,
      item: string,
      { version, language }: { readonly version: number; readonly language: Language | null },
    ): Promise<void> {
      const { draft } = await open(who, kind, item);
      // Pressed twice: there is nothing left to read.
      if (!waitsForReader(draft, language)) return;
      const done = await drafts[kind].reword(item, { version, by: who.id }, (statement) =>
        language === null ? confirmed(statement) : answeredFor(statement, language, who.id),
      );
      if (!done)
        throw new AppError('changed-meanwhile', `draft of ${item} is no longer ${version}`);
    },

    run: (ref: string): Promise<void> => carried?.run(ref) ?? Promise.resolve(),
    stop: (): void => carried?.stop(),
    idle: (): Promise<void> => carried?.idle() ?? Promise.resolve(),
  };
}

export type RewritingActions = ReturnType<typeof rewritingActions>;

/** Whether there is anything of a machine that nobody has read; `language` null: rewritten statements. */
export const waitsForReader = (
  { statements }: Pick<WordingDraft, 'statements'>,
  language: Language | null,
): boolean =>
  statements.some(({ machine, translations = [] }) =>
    language === null
      ? machine !== undefined
      : translations.some((one) => one.language === language && one.readBy === null),
  );
