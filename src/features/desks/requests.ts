import { AppError } from '../../kernel/errors.ts';
import {
  asId,
  type DeskId,
  type DeskRequestId,
  type PersonId,
  type QueryId,
} from '../../kernel/ids.ts';
import { availableActions, decide } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { DeskDeps, Tx } from './deps.ts';
import {
  type Desk,
  type DeskFigures,
  dueAfter,
  figuresOf,
  isWaiting,
  LIMITS,
  type Request,
  type RequestVerb,
  routed,
} from './model.ts';
import { mayRead, maySeeFigures, type Placed, requestMachine } from './policy.ts';

export const OVERDUE_JOB = 'desks.overdue';

export interface NewRequest {
  readonly desk: DeskId;
  readonly text: string;
  readonly shared: boolean;
  /** The card or form that it was sent from: pressed twice it is one request. */
  readonly key: string;
  /** Where a moderator passes a community's question on. */
  readonly query?: { readonly id: QueryId; readonly asker: PersonId };
}

/** A request as one reader may see it. */
export interface RequestView {
  readonly request: Request;
  readonly desk: Desk;
  readonly actions: readonly RequestVerb[];
}

const MOST_LISTED = 50;
const YEAR_MS = 365 * 86_400_000;

/** The text of an answer or a reason. @throws AppError `invalid-input`, `reason-required`, `too-large` */
function said(words: string, most: number, missing: 'invalid-input' | 'reason-required'): string {
  const text = words.trim();
  if (text === '') throw new AppError(missing, 'nothing is said', { field: 'answer' });
  if (text.length > most) throw new AppError('too-large', 'over the limit', { limit: most });
  return text;
}

/** What desks are asked: logged, led to one, answered or refused with a reason. */
export function requests({ work, clock, ids, detect, topicsIn }: DeskDeps) {
  async function placed(tx: Tx, id: DeskRequestId, who: Actor): Promise<[Placed, Desk]> {
    const request = await tx.deskRequests.get(id);
    const desk = request && (await tx.desks.get(request.desk));
    const item = request && desk ? { ...request, staff: desk.staff } : null;
    if (!item || !desk || !mayRead(item, who)) throw new AppError('not-found', `no request ${id}`);
    return [item, desk];
  }

  function plan(tx: Tx, request: Request): void {
    const { id, dueAt } = request;
    const due = { job: OVERDUE_JOB, slot: `${id}@${dueAt.toISOString()}`, at: dueAt, ref: id };
    tx.plan(`desk-request:${id}`, isWaiting(request) ? [due] : []);
  }

  const view = ({ staff, ...request }: Placed, desk: Desk, who: Actor): RequestView => ({
    request,
    desk,
    actions: availableActions(requestMachine, { ...request, staff }, who),
  });

  async function move(
    who: Actor,
    id: DeskRequestId,
    verb: RequestVerb,
    change: Partial<Request>,
  ): Promise<RequestView> {
    return work.run(async (tx) => {
      const [{ staff, ...before }, desk] = await placed(tx, id, who);
      const state = decide(requestMachine, { ...before, staff }, verb, who);
      const settledAt = isWaiting({ state }) ? null : clock.now();
      const after: Request = { ...before, ...change, state, settledAt };
      await tx.deskRequests.update(after);
      plan(tx, after);
      tx.audit({ actor: who.id, verb: `desk.${verb}`, subject: `desk-request:${id}` });
      if (state === 'answered' || state === 'refused') {
        tx.emit({ type: `desk.${state}`, actor: who.id, data: { request: id } });
      }
      return view({ ...after, version: after.version + 1, staff }, desk, who);
    });
  }

  async function listed(who: Actor, load: (tx: Tx) => Promise<readonly Request[]>) {
    return work.run(async (tx) => {
      const desks = new Map((await tx.desks.list()).map((desk) => [desk.id, desk] as const));
      return (await load(tx)).flatMap((request): RequestView[] => {
        const desk = desks.get(request.desk);
        const item = desk && { ...request, staff: desk.staff };
        return item && mayRead(item, who) ? [view(item, desk, who)] : [];
      });
    });
  }

  return {
    /** Where a request could go, the best fitting first; none where there is no desk. */
    async places(text: string) {
      return routed(await work.run((tx) => tx.desks.list()), topicsIn(text));
    },

    /** @throws AppError `invalid-input`, `too-large`, `not-found` for a desk that takes nothing */
    async send(who: Actor, given: NewRequest): Promise<RequestView> {
      const text = given.text.trim();
      if (text === '') throw new AppError('invalid-input', 'nothing asked', { field: 'text' });
      if (text.length > LIMITS.text) {
        throw new AppError('too-large', 'request over the limit', { limit: LIMITS.text });
      }
      return work.run(async (tx) => {
        const desk = await tx.desks.get(given.desk);
        if (!desk?.open) throw new AppError('not-found', `no desk ${given.desk}`);
        const earlier = await tx.deskRequests.byKey(given.key);
        if (earlier) return view({ ...earlier, staff: desk.staff }, desk, who);
        const now = clock.now();
        const made: Request = {
          id: asId<DeskRequestId>(ids.next()),
          version: 1,
          desk: desk.id,
          asker: given.query?.asker ?? who.id,
          sender: who.id,
          query: given.query?.id ?? null,
          text,
          language: detect(text, who.language),
          shared: given.shared,
          state: 'sent',
          takenBy: null,
          answer: null,
          reason: null,
          createdAt: now,
          dueAt: dueAfter(now, desk.days),
          settledAt: null,
        };
        await tx.deskRequests.insert(made, given.key);
        plan(tx, made);
        tx.emit({ type: 'desk.requested', actor: who.id, data: { request: made.id } });
        tx.audit({
          actor: who.id,
          verb: 'desk.send',
          subject: `desk-request:${made.id}`,
          detail: { desk: desk.id },
        });
        return view({ ...made, staff: desk.staff }, desk, who);
      });
    },

    /** @throws AppError `not-found` */
    read: (who: Actor, id: DeskRequestId): Promise<RequestView> =>
      work.run(async (tx) => view(...(await placed(tx, id, who)), who)),

    /** Without a reader's eyes: for what follows from it. */
    get: (id: DeskRequestId) =>
      work.run(async (tx) => {
        const request = await tx.deskRequests.get(id);
        const desk = request && (await tx.desks.get(request.desk));
        return request && desk ? { request, desk } : null;
      }),

    /** Pressed twice by the same person it is taken once. */
    take: async (who: Actor, id: DeskRequestId): Promise<RequestView> => {
      const known = await work.run(async (tx) => view(...(await placed(tx, id, who)), who));
      const { state, takenBy } = known.request;
      return state === 'taken' && takenBy === who.id
        ? known
        : move(who, id, 'take', { takenBy: who.id });
    },

    release: (who: Actor, id: DeskRequestId) => move(who, id, 'release', { takenBy: null }),

    /** @throws AppError `invalid-input`, `not-yours`, `illegal-move` */
    answer: (who: Actor, id: DeskRequestId, words: string) =>
      move(who, id, 'answer', { answer: said(words, LIMITS.answer, 'invalid-input') }),

    /** @throws AppError `reason-required`, `forbidden`, `illegal-move` */
    refuse: (who: Actor, id: DeskRequestId, reason: string) =>
      move(who, id, 'refuse', { reason: said(reason, LIMITS.reason, 'reason-required') }),

    withdraw: (who: Actor, id: DeskRequestId) => move(who, id, 'withdraw', {}),

    /** What waits for this person's desks, the soonest due first. */
    waiting: (who: Actor) =>
      listed(who, async (tx) => {
        const mine = (await tx.desks.list()).filter(({ staff }) => staff.includes(who.id));
        return mine.length === 0 ? [] : tx.deskRequests.waitingOn(mine.map(({ id }) => id));
      }),

    mine: (who: Actor) => listed(who, (tx) => tx.deskRequests.of(who.id, MOST_LISTED)),

    /** Answers that their askers let everybody read. */
    shared: (who: Actor) => listed(who, (tx) => tx.deskRequests.shared(MOST_LISTED)),

    /** Its day has passed: who staffs the desk is reminded, once. */
    overdue: (id: DeskRequestId): Promise<void> =>
      work.run(async (tx) => {
        const request = await tx.deskRequests.get(id);
        if (!request || !isWaiting(request) || request.dueAt > clock.now()) return;
        tx.emit({ type: 'desk.overdue', actor: null, data: { request: id } });
      }),

    /** The last year of every desk, for those who answer for them; null for everybody else. */
    async figures(who: Actor): Promise<readonly DeskFigures[] | null> {
      if (!maySeeFigures(who)) return null;
      const now = clock.now();
      return work.run(async (tx) => {
        const all = await tx.deskRequests.since(new Date(now.getTime() - YEAR_MS));
        return (await tx.desks.list()).map(({ id }) => figuresOf(id, all, now));
      });
    },
  };
}
