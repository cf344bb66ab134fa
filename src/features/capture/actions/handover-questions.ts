import { AppError } from '../../../kernel/errors.ts';
import { asId, type HandoverId, type HandoverQuestionId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  asksAs,
  type FollowUp,
  LIMITS,
  MOST_OPEN,
  mayAnswer,
  readsFollowUp,
} from '../handover/followups.ts';
import type { Handover } from '../handover/model.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { seenHandover } from './handover-seen.ts';

/** What was asked, as one person meets it. */
export interface FollowUps {
  readonly handover: Handover;
  /** Oldest first. */
  readonly items: readonly FollowUp[];
  readonly mayAsk: boolean;
  readonly mayAnswer: boolean;
}

/** @throws AppError `invalid-input`, `too-large` */
function wordsOf(text: string, limit: number): string {
  const words = text.trim();
  if (words === '') throw new AppError('invalid-input', 'nothing was written', { field: 'text' });
  if (words.length > limit) throw new AppError('too-large', 'over the limit', { limit });
  return words;
}

/** Supervisor and successor ask before the last day; whoever leaves answers, and may leave it open. */
export function handoverQuestions({ work, clock, ids }: CaptureDeps) {
  async function shown(tx: Tx, who: Actor, handover: Handover): Promise<FollowUps> {
    const all = await tx.followUps.of(handover.id);
    return {
      handover,
      items: all.filter((one) => readsFollowUp(handover, who.id, one)),
      mayAsk: asksAs(handover, who.id) !== null,
      mayAnswer: mayAnswer(handover, who.id),
    };
  }

  return {
    /** @throws AppError `not-found` for whom the handover does not exist */
    read: (who: Actor, id: HandoverId): Promise<FollowUps> =>
      work.run(async (tx) => shown(tx, who, await seenHandover(tx, who, id))),

    /** Without a reader's eyes: for messages. */
    get: (id: HandoverQuestionId): Promise<FollowUp | null> =>
      work.run((tx) => tx.followUps.get(id)),

    /** For its documents: all that was asked. */
    all: (id: HandoverId): Promise<readonly FollowUp[]> => work.run((tx) => tx.followUps.of(id)),

    /**
     * @param key of the card or form: pressed twice it is asked once
     * @throws AppError `illegal-move` after the last day, `too-many-requests` while several wait for an answer
     */
    ask: (who: Actor, id: HandoverId, text: string, key: string): Promise<FollowUps> =>
      work.run(async (tx) => {
        const handover = await seenHandover(tx, who, id);
        if (await tx.followUps.byKey(key)) return shown(tx, who, handover);
        const askedAs = asksAs(handover, who.id);
        if (!askedAs) throw new AppError('illegal-move', 'nothing is asked of it any more');
        const all = await tx.followUps.of(id);
        const open = all.filter(({ asker, answer }) => asker === who.id && answer === null);
        if (open.length >= MOST_OPEN) {
          throw new AppError('too-many-requests', 'several wait for an answer', {
            context: 'handover',
            limit: MOST_OPEN,
          });
        }
        const question: FollowUp = {
          id: asId<HandoverQuestionId>(ids.next()),
          handover: id,
          asker: who.id,
          askedAs,
          text: wordsOf(text, LIMITS.question),
          askedAt: clock.now(),
          answer: null,
          answeredAt: null,
        };
        await tx.followUps.insert(question, key);
        const data = { handover: id, question: question.id };
        tx.emit({ type: 'handover.asked', actor: who.id, data });
        return shown(tx, who, handover);
      }),

    /** By whoever leaves. Written again, the later words stand; the asker is told of the first. */
    answer: (
      who: Actor,
      id: HandoverId,
      question: HandoverQuestionId,
      text: string,
    ): Promise<FollowUps> =>
      work.run(async (tx) => {
        const handover = await seenHandover(tx, who, id);
        const one = await tx.followUps.get(question);
        const visible = one?.handover === id && readsFollowUp(handover, who.id, one);
        if (!one || !visible) throw new AppError('not-found', `no question ${question}`);
        if (!mayAnswer(handover, who.id)) throw new AppError('not-yours', 'its leaver answers');
        const answer = wordsOf(text, LIMITS.answer);
        if (one.answer !== answer) {
          await tx.followUps.update({ ...one, answer, answeredAt: clock.now() });
          const data = { handover: id, question };
          tx.emit({ type: 'handover.answered', actor: who.id, data });
        }
        return shown(tx, who, handover);
      }),
  };
}
