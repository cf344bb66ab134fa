import type { AllStores } from './adapters/database/stores/all.ts';
import type { CaptureActions } from './features/capture/actions.ts';
import { type Handover, isBegun } from './features/capture/handover/model.ts';
import type { DeskActions } from './features/desks/actions.ts';
import { type DutyActions, type DutyDeps, dutyActions } from './features/duties/actions.ts';
import type { Duty, DutyRef, Leaving } from './features/duties/model.ts';
import type { InsightActions } from './features/insights/actions.ts';
import { INDICATORS, type IndicatorId } from './features/insights/indicators.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { MembershipActions } from './features/membership/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { PracticeActions } from './features/practices/actions.ts';
import { AppError, isAppError } from './kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type DeskId,
  type PersonId,
  type PracticeId,
  type ProductId,
} from './kernel/ids.ts';
import { type Actor, belongs } from './kernel/person.ts';
import type { Clock } from './ports/clock.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import type { Words } from './ports/words.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly words: Words;
  readonly people: PeopleActions;
  readonly capture: CaptureActions;
  readonly membership: MembershipActions;
  readonly knowledge: KnowledgeActions;
  readonly desks: DeskActions;
  readonly insights: InsightActions;
  readonly practices: PracticeActions;
}

const PHASES: Readonly<Record<Handover['state'], Leaving['phase']>> = {
  preparing: 'before',
  final: 'before',
  delivered: 'over',
  acknowledged: 'over',
  missed: 'over',
  ended: 'off',
};

const leavingIn = (handover: Handover): Leaving => ({
  handover: handover.id,
  leaver: handover.person,
  successor: handover.successor,
  lastDay: handover.lastDay,
  // Before they have begun nobody hears that they leave.
  phase:
    isBegun(handover) || handover.state === 'missed' ? PHASES[handover.state] : ('off' as const),
});

/** Everything that the features know somebody to answer for by name. */
const heldIn =
  ({ work }: Around): DutyDeps['held'] =>
  (person) =>
    work.run(async (tx) => {
      const memberships = (await tx.people.actor(person))?.actor.memberships ?? new Map();
      const places = [...memberships].flatMap(([id, role]) => (role === 'moderator' ? [id] : []));
      const [products, desks, charges, practices] = [
        await tx.products.ownedBy(person),
        await tx.desks.list(),
        await tx.charges.all(),
        await tx.practices.list(),
      ];
      const refs = (kind: DutyRef['kind'], ids: readonly string[]): DutyRef[] =>
        ids.map((ref) => ({ kind, ref }));
      return [
        ...refs('community', places),
        ...refs('product', products),
        ...refs(
          'desk',
          desks.flatMap(({ id, staff }) => (staff.includes(person) ? [id] : [])),
        ),
        ...refs(
          'indicator',
          charges.flatMap(({ indicator, owner }) => (owner === person ? [indicator] : [])),
        ),
        ...refs(
          'practice',
          practices.flatMap(({ id, sponsor }) => (sponsor === person ? [id] : [])),
        ),
      ];
    });

/** Null for whoever cannot be asked any more. */
const present = (people: PeopleActions, id: PersonId): Promise<Actor | null> =>
  people.actor(id).catch((error: unknown) => {
    if (!isAppError(error) || error.code === 'unavailable') throw error;
    return null;
  });

const unfitIn =
  ({ people, knowledge, practices }: Around): DutyDeps['unfit'] =>
  async (person, { kind, ref }) => {
    const who = await present(people, person);
    if (!who || who.external) return 'forbidden';
    switch (kind) {
      case 'community':
        return belongs(who, asId<CommunityId>(ref)) ? null : 'not-a-member';
      case 'product':
        return (await knowledge.outlines(who, [asId<ProductId>(ref)])).length > 0
          ? null
          : 'forbidden';
      case 'practice': {
        const read = (await practices.list(who)).find(({ practice }) => practice.id === ref);
        // Who wrote it down does not answer for whether it goes on.
        return read && read.practice.owner !== person ? null : 'forbidden';
      }
      default:
        return null;
    }
  };

const givenIn =
  (around: Around): DutyDeps['give'] =>
  async (duty, from, to) => {
    const { work, people, membership, knowledge, desks, insights, practices, words } = around;
    const { kind, ref } = duty;
    const holds = async (person: PersonId) =>
      (await heldIn(around)(person)).some((one) => one.kind === kind && one.ref === ref);
    if (!(await holds(from))) return holds(to);
    // As stored: on the last day the account may be closed already.
    const leaver = await work.run((tx) => tx.people.actor(from));
    const next = await present(people, to);
    if (!leaver || !next) throw new AppError('not-found', `${from} or ${to} is gone`);
    switch (kind) {
      case 'community':
        await membership.succession.passOn(asId<CommunityId>(ref), from, to);
        break;
      case 'product':
        await knowledge.reviews.handOver(leaver.actor, asId<ProductId>(ref), next);
        break;
      case 'desk':
        await desks.passOn(asId<DeskId>(ref), from, to);
        break;
      case 'indicator':
        await insights.passOn(indicatorIn(ref), from, to);
        break;
      case 'practice': {
        const reason = words.say(leaver.actor.language, 'duties.reason', {});
        const said = { verb: 'sponsor', sponsor: to, reason, evidence: '', on: '' } as const;
        await practices.decide(leaver.actor, asId<PracticeId>(ref), said, keyOf(duty));
      }
    }
    return true;
  };

const keyOf = ({ handover, ref, version }: Duty): string => `duty:${handover}:${ref}:${version}`;

function indicatorIn(ref: string): IndicatorId {
  const known = INDICATORS.find(({ id }) => id === ref);
  if (!known) throw new AppError('not-found', `no indicator ${ref}`);
  return known.id;
}

/** What becomes of what somebody answers for when they leave, over the features that know what that is. */
export const dutiesOf = (around: Around): DutyActions =>
  dutyActions({
    work: around.work,
    clock: around.clock,
    leaving: async (id) => {
      const found = await around.capture.handovers.get(id);
      return found && leavingIn(found);
    },
    leavingOf: async (who) =>
      (await around.capture.handovers.list(who)).flatMap(({ role, handover }) =>
        role === 'leaver' ? [leavingIn(handover)] : [],
      ),
    held: heldIn(around),
    unfit: unfitIn(around),
    give: givenIn(around),
  });
