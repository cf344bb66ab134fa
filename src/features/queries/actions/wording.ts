import { AppError } from '../../../kernel/errors.ts';
import {
  asId,
  type EditId,
  type PersonId,
  type QueryId,
  type ReplyId,
} from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { sameWords } from '../../../kernel/resent.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { LIMITS, type Query, takesReplies } from '../model.ts';
import { mayAnswerEdit, moderator } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { EDIT_TRANSITIONS, type EditVerb, standingOf, type WordingEdit } from '../wording.ts';
import { counted, existing, type QueryDeps, save, type Tx } from './deps.ts';
import { tellConsolidated } from './own-replies.ts';
import { checkedText } from './replies.ts';

export interface ProposedWording {
  readonly query: QueryId;
  /** Null: the question itself. */
  readonly reply: ReplyId | null;
  readonly text: string;
  /** Whoever wrote it reads it. */
  readonly why: string;
  /** Of the question or the reply, as the moderator saw it. */
  readonly version: number;
}

/** The words that are meant, and whose they are. */
interface Written {
  readonly text: string;
  readonly of: PersonId;
  readonly version: number;
}

const standing = ({ state }: Query): boolean => state === 'open' || state === 'replied';

/** @throws AppError `not-found`, `illegal-move` for what was taken out */
async function written(tx: Tx, query: Query, reply: ReplyId | null): Promise<Written> {
  if (reply === null) {
    if (!standing(query)) throw new AppError('illegal-move', `query is ${query.state}`);
    return { text: query.text, of: query.asker, version: query.version };
  }
  const found = await tx.replies.get(reply);
  const here = found && (await existing(tx, found.query));
  if (!found || (found.query !== query.id && here?.mergedInto !== query.id)) {
    throw new AppError('not-found', `no reply ${reply} here`);
  }
  const stands = found.state === 'published' || found.state === 'held';
  if (!stands || !takesReplies(query)) throw new AppError('illegal-move', `reply ${found.state}`);
  return { text: found.text, of: found.author, version: found.version };
}

/** @throws AppError `invalid-input`, `too-large` */
function checkedWords({ reply, text, why }: ProposedWording, { text: before }: Written) {
  const words = checkedText(text);
  if (reply === null && words.length > LIMITS.text) {
    throw new AppError('too-large', 'question', { limit: LIMITS.text, field: 'text' });
  }
  if (sameWords(words, before)) {
    throw new AppError('invalid-input', 'the same words', { field: 'text' });
  }
  const reason = why.trim().slice(0, LIMITS.reason);
  if (reason === '') throw new AppError('reason-required', 'no reason', { context: 'query' });
  return { after: words, why: reason };
}

/** A moderator words a question or a reply anew, with the agreement of whoever wrote it and not without. */
export function wording({ work, clock, ids, text }: QueryDeps) {
  async function apply(tx: Tx, edit: WordingEdit): Promise<void> {
    if (edit.reply === null) {
      const query = await existing(tx, edit.query);
      const language = text.detect(edit.after, query.language);
      await save(tx, { ...(await counted(tx, query)), text: edit.after, language });
      return;
    }
    const reply: Reply | null = await tx.replies.get(edit.reply);
    if (!reply) throw new AppError('not-found', `no reply ${edit.reply}`);
    const language = text.detect(edit.after, reply.language);
    // Dated, so that older news of the message it came from does not bring the former words back.
    await tx.replies.update({ ...reply, text: edit.after, language, wordsAt: clock.now() });
    await tellConsolidated(tx, reply);
    const data = { query: edit.query, reply: reply.id, held: reply.state !== 'published' };
    tx.emit({ type: 'reply.edited', actor: edit.of, data });
  }

  return {
    /**
     * Asks whoever wrote it; one proposal at a time waits for one text.
     * @throws AppError `moderators-only`, `changed-meanwhile`, `illegal-move`, `invalid-input`, `too-large`,
     *   `reason-required`, `not-found`
     */
    propose: (who: Actor, given: ProposedWording, key: string): Promise<WordingEdit> =>
      work.run(async (tx) => {
        const query = await existing(tx, given.query);
        const refusal = moderator(query, who);
        if (refusal) throw new AppError(refusal, 'words are proposed by moderators');
        const known = await tx.wordingEdits.of(query.id);
        const sent = known.find((edit) => edit.key === key);
        if (sent) return sent;
        const item = await written(tx, query, given.reply);
        mustBeAsSeen(item, given.version);
        const now = clock.now();
        const open = (edit: WordingEdit) =>
          edit.reply === given.reply && standingOf(edit, now) === 'asked';
        if (known.some(open)) throw new AppError('illegal-move', 'one is waiting already');
        const edit: WordingEdit = {
          id: asId<EditId>(ids.next()),
          version: 1,
          key,
          query: query.id,
          reply: given.reply,
          by: who.id,
          of: item.of,
          before: item.text,
          ...checkedWords(given, item),
          state: 'asked',
          askedAt: now,
          settledAt: null,
        };
        await tx.wordingEdits.insert(edit);
        const data = { query: query.id, edit: edit.id, person: item.of };
        tx.emit({ type: 'query.edit-proposed', actor: who.id, data });
        tx.audit({
          actor: who.id,
          verb: 'query.propose-wording',
          subject: given.reply ? `reply:${given.reply}` : `query:${query.id}`,
          reason: edit.why,
        });
        return edit;
      }),

    /**
     * Whoever wrote it agrees or does not; whoever proposed it takes it back.
     * @throws AppError `not-yours`, `illegal-move` once it is settled or lapsed, `changed-meanwhile` where the words are
     *   others by now, `not-found`
     */
    settle: (
      who: Actor,
      id: EditId,
      { verb, version }: { readonly verb: EditVerb; readonly version: number | null },
    ): Promise<WordingEdit> =>
      work.run(async (tx) => {
        const edit = await tx.wordingEdits.get(id);
        if (!edit) throw new AppError('not-found', `no wording ${id}`);
        const refusal = mayAnswerEdit(edit, verb, who);
        if (refusal) throw new AppError(refusal, 'somebody else was asked');
        const state = EDIT_TRANSITIONS[edit.state][verb];
        if (!state || standingOf(edit, clock.now()) === 'lapsed') {
          throw new AppError('illegal-move', `${verb} of a wording that is ${edit.state}`);
        }
        const item = verb === 'agree' ? await current(tx, edit) : null;
        const moved = item !== null && item.text !== edit.before;
        if (moved || (version !== null && version !== edit.version)) {
          throw new AppError('changed-meanwhile', 'other words by now');
        }
        const after: WordingEdit = { ...edit, state, settledAt: clock.now() };
        await tx.wordingEdits.update(after);
        if (verb === 'agree') await apply(tx, edit);
        tx.emit({
          type: 'query.edit-settled',
          actor: who.id,
          data: { query: edit.query, edit: id },
        });
        const subject = edit.reply ? `reply:${edit.reply}` : `query:${edit.query}`;
        tx.audit({
          actor: who.id,
          verb: `query.wording-${state}`,
          subject,
          detail: { by: edit.by },
        });
        return { ...after, version: after.version + 1 };
      }),

    /** Without a reader's eyes, oldest first. */
    of: (query: QueryId): Promise<readonly WordingEdit[]> =>
      work.run((tx) => tx.wordingEdits.of(query)),
    get: (id: EditId): Promise<WordingEdit | null> => work.run((tx) => tx.wordingEdits.get(id)),
    standing: (edit: WordingEdit) => standingOf(edit, clock.now()),
  };
}

const current = async (tx: Tx, edit: WordingEdit): Promise<Written> =>
  written(tx, await existing(tx, edit.query), edit.reply);
