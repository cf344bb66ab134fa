import { dayOf } from '../../../kernel/days.ts';
import { AppError, isAppError } from '../../../kernel/errors.ts';
import { asId, type CommunityId } from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Alike, lookAlikes } from '../alike.ts';
import type { CommunityDeps, Tx } from '../deps.ts';
import {
  after,
  isUnderWay,
  type Making,
  type MakingVerb,
  makingMachine,
  maySee,
  NOWHERE,
  nextStep,
} from '../making.ts';
import type { Community } from '../model.ts';
import { isLimited, type MakingLimits, mayMake } from '../policy.ts';
import { lacksOf, type NewCommunity, slugOf, toWish } from '../wish.ts';

export const MAKE_JOB = 'community.make';
const YEAR_MS = 365 * 86_400_000;

/** A making as one person may see it, with what they may do about it. */
export interface MakingView {
  readonly making: Making;
  readonly actions: readonly MakingVerb[];
}

/** Communities made: look-alikes, limits by policy, and the life cycle of the making. */
export function makingActions(deps: CommunityDeps, sync: (only: CommunityId) => Promise<number>) {
  const { work, clock, ids, maker, limits, topicsIn, stems } = deps;

  const view = (making: Making, who: Actor): MakingView => ({
    making,
    actions: availableActions(makingMachine, making, who),
  });

  function plan(tx: Tx, making: Making): void {
    const { id, version } = making;
    const due = { job: MAKE_JOB, slot: `${id}@${version}`, at: clock.now(), ref: id };
    tx.plan(`making:${id}`, isUnderWay(making) ? [due] : []);
  }

  async function load(tx: Tx, id: string, who: Actor): Promise<Making> {
    const making = await tx.makings.get(id);
    if (!making || !maySee(making, who)) throw new AppError('not-found', `no making ${id}`);
    return making;
  }

  const spoken = (community: Community): ReadonlySet<string> =>
    new Set(
      community.languages.flatMap((language) =>
        stems(`${community.names[language]} ${community.purpose[language]}`, language),
      ),
    );

  const topicsOf = (asked: Pick<NewCommunity, 'name' | 'purpose' | 'topics'>): string[] => [
    ...new Set([...asked.topics, ...topicsIn(`${asked.name}. ${asked.purpose}`)]),
  ];

  /** Communities that look like it; to be shown before it is made. */
  async function alike(
    who: Actor,
    asked: Pick<NewCommunity, 'name' | 'purpose' | 'topics'>,
  ): Promise<readonly Alike[]> {
    const all = await work.run((tx) => tx.communities.list());
    const words = `${asked.name} ${asked.purpose}`;
    const sketch = {
      name: asked.name,
      topics: topicsOf(asked),
      stems: new Set(stems(words, who.language)),
    };
    return lookAlikes(sketch, all, spoken);
  }

  async function mustBeAllowed(tx: Tx, who: Actor, policy: MakingLimits): Promise<void> {
    if (!mayMake(who, policy)) {
      throw new AppError('forbidden', 'making communities', { context: 'community' });
    }
    if (!isLimited(who)) return;
    const since = new Date(clock.now().getTime() - YEAR_MS);
    if ((await tx.makings.countOf(who.id, since)) >= policy.perYear) {
      throw new AppError('too-many-requests', 'communities in a year', {
        context: 'community',
        limit: policy.perYear,
      });
    }
  }

  /**
   * Takes on the making of a community. The same form sent twice is one.
   * @throws AppError `invalid-input` naming the field, `forbidden`, `too-many-requests`
   */
  async function ask(who: Actor, asked: NewCommunity, key: string): Promise<MakingView> {
    const [lack] = lacksOf(asked, dayOf(clock.now(), who.zone));
    if (lack) {
      throw new AppError('invalid-input', `${lack.field} ${lack.why}`, { field: lack.field });
    }
    const policy = await limits();
    return work.run(async (tx) => {
      const earlier = await tx.makings.byKey(key);
      if (earlier) return view(earlier, who);
      await mustBeAllowed(tx, who, policy);
      const [all, slugs] = await Promise.all([tx.communities.list(), tx.makings.slugs()]);
      const taken = new Set<string>([...all.map(({ id }) => id), ...slugs]);
      const slug = slugOf(asked.name, taken);
      const making: Making = {
        id: ids.next(),
        version: 1,
        slug,
        person: who.id,
        wish: toWish(asked, { slug, owner: who.id, topics: topicsOf(asked) }),
        state: 'asked',
        done: [],
        place: NOWHERE,
        trouble: null,
        createdAt: clock.now(),
        settledAt: null,
      };
      await tx.makings.insert(making, key);
      plan(tx, making);
      tx.audit({
        actor: who.id,
        verb: 'community.ask',
        subject: `community:${slug}`,
        reason: making.wish.audienceReason ?? undefined,
        detail: { making: making.id, audience: making.wish.audience, endsOn: making.wish.endsOn },
      });
      return view(making, who);
    });
  }

  async function keep(before: Making, now: Making): Promise<Making> {
    return work.run(async (tx) => {
      await tx.makings.update(now);
      const { id, slug, state } = now;
      if (state !== before.state && (state === 'ready' || state === 'stuck')) {
        tx.emit({ type: `community.${state}`, actor: null, data: { making: id } });
        tx.audit({
          actor: null,
          verb: `community.${state === 'ready' ? 'make' : 'stuck'}`,
          subject: `community:${slug}`,
          detail: { making: id, trouble: now.trouble },
        });
      }
      return { ...now, version: now.version + 1 };
    });
  }

  /**
   * Makes what is still to be made, step by step; each is recorded before the next is begun. Of the last step the
   * community is read at once, so that it is there when it is said to be.
   * @throws AppError `unavailable` where the service does not answer: the work comes again by itself
   */
  async function carryOn(id: string): Promise<void> {
    let making = await work.run((tx) => tx.makings.get(id));
    while (making && isUnderWay(making)) {
      const step = nextStep(making);
      if (!step) return;
      const { wish, place }: Making = making;
      const made = await perform(making, () => maker.perform(step, wish, place));
      const next = after(making, step, made, clock.now());
      if (next.state === 'ready') await perform(making, () => known(wish.slug));
      making = await keep(making, next);
    }
  }

  /** @throws AppError `unavailable` while its line or its people are not to be seen yet */
  async function known(slug: string): Promise<void> {
    if ((await sync(asId<CommunityId>(slug))) > 0) return;
    throw new AppError('unavailable', `the community ${slug} cannot be read yet`);
  }

  /** That nothing answers is written down for whoever looks on, and is no end. */
  async function perform<T>(making: Making, step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (isAppError(error) && error.code === 'unavailable' && making.trouble !== 'waiting') {
        await keep(making, { ...making, trouble: 'waiting' });
      }
      throw error;
    }
  }

  async function move(who: Actor, id: string, verb: 'retry' | 'drop'): Promise<MakingView> {
    return work.run(async (tx) => {
      const before = await load(tx, id, who);
      // Pressed twice it is done once.
      const done = verb === 'retry' ? isUnderWay(before) : before.state === 'dropped';
      if (done) return view(before, who);
      const state = decide(makingMachine, before, verb, who);
      const settledAt = state === 'dropped' ? clock.now() : null;
      const now: Making = { ...before, state, trouble: null, settledAt };
      await tx.makings.update(now);
      const kept = { ...now, version: now.version + 1 };
      plan(tx, kept);
      tx.audit({ actor: who.id, verb: `community.${verb}`, subject: `community:${before.slug}` });
      return view(kept, who);
    });
  }

  return {
    alike,
    ask,
    carryOn,
    /** @throws AppError `not-found` */
    read: (who: Actor, id: string): Promise<MakingView> =>
      work.run(async (tx) => view(await load(tx, id, who), who)),
    /** Without a reader's eyes: for what follows from it. */
    get: (id: string): Promise<Making | null> => work.run((tx) => tx.makings.get(id)),
    /** What this person asked for and is not there yet. */
    mine: (who: Actor): Promise<readonly Making[]> =>
      work.run((tx) => tx.makings.underWayOf(who.id)),
    retry: (who: Actor, id: string) => move(who, id, 'retry'),
    drop: (who: Actor, id: string) => move(who, id, 'drop'),
    /** Whether this person may make one now, and of how many. */
    async allowed(who: Actor): Promise<boolean> {
      return mayMake(who, await limits());
    },
  };
}

export type MakingActions = ReturnType<typeof makingActions>;
