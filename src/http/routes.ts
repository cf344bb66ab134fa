import type { HttpDeps } from './deps.ts';
import type { Route } from './route.ts';
import { anonymityRoutes } from './routes/anonymity.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { attributionRoutes } from './routes/attribution.ts';
import { auditRoutes } from './routes/audit.ts';
import { captureRoutes } from './routes/captures.ts';
import { collectionRoutes } from './routes/collections.ts';
import { communityRoutes } from './routes/communities.ts';
import { consentRoutes } from './routes/consents.ts';
import { creditRoutes } from './routes/credit.ts';
import { deskRoutes } from './routes/desks.ts';
import { discussionRoutes } from './routes/discussions.ts';
import { dutyRoutes } from './routes/duties.ts';
import { expertiseRoutes } from './routes/expertise.ts';
import { focalPointRoutes } from './routes/focal-points.ts';
import { glossaryRoutes } from './routes/glossary.ts';
import { handoverRoutes } from './routes/handovers.ts';
import { importRoutes } from './routes/imports.ts';
import { insightRoutes } from './routes/insights.ts';
import { knowledgeRoutes } from './routes/knowledge.ts';
import { labelRoutes } from './routes/labels.ts';
import { lessonRoutes } from './routes/lessons.ts';
import { letterRoutes } from './routes/letters.ts';
import { libraryRoutes } from './routes/libraries.ts';
import { managerRoutes } from './routes/managers.ts';
import { membershipRoutes } from './routes/membership.ts';
import { moderationRoutes } from './routes/moderation.ts';
import { noticeRoutes } from './routes/notices.ts';
import { outsideRoutes } from './routes/outside.ts';
import { peerReviewRoutes } from './routes/peer-review.ts';
import { peopleRoutes } from './routes/people.ts';
import { placeRoutes } from './routes/places.ts';
import { practiceRoutes } from './routes/practices.ts';
import { preparingRoutes } from './routes/preparing.ts';
import { promptRoutes } from './routes/prompts.ts';
import { qualityRoutes } from './routes/quality.ts';
import { queryRoutes } from './routes/queries.ts';
import { reachRoutes } from './routes/reach.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { rewritingRoutes } from './routes/rewriting.ts';
import { rightsRoutes } from './routes/rights.ts';
import { safetyRoutes } from './routes/safety.ts';
import { settingRoutes } from './routes/settings.ts';
import { shareRoutes } from './routes/shares.ts';
import { showcaseRoutes } from './routes/showcase.ts';
import { siteRoutes } from './routes/site-pages.ts';
import { sourceRoutes } from './routes/sources.ts';
import { summaryRoutes } from './routes/summaries.ts';
import { surfacingRoutes } from './routes/surfacing.ts';
import { synthesisRoutes } from './routes/syntheses.ts';
import { taxonomyRoutes } from './routes/taxonomy.ts';
import { templateRoutes } from './routes/templates.ts';
import { workingDayRoutes } from './routes/working-days.ts';

/** What administrators see to. */
const administrationRoutes = (deps: HttpDeps): readonly Route[] => [
  ...sourceRoutes(deps),
  ...settingRoutes(deps),
  ...auditRoutes(deps),
  ...importRoutes(deps),
  ...outsideRoutes(deps),
  ...libraryRoutes(deps),
  ...reachRoutes(deps),
];

/** What people write down, and what comes of it. */
const recordRoutes = (deps: HttpDeps): readonly Route[] => [
  ...captureRoutes(deps),
  ...peerReviewRoutes(deps),
  ...letterRoutes(deps),
  ...lessonRoutes(deps),
  ...practiceRoutes(deps),
  ...qualityRoutes(deps),
];

/** The whole API: served, validated and described from this list. */
export const apiRoutes = (deps: HttpDeps): readonly Route[] => [
  ...peopleRoutes(deps),
  ...rightsRoutes(deps),
  ...communityRoutes(deps),
  ...workingDayRoutes(deps),
  ...discussionRoutes(deps),
  ...attachmentRoutes(deps),
  ...synthesisRoutes(deps),
  ...rewritingRoutes(deps),
  ...summaryRoutes(deps),
  ...queryRoutes(deps),
  ...membershipRoutes(deps),
  ...noticeRoutes(deps),
  ...shareRoutes(deps),
  ...moderationRoutes(deps),
  ...knowledgeRoutes(deps),
  ...expertiseRoutes(deps),
  ...anonymityRoutes(deps),
  ...recordRoutes(deps),
  ...insightRoutes(deps),
  ...consentRoutes(deps),
  ...attributionRoutes(deps),
  ...preparingRoutes(deps),
  ...creditRoutes(deps),
  ...deskRoutes(deps),
  ...promptRoutes(deps),
  ...placeRoutes(deps),
  ...handoverRoutes(deps),
  ...dutyRoutes(deps),
  ...safetyRoutes(deps),
  ...administrationRoutes(deps),
  ...taxonomyRoutes(deps),
  ...glossaryRoutes(deps),
  ...collectionRoutes(deps),
  ...surfacingRoutes(deps),
  ...showcaseRoutes(deps),
  ...reviewRoutes(deps),
  ...siteRoutes(deps),
  ...labelRoutes(deps),
  ...managerRoutes(deps),
  ...focalPointRoutes(deps),
  ...templateRoutes(deps),
];
