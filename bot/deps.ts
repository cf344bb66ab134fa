import type { AlertActions } from '../src/features/alerts/actions.ts';
import type { AnnouncingActions } from '../src/features/announcing/actions.ts';
import type { AttributionActions } from '../src/features/attribution/actions.ts';
import type { CaptureActions } from '../src/features/capture/actions.ts';
import type { CollectionActions } from '../src/features/collections/actions.ts';
import type { CommunityActions } from '../src/features/communities/actions.ts';
import type { ConsentActions } from '../src/features/consents/actions.ts';
import type { DeskActions } from '../src/features/desks/actions.ts';
import type { TendingActions } from '../src/features/discussions/actions/tending.ts';
import type { DiscussionActions } from '../src/features/discussions/actions.ts';
import type { DutyActions } from '../src/features/duties/actions.ts';
import type { ExpertiseActions } from '../src/features/expertise/actions.ts';
import type { GovernanceActions } from '../src/features/governance/actions.ts';
import type { KnowledgeActions } from '../src/features/knowledge/actions.ts';
import type { OutsideActions } from '../src/features/knowledge/outside/actions.ts';
import type { MembershipActions } from '../src/features/membership/actions.ts';
import type { ModerationActions } from '../src/features/moderation/actions.ts';
import type { NotificationActions } from '../src/features/notifications/actions.ts';
import type { PeopleActions } from '../src/features/people/actions.ts';
import type { PracticeActions } from '../src/features/practices/actions.ts';
import type { PreparingActions } from '../src/features/preparing/actions.ts';
import type { QueryActions } from '../src/features/queries/actions.ts';
import type { RewritingActions } from '../src/features/rewriting/actions.ts';
import type { SafetyActions } from '../src/features/safety/actions.ts';
import type { ShowcaseActions } from '../src/features/showcase/actions.ts';
import type { SourceActions } from '../src/features/sources/actions.ts';
import type { TaxonomyActions } from '../src/features/taxonomy/actions.ts';
import type { TemplateActions } from '../src/features/templates/actions.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { Conversations } from '../src/ports/conversations.ts';
import type { Deletions } from '../src/ports/deletions.ts';
import type { Holding } from '../src/ports/holding.ts';
import type { Ids } from '../src/ports/ids.ts';
import type { Inbox } from '../src/ports/inbox.ts';
import type { Installer, Ways } from '../src/ports/installer.ts';
import type { Log } from '../src/ports/log.ts';
import type { Mailer } from '../src/ports/mailer.ts';
import type { ChannelReader } from '../src/ports/messenger.ts';
import type { ClientSignIn } from '../src/ports/sign-in.ts';
import type { AttachmentViews } from '../src/views/attachments.ts';
import type { BriefingViews } from '../src/views/briefing.ts';
import type { CollectionViews } from '../src/views/collection.ts';
import type { CommunityViews } from '../src/views/communities.ts';
import type { ConsentViews } from '../src/views/consents.ts';
import type { DeskViews } from '../src/views/desks.ts';
import type { DiscussionViews } from '../src/views/discussion.ts';
import type { DutyViews } from '../src/views/duties.ts';
import type { HandoverViews } from '../src/views/handover.ts';
import type { HomeViews } from '../src/views/home.ts';
import type { InsightViews } from '../src/views/insights.ts';
import type { LabelViews } from '../src/views/labels.ts';
import type { LessonViews } from '../src/views/lessons.ts';
import type { MembershipViews } from '../src/views/membership.ts';
import type { ModerationViews } from '../src/views/moderation.ts';
import type { PeerReviewViews } from '../src/views/peer-review.ts';
import type { PracticeViews } from '../src/views/practices.ts';
import type { PreparingViews } from '../src/views/preparing.ts';
import type { PromptsByUnitViews } from '../src/views/prompts-by-unit.ts';
import type { QueryViews } from '../src/views/query.ts';
import type { RecordViews } from '../src/views/record.ts';
import type { RecordReadersViews } from '../src/views/record-readers.ts';
import type { SafetyViews } from '../src/views/safety.ts';
import type { ShareViews } from '../src/views/shares.ts';
import type { ShowcaseViews } from '../src/views/showcase.ts';
import type { SurfacingViews } from '../src/views/surfacing.ts';
import type { TalkTagViews } from '../src/views/talk-tags.ts';
import type { TendedViews } from '../src/views/tended.ts';
import type { Labels } from './voice.ts';

/** Ways to people who never wrote to the bot, and to those whose chat is closed to it. */
export interface Reach {
  readonly ways: Ways;
  readonly installer: Installer;
  /** Null where no mailbox is named to send from. */
  readonly mailer: Mailer | null;
  /** A page of the tab as a link that opens it from a mail. */
  link(path: string): string;
}

/** All that the chat asks of the product. */
export interface BotDeps extends Labels {
  readonly actions: {
    readonly people: PeopleActions;
    readonly communities: CommunityActions;
    readonly membership: MembershipActions;
    readonly discussions: DiscussionActions;
    readonly tending: TendingActions;
    readonly queries: QueryActions;
    readonly knowledge: KnowledgeActions;
    readonly expertise: ExpertiseActions;
    readonly capture: CaptureActions;
    readonly consents: ConsentActions;
    readonly attribution: AttributionActions;
    readonly practices: PracticeActions;
    readonly preparing: PreparingActions;
    readonly desks: DeskActions;
    readonly duties: DutyActions;
    readonly moderation: ModerationActions;
    readonly rewriting: RewritingActions;
    readonly safety: SafetyActions;
    readonly governance: Pick<GovernanceActions, 'auditLog' | 'kept' | 'setting'>;
    readonly sources: SourceActions;
    readonly outside: OutsideActions;
    readonly taxonomy: TaxonomyActions;
    readonly templates: TemplateActions;
    readonly collections: CollectionActions;
    readonly alerts: AlertActions;
    readonly announcing: AnnouncingActions;
    readonly showcase: ShowcaseActions;
    readonly notifications: Pick<
      NotificationActions,
      'subjectOf' | 'wayOpened' | 'heard' | 'answered'
    >;
  };
  readonly views: {
    readonly attachments: AttachmentViews;
    readonly discussions: DiscussionViews;
    readonly queries: QueryViews;
    readonly moderation: ModerationViews;
    readonly duties: DutyViews;
    readonly handovers: HandoverViews;
    readonly home: HomeViews;
    readonly membership: MembershipViews;
    readonly insights: InsightViews;
    readonly labels: LabelViews;
    readonly recordReaders: RecordReadersViews;
    readonly briefing: BriefingViews;
    readonly practices: PracticeViews;
    readonly promptsByUnit: PromptsByUnitViews;
    readonly preparing: PreparingViews;
    readonly communities: CommunityViews;
    readonly desks: DeskViews;
    readonly collections: CollectionViews;
    readonly consents: ConsentViews;
    readonly safety: SafetyViews;
    readonly lessons: LessonViews;
    readonly peerReviews: PeerReviewViews;
    readonly record: RecordViews;
    readonly shares: ShareViews;
    readonly surfacing: SurfacingViews;
    readonly showcase: ShowcaseViews;
    readonly tended: TendedViews;
    readonly talkTags: TalkTagViews;
  };
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly signIn: ClientSignIn;
  readonly inbox: Inbox;
  readonly holding: Holding;
  readonly deletions: Deletions;
  readonly conversations: Conversations;
  readonly channels: ChannelReader;
  /** Absent, only people who are known from a conversation are written to, and nobody by mail. */
  readonly reach?: Reach;
  /** Waits within a turn, in milliseconds; absent, the machine's own timer. */
  pause?(ms: number): Promise<void>;
  /** Counted on /metrics: a chat may have heard this answer before a crash. */
  readonly onPossibleRepeat: () => void;
  /** The vocabulary's topics, shown where a form asks for them. */
  topics?(): readonly string[];
  /** The tab's page as a link a card can carry; absent where there is no tab to open. */
  tabUrl?(path: string): string;
  /** The page of the tab that a pasted link leads to, from its root; null for any other address. */
  tabPath?(address: URL): string | null;
}

/** What messages that nobody asked for are drawn from. */
export type MessageDeps = Pick<
  BotDeps,
  'actions' | 'views' | 'words' | 'topicLabel' | 'countryLabel' | 'tabUrl' | 'clock'
>;
