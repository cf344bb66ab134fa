import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { Subject } from '../moves.ts';
import type { ModerationStores, Note, NoteKind } from '../store.ts';

const LONGEST_NOTE = 2_000;

export interface NewNote {
  readonly kind: NoteKind;
  readonly target: { readonly subject: Subject; readonly id: string };
  readonly community: CommunityId;
  readonly person: PersonId;
  readonly text: string | undefined;
}

const VERBS: Readonly<Record<NoteKind, 'thank' | 'invite'>> = {
  thanking: 'thank',
  inviting: 'invite',
};

interface NoteDeps {
  readonly work: UnitOfWork<Pick<ModerationStores, 'moderatorNotes'>>;
  readonly clock: Clock;
}

/** What moderators write to one person about something: thanks, or an invitation to take part. */
export function noteActions({ work, clock }: NoteDeps) {
  return {
    /**
     * Written once for the same occasion, however often it is pressed. Whether its writer may is asked before.
     * @throws AppError `invalid-input` for an empty text or oneself, `too-large`
     */
    async write(who: Actor, { kind, target, community, person, text }: NewNote): Promise<void> {
      const words = text?.trim() ?? '';
      if (words === '') throw new AppError('invalid-input', 'an empty note', { field: 'text' });
      if (words.length > LONGEST_NOTE)
        throw new AppError('too-large', 'note', { limit: LONGEST_NOTE });
      if (person === who.id)
        throw new AppError('invalid-input', 'a note to oneself', { field: 'person' });
      const { subject, id: item } = target;
      const key = [kind, subject, item, person, who.id].join(':');
      await work.run(async (tx) => {
        const at = clock.now();
        const note = { key, kind, subject, item, community, person, text: words, by: who.id, at };
        if (!(await tx.moderatorNotes.add(note))) return;
        tx.emit({ type: 'moderator.wrote', actor: who.id, data: { note: key, person } });
        tx.audit({
          actor: who.id,
          verb: `${subject}.${VERBS[kind]}`,
          subject: `${subject}:${item}`,
          detail: { person },
        });
      });
    },

    /** Without a reader's eyes: for the message to its reader. */
    get: (key: string): Promise<Note | null> => work.run((tx) => tx.moderatorNotes.get(key)),
  };
}

export type NoteActions = ReturnType<typeof noteActions>;
