import { audienceKey } from '../../kernel/audience.ts';
import type { CommunityId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Found } from './model.ts';

interface Deps {
  /** Whether people of other organizations read in a community's channel beside its members. */
  readonly hasGuests: (community: CommunityId) => Promise<boolean>;
}

type Related = (
  audiences: ReadonlySet<string>,
  words: string,
  language: Language,
) => Promise<readonly Found[]>;

const openToMembers = (community: CommunityId): ReadonlySet<string> =>
  new Set(['all', audienceKey({ kind: 'community', community })]);

/** What communities read, as one reader each: nobody in particular looks, and nothing is among it that must be asked about. */
export function inCommunities({ hasGuests }: Deps, related: Related) {
  /**
   * What everybody who reads in a community may open. Its guests read there too, and to them what is for all staff is
   * closed: what lies in the community's own library they open in SharePoint by being in its team.
   */
  const audiencesIn = async (community: CommunityId): Promise<ReadonlySet<string>> =>
    (await hasGuests(community))
      ? new Set([audienceKey({ kind: 'community', community })])
      : openToMembers(community);

  return {
    audiencesIn,

    /** Products related to a text, such as everybody who reads in the community may open. */
    relatedIn: async (community: CommunityId, words: string, language: Language) =>
      related(await audiencesIn(community), words, language),

    /** As `relatedIn`, as far as all members may open it: kept beside what is theirs, cut wherever others read it. */
    relatedForMembers: (community: CommunityId, words: string, language: Language) =>
      related(openToMembers(community), words, language),
  };
}
