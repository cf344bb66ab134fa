import type { Discussion, DiscussionState } from '../features/discussions/model.ts';
import { planOf } from '../features/discussions/steps.ts';
import type { CalendarDate } from '../features/membership/calendar.ts';
import { dayOf } from '../kernel/days.ts';

/** What was cancelled has no days any more, and a draft has none that anybody was told. */
const TAKES_PLACE: ReadonlySet<DiscussionState> = new Set([
  'scheduled',
  'open',
  'closing',
  'closed',
  'summarised',
  'archived',
]);

/** A phase is read without its discussion around it. */
const named = (phase: string, discussion: string): string =>
  phase ? `${phase} – ${discussion}` : discussion;

/**
 * The days of a discussion in its community's calendar: the whole of it, the day on which it opens, those of its later
 * phases, and the day on which it closes. Days are those of `zone`.
 */
export function datesOfDiscussion(discussion: Discussion, zone: string): CalendarDate[] {
  const { id, title, state, startsAt, endsAt } = discussion;
  if (!TAKES_PLACE.has(state)) return [];
  const common = { place: '', path: `/discussions/${id}` };
  const on = (what: string, at: Date) => {
    const day = dayOf(at, zone);
    return { ...common, uid: `discussion-${id}-${what}@praxis`, startsOn: day, endsOn: day };
  };
  const [, ...later] = planOf(discussion).phases;
  return [
    {
      ...common,
      uid: `discussion-${id}@praxis`,
      kind: 'discussion',
      title,
      startsOn: dayOf(startsAt, zone),
      endsOn: dayOf(endsAt, zone),
    },
    { ...on('opening', startsAt), kind: 'opening', title },
    ...later.map((phase, index): CalendarDate => {
      return {
        ...on(`phase-${index + 1}`, phase.opensAt),
        kind: 'phase',
        title: named(phase.title, title),
      };
    }),
    { ...on('closing', endsAt), kind: 'closing', title },
  ];
}
