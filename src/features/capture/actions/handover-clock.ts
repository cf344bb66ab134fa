import { asId, type HandoverId, type PersonId } from '../../../kernel/ids.ts';
import {
  deliverAt,
  dueReminder,
  type Handover,
  type HandoverDocument,
  isBegun,
  missAt,
} from '../handover/model.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { existingHandover, moveHandover, planWeek, saveHandover } from './handover-plan.ts';
import { promptMoves } from './prompt-plan.ts';

/** What the clock and the library do to a handover. Each of them again changes nothing. */
export function handoverClock({ work, clock, person }: CaptureDeps) {
  const prompts = promptMoves(clock);

  /** The question is over with its handover: answered by it, or never. */
  async function closePrompt(tx: Tx, { prompt: id }: Handover): Promise<void> {
    const prompt = await prompts.existing(tx, id);
    if (prompt.state === 'ended' || prompt.state === 'answered' || prompt.state === 'declined') {
      return;
    }
    const answered = prompt.state === 'accepted' && (await tx.handovers.byPrompt(id))?.deliveredAt;
    await prompts.move(tx, prompt, answered ? 'complete' : 'end', 'clock', {});
  }

  return {
    /**
     * The leaver of an unfinished handover is told so. Whoever has not begun is asked by the prompt instead, but for
     * the last day; whoever has declined is left in peace.
     */
    remind: (id: HandoverId): Promise<void> =>
      work.run(async (tx) => {
        const handover = await existingHandover(tx, id);
        const days = dueReminder(handover, clock.now());
        if (days === null) return;
        await saveHandover(tx, { ...handover, reminded: days });
        const prompt = await prompts.existing(tx, handover.prompt);
        if (prompt.state === 'declined' || (!isBegun(handover) && days > 0)) return;
        tx.emit({
          type: 'handover.reminded',
          actor: null,
          data: { handover: id, person: handover.person, days },
        });
      }),

    /** The last day has come. */
    async deliver(id: HandoverId): Promise<void> {
      const known = await work.run((tx) => existingHandover(tx, id));
      const unit = (await person(known.person))?.unit ?? null;
      await work.run(async (tx) => {
        const handover = await existingHandover(tx, id);
        // The day may have been moved since this work was taken in hand: nobody reads a word before it.
        if (handover.state !== 'final' || clock.now() < deliverAt(handover)) return;
        const receivers = handover.successor ? [handover.successor] : [];
        const delivered = await moveHandover(tx, handover, 'deliver', 'clock', {
          receivers,
          unit,
          deliveredAt: clock.now(),
        });
        for (const one of receivers) planWeek(tx, id, one, clock.now());
        await closePrompt(tx, delivered);
        tx.emit({ type: 'handover.delivered', actor: null, data: { handover: id } });
        if (delivered.lessons === 'wanted') {
          tx.emit({
            type: 'handover.lessons-shared',
            actor: handover.person,
            data: { handover: id },
          });
        }
      });
    },

    /** @param ref handover and person, with a space between */
    weekOn: (ref: string): Promise<void> =>
      work.run(async (tx) => {
        const [id = '', to = ''] = ref.split(' ');
        const handover = await existingHandover(tx, asId<HandoverId>(id));
        const receiver = asId<PersonId>(to);
        if (!handover.receivers.includes(receiver)) return;
        const data = { handover: handover.id, person: receiver };
        tx.emit({ type: 'handover.week-on', actor: null, data });
      }),

    /** The last day is over and it was not finished: that is all that anybody learns. */
    miss: (id: HandoverId): Promise<void> =>
      work.run(async (tx) => {
        const handover = await existingHandover(tx, id);
        if (handover.state !== 'preparing' || clock.now() < missAt(handover)) return;
        const { step } = await prompts.existing(tx, handover.prompt);
        const missed = await moveHandover(tx, handover, 'miss', 'clock');
        await closePrompt(tx, missed);
        // Nobody else hears of a handover that its leaver was never asked for.
        if (step !== null || isBegun(handover)) {
          tx.emit({ type: 'handover.missed', actor: null, data: { handover: id } });
        }
      }),

    /** Its files are in SharePoint. */
    markDocuments: (
      id: HandoverId,
      documents: {
        readonly supervisor: HandoverDocument | null;
        readonly successor: HandoverDocument | null;
      },
    ): Promise<void> =>
      work.run(async (tx) => {
        await saveHandover(tx, { ...(await existingHandover(tx, id)), documents });
      }),

    markLessonsShared: (id: HandoverId): Promise<void> =>
      work.run(async (tx) => {
        const handover = await existingHandover(tx, id);
        if (handover.lessons === 'wanted') {
          await saveHandover(tx, { ...handover, lessons: 'shared' });
        }
      }),
  };
}
