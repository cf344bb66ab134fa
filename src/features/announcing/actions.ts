import { AppError } from '../../kernel/errors.ts';
import { type AnnouncementId, asId, type CommunityId, type ProductId } from '../../kernel/ids.ts';
import { availableActions, decide } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import {
  type Announcement,
  type AnnouncementVerb,
  isNew,
  LIMITS,
  type Match,
  matching,
  OPEN_FOR_MS,
  type Place,
  WEEK_MS,
} from './model.ts';
import { announcementMachine } from './policy.ts';
import type { AnnouncementStores } from './store.ts';

/** A product as far as announcing goes. */
export interface Announced {
  readonly topics: readonly string[];
  readonly publishedOn: string | null;
  /** Whether everybody who reads in a community may open it. */
  openTo(community: CommunityId): Promise<boolean>;
}

export interface AnnouncingDeps {
  readonly work: UnitOfWork<AnnouncementStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly places: () => Promise<readonly Place[]>;
  /** Null where it is gone. */
  readonly product: (id: ProductId) => Promise<Announced | null>;
  /** The community whose discussion or question it came of; null for any other. */
  readonly origin: (id: ProductId) => Promise<CommunityId | null>;
  /** Whether it comes with another document, which is announced for both. */
  readonly comesWithAnother: (id: ProductId) => Promise<boolean>;
  /** As many as a channel takes in a week. */
  readonly mostAWeek: () => Promise<number>;
}

export interface OpenAnnouncement {
  readonly announcement: Announcement;
  readonly actions: readonly AnnouncementVerb[];
}

export function announcingActions(deps: AnnouncingDeps) {
  const { work, clock, ids } = deps;
  const ago = (ms: number): Date => new Date(clock.now().getTime() - ms);

  async function openFor(product: ProductId, community: CommunityId): Promise<boolean> {
    return (await (await deps.product(product))?.openTo(community)) ?? false;
  }

  async function suggestTo(product: ProductId, { community, topics }: Match): Promise<void> {
    const announcement: Announcement = {
      id: asId<AnnouncementId>(ids.next()),
      version: 1,
      product,
      community,
      topics,
      state: 'suggested',
      line: '',
      reason: null,
      decidedBy: null,
      decidedAt: null,
      at: clock.now(),
    };
    const most = await deps.mostAWeek();
    await work.run(async (tx) => {
      const lately = await tx.announcements.count(community, null, ago(WEEK_MS));
      if (!(await tx.announcements.insert(announcement))) return;
      // Beyond the limit it waits on the page, and nobody is written to.
      if (lately >= most) return;
      const data = { announcement: announcement.id, community };
      tx.emit({ type: 'announcement.suggested', actor: null, data });
    });
  }

  async function moved(
    who: Actor,
    id: AnnouncementId,
    verb: AnnouncementVerb,
    change: (
      announcement: Announcement,
      tx: AnnouncementStores,
    ) => Promise<Pick<Announcement, 'line' | 'reason'>>,
  ): Promise<void> {
    const known = await work.run((tx) => tx.announcements.get(id));
    if (!known) throw new AppError('not-found', `no announcement ${id}`);
    const state = decide(announcementMachine, known, verb, who);
    // Asked of the library before the transaction: what a channel reads is open to everybody in it.
    if (verb === 'announce' && !(await openFor(known.product, known.community)))
      throw new AppError('not-found', `${known.product} is not open to ${known.community}`);
    await work.run(async (tx) => {
      const said = await change(known, tx);
      const decided = { decidedBy: who.id, decidedAt: clock.now() };
      await tx.announcements.update({ ...known, ...said, ...decided, state });
      const { community } = known;
      if (verb === 'announce')
        tx.emit({
          type: 'announcement.made',
          actor: who.id,
          data: { announcement: id, community },
        });
      const reason = said.reason ?? undefined;
      tx.audit({ actor: who.id, verb: `product.${verb}`, subject: `announcement:${id}`, reason });
    });
  }

  return {
    /** Something new came: moderators whose community's theme it touches are asked whether to announce it. */
    async suggest(product: ProductId): Promise<void> {
      const found = await deps.product(product);
      if (!found || !isNew(found.publishedOn, clock.now())) return;
      if (await deps.comesWithAnother(product)) return;
      const places = await deps.places();
      const opens = await Promise.all(places.map(({ id }) => found.openTo(id)));
      const open = places.filter((_, at) => opens[at]);
      const origin = await deps.origin(product);
      for (const match of matching(open, found.topics, origin)) await suggestTo(product, match);
    },

    /** Its channel was told already, and with it the team: whatever was suggested there is over. */
    async known(product: ProductId, community: CommunityId): Promise<void> {
      const places = await deps.places();
      const team = places.find(({ id }) => id === community)?.teamId;
      const same = new Set(places.filter(({ teamId }) => teamId === team).map(({ id }) => id));
      await work.run(async (tx) => {
        for (const one of await tx.announcements.ofProduct(product)) {
          if (one.state === 'suggested' && same.has(one.community))
            await tx.announcements.update({ ...one, state: 'known' });
        }
      });
    },

    /** Communities whose moderators would be asked, were something on these topics published to all staff. */
    async wouldTell(topics: readonly string[], from: CommunityId | null) {
      return matching(await deps.places(), topics, from).map(({ community }) => community);
    },

    /** What waits for this moderator, and what was decided lately, newest first. */
    async list(who: Actor): Promise<readonly OpenAnnouncement[]> {
      const mine = [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));
      const all = await work.run((tx) => tx.announcements.of(mine, ago(OPEN_FOR_MS)));
      return all
        .filter(({ state }) => state !== 'known')
        .map((announcement) => ({
          announcement,
          actions: availableActions(announcementMachine, announcement, who),
        }));
    },

    /** For those who may decide it. @throws AppError `not-found` */
    async read(who: Actor, id: AnnouncementId): Promise<OpenAnnouncement> {
      const announcement = await work.run((tx) => tx.announcements.get(id));
      if (
        announcement?.state === undefined ||
        who.memberships.get(announcement.community) === undefined
      )
        throw new AppError('not-found', `no announcement ${id}`);
      return { announcement, actions: availableActions(announcementMachine, announcement, who) };
    },

    /** Without a reader's eyes: for the channel. */
    get: (id: AnnouncementId) => work.run((tx) => tx.announcements.get(id)),
    openFor,

    /** @throws AppError `not-found`, `moderators-only`, `illegal-move`, `changed-meanwhile`, `too-many-requests` */
    async announce(who: Actor, id: AnnouncementId, line: string): Promise<void> {
      const limit = await deps.mostAWeek();
      return moved(who, id, 'announce', async ({ community, reason }, tx) => {
        const lately = await tx.announcements.count(community, 'announced', ago(WEEK_MS));
        if (lately >= limit)
          throw new AppError('too-many-requests', 'as many as a channel takes in a week', {
            context: 'announcing',
            limit,
          });
        return { line: line.trim().slice(0, LIMITS.line), reason };
      });
    },

    /** @throws AppError `reason-required`, and as `announce` */
    decline: (who: Actor, id: AnnouncementId, given: string) =>
      moved(who, id, 'decline', async ({ line }) => {
        const reason = given.trim().slice(0, LIMITS.reason);
        if (reason === '') throw new AppError('reason-required', 'declined without a reason');
        return { line, reason };
      }),
  };
}

export type AnnouncingActions = ReturnType<typeof announcingActions>;
