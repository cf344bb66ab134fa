import type { FocalPointId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** Whoever is named the focal point of a unit hears of it, and so does whoever is one no more. */
export function focalPointReactions({
  people,
  notifications,
}: Pick<ReactionDeps, 'people' | 'notifications'>): readonly Reaction[] {
  async function tell(
    about: 'named' | 'ended',
    id: FocalPointId,
    by: string | null,
  ): Promise<void> {
    const found = await people.focalPoints.around(id);
    // Nobody is told what they have done themselves.
    if (!found || found.point.person === by) return;
    const { person, from, until } = found.point;
    await notifications.intend({
      key: `focal-point:${about}:${id}:${from}:${until ?? ''}`,
      target: { kind: 'person', person },
      message: { kind: 'focal-point', about, point: id },
      unasked: true,
      urgency: URGENCY.welcome,
    });
  }

  return [
    on('focal.named', 'tell', ({ actor, data }) => tell('named', data.point, actor)),
    on('focal.ended', 'tell', ({ actor, data }) => tell('ended', data.point, actor)),
  ];
}
