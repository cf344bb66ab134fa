import type {
  DeskPage as DeskPageShape,
  DeskRequest as DeskRequestShape,
  KeptDesks,
} from '../../contract/desks.ts';
import type { Actor } from '../../kernel/person.ts';
import type { DeskRequestView, DeskViews, KeptDesk } from '../../views/desks.ts';

export function deskRequest(who: Actor, view: DeskRequestView): DeskRequestShape {
  const { request, desk } = view;
  return {
    id: request.id,
    desk: { id: desk.id, name: desk.names[who.language] },
    asker: view.askerName,
    mine: view.mine,
    query: request.query,
    text: request.text,
    language: request.language,
    shared: request.shared,
    state: request.state,
    taker: view.takerName,
    answer: request.answer,
    reason: request.reason,
    createdAt: request.createdAt.toISOString(),
    dueAt: request.dueAt.toISOString(),
    overdue: view.overdue,
    actions: [...view.actions],
  };
}

export function deskPage(who: Actor, page: Awaited<ReturnType<DeskViews['page']>>): DeskPageShape {
  const named = new Map(page.desks.map(({ id, names }) => [id, names[who.language]] as const));
  const all = (views: readonly DeskRequestView[]) => views.map((view) => deskRequest(who, view));
  return {
    staffs: page.staffs,
    waiting: all(page.waiting),
    mine: all(page.mine),
    shared: all(page.shared),
    figures:
      page.figures?.map(({ desk, ...figures }) => ({ desk: named.get(desk) ?? '—', ...figures })) ??
      null,
  };
}

export const keptDesks = (all: readonly KeptDesk[]): KeptDesks => ({
  items: all.map(({ desk, staff }) => ({
    id: desk.id,
    version: desk.version,
    names: { ...desk.names },
    unit: desk.unit,
    topics: [...desk.topics],
    staff: staff.map(({ id, name, mail }) => ({ id, name, mail })),
    days: desk.days,
    open: desk.open,
  })),
});
