import type { Community } from '../features/communities/model.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';

/** A community where a question could go, with the topics it shares with the question. */
export interface CommunityMatch {
  readonly community: Community;
  readonly topics: readonly string[];
  readonly recommended: boolean;
}

export function queryPlaces({ communities, taxonomy }: Pick<ViewDeps, 'communities' | 'taxonomy'>) {
  /** The communities of this person, the one that shares most topics with the text first. */
  async function matching(who: Actor, text: string): Promise<CommunityMatch[]> {
    const spoken = taxonomy.vocabulary.topicsIn(text);
    const mine = (await communities.list())
      .filter(({ id }) => who.memberships.has(id))
      .map((community) => ({
        community,
        topics: spoken.filter((topic) => community.topics.includes(topic)),
      }))
      .sort((a, b) => b.topics.length - a.topics.length);
    const [first] = mine;
    const best = mine.length === 1 || (first?.topics.length ?? 0) > 0 ? first : undefined;
    return mine.map((match) => ({ ...match, recommended: match === best }));
  }

  return { matching };
}
