import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { TextLink } from './components/links.tsx';
import { Page } from './components/page.tsx';
import { Empty, Loading } from './components/states.tsx';
import { fetched } from './fetched.tsx';
import { useWords } from './words.tsx';

// A page is fetched when it is first opened.
const Home = fetched(() => import('./pages/home/page.tsx'), 'first');
const DiscussionList = fetched(() => import('./pages/discussions/list.tsx'), 'talk');
const NewDiscussion = fetched(() => import('./pages/discussions/new.tsx'), 'talk');
const QuestionTime = fetched(() => import('./pages/discussions/question-time.tsx'), 'talk');
const DiscussionPlan = fetched(() => import('./pages/discussions/plan-edit.tsx'), 'talk');
const Topics = fetched(() => import('./pages/discussions/proposals.tsx'), 'talk');
const Discussion = fetched(() => import('./pages/discussions/page.tsx'), 'talk');
const Synthesis = fetched(() => import('./pages/discussions/synthesis/page.tsx'));
const Interim = fetched(() => import('./pages/discussions/interim/page.tsx'));
const Queries = fetched(() => import('./pages/queries/list.tsx'), 'talk');
const NewQuery = fetched(() => import('./pages/queries/new.tsx'), 'talk');
const Query = fetched(() => import('./pages/queries/page.tsx'), 'talk');
const Consolidated = fetched(() => import('./pages/queries/consolidated/page.tsx'));
const Faqs = fetched(() => import('./pages/queries/faqs.tsx'), 'talk');
const FaqNew = fetched(() => import('./pages/queries/faq-new.tsx'), 'talk');
const FaqEntry = fetched(() => import('./pages/queries/faq.tsx'));
const QuerySchedule = fetched(() => import('./pages/queries/schedule.tsx'), 'talk');
const Duties = fetched(() => import('./pages/duties/page.tsx'));
const Handovers = fetched(() => import('./pages/handovers/list.tsx'));
const Handover = fetched(() => import('./pages/handovers/page.tsx'));
const HandoverPack = fetched(() => import('./pages/handovers/pack.tsx'));
const HandoverGaps = fetched(() => import('./pages/handovers/gaps.tsx'));
const Taxonomy = fetched(() => import('./pages/taxonomy/page.tsx'));
const Term = fetched(() => import('./pages/taxonomy/term.tsx'));
const ContentManagers = fetched(() => import('./pages/taxonomy/managers.tsx'));
const Proposals = fetched(() => import('./pages/taxonomy/proposals.tsx'));
const TagHealth = fetched(() => import('./pages/taxonomy/health.tsx'));
const Glossary = fetched(() => import('./pages/taxonomy/glossary.tsx'));
const GlossaryEntry = fetched(() => import('./pages/taxonomy/entry.tsx'));
const Templates = fetched(() => import('./pages/templates/list.tsx'));
const NewTemplate = fetched(() => import('./pages/templates/new.tsx'));
const Template = fetched(() => import('./pages/templates/page.tsx'));
const Places = fetched(() => import('./pages/places/page.tsx'));
const BindPlace = fetched(() => import('./pages/places/bind.tsx'));
const Moderation = fetched(() => import('./pages/moderation/page.tsx'), 'talk');
const ReadyTexts = fetched(() => import('./pages/moderation/texts.tsx'), 'talk');
const Sources = fetched(() => import('./pages/sources/page.tsx'));
const Search = fetched(() => import('./pages/knowledge/search.tsx'), 'talk');
const Gaps = fetched(() => import('./pages/knowledge/gaps.tsx'), 'talk');
const Contradictions = fetched(() => import('./pages/knowledge/contradictions.tsx'));
const Item = fetched(() => import('./pages/knowledge/item.tsx'), 'talk');
const Collections = fetched(() => import('./pages/collections/list.tsx'));
const NewCollection = fetched(() => import('./pages/collections/new.tsx'));
const Collection = fetched(() => import('./pages/collections/page.tsx'));
const Alerts = fetched(() => import('./pages/alerts/page.tsx'));
const NewAlert = fetched(() => import('./pages/alerts/new.tsx'));
const Announcements = fetched(() => import('./pages/alerts/announcements.tsx'));
const Checks = fetched(() => import('./pages/attribution/page.tsx'), 'talk');
const Safety = fetched(() => import('./pages/safety/page.tsx'), 'talk');
const Audit = fetched(() => import('./pages/audit/page.tsx'));
const Imports = fetched(() => import('./pages/imports/page.tsx'));
const Thresholds = fetched(() => import('./pages/sources/thresholds.tsx'));
const WhoReads = fetched(() => import('./pages/safety/who.tsx'), 'talk');
const SpeechRules = fetched(() => import('./pages/safety/rules.tsx'), 'talk');
const Reviews = fetched(() => import('./pages/reviews/page.tsx'));
const People = fetched(() => import('./pages/people/page.tsx'), 'talk');
const MyEntry = fetched(() => import('./pages/people/mine.tsx'), 'talk');
const Person = fetched(() => import('./pages/people/person.tsx'), 'talk');
const Communities = fetched(() => import('./pages/communities/list.tsx'));
const NewCommunity = fetched(() => import('./pages/communities/new.tsx'));
const Community = fetched(() => import('./pages/communities/page.tsx'));
const CommunityCalendar = fetched(() => import('./pages/communities/calendar.tsx'), 'talk');
const CommunityWorkplan = fetched(() => import('./pages/communities/workplan.tsx'), 'talk');
const CommunityMembers = fetched(() => import('./pages/communities/members.tsx'), 'talk');
const WorkingDays = fetched(() => import('./pages/communities/working-days.tsx'));
const Preparations = fetched(() => import('./pages/preparing/list.tsx'));
const Preparation = fetched(() => import('./pages/preparing/page.tsx'));
const Briefing = fetched(() => import('./pages/preparing/briefing.tsx'), 'talk');
const Practices = fetched(() => import('./pages/practices/page.tsx'));
const Practice = fetched(() => import('./pages/practices/practice.tsx'));
const Showcase = fetched(() => import('./pages/showcase/page.tsx'));
const ShowcaseChoice = fetched(() => import('./pages/showcase/choosing.tsx'));
const Desks = fetched(() => import('./pages/desks/page.tsx'));
const DeskRequest = fetched(() => import('./pages/desks/request.tsx'));
const KeptDesks = fetched(() => import('./pages/desks/kept.tsx'));
const Meeting = fetched(() => import('./pages/meeting/page.tsx'), 'talk');
const Configure = fetched(() => import('./pages/configure/page.tsx'));
const MyRecord = fetched(() => import('./pages/record/page.tsx'));
const ShownRecord = fetched(() => import('./pages/record/shown.tsx'));
const Captures = fetched(() => import('./pages/capture/list.tsx'));
const Capture = fetched(() => import('./pages/capture/page.tsx'));
const Lessons = fetched(() => import('./pages/lessons/page.tsx'));
const PromptUnits = fetched(() => import('./pages/prompts/units.tsx'));
const FocalPoints = fetched(() => import('./pages/prompts/focal-points.tsx'));
const Insights = fetched(() => import('./pages/insights/page.tsx'));
const Administration = fetched(() => import('./pages/admin/page.tsx'));
const Quality = fetched(() => import('./pages/quality/page.tsx'));
const PeerReview = fetched(() => import('./pages/reviews/look.tsx'));

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
