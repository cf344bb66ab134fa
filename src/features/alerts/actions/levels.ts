import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../../kernel/ids.ts';
import { type Actor, belongs } from '../../../kernel/person.ts';
import { type Concern, goes, type Level, levelIn } from '../levels.ts';
import { type AlertDeps, plan } from './deps.ts';

/** How much each person hears of each of their communities. */
export function levelActions({ work, clock, reader }: AlertDeps) {
  return {
    /** The level in each of the person's communities, chosen or not. */
    mine: async (who: Actor): Promise<ReadonlyMap<CommunityId, Level>> => {
      const chosen = await work.run((tx) => tx.noticeLevels.of(who.id));
      return new Map([...who.memberships.keys()].map((id) => [id, levelIn(chosen, id)]));
    },

    /** From now on; the same again changes nothing. @throws AppError `not-a-member` */
    async choose(who: Actor, community: CommunityId, level: Level): Promise<void> {
      if (!belongs(who, community)) throw new AppError('not-a-member', 'notices of a community');
      const now = clock.now();
      await work.run(async (tx) => {
        await tx.noticeLevels.choose(who.id, community, level, now);
        await plan(tx, who, now);
      });
    },

    /** Somebody came to a community: what is new there reaches them from now on. */
    async begin(person: PersonId): Promise<void> {
      const who = await reader(person);
      if (who) await work.run((tx) => plan(tx, who, clock.now()));
    },

    /** Whoever was in a community before anybody heard of it gets its news as everybody else. Idempotent. */
    async beginAll(): Promise<void> {
      for (const person of await work.run((tx) => tx.alerts.neverPlanned())) {
        const who = await reader(person);
        if (who) await work.run((tx) => plan(tx, who, clock.now()));
      }
    },

    /** Those who want each post of these communities, each once. */
    async wantEach(communities: readonly CommunityId[]): Promise<ReadonlySet<PersonId>> {
      const found = await work.run(async (tx) => {
        const people: PersonId[] = [];
        for (const id of communities) people.push(...(await tx.noticeLevels.at(id, 'each')));
        return people;
      });
      return new Set(found);
    },

    /** Whether what concerns somebody so, in these communities, is told to them: one that wants it is enough. */
    async goes(
      person: PersonId,
      communities: readonly CommunityId[],
      concern: Concern,
    ): Promise<boolean> {
      if (concern === 'due' || communities.length === 0) return true;
      const chosen = await work.run((tx) => tx.noticeLevels.of(person));
      return communities.some((id) => goes(levelIn(chosen, id), concern));
    },
  };
}
