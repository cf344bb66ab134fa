import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { TextLink } from './components/links.tsx';
import { Page } from './components/page.tsx';
import { Empty, Loading } from './components/states.tsx';
import { useWords } from './words.tsx';

// A page is fetched when it is first opened.
const Home = lazy(() => import('./pages/home/page.tsx'));
const DiscussionList = lazy(() => import('./pages/discussions/list.tsx'));
const NewDiscussion = lazy(() => import('./pages/discussions/new.tsx'));
const QuestionTime = lazy(() => import('./pages/discussions/question-time.tsx'));
const DiscussionPlan = lazy(() => import('./pages/discussions/plan-edit.tsx'));
const Topics = lazy(() => import('./pages/discussions/proposals.tsx'));
const Discussion = lazy(() => import('./pages/discussions/page.tsx'));
const Synthesis = lazy(() => import('./pages/discussions/synthesis/page.tsx'));
const Interim = lazy(() => import('./pages/discussions/interim/page.tsx'));
const Queries = lazy(() => import('./pages/queries/list.tsx'));
const NewQuery = lazy(() => import('./pages/queries/new.tsx'));
const Query = lazy(() => import('./pages/queries/page.tsx'));
const Consolidated = lazy(() => import('./pages/queries/consolidated/page.tsx'));
const Faqs = lazy(() => import('./pages/queries/faqs.tsx'));
const FaqNew = lazy(() => import('./pages/queries/faq-new.tsx'));
const FaqEntry = lazy(() => import('./pages/queries/faq.tsx'));
const QuerySchedule = lazy(() => import('./pages/queries/schedule.tsx'));
const Duties = lazy(() => import('./pages/duties/page.tsx'));
const Handovers = lazy(() => import('./pages/handovers/list.tsx'));
const Handover = lazy(() => import('./pages/handovers/page.tsx'));
const HandoverPack = lazy(() => import('./pages/handovers/pack.tsx'));
const HandoverGaps = lazy(() => import('./pages/handovers/gaps.tsx'));
const Taxonomy = lazy(() => import('./pages/taxonomy/page.tsx'));
const Term = lazy(() => import('./pages/taxonomy/term.tsx'));
const ContentManagers = lazy(() => import('./pages/taxonomy/managers.tsx'));
const Proposals = lazy(() => import('./pages/taxonomy/proposals.tsx'));
const TagHealth = lazy(() => import('./pages/taxonomy/health.tsx'));
const Glossary = lazy(() => import('./pages/taxonomy/glossary.tsx'));
const GlossaryEntry = lazy(() => import('./pages/taxonomy/entry.tsx'));
const Templates = lazy(() => import('./pages/templates/list.tsx'));
const NewTemplate = lazy(() => import('./pages/templates/new.tsx'));
const Template = lazy(() => import('./pages/templates/page.tsx'));
const Places = lazy(() => import('./pages/places/page.tsx'));
const BindPlace = lazy(() => import('./pages/places/bind.tsx'));
const Moderation = lazy(() => import('./pages/moderation/page.tsx'));
const ReadyTexts = lazy(() => import('./pages/moderation/texts.tsx'));
const Sources = lazy(() => import('./pages/sources/page.tsx'));
const Search = lazy(() => import('./pages/knowledge/search.tsx'));
const Gaps = lazy(() => import('./pages/knowledge/gaps.tsx'));
const Contradictions = lazy(() => import('./pages/knowledge/contradictions.tsx'));
const Item = lazy(() => import('./pages/knowledge/item.tsx'));
const Collections = lazy(() => import('./pages/collections/list.tsx'));
const NewCollection = lazy(() => import('./pages/collections/new.tsx'));
const Collection = lazy(() => import('./pages/collections/page.tsx'));
const Alerts = lazy(() => import('./pages/alerts/page.tsx'));
const NewAlert = lazy(() => import('./pages/alerts/new.tsx'));
const Announcements = lazy(() => import('./pages/alerts/announcements.tsx'));
const Checks = lazy(() => import('./pages/attribution/page.tsx'));
const Safety = lazy(() => import('./pages/safety/page.tsx'));
const Audit = lazy(() => import('./pages/audit/page.tsx'));
const Imports = lazy(() => import('./pages/imports/page.tsx'));
const Thresholds = lazy(() => import('./pages/sources/thresholds.tsx'));
const WhoReads = lazy(() => import('./pages/safety/who.tsx'));
const SpeechRules = lazy(() => import('./pages/safety/rules.tsx'));
const Reviews = lazy(() => import('./pages/reviews/page.tsx'));
const People = lazy(() => import('./pages/people/page.tsx'));
const MyEntry = lazy(() => import('./pages/people/mine.tsx'));
const Person = lazy(() => import('./pages/people/person.tsx'));
const Communities = lazy(() => import('./pages/communities/list.tsx'));
const NewCommunity = lazy(() => import('./pages/communities/new.tsx'));
const Community = lazy(() => import('./pages/communities/page.tsx'));
const CommunityCalendar = lazy(() => import('./pages/communities/calendar.tsx'));
const CommunityWorkplan = lazy(() => import('./pages/communities/workplan.tsx'));
const CommunityMembers = lazy(() => import('./pages/communities/members.tsx'));
const WorkingDays = lazy(() => import('./pages/communities/working-days.tsx'));
const Preparations = lazy(() => import('./pages/preparing/list.tsx'));
const Preparation = lazy(() => import('./pages/preparing/page.tsx'));
const Briefing = lazy(() => import('./pages/preparing/briefing.tsx'));
const Practices = lazy(() => import('./pages/practices/page.tsx'));
const Practice = lazy(() => import('./pages/practices/practice.tsx'));
const Showcase = lazy(() => import('./pages/showcase/page.tsx'));
const ShowcaseChoice = lazy(() => import('./pages/showcase/choosing.tsx'));
const Desks = lazy(() => import('./pages/desks/page.tsx'));
const DeskRequest = lazy(() => import('./pages/desks/request.tsx'));
const KeptDesks = lazy(() => import('./pages/desks/kept.tsx'));
const Meeting = lazy(() => import('./pages/meeting/page.tsx'));
const Configure = lazy(() => import('./pages/configure/page.tsx'));
const MyRecord = lazy(() => import('./pages/record/page.tsx'));
const ShownRecord = lazy(() => import('./pages/record/shown.tsx'));
const Captures = lazy(() => import('./pages/capture/list.tsx'));
const Capture = lazy(() => import('./pages/capture/page.tsx'));
const Lessons = lazy(() => import('./pages/lessons/page.tsx'));
const PromptUnits = lazy(() => import('./pages/prompts/units.tsx'));
const FocalPoints = lazy(() => import('./pages/prompts/focal-points.tsx'));
const Insights = lazy(() => import('./pages/insights/page.tsx'));
const Administration = lazy(() => import('./pages/admin/page.tsx'));
const Quality = lazy(() => import('./pages/quality/page.tsx'));
const PeerReview = lazy(() => import('./pages/reviews/look.tsx'));

function Lost() {
  const { say } = useWords();
  return (
    <Page title={say('tab.lost.title')}>
      <Empty title={say('tab.lost.text')}>
        <TextLink to="/">{say('tab.lost.home')}</TextLink>
      </Empty>
    </Page>
  );
}

/** Before something is begun: four questions, a briefing, a desk of specialists. */
const BEFORE = (
  <>
    <Route path="/preparing" element={<Preparations />} />
    <Route path="/preparing/:id" element={<Preparation />} />
    <Route path="/briefing" element={<Briefing />} />
    <Route path="/briefing/:about" element={<Briefing />} />
    <Route path="/desks" element={<Desks />} />
    <Route path="/desks/:id" element={<DeskRequest />} />
    <Route path="/admin/desks" element={<KeptDesks />} />
  </>
);

/** Who reads what, and what people have to say about what others wrote. */
const SAFE_SPEECH = (
  <>
    <Route path="/safety" element={<Safety />} />
    <Route path="/safety/who" element={<WhoReads />} />
    <Route path="/checks" element={<Checks />} />
    <Route path="/communities/:id/speech" element={<SpeechRules />} />
  </>
);

/** What comes of itself: kept searches, news, announcements, reviews. */
const SURFACING = (
  <>
    <Route path="/collections" element={<Collections />} />
    <Route path="/collections/new" element={<NewCollection />} />
    <Route path="/collections/:id" element={<Collection />} />
    <Route path="/alerts" element={<Alerts />} />
    <Route path="/alerts/new" element={<NewAlert />} />
    <Route path="/announcements" element={<Announcements />} />
    <Route path="/reviews" element={<Reviews />} />
  </>
);

/** What people write down, who looks it over, and what is said of its quality. */
const RECORDS = (
  <>
    <Route path="/my-record" element={<MyRecord />} />
    <Route path="/my-record/of/:id" element={<ShownRecord />} />
    <Route path="/captures" element={<Captures />} />
    <Route path="/captures/:id" element={<Capture />} />
    <Route path="/prompts/units" element={<PromptUnits />} />
    <Route path="/focal-points" element={<FocalPoints />} />
    <Route path="/quality" element={<Quality />} />
    <Route path="/insights" element={<Insights />} />
    <Route path="/lessons" element={<Lessons />} />
    <Route path="/practices" element={<Practices />} />
    <Route path="/showcase" element={<Showcase />} />
    <Route path="/communities/:id/showcase" element={<ShowcaseChoice />} />
    <Route path="/practices/:id" element={<Practice />} />
    <Route path="/captures/:id/review" element={<PeerReview />} />
  </>
);

/** Controlled lists and what words mean. */
const TERMS = (
  <>
    <Route path="/taxonomy" element={<Taxonomy />} />
    <Route path="/taxonomy/proposals" element={<Proposals />} />
    <Route path="/taxonomy/health" element={<TagHealth />} />
    <Route path="/taxonomy/managers" element={<ContentManagers />} />
    <Route path="/taxonomy/terms/:id" element={<Term />} />
    <Route path="/glossary" element={<Glossary />} />
    <Route path="/glossary/:id" element={<GlossaryEntry />} />
  </>
);

/** What administrators see to without code. */
const ADMINISTRATION = (
  <>
    <Route path="/admin" element={<Administration />} />
    <Route path="/admin/places" element={<Places />} />
    <Route path="/admin/places/:id" element={<BindPlace />} />
    <Route path="/admin/sources" element={<Sources />} />
    <Route path="/admin/settings" element={<Thresholds />} />
    <Route path="/admin/templates" element={<Templates />} />
    <Route path="/admin/templates/:kind/new" element={<NewTemplate />} />
    <Route path="/admin/templates/:kind/:id" element={<Template />} />
  </>
);

/** Questions, what they become, and what they leave open. */
const QUESTIONS = (
  <>
    <Route path="/queries" element={<Queries />} />
    <Route path="/queries/new" element={<NewQuery />} />
    <Route path="/queries/:id" element={<Query />} />
    <Route path="/queries/:id/consolidated" element={<Consolidated />} />
    <Route path="/faqs" element={<Faqs />} />
    <Route path="/faqs/new" element={<FaqNew />} />
    <Route path="/faqs/:id" element={<FaqEntry />} />
    <Route path="/communities/:id/query-schedule" element={<QuerySchedule />} />
    <Route path="/gaps" element={<Gaps />} />
  </>
);

/** Every address of the tab. Cards and messages link to these: change none without its old form. */
export function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/" element={<Home />} />
        <Route path="/discussions" element={<DiscussionList />} />
        <Route path="/discussions/new" element={<NewDiscussion />} />
        <Route path="/discussions/question-time" element={<QuestionTime />} />
        <Route path="/discussions/topics" element={<Topics />} />
        <Route path="/discussions/:id/plan" element={<DiscussionPlan />} />
        <Route path="/discussions/:id" element={<Discussion />} />
        <Route path="/discussions/:id/synthesis" element={<Synthesis />} />
        <Route path="/discussions/:id/interim" element={<Interim />} />
        {QUESTIONS}
        <Route path="/duties" element={<Duties />} />
        <Route path="/handovers" element={<Handovers />} />
        <Route path="/handovers/:id" element={<Handover />} />
        <Route path="/handovers/:id/pack" element={<HandoverPack />} />
        <Route path="/handovers/:id/gaps" element={<HandoverGaps />} />
        {TERMS}
        <Route path="/moderation" element={<Moderation />} />
        <Route path="/moderation/texts/:id" element={<ReadyTexts />} />
        <Route path="/admin/audit" element={<Audit />} />
        <Route path="/admin/imports" element={<Imports />} />
        <Route path="/search" element={<Search />} />
        <Route path="/contradictions" element={<Contradictions />} />
        {ADMINISTRATION}
        {SURFACING}
        {SAFE_SPEECH}
        <Route path="/people" element={<People />} />
        <Route path="/people/me" element={<MyEntry />} />
        <Route path="/people/:id" element={<Person />} />
        {RECORDS}
        <Route path="/knowledge/:id" element={<Item />} />
        <Route path="/communities" element={<Communities />} />
        <Route path="/communities/new" element={<NewCommunity />} />
        <Route path="/communities/:id" element={<Community />} />
        <Route path="/communities/:id/calendar" element={<CommunityCalendar />} />
        <Route path="/communities/:id/workplan" element={<CommunityWorkplan />} />
        <Route path="/communities/:id/members" element={<CommunityMembers />} />
        <Route path="/communities/:id/working-days" element={<WorkingDays />} />
        {BEFORE}
        <Route path="/meeting" element={<Meeting />} />
        <Route path="/configure" element={<Configure />} />
        <Route path="*" element={<Lost />} />
      </Routes>
    </Suspense>
  );
}
