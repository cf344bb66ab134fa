import { type Bot, createBot } from '../bot/bot.ts';
import type { BotDeps, Reach } from '../bot/deps.ts';
import type { AllStores } from './adapters/database/stores/all.ts';
import { createPump, type DueQueue, type EventQueue } from './adapters/jobs/pump.ts';
import { type Bm25fIndex, createBm25f } from './adapters/search/bm25f.ts';
import { createHolding } from './adapters/system/holding.ts';
import { answeredFor } from './answered-for.ts';
import { attributionOf } from './attribution.ts';
import { type CaptureWorld, capturesOf, type Later, unnamedRecordsOf } from './captures.ts';
import { type CommunityWorld, communitiesOf, communityLists } from './communities.ts';
import { consentsOf } from './consents.ts';
import { exchangesOf } from './exchanges.ts';
import { expertiseOf } from './expertise.ts';
import { themeOf } from './features/communities/model.ts';
import { creditActions } from './features/credit/actions.ts';
import type { DeskEdit } from './features/desks/keeping.ts';
import { governanceActions } from './features/governance/actions.ts';
import { knowledgeActions } from './features/knowledge/actions.ts';
import { librarySync } from './features/knowledge/sync.ts';
import { notificationActions } from './features/notifications/actions.ts';
import { peopleActions } from './features/people/actions.ts';
import { viewsBeside } from './features/safety/actions/views.ts';
import { type SourceActions, sourceActions } from './features/sources/actions.ts';
import { taxonomyActions } from './features/taxonomy/actions.ts';
import { countryLabel } from './features/taxonomy/countries.ts';
import type { LiveVocabulary } from './features/taxonomy/vocabulary.ts';
import { feedsOf, type Registry } from './feeds.ts';
import { type ImportWorld, importsOf } from './imports.ts';
import { jobsOf } from './jobs.ts';
import { labelChecks } from './labelled.ts';
import { later } from './later.ts';
import { followedBy, membershipOf } from './membership.ts';
import { moderationOf } from './moderating.ts';
import { type Outside, outsideFeed, outsideOf } from './outside.ts';
import type { Chance } from './ports/chance.ts';
import type { Clock } from './ports/clock.ts';
import type { Conversations } from './ports/conversations.ts';
import type { Deletions } from './ports/deletions.ts';
import type { Directory } from './ports/directory.ts';
import type { DocumentWriter, PdfConverter, TextExtractor } from './ports/documents.ts';
import type { Elsewhere } from './ports/elsewhere.ts';
import type { Ids } from './ports/ids.ts';
import type { Inbox } from './ports/inbox.ts';
import type { Leavers } from './ports/leavers.ts';
import type { LibraryPort } from './ports/library.ts';
import type { Log } from './ports/log.ts';
import type { ChannelReader, Messenger } from './ports/messenger.ts';
import type { PersonalRights } from './ports/personal.ts';
import type { IndexKeeper } from './ports/search.ts';
import type { Secrets } from './ports/secrets.ts';
import type { ClientSignIn } from './ports/sign-in.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import type { Words } from './ports/words.ts';
import { beforeOf, beforeViews } from './preparing.ts';
import { libraryFor } from './publishing/parts.ts';
import { createPublishing } from './publishing.ts';
import { reactions } from './reactions.ts';
import { readersOf } from './readers.ts';
import { type ModelWorld, rewritingOf } from './rewriting.ts';
import { safetyOf } from './safety.ts';
import { presentAmong, type Surfacing, withSurfacing } from './surfacing.ts';
import { templatesFor, templateViews } from './templates.ts';
import { attachmentViews } from './views/attachments.ts';
import { collectionViews } from './views/collection.ts';
import { consentViews } from './views/consents.ts';
import { discussionViews } from './views/discussion.ts';
import { handoverViews } from './views/handover.ts';
import { homeViews } from './views/home.ts';
import { insightViews } from './views/insights.ts';
import { labelViews } from './views/labels.ts';
import { membershipViews } from './views/membership.ts';
import { moderationViews } from './views/moderation.ts';
import { queryViews } from './views/query.ts';
import { recordReadersView } from './views/record-readers.ts';
import { safetyViews } from './views/safety.ts';
import { shareViews } from './views/shares.ts';
import { showcaseViews } from './views/showcase.ts';
import { surfacingViews } from './views/surfacing.ts';
import { talkTagViews } from './views/talk-tags.ts';
import { tendedViews } from './views/tended.ts';
import { unnamedRecordViews } from './views/unnamed-records.ts';
import { wantedBy } from './wanting.ts';
import { type CalendarWorld, placesOf } from './whereabouts.ts';
import { writtenViews } from './written.ts';

/** The outside, as adapters: what differs between production, the local mode and a test. */
export interface World extends CommunityWorld, CaptureWorld, CalendarWorld, ImportWorld {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chance: Chance;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly log: Log;
  readonly signIn: ClientSignIn;
  readonly words: Words;
  readonly text: TextAnalysis;
  readonly documents: DocumentWriter;
  readonly pdf: PdfConverter;
  readonly extractor: TextExtractor;
  /** Keeps the search index over restarts; absent where it lives as long as the process. */
  keeper?(index: Bm25fIndex): IndexKeeper;
  readonly directory: Directory;
  readonly leavers: Leavers;
  readonly registry: Registry;
  readonly library: LibraryPort;
  readonly outside: Outside;
  readonly channels: ChannelReader;
  readonly inbox: Inbox;
  readonly deletions: Deletions;
  readonly personal: PersonalRights;
  /** Microsoft Search in people's names; absent where the organization does not want it, or nobody can sign in. */
  readonly elsewhere?: Elsewhere;
  /** Absent where none is configured: drafts are made without it. */
  readonly languageModel?: ModelWorld;
  readonly conversations: Conversations;
  readonly reach?: Reach;
  readonly events: EventQueue;
  readonly due: DueQueue;
  /** @param onCommit to be called after every commit that left something to do */
  work(onCommit: () => void): UnitOfWork<AllStores>;
  /** Teams, seen from the product. It draws what it sends, so it is made from the finished bot's parts. */
  messenger(deps: BotDeps): Messenger;
  tabUrl?(path: string): string;
  tabPath?(address: URL): string | null;
  readonly administrators: readonly string[];
  /** The desks of specialists to begin with, where there are none. */
  readonly firstDesks?: readonly DeskEdit[];
  readonly onWork: (what: 'event' | 'job' | 'failure', name: string) => void;
  readonly onPossibleRepeat: () => void;
  readonly onDelivery?: (way: 'teams' | 'mail' | 'held') => void;
  readonly onFromStock: () => void;
  /** What words mean: our lists, and what people made of them. */
  readonly vocabulary: LiveVocabulary;
  /** Waits within a turn, in milliseconds; absent, the machine's own timer. */
  pause?(ms: number): Promise<void>;
  /** False in tests that settle by hand. */
  readonly wakeOnCommit: boolean;
}

/** What people find, and who they are. */
function ground(world: World, work: UnitOfWork<AllStores>) {
  const index = createBm25f(world.text);
  const sync = librarySync({ ...world, work, index, keeper: world.keeper?.(index) });
  const people = peopleActions({ ...world, work });
  const theme = async (topics: readonly string[]) =>
    themeOf(await work.run((tx) => tx.communities.list()), topics);
  const knowledge = knowledgeActions({
    ...{ ...world, work, index, sync, themeOf: theme, present: presentAmong(people) },
    differing: viewsBeside(work),
    hasGuests: async (id) =>
      (await work.run((tx) => tx.communities.get(id)))?.audience === 'guests',
  });
  return { sync, people, theme, knowledge };
}

function features(world: World, work: UnitOfWork<AllStores>, late: Later) {
  const { clock, ids, text, vocabulary } = world;
  const { sync, people, theme, knowledge } = ground(world, work);
  const { forms, ...made } = templatesFor({ ...world, work });
  const governance = governanceActions({ work, clock });
  const organization = {
    people,
    communities: communitiesOf({ ...world, work }, governance),
    capture: capturesOf({ ...world, work, templates: forms }, people, late),
    unnamedRecords: unnamedRecordsOf({ ...world, ...made, work, templates: forms }),
    governance,
    ...beforeOf({ work, clock, ids, text, vocabulary, people, knowledge }),
  };
  const membership = membershipOf({ ...world, work, ...organization });
  const holding = createHolding(world.log);
  const outside = outsideOf({ ...world, work, sync, governance, holding });
  const sources: SourceActions = sourceActions({
    ...world,
    work,
    feeds: feedsOf({
      ...{ ...world, ...organization, sources: () => sources },
      followed: followedBy(organization.communities, membership),
    }),
    outside: (key) => outsideFeed(outside, key),
  });
  const safety = safetyOf({ work, clock, ids, text, people, knowledge, themeOf: theme });
  const { screen, screenUnnamed } = safety.screening;
  const exchanges = exchangesOf({
    ...{ ...world, ...made, work, people, knowledge, screen, screenUnnamed, ...late, governance },
    communities: organization.communities,
  });
  const taxonomy = taxonomyActions({ ...knowledge, work, clock, ids, text, vocabulary });
  return {
    ...organization,
    consents: consentsOf({ work, clock, ids, ...organization, ...exchanges }),
    ...{ membership, sources, outside, safety, knowledge, taxonomy },
    ...exchanges,
    rewriting: rewritingOf({ ...world, work, people, ...exchanges }),
    attribution: attributionOf({ ...world, work, ...organization, ...exchanges, safety }),
    credit: creditActions({ work, clock, ids, people }),
    expertise: expertiseOf({ work, clock, text, people, knowledge, vocabulary }),
    templates: made.templates,
    ...answeredFor({ ...world, work, ...organization, membership, knowledge }),
    moderation: moderationOf({ ...world, work, taxonomy, ...exchanges, ...organization }),
  };
}

function views(actions: ReturnType<typeof features> & Surfacing, world: World) {
  const { words, clock } = world;
  const discussions = discussionViews({ ...actions, words });
  const queries = queryViews(actions);
  const handovers = handoverViews(actions, words, () => clock.now());
  const labels = labelViews(actions, () => clock.now());
  const surfacing = surfacingViews(actions, labels);
  const moderation = moderationViews({ ...actions, words, clock }, queries, surfacing);
  const home = homeViews(actions, discussions, moderation, queries, handovers, clock);
  const before = beforeViews(actions, { ...queries, discussions }, clock);
  return {
    attachments: attachmentViews(actions),
    communities: communityLists(actions, world),
    discussions,
    queries,
    moderation,
    handovers,
    membership: membershipViews(actions, discussions, clock),
    home,
    ...before,
    labels,
    unnamedRecords: unnamedRecordViews(actions),
    recordReaders: recordReadersView({
      ...{ ...actions, words },
      libraryFor: (readers) => libraryFor(actions, readers),
    }),
    collections: collectionViews(actions, clock),
    consents: consentViews({ ...actions, words }),
    insights: insightViews({ ...actions, words }),
    safety: safetyViews(actions),
    ...writtenViews(actions, world),
    shares: shareViews(actions),
    showcase: showcaseViews(actions),
    surfacing,
    tended: tendedViews({ ...actions, words }),
    talkTags: talkTagViews(actions),
    templates: templateViews(actions, world),
  };
}

type Views = ReturnType<typeof views>;

/** The product over a world of adapters: what `main` starts and what journeys drive in process. */
export function createApp(world: World) {
  const holding = createHolding(world.log);
  const work = world.work(() => {
    if (world.wakeOnCommit) pump.wake();
  });
  const must = labelChecks(() => ({ ...shown, ...base }));
  const reached = (warning: string) => notifications.wasSent(`prompt-warned:${warning}`);
  const base = withSurfacing(world, work, features(world, work, { must, reached }));
  const shown: Views = views(base, world);
  const notifications = notificationActions({
    ...world,
    work,
    messenger: later(() => world.messenger(botDeps)),
    holding,
    onFreed: () => {
      if (world.wakeOnCommit) pump.wake();
    },
    places: { ...placesOf({ ...base, work, holidays: world.holidays }), wants: wantedBy(base) },
  });
  const imports = importsOf({ ...world, ...base, work });
  const actions = { ...base, notifications, imports };
  const publishing = createPublishing({
    ...world,
    ...actions,
    terms: world.vocabulary,
    records: shown.labels,
    quoted: shown.consents,
  });
  const botDeps: BotDeps = {
    ...world,
    holding,
    actions,
    views: shown,
    topicLabel: (slug, language) => world.vocabulary.label(slug, language),
    topics: () => world.vocabulary.topics,
    countryLabel,
  };
  const pump = createPump({
    ...world,
    holding,
    reactions: reactions({ ...actions, publishing, onFromStock: world.onFromStock }),
    jobs: jobsOf(actions),
    deliver: notifications.deliverDue,
    observe: world.onWork,
  });
  const bot: Bot = createBot(botDeps);

  const pdfTrouble = () => world.pdf.trouble();
  return { actions, views: shown, bot, pump, pdfTrouble, ...readersOf(actions, world.clock) };
}

export type App = ReturnType<typeof createApp>;
