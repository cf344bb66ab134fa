import { addDays, dayOf } from '../../../kernel/days.ts';
import { AppError } from '../../../kernel/errors.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { MissionRecord } from '../../../ports/missions.ts';
import { type MissionOffer, OFFERED_DAYS_BEFORE, type OfferVerb } from '../model.ts';
import { offerMachine, type Who } from '../policy.ts';
import type { PreparingDeps, Tx } from './deps.ts';

export const OFFER_JOB = 'preparations.offer';

const offerDay = (startsOn: string): Date =>
  new Date(`${addDays(startsOn, -OFFERED_DAYS_BEFORE)}T00:00:00Z`);

/** Coming missions, and the one question that is asked before each. */
export function offers({ work, clock }: PreparingDeps) {
  const today = (): string => dayOf(clock.now(), 'UTC');

  function plan(tx: Tx, { mission, startsOn, state }: MissionOffer): void {
    const due = { job: OFFER_JOB, slot: `${mission}@${startsOn}`, at: offerDay(startsOn) };
    tx.plan(`mission-offer:${mission}`, state === 'planned' ? [{ ...due, ref: mission }] : []);
  }

  async function move(
    tx: Tx,
    before: MissionOffer,
    verb: OfferVerb,
    who: Who,
    change: Partial<MissionOffer> = {},
  ): Promise<MissionOffer> {
    const after = { ...before, ...change, state: decide(offerMachine, before, verb, who) };
    await tx.missionOffers.update(after);
    plan(tx, after);
    return { ...after, version: after.version + 1 };
  }

  const madeOf = ({ key, person, country, title, startsOn }: MissionRecord): MissionOffer => ({
    mission: key,
    version: 1,
    person,
    country,
    title,
    startsOn,
    state: 'planned',
  });

  /** Another day, place or traveller; what was asked already is not asked again for it. */
  async function followOne(tx: Tx, mission: MissionRecord): Promise<void> {
    const known = await tx.missionOffers.get(mission.key);
    const coming = mission.state === 'planned' && mission.startsOn > today();
    if (!known) {
      if (!coming) return;
      const offer = madeOf(mission);
      await tx.missionOffers.insert(offer);
      plan(tx, offer);
      return;
    }
    if (!coming) {
      if (known.state === 'planned' || known.state === 'offered') {
        await move(tx, known, 'end', 'clock');
      }
      return;
    }
    if (known.state !== 'planned' && known.state !== 'ended') return;
    const { person, country, title, startsOn } = mission;
    const moved =
      known.person !== person || known.country !== country || known.startsOn !== startsOn;
    if (!moved && known.state === 'planned' && known.title === title) return;
    await move(tx, known, 'plan', 'clock', { person, country, title, startsOn });
  }

  async function mine(tx: Tx, who: Actor, mission: string): Promise<MissionOffer> {
    const offer = await tx.missionOffers.get(mission);
    if (offer?.person !== who.id) throw new AppError('not-found', `no offer for ${mission}`);
    return offer;
  }

  return {
    /** What registers and calendars announce now. Repeating it changes nothing. */
    async follow(missions: readonly MissionRecord[]): Promise<void> {
      const known = new Set((await work.run((tx) => tx.missionOffers.open())).map(keyOf));
      for (const mission of missions) {
        // What is over and was never offered needs no transaction of its own.
        if (mission.endsOn < today() && !known.has(mission.key)) continue;
        await work.run((tx) => followOne(tx, mission));
      }
    },

    /** Its day has come: the traveller is asked, unless it is called off or already begun. */
    offer: (mission: string): Promise<void> =>
      work.run(async (tx) => {
        const offer = await tx.missionOffers.get(mission);
        if (offer?.state !== 'planned' || offerDay(offer.startsOn) > clock.now()) return;
        if (offer.startsOn <= today()) {
          await move(tx, offer, 'end', 'clock');
          return;
        }
        await move(tx, offer, 'offer', 'clock');
        const data = { mission, person: offer.person };
        tx.emit({ type: 'mission.offered', actor: null, data });
      }),

    /** Without a reader's eyes: for the message that carries it. */
    get: (mission: string) => work.run((tx) => tx.missionOffers.get(mission)),

    /** @throws AppError `not-found` for anybody but the traveller */
    read: (who: Actor, mission: string) => work.run((tx) => mine(tx, who, mission)),

    /** The traveller began. Repeating it changes nothing. */
    take: (who: Actor, mission: string): Promise<MissionOffer> =>
      work.run(async (tx) => move(tx, await mine(tx, who, mission), 'take', who)),

    /** Not this time: nothing more is asked about it. Pressing twice is once. */
    decline: (who: Actor, mission: string): Promise<MissionOffer> =>
      work.run(async (tx) => {
        const offer = await mine(tx, who, mission);
        if (offer.state === 'declined') return offer;
        tx.audit({ actor: who.id, verb: 'preparation.decline', subject: `mission:${mission}` });
        return move(tx, offer, 'decline', who);
      }),
  };
}

const keyOf = ({ mission }: MissionOffer): string => mission;
