import type { AllStores } from './adapters/database/stores/all.ts';
import type { News } from './features/alerts/model.ts';
import { isOpen } from './features/discussions/contribution-audience.ts';
import { placesOf } from './features/discussions/elsewhere.ts';
import { type Discussion, openingWords } from './features/discussions/model.ts';
import { aboutTalk, subjectOf } from './features/taxonomy/talk.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import type { CommunityId } from './kernel/ids.ts';
import type { Actor } from './kernel/person.ts';
import type { Clock } from './ports/clock.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
}

const SHOWN: ReadonlySet<Discussion['state']> = new Set([
  'open',
  'closing',
  'closed',
  'summarised',
  'archived',
]);

/** It has begun, and was not called off. */
export const isTalkedOf = ({ state }: Pick<Discussion, 'state'>): boolean => SHOWN.has(state);

const dayIn = (at: Date): string => at.toISOString().slice(0, 10);

/** Discussions that began in any of these communities since, each with what it is about. */
export const begunOf =
  ({ work, vocabulary }: Pick<Around, 'work'> & { readonly vocabulary: Vocabulary }) =>
  async (communities: readonly CommunityId[], since: Date): Promise<readonly News[]> =>
    work.run(async (tx) => {
      const all = await tx.discussions.list({ communities });
      const begun = all.filter((one) => isTalkedOf(one) && one.startsAt >= since);
      const subject = ({ id }: Discussion) => subjectOf({ kind: 'discussion', id });
      const rows = await tx.talkTags.of(begun.map(subject));
      const given = new Map(rows.map((row) => [row.subject, row]));
      return begun.map((one) => ({
        ...aboutTalk(openingWords(one), given.get(subject(one)), vocabulary),
        kind: 'discussion' as const,
        id: one.id,
        by: one.createdBy,
        at: one.startsAt,
        communities: placesOf(one),
      }));
    });

/** What was said: each whole day on which somebody spoke in a discussion. */
export const talkOf =
  ({ work, clock }: Around) =>
  async (communities: readonly CommunityId[], since: Date): Promise<readonly News[]> => {
    if (communities.length === 0) return [];
    const today = dayIn(clock.now());
    return work.run(async (tx) => {
      const all = await tx.discussions.list({ communities });
      const recent = all.filter((one) => isTalkedOf(one) && one.endsAt >= since);
      const news: News[] = [];
      for (const discussion of recent) {
        const { id } = discussion;
        const common = { topics: [], countries: [], communities: placesOf(discussion) };
        const said = (await tx.contributions.headsOf(id)).filter(isOpen);
        const days = new Map(said.map(({ createdAt }) => [dayIn(createdAt), createdAt]));
        for (const [day, at] of days) {
          // What is said later on a day that was told of would be told to nobody.
          if (day < today && at >= since)
            news.push({ ...common, kind: 'posts', id: `${id}@${day}`, by: null, at });
        }
      }
      return news;
    });
  };

/** To whoever replied: that they were thanked, told with what is new to them and by no message of its own. */
export const thanksTo =
  ({ work }: Pick<Around, 'work'>) =>
  async (who: Actor, since: Date): Promise<readonly News[]> =>
    work.run(async (tx) => {
      const news: News[] = [];
      for (const { id, query, thankedAt } of await tx.replies.thankedSince(who.id, since)) {
        const asked = await tx.queries.get(query);
        if (!asked || !thankedAt) continue;
        const communities = asked.community ? [asked.community] : [];
        const common = { topics: [], countries: [], communities };
        news.push({ ...common, kind: 'thanks', id, by: asked.asker, at: thankedAt });
      }
      return news;
    });
