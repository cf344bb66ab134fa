import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Transaction } from '../../../ports/unit-of-work.ts';
import type { MembershipDeps } from '../deps.ts';
import type { Member } from '../model.ts';
import { mayAskToModerate, offerMachine, type Who } from '../policy.ts';
import type { MembershipStores } from '../store.ts';
import {
  leadersOf,
  nextOf,
  type Offer,
  type OfferReason,
  type OfferVerb,
  offerWork,
} from '../succession.ts';
import { membersNow } from './following.ts';

type Tx = Transaction & MembershipStores;

const isOpen = ({ state }: Offer): boolean => state === 'asked';

/** Who leads a community: asked for, accepted, or said to governance. */
export function successionActions(deps: MembershipDeps) {
  const { work, clock, ids, settings } = deps;

  async function ask(
    tx: Tx,
    community: CommunityId,
    given: { readonly person: PersonId; readonly why: OfferReason; readonly by: PersonId | null },
  ): Promise<void> {
    const offer: Offer = {
      id: ids.next(),
      version: 1,
      community,
      person: given.person,
      why: given.why,
      state: 'asked',
      askedBy: given.by,
      askedAt: clock.now(),
      decidedAt: null,
    };
    await tx.moderatorOffers.insert(offer);
    tx.plan(`offer:${offer.id}`, offerWork(offer));
    tx.audit({
      actor: given.by,
      verb: 'moderator.ask',
      subject: `community:${community}`,
      detail: { person: given.person, why: given.why },
    });
    const data = { offer: offer.id, community, person: given.person };
    tx.emit({ type: 'moderator.asked', actor: given.by, data });
  }

  async function settle(tx: Tx, offer: Offer, verb: OfferVerb, who: Who): Promise<void> {
    const state = decide(offerMachine, offer, verb, who);
    const next = { ...offer, state, decidedAt: clock.now() };
    await tx.moderatorOffers.update(next);
    tx.plan(`offer:${offer.id}`, offerWork(next));
    tx.audit({
      actor: who === 'clock' ? null : who.id,
      verb: `moderator.${verb}`,
      subject: `community:${offer.community}`,
      detail: { person: offer.person },
    });
  }

  async function leadingOf(community: CommunityId) {
    const [members, { moderatorDays, ...thresholds }] = await Promise.all([
      membersNow(deps, community),
      settings(),
    ]);
    return { members, thresholds, quietDays: moderatorDays, now: clock.now() };
  }

  /** Looks whether somebody leads the community, and does the next thing where nobody does. */
  async function look(community: CommunityId): Promise<void> {
    const leading = await leadingOf(community);
    await work.run(async (tx) => {
      const [offers, lines, flaggedAt] = [
        await tx.moderatorOffers.of(community),
        await tx.membersSeen.lines(community),
        await tx.moderatorOffers.flaggedAt(community),
      ];
      const seenSince = lines.map(({ since }) => since).sort((a, b) => +a - +b)[0] ?? null;
      const next = nextOf({ ...leading, offers, seenSince });
      if (next.kind === 'led') {
        if (flaggedAt) await tx.moderatorOffers.flag(community, null);
        for (const offer of offers)
          if (isOpen(offer) && offer.why !== 'second') await settle(tx, offer, 'end', 'clock');
      }
      if (next.kind === 'ask') await ask(tx, community, { ...next, by: null });
      if (next.kind === 'flag' && !flaggedAt) {
        await tx.moderatorOffers.flag(community, clock.now());
        tx.emit({ type: 'community.unled', actor: null, data: { community } });
      }
    });
  }

  /** Makes a moderator of who said yes; what the former ones had to do goes with the role. */
  async function lead(
    tx: Tx,
    { community, person }: Pick<Offer, 'community' | 'person'>,
    members: readonly Member[],
    quiet: ReadonlySet<PersonId>,
  ): Promise<void> {
    if (!members.some((one) => one.person === person && one.role !== 'guest'))
      throw new AppError('not-a-member', `${person} is not in ${community}`);
    await tx.membersSeen.makeModerator(community, person, clock.now());
    const former = members
      .filter(({ role, person: id }) => role === 'moderator' && quiet.has(id))
      .map((one) => one.person);
    const moved = await tx.calendars.handOver(community, former, person);
    await tx.moderatorOffers.flag(community, null);
    tx.audit({
      actor: person,
      verb: 'role.moderator',
      subject: `community:${community}`,
      detail: { person, activities: moved },
    });
    tx.emit({ type: 'moderator.accepted', actor: person, data: { community, person } });
  }

  /** @throws AppError `not-found` where nobody asked this person */
  async function answer(who: Actor, id: string, verb: 'accept' | 'decline'): Promise<CommunityId> {
    const known = await work.run((tx) => tx.moderatorOffers.get(id));
    if (known?.person !== who.id) throw new AppError('not-found', `no offer ${id} for ${who.id}`);
    const leading = await leadingOf(known.community);
    const here = new Set(leadersOf(leading).map(({ person }) => person));
    const quiet = new Set(
      leading.members.filter(({ person }) => !here.has(person)).map((one) => one.person),
    );
    await work.run(async (tx) => {
      const offer = await tx.moderatorOffers.get(id);
      if (!offer) throw new AppError('not-found', `offer ${id}`);
      await settle(tx, offer, verb, who);
      if (verb === 'accept') await lead(tx, offer, leading.members, quiet);
    });
    if (verb === 'decline') await look(known.community);
    // Owner in Teams too, so that they can do there what only owners may. Where that is refused they moderate here.
    else await deps.promote(known.community, who.id);
    return known.community;
  }

  return {
    look,

    offer: (id: string): Promise<Offer | null> => work.run((tx) => tx.moderatorOffers.get(id)),

    /** Communities that nobody leads and nobody who was asked would. */
    unled: (): Promise<readonly CommunityId[]> => work.run((tx) => tx.moderatorOffers.flagged()),

    /** Nobody answered in time: the next is asked, or governance told. */
    async expire(id: string): Promise<void> {
      const offer = await work.run((tx) => tx.moderatorOffers.get(id));
      if (!offer || !isOpen(offer)) return;
      await work.run((tx) => settle(tx, offer, 'expire', 'clock'));
      await look(offer.community);
    },

    accept: (who: Actor, id: string) => answer(who, id, 'accept'),
    decline: (who: Actor, id: string) => answer(who, id, 'decline'),

    /**
     * Somebody who leaves hands it on to who has said yes, with what they had to do.
     * @throws AppError `not-a-member`
     */
    async passOn(community: CommunityId, from: PersonId, person: PersonId): Promise<void> {
      const members = await membersNow(deps, community);
      await work.run((tx) => lead(tx, { community, person }, members, new Set([from])));
      await deps.promote(community, person);
    },

    /**
     * A moderator asks a member to moderate beside them.
     * @throws AppError `moderators-only`, `not-a-member`; `illegal-move` where somebody is asked already
     */
    async second(who: Actor, community: CommunityId, person: PersonId): Promise<void> {
      const refusal = mayAskToModerate(community, who);
      if (refusal) throw new AppError(refusal, `asks somebody for ${community}`);
      const members = await membersNow(deps, community);
      const wanted = members.find((one) => one.person === person);
      if (wanted?.role !== 'member' || !wanted.open)
        throw new AppError('not-a-member', `${person} is no member of ${community}`);
      await work.run(async (tx) => {
        if ((await tx.moderatorOffers.of(community)).some(isOpen))
          throw new AppError('illegal-move', `somebody is asked in ${community} already`);
        await ask(tx, community, { person, why: 'second', by: who.id });
      });
    },
  };
}
