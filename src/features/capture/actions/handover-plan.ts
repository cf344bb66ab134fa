import { DAY_MS } from '../../../kernel/days.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { HandoverId, PersonId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { DueItem } from '../../../ports/unit-of-work.ts';
import {
  deliverAt,
  type Handover,
  type HandoverVerb,
  missAt,
  REMINDERS,
  remindAt,
} from '../handover/model.ts';
import { handoverMachine } from '../handover/policy.ts';
import type { Who } from '../policy.ts';
import type { Tx } from './deps.ts';

export const HANDOVER_JOBS = {
  remind: 'handover.remind',
  deliver: 'handover.deliver',
  miss: 'handover.miss',
  week: 'handover.week',
} as const;

/** What the clock brings to a handover as it stands. */
function dueFor(handover: Handover): DueItem[] {
  const { id, lastDay, state } = handover;
  const item = (job: string, slot: string, at: Date): DueItem => ({
    job,
    // With the day in it: a departure that is moved is warned of and missed anew.
    slot: `${id}#${lastDay}:${slot}`,
    at,
    ref: id,
  });
  if (state === 'final') {
    // With the moment in it: called back and finished again on the last day, it is delivered again at once.
    const finished = handover.finalisedAt?.toISOString() ?? '';
    return [item(HANDOVER_JOBS.deliver, finished, deliverAt(handover))];
  }
  if (state !== 'preparing') return [];
  return [
    ...REMINDERS.filter((days) => handover.reminded === null || days < handover.reminded).map(
      (days) => item(HANDOVER_JOBS.remind, `${days}`, remindAt(handover, days)),
    ),
    item(HANDOVER_JOBS.miss, 'missed', missAt(handover)),
  ];
}

/** Whoever was given it hears of it once more when they have had it for a week (FR-CAP-5). */
export function planWeek(tx: Tx, id: HandoverId, person: PersonId, now: Date): void {
  const ref = `${id} ${person}`;
  const at = new Date(now.getTime() + 7 * DAY_MS);
  tx.plan(`handover-week:${ref}`, [{ job: HANDOVER_JOBS.week, slot: ref, at, ref }]);
}

const plan = (tx: Tx, handover: Handover): void =>
  tx.plan(`handover:${handover.id}`, dueFor(handover));

export async function existingHandover(tx: Tx, id: HandoverId): Promise<Handover> {
  const handover = await tx.handovers.get(id);
  if (!handover) throw new AppError('not-found', `no handover ${id}`);
  return handover;
}

export async function insertHandover(tx: Tx, handover: Handover): Promise<void> {
  await tx.handovers.insert(handover);
  plan(tx, handover);
}

/** Its due work follows its state. Answers it as it is stored now. */
export async function saveHandover(tx: Tx, after: Handover): Promise<Handover> {
  await tx.handovers.update(after);
  plan(tx, after);
  return { ...after, version: after.version + 1 };
}

/** @throws AppError where the verb does not apply or is not theirs */
export async function moveHandover(
  tx: Tx,
  before: Handover,
  verb: HandoverVerb,
  who: Who,
  change: Partial<Handover> = {},
): Promise<Handover> {
  const state = decide(handoverMachine, before, verb, who);
  tx.audit({
    actor: who === 'clock' ? null : who.id,
    verb: `handover.${verb}`,
    subject: `handover:${before.id}`,
  });
  return saveHandover(tx, { ...before, ...change, state });
}
