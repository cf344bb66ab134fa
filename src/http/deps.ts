import type { Request, Response } from 'restify';
import type { EntraSignIn } from '../contract/people.ts';
import type { SiteService } from '../contract/site-pages.ts';
import type { TabAddress } from '../contract/tab-links.ts';
import type { AlertActions } from '../features/alerts/actions.ts';
import type { AnnouncingActions } from '../features/announcing/actions.ts';
import type { AttributionActions } from '../features/attribution/actions.ts';
import type { UnnamedRecords } from '../features/capture/actions/unnamed-records.ts';
import type { CaptureActions } from '../features/capture/actions.ts';
import type { CollectionActions } from '../features/collections/actions.ts';
import type { CommunityActions } from '../features/communities/actions.ts';
import type { ConsentActions } from '../features/consents/actions.ts';
import type { CreditActions } from '../features/credit/actions.ts';
import type { DeskActions } from '../features/desks/actions.ts';
import type { TendingActions } from '../features/discussions/actions/tending.ts';
import type { DiscussionActions } from '../features/discussions/actions.ts';
import type { DutyActions } from '../features/duties/actions.ts';
import type { ExpertiseActions } from '../features/expertise/actions.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { ImportDesk } from '../features/importing/desk.ts';
import type { InsightActions } from '../features/insights/actions.ts';
import type { KnowledgeActions } from '../features/knowledge/actions.ts';
import type { OutsideActions } from '../features/knowledge/outside/actions.ts';
import type { MembershipActions } from '../features/membership/actions.ts';
import type { ModerationActions } from '../features/moderation/actions.ts';
import type { NotificationActions } from '../features/notifications/actions.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { PracticeActions } from '../features/practices/actions.ts';
import type { PreparingActions } from '../features/preparing/actions.ts';
import type { QueryActions } from '../features/queries/actions.ts';
import type { RewritingActions } from '../features/rewriting/actions.ts';
import type { SafetyActions } from '../features/safety/actions.ts';
import type { ShowcaseActions } from '../features/showcase/actions.ts';
import type { SourceActions } from '../features/sources/actions.ts';
import type { TaxonomyActions } from '../features/taxonomy/actions.ts';
import type { TemplateActions } from '../features/templates/actions.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { ClientSignIn } from '../ports/sign-in.ts';
import type { Words } from '../ports/words.ts';
import type { AttachmentViews } from '../views/attachments.ts';
import type { BriefingViews } from '../views/briefing.ts';
import type { CollectionViews } from '../views/collection.ts';
import type { CommunityViews } from '../views/communities.ts';
import type { ConsentViews } from '../views/consents.ts';
import type { DeskViews } from '../views/desks.ts';
import type { DiscussionViews } from '../views/discussion.ts';
import type { DutyViews } from '../views/duties.ts';
import type { HandoverViews } from '../views/handover.ts';
import type { HomeViews } from '../views/home.ts';
import type { InsightViews } from '../views/insights.ts';
import type { LabelViews } from '../views/labels.ts';
import type { LessonViews } from '../views/lessons.ts';
import type { MembershipViews } from '../views/membership.ts';
import type { ModerationViews } from '../views/moderation.ts';
import type { PeerReviewViews } from '../views/peer-review.ts';
import type { PracticeViews } from '../views/practices.ts';
import type { PreparingViews } from '../views/preparing.ts';
import type { PromptsByUnitViews } from '../views/prompts-by-unit.ts';
import type { QueryViews } from '../views/query.ts';
import type { RecordViews } from '../views/record.ts';
import type { RecordReadersViews } from '../views/record-readers.ts';
import type { SafetyViews } from '../views/safety.ts';
import type { ShareViews } from '../views/shares.ts';
import type { ShowcaseViews } from '../views/showcase.ts';
import type { SurfacingViews } from '../views/surfacing.ts';
import type { TalkTagViews } from '../views/talk-tags.ts';
import type { TemplateViews } from '../views/template-preview.ts';
import type { TendedViews } from '../views/tended.ts';
import type { UnnamedRecordViews } from '../views/unnamed-records.ts';
import type { LocalMischief } from './mischief.ts';
import type { Webhooks } from './webhooks.ts';

/** `degraded` still serves, with something missing; `down` takes the instance out of rotation. */
export type PartState = 'ok' | 'degraded' | 'down';

export interface Health {
  readonly status: PartState;
  /** By name (`database`, `jobs`, `graph` …). `detail` is for the operator and holds no secret. */
  readonly parts: Readonly<
    Record<string, { readonly state: PartState; readonly detail: string | null }>
  >;
}

export interface LocalPerson {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly office: string;
}

export interface LocalMail {
  readonly at: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** What waits inside, and what was read: to be looked at, never to be relied on. */
export interface LocalState {
  readonly events: number;
  readonly due: readonly { readonly job: string; readonly at: string; readonly ref: string }[];
  readonly postings: readonly {
    readonly key: string;
    readonly state: string;
    readonly notBefore: string;
  }[];
  readonly library: {
    readonly products: number;
    readonly syncing: boolean;
    /** `reason` is a word of `common.unreadable`. */
    readonly unreadable: readonly { readonly name: string; readonly reason: string }[];
  };
}

export const STEPS = ['day', 'week', 'next-due'] as const;
export type Step = (typeof STEPS)[number];

/** What only the local mode can do: be anybody, move the clock, look inside, begin anew. */
export interface LocalPowers {
  people(): Promise<readonly LocalPerson[]>;
  /** A signed token of a persona. @throws AppError `not-found` where there is no such person */
  token(person: string): Promise<string>;
  /** `offset`: milliseconds by which the clock runs ahead of the machine's. */
  clock(): Promise<{ readonly now: Date; readonly offset: number }>;
  /** Moves the clock and does what became due; `done` names it, in order. */
  advance(step: Step): Promise<{ readonly now: Date; readonly done: readonly string[] }>;
  /** Newest first. */
  mail(): Promise<readonly LocalMail[]>;
  state(): Promise<LocalState>;
  reset(): Promise<void>;
  readonly mischief: LocalMischief;
}

export interface Sites extends SiteService {
  /** Such as `https://contoso.sharepoint.com`. */
  readonly origin: string;
}

export interface HttpDeps {
  readonly actions: {
    readonly people: PeopleActions;
    readonly communities: CommunityActions;
    readonly membership: MembershipActions;
    readonly discussions: DiscussionActions;
    readonly tending: TendingActions;
    readonly queries: QueryActions;
    readonly knowledge: KnowledgeActions;
    readonly imports: ImportDesk;
    readonly insights: InsightActions;
    readonly expertise: ExpertiseActions;
    readonly capture: CaptureActions;
    readonly unnamedRecords: UnnamedRecords;
    readonly consents: ConsentActions;
    readonly attribution: AttributionActions;
    readonly credit: CreditActions;
    readonly practices: PracticeActions;
    readonly preparing: PreparingActions;
    readonly desks: DeskActions;
    readonly duties: DutyActions;
    readonly moderation: ModerationActions;
    readonly rewriting: RewritingActions;
    readonly safety: SafetyActions;
    readonly sources: SourceActions;
    readonly outside: OutsideActions;
    readonly taxonomy: TaxonomyActions;
    readonly templates: TemplateActions;
    readonly governance: GovernanceActions;
    readonly collections: CollectionActions;
    readonly alerts: AlertActions;
    readonly announcing: AnnouncingActions;
    readonly showcase: ShowcaseActions;
    readonly notifications: Pick<NotificationActions, 'unreached' | 'mailed'>;
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
    readonly unnamedRecords: UnnamedRecordViews;
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
    readonly templates: TemplateViews;
  };
  readonly words: Words;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Whose token it is. Rejects for any that is not ours, with AppError `unavailable` where that cannot be known. */
  readonly verify: (token: string) => Promise<{ readonly personId: PersonId }>;
  /** Absent, nobody is signed in for anything beyond this server. */
  readonly signIn?: Pick<ClientSignIn, 'seen' | 'tokens'>;
  readonly health: () => Promise<Health>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  /** `directory`: of the built tab. `localHosts`: origins that may be its Teams besides Microsoft's; local mode only. */
  readonly tab: { readonly directory: string; readonly localHosts?: readonly string[] };
  /** By which the tab makes links for others; absent: it makes none. */
  readonly tabAddress?: TabAddress;
  /** How browsers outside Teams sign in; absent in production: they are told to open Teams. */
  readonly browserSignIn?: EntraSignIn;
  /** The organization's SharePoint, whose pages ask in their readers' names; absent: nothing is served to them. */
  readonly sites?: Sites;
  /** Answers `POST /api/messages`; reads the request's body itself. */
  readonly botEndpoint?: (req: Request, res: Response) => Promise<void>;
  /** Takes what Graph notifies; absent where nothing is followed. */
  readonly webhooks?: Webhooks;
  /** Null in production: then none of its routes exists. */
  readonly local: LocalPowers | null;
  /** The sources that may frame the tab, as in Content-Security-Policy; none where empty. */
  readonly frameAncestors: readonly string[];
}
