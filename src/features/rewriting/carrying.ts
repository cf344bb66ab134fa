import { isAppError } from '../../kernel/errors.ts';
import { rewritten, translated, type Worded, type WordingDraft } from '../../kernel/wording.ts';
import type { RewritingDeps, Tx } from './deps.ts';
import { endedWith, givenUp, type Rewriting, type Why, withLine } from './model.ts';
import { judge, type ProposingDeps, propose, sourcesOf } from './proposing.ts';

/** Asked for again so often after it was busy, or after the process that had it in hand is gone. */
const MOST_TRIES = 12;
/** Then it is looked at again, in case the process that had it in hand is gone. */
const LOOKED_AT_AGAIN_MS = 5 * 60_000;
/** A draft that is edited faster than that keeps its words. */
const MOST_ATTEMPTS = 4;

export const RUN = 'reword.run';

export const refOf = ({ kind, item }: Pick<Rewriting, 'kind' | 'item'>): string =>
  `${kind}:${item}`;

/** To be taken up at that moment. */
export function planned(tx: Tx, rewriting: Rewriting, at: Date): void {
  const ref = refOf(rewriting);
  tx.plan(`rewriting:${ref}`, [
    { job: RUN, slot: `${ref}#${rewriting.version}@${at.toISOString()}`, at, ref },
  ]);
}

/** The model fails for all statements alike: the others are not tried. */
const FOR_ALL: ReadonlySet<Why> = new Set(['unreachable', 'misconfigured']);

/**
 * Carries a rewriting from statement to statement, and puts what came of it into the draft, at once and at the end, so
 * that whoever edits meanwhile is disturbed once. What it does twice it does no harm with.
 */
export function carrying(deps: RewritingDeps, proposing: ProposingDeps) {
  const { work, clock, drafts } = deps;
  const inHand = new Map<string, Promise<void>>();
  let stopped = false;

  const load = (rewriting: Pick<Rewriting, 'kind' | 'item'>) =>
    work.run((tx) => tx.rewritings.get(rewriting.kind, rewriting.item));

  const save = async (
    before: Rewriting,
    after: Rewriting,
    more?: (tx: Tx, now: Rewriting) => void,
  ) =>
    work.run(async (tx) => {
      const now = { ...after, version: before.version + 1 };
      await tx.rewritings.save(now, before.version);
      more?.(tx, now);
      return now;
    });

  /** What still holds of the proposals, by statement: nothing against it, or why it does not. */
  async function standing(rewriting: Rewriting, draft: WordingDraft) {
    const found = new Map<string, readonly Why[]>();
    for (const { statement: id, state, asked, text } of rewriting.lines) {
      if (state !== 'proposed') continue;
      const statement = draft.statements.find((one) => one.id === id);
      if (statement?.machine && statement.text === text) found.set(id, []);
      else if (!draft.open || statement?.text !== asked) found.set(id, ['changed']);
      else {
        const sources = sourcesOf(draft, statement);
        const lost = sources.length < statement.sources.length;
        const judged = await judge(proposing, statement, rewriting.task, { text, sources });
        found.set(id, lost ? ['changed'] : judged.why);
      }
    }
    return found;
  }

  /** Into the draft, where nobody edited it since it was read; the outcome by statement. */
  async function put(rewriting: Rewriting): Promise<ReadonlyMap<string, readonly Why[]>> {
    const { kind, item, task, model } = rewriting;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const draft = await drafts[kind].get(item);
      if (!draft) break;
      const found = await standing(rewriting, draft);
      const lines = new Map(
        rewriting.lines
          .filter(({ statement }) => found.get(statement)?.length === 0)
          .map((line) => [line.statement, line]),
      );
      if (lines.size === 0) return found;
      const change = <T extends Worded>(statement: T): T => {
        const line = lines.get(statement.id);
        // Done before by somebody who did not come to its end.
        if (!line || statement.text !== line.asked) return statement;
        const { text, unchecked } = line;
        return task.kind === 'rewrite'
          ? rewritten(statement, text, model)
          : translated(statement, {
              text,
              unchecked,
              language: task.language,
              by: model,
              readBy: null,
            });
      };
      if (await drafts[kind].reword(item, { version: draft.version, by: null }, change))
        return found;
    }
    return new Map();
  }

  async function finish(rewriting: Rewriting): Promise<void> {
    const taken = await put(rewriting);
    await save(rewriting, endedWith(rewriting, taken, clock.now()), (tx) => {
      tx.plan(`rewriting:${refOf(rewriting)}`, []);
      tx.audit({
        actor: rewriting.askedBy,
        verb: `${rewriting.kind}.${rewriting.task.kind}`,
        subject: refOf(rewriting),
      });
    });
  }

  async function carry(begun: Rewriting): Promise<void> {
    let now = begun;
    for (;;) {
      const line = now.lines.find(({ state }) => state === 'waiting');
      const draft = line && (await drafts[now.kind].get(now.item));
      if (!line || !draft) return finish(draft === null ? givenUp(now, 'changed') : now);
      const next = await propose(proposing, draft, now.task, line);
      if (stopped) return;
      if ('afterMs' in next) {
        const at = new Date(clock.now().getTime() + next.afterMs);
        await save(now, now, (tx, saved) => planned(tx, saved, at));
        return;
      }
      const [why] = next.why;
      const after = withLine(now, next);
      now = await save(now, why && FOR_ALL.has(why) ? givenUp(after, why) : after);
    }
  }

  /** Beside everything else: what people say and publish never waits for a model. */
  function begin(rewriting: Rewriting): void {
    const ref = refOf(rewriting);
    if (inHand.has(ref)) return;
    const running = carry(rewriting)
      .catch((error: unknown) => {
        // Another process has it, or it was asked for anew.
        if (isAppError(error) && error.code === 'changed-meanwhile') return;
        deps.log.warn({ err: error, rewriting: ref }, 'a rewriting stopped; it is taken up again');
      })
      .finally(() => inHand.delete(ref));
    inHand.set(ref, running);
  }

  return {
    /** Takes it up, and does not wait for its end. Idempotent. */
    async run(ref: string): Promise<void> {
      const [kind, item = ''] = ref.split(/:(.*)/s);
      if (kind !== 'synthesis' && kind !== 'consolidated') return;
      const found = await load({ kind, item });
      if (!found || found.endedAt) return;
      const later = new Date(clock.now().getTime() + LOOKED_AT_AGAIN_MS);
      if (inHand.has(ref)) return work.run(async (tx) => planned(tx, found, later));
      if (found.tries >= MOST_TRIES) return finish(givenUp(found, 'later'));
      const next = { ...found, tries: found.tries + 1 };
      begin(await save(found, next, (tx, saved) => planned(tx, saved, later)));
    },

    /** Nothing further is asked for; what is under way is taken up again by whoever is there then. */
    stop(): void {
      stopped = true;
    },

    /** When nothing is in hand any more. */
    idle: async (): Promise<void> => {
      await Promise.all(inHand.values());
    },
  };
}
