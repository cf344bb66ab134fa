import { isDelivered } from '../features/capture/handover/model.ts';
import type { HandoverNews } from '../features/notifications/model.ts';
import type { HandoverId, HandoverQuestionId, PersonId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps } from './reaction.ts';

/** The last days of somebody's work come once: what is said of them goes before what else there is to say. */
const URGENCY = 0;

/** What follows from a handover: whoever it concerns is told, its leaver before anybody else. */
export function handoverReactions(deps: ReactionDeps): readonly Reaction[] {
  const { capture, notifications, people, publishing } = deps;

  const tell = (
    about: HandoverNews,
    handover: HandoverId,
    person: PersonId,
    {
      key = '',
      unasked = true,
      question = null,
    }: { key?: string; unasked?: boolean; question?: HandoverQuestionId | null } = {},
  ): Promise<void> =>
    notifications.intend({
      key: ['handover', about, handover, person, key].filter(Boolean).join(':'),
      target: { kind: 'person', person },
      message: { kind: 'handover', about, handover, question },
      unasked,
      urgency: URGENCY,
    });

  /** What was left open is asked of the unit's focal points, who learn its names alone; without any, the supervisor. */
  async function askToFill(id: HandoverId): Promise<void> {
    const gaps = await capture.handovers.filling.open(id);
    if (!gaps || gaps.open.length === 0) return;
    const { unit, supervisor } = gaps.handover;
    const points = unit === null ? [] : await people.focalPoints.of(unit);
    const focal = points.map(({ person }) => person);
    const asked = focal.length > 0 || supervisor === null ? focal : [supervisor];
    for (const person of asked) await tell('gaps', id, person);
  }

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
    on('handover.delivered', 'ask-focal', ({ data }) => askToFill(data.handover)),
    on('handover.filled', 'publish', ({ data }) => publishing.handover(data.handover)),

    on('handover.week-on', 'tell', ({ data }) => tell('week', data.handover, data.person)),

    on('handover.asked', 'tell', async ({ data: { handover: id, question } }) => {
      const handover = await capture.handovers.get(id);
      if (handover) await tell('question', id, handover.person, { key: question, question });
    }),
    on('handover.answered', 'tell', async ({ data: { handover: id, question } }) => {
      const one = await capture.handovers.questions.get(question);
      if (!one) return;
      await tell('answer', id, one.asker, { key: question, question, unasked: false });
      const handover = await capture.handovers.get(id);
      if (handover && isDelivered(handover)) await publishing.handover(id);
    }),

    on('handover.successor-named', 'give', async ({ id, actor, data }) => {
      const handover = await capture.handovers.get(data.handover);
      if (!handover) return;
      if (handover.receivers.includes(data.successor)) {
        await publishing.handover(handover.id);
        await tell('pack', handover.id, data.successor);
        return;
      }
      // What was asked before the last day is answered by whoever still knows.
      if (handover.successor === data.successor && !isDelivered(handover)) {
        await tell('named', handover.id, data.successor);
      }
      if (actor !== handover.person) {
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
