import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import { type Actor, belongs } from '../../../kernel/person.ts';
import type { CommunityDeps, Tx } from '../deps.ts';
import { type JoinRequest, type JoinVerb, joinMachine, mayRead } from '../joining.ts';
import type { Community } from '../model.ts';
import { LIMITS } from '../wish.ts';

export type Joined =
  | { readonly kind: 'joined' | 'already'; readonly community: Community }
  | { readonly kind: 'requested'; readonly community: Community; readonly request: JoinRequest };

/** A request as one person may see it. */
export interface JoinView {
  readonly request: JoinRequest;
  readonly community: Community;
  readonly actions: readonly JoinVerb[];
}

/** Joining, leaving, and the requests that moderators answer. */
export function joiningActions({ work, clock, ids, rosters }: CommunityDeps) {
  async function communityOf(tx: Tx, id: CommunityId): Promise<Community> {
    const community = await tx.communities.get(id);
    if (!community) throw new AppError('not-found', `no community ${id}`);
    return community;
  }

  /** A refusal of Microsoft 365 is nothing that pressing again mends: an administrator has to give the right. */
  async function change(what: Promise<'done' | 'refused'>): Promise<void> {
    if ((await what) === 'done') return;
    throw new AppError('unavailable', 'the roster may not be changed', { context: 'roster' });
  }

  /** In Teams first: a membership that is written down and not there would be taken back by the next reading. */
  async function letIn(community: Community, person: PersonId, by: PersonId): Promise<void> {
    await change(rosters.add(community, person));
    await work.run(async (tx) => {
      const { id } = community;
      const known = await tx.communities.members(id);
      if (known.some((member) => member.person === person)) return;
      await tx.communities.addMember({ community: id, person, role: 'member' });
      tx.audit({
        actor: by,
        verb: 'community.join',
        subject: `community:${id}`,
        detail: { person },
      });
      tx.emit({ type: 'community.joined', actor: by, data: { community: id, person } });
    });
  }

  async function request(who: Actor, community: Community, note: string): Promise<JoinRequest> {
    return work.run(async (tx) => {
      const earlier = await tx.joinRequests.waitingOf(who.id, community.id);
      if (earlier) return earlier;
      const made: JoinRequest = {
        id: ids.next(),
        version: 1,
        community: community.id,
        person: who.id,
        note: note.trim().slice(0, LIMITS.note),
        state: 'waiting',
        decidedBy: null,
        reason: null,
        createdAt: clock.now(),
        settledAt: null,
      };
      await tx.joinRequests.insert(made);
      tx.audit({ actor: who.id, verb: 'join.request', subject: `community:${community.id}` });
      tx.emit({ type: 'join.requested', actor: who.id, data: { request: made.id } });
      return made;
    });
  }

  /**
   * At once where the community is open; otherwise its moderators are asked. Pressed again it changes nothing.
   * @throws AppError `not-found`, `unavailable`
   */
  async function join(who: Actor, id: CommunityId, note = ''): Promise<Joined> {
    const community = await work.run((tx) => communityOf(tx, id));
    if (belongs(who, id)) return { kind: 'already', community };
    // Guests are invited; that a community takes requests is not theirs to know.
    if (who.external) throw new AppError('not-found', `no community ${id}`);
    if (community.joining === 'request') {
      return { kind: 'requested', community, request: await request(who, community, note) };
    }
    await letIn(community, who.id, who.id);
    return { kind: 'joined', community };
  }

  async function load(tx: Tx, id: string, who: Actor): Promise<JoinView> {
    const found = await tx.joinRequests.get(id);
    const community = found && (await tx.communities.get(found.community));
    if (!found || !community || !mayRead(found, who)) {
      throw new AppError('not-found', `no request ${id}`);
    }
    return { request: found, community, actions: availableActions(joinMachine, found, who) };
  }

  /**
   * Of two moderators at once the second is told what was decided.
   * @throws AppError `reason-required`, `moderators-only`, `not-yours`, `illegal-move`, `changed-meanwhile`, `unavailable`
   */
  async function settle(who: Actor, id: string, verb: JoinVerb, reason: string): Promise<JoinView> {
    const said = reason.trim().slice(0, LIMITS.reason);
    const before = await work.run((tx) => load(tx, id, who));
    const state = decide(joinMachine, before.request, verb, who);
    if (verb === 'decline' && said === '') throw new AppError('reason-required', 'declining');
    if (verb === 'accept') await letIn(before.community, before.request.person, who.id);
    return work.run(async (tx) => {
      const settled: JoinRequest = {
        ...before.request,
        state,
        decidedBy: who.id,
        reason: said || null,
        settledAt: clock.now(),
      };
      await tx.joinRequests.update(settled);
      tx.audit({
        actor: who.id,
        verb: `join.${verb}`,
        subject: `join-request:${id}`,
        reason: said || undefined,
        detail: { community: before.community.id, person: before.request.person },
      });
      if (verb !== 'withdraw') {
        tx.emit({ type: 'join.decided', actor: who.id, data: { request: id } });
      }
      return { ...before, request: { ...settled, version: settled.version + 1 }, actions: [] };
    });
  }

  /** Who would be left without anybody to moderate names a successor first. */
  async function mustNotBeLast(tx: Tx, who: Actor, id: CommunityId, successor: PersonId | null) {
    const members = await tx.communities.members(id);
    const others = members.filter(({ person }) => person !== who.id);
    const mine = members.find(({ person }) => person === who.id);
    if (mine?.role !== 'moderator' || others.some(({ role }) => role === 'moderator')) return null;
    if (successor && others.some(({ person, role }) => person === successor && role === 'member')) {
      return successor;
    }
    throw new AppError('illegal-move', 'the last moderator', { context: 'last' });
  }

  /**
   * Joining again is the way back. @param successor who moderates instead, where the last moderator leaves
   * @throws AppError `illegal-move` for the last moderator who names nobody of the community, `unavailable`
   */
  async function leave(who: Actor, id: CommunityId, successor: PersonId | null = null) {
    const community = await work.run((tx) => communityOf(tx, id));
    if (!belongs(who, id)) return community;
    const named = await work.run((tx) => mustNotBeLast(tx, who, id, successor));
    if (named) await change(rosters.promote(community, named));
    await change(rosters.remove(community, who.id));
    await work.run(async (tx) => {
      if (named)
        await tx.communities.addMember({ community: id, person: named, role: 'moderator' });
      await tx.communities.removeMember(id, who.id);
      tx.audit({
        actor: who.id,
        verb: 'community.leave',
        subject: `community:${id}`,
        detail: { successor: named },
      });
      tx.emit({ type: 'community.left', actor: who.id, data: { community: id, person: who.id } });
    });
    return community;
  }

  const joinRequests = {
    /** What waits for this person's decision, the oldest first. */
    waiting: (who: Actor): Promise<readonly JoinView[]> =>
      work.run(async (tx) => {
        const mine = [...who.memberships].filter(([, role]) => role === 'moderator');
        const found = await tx.joinRequests.waitingIn(mine.map(([community]) => community));
        return Promise.all(found.map(({ id }) => load(tx, id, who)));
      }),
    /** What this person asked and nobody has answered yet. */
    mine: (who: Actor): Promise<readonly JoinRequest[]> =>
      work.run((tx) => tx.joinRequests.waitingBy(who.id)),
    /** @throws AppError `not-found` */
    read: (who: Actor, id: string): Promise<JoinView> => work.run((tx) => load(tx, id, who)),
    /** Without a reader's eyes: for what follows from it. */
    get: (id: string) =>
      work.run(async (tx) => {
        const request = await tx.joinRequests.get(id);
        const community = request && (await tx.communities.get(request.community));
        return request && community ? { request, community } : null;
      }),
    accept: (who: Actor, id: string) => settle(who, id, 'accept', ''),
    decline: (who: Actor, id: string, reason: string) => settle(who, id, 'decline', reason),
    withdraw: (who: Actor, id: string) => settle(who, id, 'withdraw', ''),
  };

  return { join, leave, joinRequests };
}

export type JoiningActions = ReturnType<typeof joiningActions>;
