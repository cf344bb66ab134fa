import type { ColumnType, Generated } from 'kysely';
import type { CommunityRole, Role } from '../../kernel/person.ts';
import type { Json, List, Sequence } from './columns.ts';
import type { AnonymousTables } from './schema-anonymous.ts';
import type { AttachmentTables } from './schema-attachments.ts';
import type { AttributionTables } from './schema-attribution.ts';
import type { CaptureLettersTable, CaptureRoundsTable, CapturesTable } from './schema-captures.ts';
import type {
  LeasesTable,
  LibrariesTable,
  LibraryItemsTable,
  ProductsGoneTable,
  ProductsTable,
} from './schema-catalogue.ts';
import type { CollectionTables } from './schema-collections.ts';
import type { CommunityTables } from './schema-communities.ts';
import type { ConsentTables } from './schema-consents.ts';
import type { CreditTables } from './schema-credit.ts';
import type { DiscussionPlanTables } from './schema-discussions.ts';
import type { DraftTables } from './schema-drafts.ts';
import type { ExpertiseTables } from './schema-expertise.ts';
import type { GlossaryTables } from './schema-glossary.ts';
import type { AuditLogTable, SettingsTable } from './schema-governance.ts';
import type { HandoverTables } from './schema-handovers.ts';
import type { ImportTables } from './schema-importing.ts';
import type { InsightTables } from './schema-insights.ts';
import type { KnowledgeTables } from './schema-knowledge.ts';
import type { MembershipTables } from './schema-membership.ts';
import type { ModerationTables } from './schema-moderation.ts';
import type { NoticeTables } from './schema-notices.ts';
import type { OutsideTables } from './schema-outside.ts';
import type { PracticeTables } from './schema-practices.ts';
import type { PreparingTables } from './schema-preparing.ts';
import type { FocalPointsTable, ProjectsTable, PromptsTable } from './schema-prompts.ts';
import type {
  ConsolidatedRepliesTable,
  QueriesTable,
  QueryTables,
  RepliesTable,
} from './schema-queries.ts';
import type { ConversationReferencesTable, WaysTable } from './schema-reach.ts';
import type { MissionsTable, MovesTable, SourcesTable } from './schema-registers.ts';
import type { RewritingTables } from './schema-rewritings.ts';
import type { SafetyTables } from './schema-safety.ts';
import type { ShowcaseTables } from './schema-showcase.ts';
import type { TaxonomySchema } from './schema-taxonomy.ts';
import type { TemplateTables } from './schema-templates.ts';
import type { TermsTables } from './schema-terms.ts';
import type { TokenCacheTable } from './schema-tokens.ts';
import type {
  DeletedMessagesTable,
  NoticesTable,
  NotificationKeysTable,
  SubscriptionsTable,
} from './schema-webhooks.ts';

export interface PeopleTable {
  id: string;
  name: string;
  name_folded: string;
  mail: string;
  directory_language: string;
  chosen_language: string | null;
  job_title: string | null;
  unit: string | null;
  office: string | null;
  country: string | null;
  region: string | null;
  zone: string;
  manager_id: string | null;
  active: boolean;
  external: Generated<boolean>;
  seen_at: Date;
}

export interface DiscussionsTable {
  id: string;
  version: number;
  key: string;
  community: string;
  title: string;
  background: string;
  questions: List;
  language: string;
  starts_at: Date;
  ends_at: Date;
  state: string;
  created_by: string;
  created_at: Date;
  related: Json<unknown>;
  guests: Generated<boolean>;
  also: Generated<string[]>;
  /** Null for one that was made before there were plans. */
  plan: ColumnType<unknown, string | null | undefined, string | null>;
}

export interface ContributionsTable {
  id: string;
  version: number;
  discussion: string;
  author: string;
  text: string;
  language: string;
  question: number | null;
  answers: string | null;
  consent: string;
  surface: string;
  source_key: string;
  state: string;
  reason: string | null;
  created_at: Date;
  words_at: Date | null;
  audience: Generated<string>;
  readers: Generated<string[]>;
  cause: string | null;
}

export interface SynthesesTable {
  discussion: string;
  version: number;
  community: string;
  state: string;
  languages: List;
  statements: Json<unknown>;
  set_aside: Json<unknown>;
  gone: Json<unknown>;
  named: List;
  contributors: number;
  product: string | null;
  web_url: string | null;
  created_at: Date;
  approved_by: string | null;
}

export interface PostingsTable {
  id: string;
  key: string;
  target: Json<unknown>;
  /** Of `target`, where it is a person. */
  person: string | null;
  message: Json<unknown>;
  /** Replies to this post belong to what its key names. */
  opens_thread: boolean;
  unasked: boolean;
  urgency: number;
  state: string;
  not_before: Date;
  attempts: number;
  conversation_id: string | null;
  activity_id: string | null;
  created_at: Date;
  /** `teams` or `mail`. */
  via: string;
  /** Why it waits for a way to its reader; null where it does not. */
  held: string | null;
  leased_until: Generated<Date | null>;
}

export interface EventsTable {
  id: string;
  seq: Sequence;
  type: string;
  at: Date;
  actor: string | null;
  data: Json<unknown>;
  dispatched_at: Date | null;
  attempts: Generated<number>;
  last_error: string | null;
  next_attempt_at: Date | null;
  leased_until: Date | null;
}

export interface DueWorkTable {
  job: string;
  slot: string;
  owner: string;
  at: Date;
  ref: string;
  done_at: Date | null;
  given_up: Generated<boolean>;
  attempts: Generated<number>;
  last_error: string | null;
  retry_at: Date | null;
  leased_until: Date | null;
}

export interface InboxTable {
  key: string;
  accepted_at: Generated<Date>;
  leased_until: Date;
  handled_at: Date | null;
}

export interface Schema
  extends AnonymousTables,
    AttachmentTables,
    AttributionTables,
    CreditTables,
    CollectionTables,
    CommunityTables,
    ConsentTables,
    DiscussionPlanTables,
    DraftTables,
    ExpertiseTables,
    GlossaryTables,
    KnowledgeTables,
    ImportTables,
    InsightTables,
    MembershipTables,
    ModerationTables,
    NoticeTables,
    OutsideTables,
    PracticeTables,
    PreparingTables,
    QueryTables,
    RewritingTables,
    SafetyTables,
    ShowcaseTables,
    TaxonomySchema,
    TemplateTables,
    TermsTables,
    HandoverTables {
  people: PeopleTable;
  role_grants: { person: string; role: Role };
  memberships: { community: string; person: string; role: CommunityRole };
  discussions: DiscussionsTable;
  contributions: ContributionsTable;
  syntheses: SynthesesTable;
  queries: QueriesTable;
  replies: RepliesTable;
  consolidated_replies: ConsolidatedRepliesTable;
  products: ProductsTable;
  products_gone: ProductsGoneTable;
  libraries: LibrariesTable;
  library_items: LibraryItemsTable;
  leases: LeasesTable;
  projects: ProjectsTable;
  focal_points: FocalPointsTable;
  prompts: PromptsTable;
  captures: CapturesTable;
  capture_rounds: CaptureRoundsTable;
  capture_letters: CaptureLettersTable;
  postings: PostingsTable;
  ways: WaysTable;
  unasked_budget: { person: string; day: string; key: string };
  settings: SettingsTable;
  settings_history: SettingsTable & { id: Sequence };
  events: EventsTable;
  reactions_done: { event_id: string; reaction: string };
  due_work: DueWorkTable;
  inbox: InboxTable;
  audit_log: AuditLogTable;
  conversation_references: ConversationReferencesTable;
  sources: SourcesTable;
  missions: MissionsTable;
  moves: MovesTable;
  local_clock: { id: number; offset_ms: number };
  token_cache: TokenCacheTable;
  subscriptions: SubscriptionsTable;
  notices: NoticesTable;
  notification_keys: NotificationKeysTable;
  deleted_messages: DeletedMessagesTable;
  sync_state: { key: string; value: Json<unknown>; at: Date };
}
