import { DAY_MS } from '../../kernel/days.ts';
import { AppError, type ErrorCode, isAppError } from '../../kernel/errors.ts';
import type { HandoverId, PersonId } from '../../kernel/ids.ts';
import { availableActions, decide } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import {
  ANSWER_DAYS,
  DUTY_MOVES,
  type Duty,
  type DutyMove,
  type DutyOf,
  type DutyRef,
  type DutyVerb,
  dutiesOf,
  dutyKey,
  type Leaving,
  openDuty,
} from './model.ts';
import { dutyMachine, seesTo } from './policy.ts';
import type { DutyStores } from './store.ts';

export const EXPIRE_JOB = 'duty.expire';

export interface DutyDeps {
  readonly work: UnitOfWork<DutyStores>;
  readonly clock: Clock;
  readonly leaving: (handover: HandoverId) => Promise<Leaving | null>;
  /** Of this person, where they have begun to hand over. */
  readonly leavingOf: (who: Actor) => Promise<readonly Leaving[]>;
  /** What somebody answers for now. */
  readonly held: (person: PersonId) => Promise<readonly DutyRef[]>;
  /** What keeps this person from answering for it now; null: nothing. */
  readonly unfit: (person: PersonId, duty: DutyRef) => Promise<ErrorCode | null>;
  /**
   * The other answers for it from now on. Repeating it changes nothing.
   * @returns false where neither of them does, since somebody else was found
   * @throws AppError where they cannot
   */
  readonly give: (duty: Duty, from: PersonId, to: PersonId) => Promise<boolean>;
}

/** A duty as one reader meets it. */
export interface DutySeen {
  readonly duty: Duty;
  readonly leaving: Leaving;
  readonly actions: readonly DutyMove[];
}

type Tx = Transaction & DutyStores;
const MOVES: ReadonlySet<string> = new Set(DUTY_MOVES);
const isMove = (verb: DutyVerb): verb is DutyMove => MOVES.has(verb);

const about = (duty: Duty, { leaver, successor, phase }: Leaving): DutyOf => ({
  ...duty,
  ...{ leaver, successor, phase },
});

/** What somebody who leaves answers for: given to who follows, with their yes, or flagged to who sees to it. */
export function dutyActions(deps: DutyDeps) {
  const { work, clock } = deps;

  const seen = (duty: Duty, leaving: Leaving, who: Actor): DutySeen => ({
    ...{ duty, leaving },
    actions: availableActions(dutyMachine, about(duty, leaving), who).filter(isMove),
  });

  async function keep(
    tx: Tx,
    before: Duty,
    leaving: Leaving,
    verb: DutyVerb,
    who: Actor | 'clock',
  ): Promise<Duty> {
    const state = decide(dutyMachine, about(before, leaving), verb, who);
    const to = verb === 'offer' ? leaving.successor : verb === 'take-back' ? null : before.to;
    const after = { ...before, state, to, at: clock.now() };
    await tx.duties.save(after);
    const { handover, kind, ref } = after;
    const actor = who === 'clock' ? null : who.id;
    tx.audit({
      ...{ actor, verb: `duty.${verb}`, subject: `handover:${handover}` },
      detail: { duty: dutyKey(after) },
    });
    if (state === 'flagged' || state === 'offered') {
      const data = { handover, kind, ref, offeredTo: state === 'offered' ? to : null };
      tx.emit({ type: 'duty.moved', actor, data });
    }
    return { ...after, version: after.version + 1 };
  }

  /** What was accepted goes over; where the other cannot have it after all, whoever sees to it is told. */
  async function give(duty: Duty, leaving: Leaving): Promise<void> {
    if (duty.state !== 'accepted' || duty.to === null) return;
    let verb: DutyVerb = 'pass-on';
    try {
      if (!(await deps.give(duty, leaving.leaver, duty.to))) return;
    } catch (error) {
      if (!isAppError(error) || error.code === 'unavailable') throw error;
      verb = 'expire';
    }
    await work.run((tx) => keep(tx, duty, leaving, verb, 'clock'));
  }

  const said = (handover: HandoverId) => work.run((tx) => tx.duties.of(handover));

  async function seenAll(duties: readonly Duty[], who: Actor): Promise<readonly DutySeen[]> {
    const found = new Map<HandoverId, Leaving | null>();
    for (const { handover } of duties)
      if (!found.has(handover)) found.set(handover, await deps.leaving(handover));
    return duties.flatMap((duty) => {
      const leaving = found.get(duty.handover);
      return leaving && leaving.phase !== 'off' ? [seen(duty, leaving, who)] : [];
    });
  }

  async function own(who: Actor): Promise<readonly DutySeen[]> {
    const all = await deps.leavingOf(who);
    const held = all.some(({ phase }) => phase === 'before') ? await deps.held(who.id) : [];
    const lists = await Promise.all(
      all.map(async (leaving) => {
        const known = await said(leaving.handover);
        const { handover, phase } = leaving;
        const duties = phase === 'before' ? dutiesOf(handover, held, known) : known;
        return duties.map((duty) => seen(duty, leaving, who));
      }),
    );
    return lists.flat();
  }

  /** As long as the leaver answers for it still: it is over when somebody else does. */
  async function flagged(who: Actor): Promise<readonly DutySeen[]> {
    const all = (await work.run((tx) => tx.duties.flagged())).filter((one) => seesTo(one, who));
    const shown = (await seenAll(all, who)).filter(({ leaving }) => leaving.leaver !== who.id);
    const leavers = [...new Set(shown.map(({ leaving }) => leaving.leaver))];
    const held = new Map(
      await Promise.all(
        leavers.map(async (id) => [id, new Set((await deps.held(id)).map(dutyKey))] as const),
      ),
    );
    return shown.filter(({ duty, leaving }) => held.get(leaving.leaver)?.has(dutyKey(duty)));
  }

  /** @throws AppError `not-found` for whoever neither leaves it nor was offered it */
  async function existing(tx: Tx, who: Actor, leaving: Leaving, ref: DutyRef, holds: boolean) {
    const known = (await tx.duties.of(leaving.handover)).find(
      (one) => dutyKey(one) === dutyKey(ref),
    );
    const duty = known ?? (holds ? openDuty(leaving.handover, ref) : null);
    if (duty && (who.id === leaving.leaver || who.id === duty.to)) return duty;
    throw new AppError('not-found', `no duty ${dutyKey(ref)} for this person`);
  }

  async function mustFit(verb: DutyMove, leaving: Leaving, ref: DutyRef, who: Actor) {
    const to = verb === 'offer' ? leaving.successor : verb === 'accept' ? who.id : null;
    const unfit = to === null ? null : await deps.unfit(to, ref);
    // They can still join before the last day.
    if (unfit === null || (verb === 'offer' && unfit === 'not-a-member')) return;
    throw new AppError(unfit, `${to} cannot take ${dutyKey(ref)}`, { context: 'duty' });
  }

  return {
    /** What this person leaves, was offered and sees to. */
    async mine(who: Actor) {
      const offered = await work.run((tx) => tx.duties.offeredTo(who.id));
      return {
        own: await own(who),
        offered: await seenAll(offered, who),
        flagged: await flagged(who),
      };
    },

    /**
     * Done twice it is done once.
     * @throws AppError `not-found`, `not-yours`, `illegal-move`; `not-a-member` where a community must be joined first;
     *   `forbidden` where they may not read what they would answer for
     */
    async move(who: Actor, handover: HandoverId, ref: DutyRef, verb: DutyMove): Promise<void> {
      const leaving = await deps.leaving(handover);
      if (!leaving || leaving.phase === 'off')
        throw new AppError('not-found', `no departure ${handover}`);
      const mine = who.id === leaving.leaver ? await deps.held(who.id) : [];
      const holds = mine.some((one) => dutyKey(one) === dutyKey(ref));
      const known = await work.run((tx) => existing(tx, who, leaving, ref, holds));
      const over = leaving.phase === 'over';
      // Said before: what could not be given over then is given now.
      if (isDone(known, verb, leaving)) return over ? give(known, leaving) : undefined;
      decide(dutyMachine, about(known, leaving), verb, who);
      await mustFit(verb, leaving, ref, who);
      const after = await work.run(async (tx) =>
        keep(tx, await existing(tx, who, leaving, ref, holds), leaving, verb, who),
      );
      if (over) await give(after, leaving);
    },

    /** The last day has come: what was accepted goes over, what nothing was said of is flagged. */
    async lastDay(handover: HandoverId): Promise<void> {
      const leaving = await deps.leaving(handover);
      if (leaving?.phase !== 'over') return;
      const held = await deps.held(leaving.leaver);
      const known = await said(handover);
      for (const duty of dutiesOf(handover, held, known))
        if (duty.state === 'open')
          await work.run((tx) => keep(tx, duty, leaving, 'expire', 'clock'));
      // Also what went over before this was noted.
      for (const duty of known) await give(duty, leaving);
      const at = new Date(clock.now().getTime() + ANSWER_DAYS * DAY_MS);
      const due = { job: EXPIRE_JOB, slot: handover, at, ref: handover };
      const waits = known.some(({ state }) => state === 'offered');
      await work.run(async (tx) => tx.plan(`duties:${handover}`, waits ? [due] : []));
    },

    /** Whoever was asked has not answered: whoever sees to it is told. */
    async expire(handover: HandoverId): Promise<void> {
      const leaving = await deps.leaving(handover);
      if (leaving?.phase !== 'over') return;
      for (const duty of await said(handover))
        if (duty.state === 'offered')
          await work.run((tx) => keep(tx, duty, leaving, 'expire', 'clock'));
    },

    /** What another was asked for and has not answered is a question to whoever follows now. */
    async follow(handover: HandoverId): Promise<void> {
      const leaving = await deps.leaving(handover);
      const to = leaving?.successor;
      if (!leaving || !to || leaving.phase === 'off') return;
      for (const duty of await said(handover)) {
        if (duty.state !== 'offered' || duty.to === to) continue;
        await work.run(async (tx) => {
          await tx.duties.save({ ...duty, to, at: clock.now() });
          const { kind, ref } = duty;
          const data = { handover, kind, ref, offeredTo: to };
          tx.emit({ type: 'duty.moved', actor: null, data });
        });
      }
    },
  };
}

const DONE: Readonly<Record<DutyMove, readonly Duty['state'][]>> = {
  offer: ['offered'],
  flag: ['flagged'],
  'take-back': ['open'],
  accept: ['accepted', 'taken'],
  decline: ['flagged'],
};

const isDone = ({ state, to }: Duty, verb: DutyMove, { successor }: Leaving): boolean =>
  DONE[verb].includes(state) && (verb !== 'offer' || to === successor);

export type DutyActions = ReturnType<typeof dutyActions>;
