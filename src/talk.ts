import type { AllStores } from './adapters/database/stores/all.ts';
import type { News } from './features/alerts/model.ts';
import { isOpen } from './features/discussions/contribution-audience.ts';
import { placesOf } from './features/discussions/elsewhere.ts';
import type { Discussion } from './features/discussions/model.ts';
import type { CommunityId } from './kernel/ids.ts';
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

const dayIn = (at: Date): string => at.toISOString().slice(0, 10);

/** What was talked about: discussions that began, and each whole day on which something was said in one. */
export const talkOf =
  ({ work, clock }: Around) =>
  async (communities: readonly CommunityId[], since: Date): Promise<readonly News[]> => {
    if (communities.length === 0) return [];
    const today = dayIn(clock.now());
    return work.run(async (tx) => {
      const all = await tx.discussions.list({ communities });
      const recent = all.filter(({ state, endsAt }) => SHOWN.has(state) && endsAt >= since);
      const news: News[] = [];
      for (const discussion of recent) {
        const { id, startsAt, createdBy } = discussion;
        const common = { topics: [], countries: [], communities: placesOf(discussion) };
        if (startsAt >= since)
          news.push({ ...common, kind: 'discussion', id, by: createdBy, at: startsAt });
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
