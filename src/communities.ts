import type { AllStores } from './adapters/database/stores/all.ts';
import { type CommunityActions, communityActions } from './features/communities/actions.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { PlaceMaker } from './ports/making.ts';
import type { Places } from './ports/places.ts';
import type { Registers } from './ports/registers.ts';
import type { Rosters } from './ports/rosters.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import type { Words } from './ports/words.ts';
import { type CommunityViews, communityViews } from './views/communities.ts';

/** Communities in Microsoft 365: which there are, where they meet, how one is made, who is let in. */
export interface CommunityWorld {
  readonly registers: Registers;
  readonly places: Places;
  readonly maker: PlaceMaker;
  readonly rosters: Rosters;
}

interface Around extends CommunityWorld {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  readonly vocabulary: Vocabulary;
}

/** Making and joining of communities within the limits that governance has set. */
export const communitiesOf = (around: Around, governance: GovernanceActions): CommunityActions =>
  communityActions({
    ...around,
    limits: async () => ({
      makers: await governance.setting('community.makers'),
      perYear: await governance.setting('community.perYear'),
    }),
    topicsIn: (words) => around.vocabulary.topicsIn(words),
    stems: around.text.stems,
  });

/** Communities as they are listed, found and asked for. */
export const communityLists = (
  actions: { readonly people: PeopleActions; readonly communities: CommunityActions },
  { vocabulary, words }: Pick<Around, 'vocabulary'> & { readonly words: Pick<Words, 'say'> },
): CommunityViews =>
  communityViews({
    ...actions,
    words,
    topicNames: (slug) => vocabulary.labels(slug),
    topicsIn: (text) => vocabulary.topicsIn(text),
  });
