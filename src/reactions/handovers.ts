import type { HandoverNews } from '../features/notifications/model.ts';
import type { HandoverId, PersonId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps } from './reaction.ts';

/** The last days of somebody's work come once: what is said of them goes before what else there is to say. */
const URGENCY = 0;

/** What follows from a handover: whoever it concerns is told, its leaver before anybody else. */
export function handoverReactions(deps: ReactionDeps): readonly Reaction[] {
  const { capture, notifications, publishing } = deps;

  const tell = (
    about: HandoverNews,
    handover: HandoverId,
    person: PersonId,
    { key = '', unasked = true } = {},
  ): Promise<void> =>
    notifications.intend({
      key: ['handover', about, handover, person, key].filter(Boolean).join(':'),
      target: { kind: 'person', person },
      message: { kind: 'handover', about, handover },
      unasked,
      urgency: URGENCY,
    });

  return [
    on('handover.reminded', 'tell', ({ id, data }) =>
      tell('reminder', data.handover, data.person, { key: id }),
    ),

    on('handover.delivered', 'publish', ({ data }) => publishing.handover(data.handover)),
    on('handover.delivered', 'tell', async ({ data }) => {
      const handover = await capture.handovers.get(data.handover);
      if (!handover) return;
      // A receipt for what they have finished, on the day they said: it does not wait for Monday.
      await tell('receipt', handover.id, handover.person, { unasked: false });
      if (handover.supervisor) await tell('delivered', handover.id, handover.supervisor);
      for (const person of handover.receivers) await tell('pack', handover.id, person);
    }),

    on('handover.successor-named', 'give', async ({ id, actor, data }) => {
      const handover = await capture.handovers.get(data.handover);
      if (!handover) return;
      if (handover.receivers.includes(data.successor)) {
        await publishing.handover(handover.id);
        await tell('pack', handover.id, data.successor);
      } else if (actor !== handover.person) {
        await tell('successor', handover.id, handover.person, { key: id });
      }
    }),

    on('handover.acknowledged', 'tell', async ({ data }) => {
      const handover = await capture.handovers.get(data.handover);
      if (handover) await tell('acknowledged', handover.id, handover.person);
    }),

    on('handover.lessons-shared', 'publish', ({ data }) =>
      publishing.handoverLessons(data.handover),
    ),

    on('handover.missed', 'tell', async ({ data }) => {
      const handover = await capture.handovers.get(data.handover);
      if (handover?.supervisor) await tell('missed', handover.id, handover.supervisor);
    }),
  ];
}
