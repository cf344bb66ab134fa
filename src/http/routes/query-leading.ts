import {
  answerEdit,
  askExperts,
  declineAsk,
  expertsAskedNow,
  faqList,
  faqReason,
  faqPage as faqShape,
  faqWording,
  keepFaq,
  keptFaq,
  queryLed as ledShape,
  mergeQuery,
  passAsk,
  proposeEdit,
  schedule,
  schedulePage as scheduleShape,
} from '../../contract/query-leading.ts';
import {
  type AskId,
  asId,
  type CommunityId,
  type ConsentId,
  type EditId,
  type FaqId,
  type PersonId,
  type QueryId,
  type ReplyId,
} from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { faqPage, faqSummary, queryLed, schedulePage } from '../present/query-leading.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

/** What is done about a question: who is asked, what it is the same as, what it becomes, in which words it stands. */
export const queryLeadingRoutes = (deps: HttpDeps): Route[] => [
  ...askRoutes(deps),
  ...mergeRoutes(deps),
  ...wordingRoutes(deps),
  keepRoute(deps),
  ...faqRoutes(deps),
  ...scheduleRoutes(deps),
];

function askRoutes({ actions, views }: HttpDeps): Route[] {
  const { queries, people } = actions;
  return [
    route({
      method: 'GET',
      path: '/queries/:id/led',
      summary: 'What is done about a question, as far as this person takes part in it',
      params: byId,
      answer: ledShape,
      run: async (who, { params }) =>
        queryLed(who, await views.queries.led(who, asId<QueryId>(params.id))),
    }),
    route({
      method: 'POST',
      path: '/queries/:id/experts',
      summary: 'Ask a colleague by name to reply, or all who are suggested (asker, moderators)',
      params: byId,
      body: askExperts,
      answer: expertsAskedNow,
      run: async (who, { params, body }) => {
        const id = asId<QueryId>(params.id);
        const { people: suggested } = await views.queries.suggested(who, id);
        const named = body.person === undefined ? null : asId<PersonId>(body.person);
        const wanted = named ? [named] : suggested.map(({ person }) => person.id);
        return { asked: (await queries.experts.ask(who, id, wanted)).length };
      },
    }),
    route({
      method: 'POST',
      path: '/query-asks/:id/decline',
      summary: 'Say that one cannot answer (whoever was asked by name)',
      params: byId,
      body: declineAsk,
      answer: null,
      run: async (who, { params, body }) => {
        await queries.experts.decline(who, asId<AskId>(params.id), body.why);
      },
    }),
    route({
      method: 'POST',
      path: '/query-asks/:id/pass',
      summary: 'Pass a question on to a colleague (whoever was asked by name)',
      params: byId,
      body: passAsk,
      answer: null,
      run: async (who, { params, body }) => {
        const id = asId<AskId>(params.id);
        await queries.experts.read(who, id);
        await queries.experts.pass(who, id, await colleague(people, body.to));
      },
    }),
  ];
}

function mergeRoutes({ actions: { queries } }: HttpDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/queries/:id/merge',
      summary: 'Say that it is the same as another question (moderators); it can be undone',
      params: byId,
      body: mergeQuery,
      answer: null,
      run: async (who, { params, body }) => {
        const [id, into] = [asId<QueryId>(params.id), asId<QueryId>(body.into)];
        await Promise.all([queries.read(who, id), queries.read(who, into)]);
        await queries.merge(who, id, into);
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/unmerge',
      summary: 'They are two questions after all (moderators)',
      params: byId,
      answer: null,
      run: async (who, { params }) => {
        const id = asId<QueryId>(params.id);
        await queries.read(who, id);
        await queries.unmerge(who, id);
      },
    }),
  ];
}

function wordingRoutes({ actions: { queries } }: HttpDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/queries/:id/wordings',
      summary: 'Propose other words for a question or a reply to whoever wrote it (moderators)',
      params: byId,
      body: proposeEdit,
      answer: null,
      run: async (who, { params, body }) => {
        const query = asId<QueryId>(params.id);
        await queries.read(who, query);
        const { nonce, reply, ...words } = body;
        const about = reply === null ? null : asId<ReplyId>(reply);
        await queries.wording.propose(who, { query, reply: about, ...words }, formKey(who, nonce));
      },
    }),
    route({
      method: 'POST',
      path: '/query-wordings/:id/answer',
      summary: 'Agree to other words or not (whoever wrote it), or take them back (proposer)',
      params: byId,
      body: answerEdit,
      answer: null,
      run: async (who, { params, body }) => {
        await queries.wording.settle(who, asId<EditId>(params.id), body);
      },
    }),
  ];
}

/** In one's own words, or a colleague's who agreed. */
const keepRoute = ({ actions, views }: Pick<HttpDeps, 'actions' | 'views'>): Route =>
  route({
    method: 'POST',
    path: '/faqs',
    summary: 'Offer an answer that was given elsewhere to the moderators of a community',
    status: 201,
    body: keepFaq,
    answer: keptFaq,
    run: async (who, { body }) => {
      const { nonce, consent: given, community, ...words } = body;
      const consent = given === undefined ? null : asId<ConsentId>(given);
      const whose = consent
        ? await views.consents.standsFor(who, consent, '')
        : { author: null, said: words.answer, background: '' };
      const wish = { ...words, ...whose, community: asId<CommunityId>(community) };
      const key = consent ? `consent:${consent}` : formKey(who, nonce);
      const { id, query } = await actions.queries.faqs.keep(who, wish, key);
      if (consent) await actions.consents.made(consent, { kind: 'query', query });
      return { id, query };
    },
  });

function faqRoutes({ actions, views, clock }: HttpDeps): Route[] {
  const { queries } = actions;
  const page = async (who: Actor, id: FaqId) =>
    faqPage(await views.queries.faqEntry(who, id, clock.now()));
  return [
    route({
      method: 'GET',
      path: '/faqs',
      summary: "Frequently asked questions of the person's communities; moderators see drafts too",
      answer: faqList,
      run: async (who) => ({
        items: (await views.queries.faqs(who, clock.now())).map(faqSummary),
      }),
    }),
    route({
      method: 'GET',
      path: '/faqs/:id',
      summary: 'One entry with what this person may do with it',
      params: byId,
      answer: faqShape,
      run: (who, { params }) => page(who, asId<FaqId>(params.id)),
    }),
    route({
      method: 'POST',
      path: '/faqs/:id/publish',
      summary:
        'Publish the entry in these words, for the first time or anew (moderators, its owner)',
      params: byId,
      body: faqWording,
      answer: faqShape,
      run: async (who, { params, body }) => {
        const id = asId<FaqId>(params.id);
        await queries.faqs.open(who, id);
        await queries.faqs.approve(who, id, { ...body, owner: asId<PersonId>(body.owner) });
        return page(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/faqs/:id/decline',
      summary: 'Say why a solved question does not become an entry (moderators)',
      params: byId,
      body: faqReason,
      answer: faqShape,
      run: async (who, { params, body }) => {
        const id = asId<FaqId>(params.id);
        await queries.faqs.open(who, id);
        await queries.faqs.decline(who, id, body.reason);
        return page(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/faqs/:id/retire',
      summary: 'Say why it does not hold any more (moderators, its owner)',
      params: byId,
      body: faqReason,
      answer: faqShape,
      run: async (who, { params, body }) => {
        const id = asId<FaqId>(params.id);
        await queries.faqs.open(who, id);
        await queries.faqs.retire(who, id, body);
        return page(who, id);
      },
    }),
  ];
}

function scheduleRoutes({ actions: { queries }, views }: HttpDeps): Route[] {
  const page = async (who: Actor, id: string) =>
    schedulePage(await views.queries.schedulePage(who, asId<CommunityId>(id)));
  return [
    route({
      method: 'GET',
      path: '/communities/:id/query-schedule',
      summary: 'When what is done about a question without a reply, with what was decided before',
      params: byId,
      answer: scheduleShape,
      run: (who, { params }) => page(who, params.id),
    }),
    route({
      method: 'PUT',
      path: '/communities/:id/query-schedule',
      summary: 'Decide it (moderators, administrators)',
      params: byId,
      body: schedule,
      answer: scheduleShape,
      run: async (who, { params, body }) => {
        await queries.decideSchedule(who, asId<CommunityId>(params.id), body);
        return page(who, params.id);
      },
    }),
  ];
}
