import { attributionReactions } from './reactions/attribution.ts';
import { captureReactions } from './reactions/capture.ts';
import { communityReactions } from './reactions/communities.ts';
import { consentReactions } from './reactions/consents.ts';
import { creditReactions } from './reactions/credit.ts';
import { discussionReactions } from './reactions/discussions.ts';
import { dutyReactions } from './reactions/duties.ts';
import { expertiseReactions } from './reactions/expertise.ts';
import { focalPointReactions } from './reactions/focal-points.ts';
import { guestReactions } from './reactions/guests.ts';
import { handoverReactions } from './reactions/handovers.ts';
import { interimReactions } from './reactions/interims.ts';
import { knowledgeReactions } from './reactions/knowledge.ts';
import { membershipReactions } from './reactions/membership.ts';
import { moderationReactions } from './reactions/moderation.ts';
import { noticeReactions } from './reactions/notices.ts';
import { paceReactions } from './reactions/pace.ts';
import { practiceReactions } from './reactions/practices.ts';
import { preparingReactions } from './reactions/preparing.ts';
import { promptReactions } from './reactions/prompts.ts';
import { queryReactions } from './reactions/queries.ts';
import type { Reaction, ReactionDeps } from './reactions/reaction.ts';
import { removalReactions } from './reactions/removals.ts';
import { safetyReactions } from './reactions/safety.ts';
import { shareReactions } from './reactions/shares.ts';
import { showcaseReactions } from './reactions/showcase.ts';
import { sourceReactions } from './reactions/sources.ts';
import { surfacingReactions } from './reactions/surfacing.ts';
import { talkReactions } from './reactions/talk.ts';
import { termReactions } from './reactions/terms.ts';

/** When THIS happened, do THAT: all traffic between features, one list for each job of the product. */
export const reactions = (deps: ReactionDeps): readonly Reaction[] => [
  ...communityReactions(deps),
  ...discussionReactions(deps),
  ...interimReactions(deps),
  ...guestReactions(deps),
  ...moderationReactions(deps),
  ...queryReactions(deps),
  ...captureReactions(deps),
  ...practiceReactions(deps),
  ...promptReactions(deps),
  ...consentReactions(deps),
  ...attributionReactions(deps),
  ...handoverReactions(deps),
  ...dutyReactions(deps),
  ...focalPointReactions(deps),
  ...removalReactions(deps),
  ...safetyReactions(deps),
  ...sourceReactions(deps),
  ...knowledgeReactions(deps),
  ...expertiseReactions(deps),
  ...preparingReactions(deps),
  ...surfacingReactions(deps),
  ...showcaseReactions(deps),
  ...termReactions(deps),
  ...talkReactions(deps),
  ...membershipReactions(deps),
  ...noticeReactions(deps),
  ...paceReactions(deps),
  ...shareReactions(deps),
  ...creditReactions(deps),
];
