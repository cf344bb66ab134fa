import type { AlertStores } from '../../../features/alerts/store.ts';
import type { AnnouncementStores } from '../../../features/announcing/store.ts';
import type { AttachmentStores } from '../../../features/attachments/store.ts';
import type { AttributionStores } from '../../../features/attribution/store.ts';
import type { CaptureStores, UnnamedStores } from '../../../features/capture/store.ts';
import type { CollectionStores } from '../../../features/collections/store.ts';
import type { CommunityStores } from '../../../features/communities/store.ts';
import type { ConsentStores } from '../../../features/consents/store.ts';
import type { CreditStores } from '../../../features/credit/store.ts';
import type { DeskStores } from '../../../features/desks/store.ts';
import type { DiscussionStores } from '../../../features/discussions/store.ts';
import type { TendingStores } from '../../../features/discussions/tending.ts';
import type { DutyStores } from '../../../features/duties/store.ts';
import type { ExpertiseStore } from '../../../features/expertise/store.ts';
import type { GovernanceStores } from '../../../features/governance/store.ts';
import type { ImportStores } from '../../../features/importing/store.ts';
import type { InsightStores } from '../../../features/insights/store.ts';
import type { OutsideStores } from '../../../features/knowledge/outside/store.ts';
import type { KnowledgeStores, SyncStores } from '../../../features/knowledge/store.ts';
import type { MembershipStores } from '../../../features/membership/store.ts';
import type { ModerationStores } from '../../../features/moderation/store.ts';
import type { NotificationStores } from '../../../features/notifications/store.ts';
import type { FocalPointStore, PersonStore } from '../../../features/people/store.ts';
import type { PracticeStores } from '../../../features/practices/store.ts';
import type { PreparingStores } from '../../../features/preparing/store.ts';
import type { QueryStores } from '../../../features/queries/store.ts';
import type { RewritingStores } from '../../../features/rewriting/store.ts';
import type { SafetyStores } from '../../../features/safety/store.ts';
import type { ShowcaseStores } from '../../../features/showcase/store.ts';
import type { SourceStores } from '../../../features/sources/store.ts';
import type { TaxonomyStores } from '../../../features/taxonomy/store.ts';
import type { TemplateStores } from '../../../features/templates/store.ts';
import type { Session } from '../session.ts';
import { alertStore, digestStore } from './alerts.ts';
import { announcementStore } from './announcements.ts';
import { anonymousStore } from './anonymous.ts';
import { arrivalStore } from './arrivals.ts';
import { attachmentStore } from './attachments.ts';
import { checkStore } from './attribution.ts';
import { calendarStore } from './calendars.ts';
import { captureStore } from './capture.ts';
import { letterStore } from './capture-letters.ts';
import { roundStore } from './capture-rounds.ts';
import { catalogueStore } from './catalogue.ts';
import { choiceStore } from './choices.ts';
import { collectionStore } from './collections.ts';
import { communityStore } from './communities.ts';
import { weekStore } from './community-weeks.ts';
import { consentStore } from './consents.ts';
import { consolidatedStore } from './consolidated-replies.ts';
import { contradictionStore } from './contradictions.ts';
import { contributionStore } from './contributions.ts';
import { deedStore, recordShareStore } from './credit.ts';
import { deskRequestStore, deskStore } from './desks.ts';
import { discussionDocumentStore } from './discussion-documents.ts';
import { discussionShareStore } from './discussion-shares.ts';
import { discussionStore } from './discussions.ts';
import { dutyStore } from './duties.ts';
import { expertiseStore } from './expertise.ts';
import { focalPointStore } from './focal-points.ts';
import { gapStore } from './gaps.ts';
import { glossaryStore } from './glossary.ts';
import { auditStore, settingStore, thresholdStore } from './governance.ts';
import { handoverStore } from './handovers.ts';
import { fillingStore, followUpStore } from './handovers-further.ts';
import { importedStore, sheetRunStore } from './importing.ts';
import { insightStores } from './insights.ts';
import { catchUpStore, interimStore } from './interims.ts';
import { labelStore } from './labels.ts';
import { libraryStore } from './libraries.ts';
import { joinRequestStore, makingStore } from './making.ts';
import { markStore } from './marks.ts';
import { endingStore, memberStore } from './membership.ts';
import { moderationStores, orderStore } from './moderation.ts';
import { offerStore } from './moderator-offers.ts';
import { noticeLevelStore } from './notice-levels.ts';
import { budgetStore, postingStore } from './notifications.ts';
import { outsideStore } from './outside.ts';
import { personStore } from './people.ts';
import { practiceStore } from './practices.ts';
import { missionOfferStore, preparationStore } from './preparing.ts';
import { productStore } from './products.ts';
import { projectStore } from './projects.ts';
import { promptStore } from './prompts.ts';
import { queryStore } from './queries.ts';
import { askStore, faqStore, scheduleStore } from './query-leading.ts';
import { wordingEditStore } from './query-wordings.ts';
import { replyStore } from './replies.ts';
import { reviewStore } from './reviews.ts';
import { rewritingStore } from './rewritings.ts';
import { safetyStores } from './safety.ts';
import { showingStore } from './showcase.ts';
import { sketchStore } from './sketches.ts';
import { missionStore, moveStore, sourceStore } from './sources.ts';
import { synthesisStore } from './syntheses.ts';
import { tagStore } from './tags.ts';
import { talkTagStore } from './talk-tags.ts';
import { templateVersionStore } from './templates.ts';
import { tendingStores } from './tending.ts';
import { mergeStore, proposalStore } from './term-decisions.ts';
import { termStore } from './terms.ts';
import { threadLinkStore } from './thread-links.ts';
import { topicProposalStore } from './topic-proposals.ts';
import { unnamedRecordStore } from './unnamed-records.ts';

/** Every feature's stores under the names the features give them. */
export interface AllStores
  extends CommunityStores,
    DiscussionStores,
    TendingStores,
    QueryStores,
    CaptureStores,
    UnnamedStores,
    ConsentStores,
    AttributionStores,
    CreditStores,
    ModerationStores,
    MembershipStores,
    NotificationStores,
    GovernanceStores,
    InsightStores,
    SourceStores,
    PracticeStores,
    PreparingStores,
    RewritingStores,
    SafetyStores,
    ShowcaseStores,
    DeskStores,
    DutyStores,
    TaxonomyStores,
    TemplateStores,
    SyncStores,
    CollectionStores,
    AlertStores,
    AnnouncementStores,
    AttachmentStores,
    ImportStores,
    KnowledgeStores,
    OutsideStores {
  readonly people: PersonStore;
  readonly focalPoints: FocalPointStore;
  readonly expertise: ExpertiseStore;
}

/** Where people talk, and what is made of it. */
const talking = (session: Session) => ({
  people: personStore(session),
  communities: communityStore(session),
  makings: makingStore(session),
  joinRequests: joinRequestStore(session),
  communityWeeks: weekStore(session),
  discussions: discussionStore(session),
  discussionShares: discussionShareStore(session),
  contributions: contributionStore(session),
  anonymous: anonymousStore(session),
  attachments: attachmentStore(session),
  orders: orderStore(session),
  threadLinks: threadLinkStore(session),
  ...tendingStores(session),
  ...moderationStores(session),
  syntheses: synthesisStore(session),
  discussionDocuments: discussionDocumentStore(session),
  rewritings: rewritingStore(session),
  interims: interimStore(session),
  caughtUp: catchUpStore(session),
  topicProposals: topicProposalStore(session),
  queries: queryStore(session),
  replies: replyStore(session),
  consolidatedReplies: consolidatedStore(session),
  asks: askStore(session),
  faqs: faqStore(session),
  wordingEdits: wordingEditStore(session),
  querySchedules: scheduleStore(session),
  workingWeeks: weekStore(session),
});

/** What is found, and what is told of it. */
const finding = (session: Session) => ({
  products: productStore(session),
  catalogue: catalogueStore(session),
  sketches: sketchStore(session),
  gaps: gapStore(session),
  marks: markStore(session),
  choices: choiceStore(session),
  contradictions: contradictionStore(session),
  libraries: libraryStore(session),
  outside: outsideStore(session),
  arrivals: arrivalStore(session),
  reviews: reviewStore(session),
  collections: collectionStore(session),
  alerts: alertStore(session),
  noticeLevels: noticeLevelStore(session),
  digests: digestStore(session),
  announcements: announcementStore(session),
});

export const allStores = (session: Session): AllStores => ({
  ...talking(session),
  ...finding(session),
  membersSeen: memberStore(session),
  endings: endingStore(session),
  moderatorOffers: offerStore(session),
  calendars: calendarStore(session),
  postings: postingStore(session),
  budget: budgetStore(session),
  captures: captureStore(session),
  unnamedRecords: unnamedRecordStore(session),
  captureRounds: roundStore(session),
  captureLetters: letterStore(session),
  consents: consentStore(session),
  attributionChecks: checkStore(session),
  importedReports: importedStore(session),
  sheetRuns: sheetRunStore(session),
  deeds: deedStore(session),
  recordShares: recordShareStore(session),
  focalPoints: focalPointStore(session),
  prompts: promptStore(session),
  handovers: handoverStore(session),
  followUps: followUpStore(session),
  fillings: fillingStore(session),
  duties: dutyStore(session),
  projects: projectStore(session),
  settings: settingStore(session),
  thresholds: thresholdStore(session),
  auditLog: auditStore(session),
  ...insightStores(session),
  sources: sourceStore(session),
  missions: missionStore(session),
  moves: moveStore(session),
  expertise: expertiseStore(session),
  preparations: preparationStore(session),
  missionOffers: missionOfferStore(session),
  practices: practiceStore(session),
  showings: showingStore(session),
  desks: deskStore(session),
  deskRequests: deskRequestStore(session),
  glossary: glossaryStore(session),
  ...safetyStores(session),
  terms: termStore(session),
  proposals: proposalStore(session),
  merges: mergeStore(session),
  tags: tagStore(session),
  talkTags: talkTagStore(session),
  labels: labelStore(session),
  templateVersions: templateVersionStore(session),
});
