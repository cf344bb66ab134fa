import type { DutyRef } from '../features/duties/model.ts';
import { asId, type CommunityId, type HandoverId, type PersonId } from '../kernel/ids.ts';
import { moderatorsOf, on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** What somebody answered for goes to who follows with their yes, and else to who finds somebody. */
export function dutyReactions(deps: ReactionDeps): readonly Reaction[] {
  const { duties, capture, communities, people, notifications } = deps;

  /** At most once a day for all of it: the card has them all. */
  const tell = (
    about: 'offered' | 'flagged',
    { handover, person, at }: { handover: HandoverId; person: PersonId; at: Date },
  ): Promise<void> =>
    notifications.intend({
      key: `duties:${about}:${handover}:${person}:${at.toISOString().slice(0, 10)}`,
      target: { kind: 'person', person },
      message: { kind: 'duties', about, handover },
      unasked: true,
      urgency: URGENCY.asked,
    });

  /** The others who moderate it; where there are none, and for everything else, whoever governs. */
  async function finders({ kind, ref }: Pick<DutyRef, 'kind' | 'ref'>, leaver: PersonId) {
    const beside =
      kind === 'community' ? await moderatorsOf(communities, asId<CommunityId>(ref)) : [];
    const others = await people.people(beside.filter((id) => id !== leaver));
    const here = others.flatMap(({ id, active }) => (active ? [id] : []));
    return here.length > 0 ? here : people.governors();
  }

  return [
    on('duty.moved', 'tell', async ({ at, data: { handover, kind, ref, offeredTo } }) => {
      if (offeredTo !== null) return tell('offered', { handover, person: offeredTo, at });
      const leaver = (await capture.handovers.get(handover))?.person;
      if (!leaver) return;
      for (const person of await finders({ kind: kind as DutyRef['kind'], ref }, leaver))
        if (person !== leaver) await tell('flagged', { handover, person, at });
    }),

    on('handover.successor-named', 'duties', ({ data }) => duties.follow(data.handover)),
    on('handover.delivered', 'duties', ({ data }) => duties.lastDay(data.handover)),
    on('handover.missed', 'duties', ({ data }) => duties.lastDay(data.handover)),
  ];
}
