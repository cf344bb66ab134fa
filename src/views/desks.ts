import type { DeskActions } from '../features/desks/actions.ts';
import { type Desk, isOverdue } from '../features/desks/model.ts';
import type { RequestView } from '../features/desks/requests.ts';
import type { DeskRequestId } from '../kernel/ids.ts';
import type { Actor, Person } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf, UNKNOWN } from './names.ts';

/** A request with the names of those concerned. */
export interface DeskRequestView extends RequestView {
  readonly askerName: string;
  readonly takerName: string | null;
  readonly overdue: boolean;
  readonly mine: boolean;
}

export interface KeptDesk {
  readonly desk: Desk;
  readonly staff: readonly Person[];
}

export function deskViews(
  { people, desks }: Pick<ViewDeps, 'people'> & { readonly desks: DeskActions },
  now: () => Date,
) {
  async function named(who: Actor, all: readonly RequestView[]): Promise<DeskRequestView[]> {
    const ids = all.flatMap(({ request: { asker, takenBy } }) => [asker, takenBy ?? asker]);
    const nameOf = await namesOf(people, ids);
    return all.map((view) => ({
      ...view,
      askerName: nameOf(view.request.asker),
      takerName: nameOf(view.request.takenBy),
      overdue: isOverdue(view.request, now()),
      mine: view.request.asker === who.id || view.request.sender === who.id,
    }));
  }

  return {
    named,

    /** @throws AppError `not-found` */
    async request(who: Actor, id: DeskRequestId): Promise<DeskRequestView> {
      const view = await desks.requests.read(who, id);
      const [one] = await named(who, [view]);
      return one ?? { ...view, askerName: UNKNOWN, takerName: null, overdue: false, mine: false };
    },

    /** What waits for this person's desks, what they asked, and what others let everybody read. */
    async page(who: Actor) {
      const [waiting, mine, shared, figures, all] = await Promise.all([
        desks.requests.waiting(who),
        desks.requests.mine(who),
        desks.requests.shared(who),
        desks.requests.figures(who),
        desks.list(),
      ]);
      return {
        desks: all,
        staffs: all.some(({ staff }) => staff.includes(who.id)),
        waiting: await named(who, waiting),
        mine: await named(who, mine),
        shared: await named(who, shared),
        figures,
      };
    },

    /** With their staff by name, for whoever keeps them. */
    async kept(): Promise<readonly KeptDesk[]> {
      const all = await desks.list();
      const found = await people.people([...new Set(all.flatMap(({ staff }) => staff))]);
      return all.map((desk) => ({
        desk,
        staff: found.filter(({ id }) => desk.staff.includes(id)),
      }));
    },
  };
}

export type DeskViews = ReturnType<typeof deskViews>;
