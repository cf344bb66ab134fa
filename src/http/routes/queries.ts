import { z } from 'zod';
import {
  answeredFromStock,
  beforeAsking,
  beforePosting as beforeShape,
  hideQuery,
  judgeQuery,
  queryList as listShape,
  newQuery,
  newReply,
  queryPage as pageShape,
  replyReceived,
  reply as replyShape,
  reviewReply,
  querySummary as summaryShape,
} from '../../contract/queries.ts';
import { QUERY_FILTERS } from '../../features/queries/actions.ts';
import { AppError } from '../../kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type ProductId,
  type QueryId,
  type ReplyId,
} from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { readersNamed } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import {
  beforePosting,
  ownReply,
  queryList,
  queryPage,
  querySummary,
  reply,
} from '../present/queries.ts';
import { type Route, route } from '../route.ts';
import { consolidatedRoutes } from './consolidated.ts';
import { byId, byReply, formKey } from './ids.ts';
import { queryLeadingRoutes } from './query-leading.ts';
import { queryReadersRoutes } from './query-readers.ts';
import { quoted } from './quoted.ts';

const filtered = z.object({ filter: z.enum(QUERY_FILTERS).default('open') });

export const queryRoutes = (deps: HttpDeps): Route[] => [
  ...beforeRoutes(deps),
  ...questionRoutes(deps),
  ...replyRoutes(deps),
  ...queryReadersRoutes(deps),
  ...consolidatedRoutes(deps),
  ...queryLeadingRoutes(deps),
];

function beforeRoutes({ actions, views, clock }: HttpDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/queries/before',
      summary: 'What is there already on a question, and where it could be asked',
      body: beforeAsking,
      answer: beforeShape,
      run: async (who, { body }) =>
        beforePosting(
          who,
          {
            ...(await views.queries.before(who, body.text)),
            faqs: await views.queries.faqsAlike(who, body.text, clock.now()),
            countries: actions.taxonomy.vocabulary.countriesIn(body.text),
          },
          clock.now(),
        ),
    }),
    route({
      method: 'POST',
      path: '/queries/stock',
      summary: 'What is there already answered the question: nothing is posted',
      body: answeredFromStock,
      answer: null,
      run: async (who, { body }) => {
        const product = body.product === null ? null : asId<ProductId>(body.product);
        if (product) await actions.knowledge.read(who, product);
        const [best] = await views.queries.matching(who, body.text);
        const stop = { text: body.text, product, community: best?.community.id ?? null };
        await actions.queries.stop(who, stop, formKey(who, body.nonce));
      },
    }),
  ];
}

const pageOf =
  ({ views, clock }: HttpDeps) =>
  async (who: Actor, query: QueryId) =>
    queryPage(who, await views.queries.page(who, query), clock.now());

function questionRoutes(deps: HttpDeps): Route[] {
  const { actions, views } = deps;
  const { queries } = actions;
  const page = pageOf(deps);
  return [
    route({
      method: 'GET',
      path: '/queries',
      summary: "Questions of the person's communities (open, replied) or their own, newest first",
      query: filtered,
      answer: listShape,
      run: async (who, { query }) => queryList(who, await views.queries.list(who, query.filter)),
    }),
    route({
      method: 'POST',
      path: '/queries',
      summary: 'Ask a community; the question is posted in its channel',
      status: 201,
      body: newQuery,
      answer: summaryShape,
      run: async (who, { body }) => {
        const {
          nonce,
          community,
          also = [],
          countries,
          urgency = 'normal',
          audience,
          ...rest
        } = body;
        const { readers, ...words } = rest;
        const { consent, ...said } = await quoted(views.consents, who, words);
        const draft = {
          ...said,
          urgency,
          readers: await readersNamed(actions.people, { audience, readers }),
          community: asId<CommunityId>(community),
          also: also.map((one) => asId<CommunityId>(one)),
          ...(countries ? { countries: namedCountries(deps, countries) } : {}),
        };
        const key = consent ? `consent:${consent}` : formKey(who, nonce);
        const asked = await queries.ask(who, draft, key);
        if (consent) await actions.consents.made(consent, { kind: 'query', query: asked.id });
        return querySummary(who, await views.queries.summary(who, asked.id));
      },
    }),
    route({
      method: 'GET',
      path: '/queries/:id',
      summary: 'A question as this person sees it, with its replies and related products',
      params: byId,
      answer: pageShape,
      run: (who, { params }) => page(who, asId<QueryId>(params.id)),
    }),
    ...moveRoutes(deps),
  ];
}

/** In whichever language they were typed. @throws AppError `invalid-input` for words that name no country */
function namedCountries({ actions }: HttpDeps, typed: readonly string[]): readonly string[] {
  const named = typed.map((words) => actions.taxonomy.vocabulary.countriesIn(words));
  const unknown = named.findIndex((countries) => countries.length === 0);
  if (unknown >= 0) {
    throw new AppError('invalid-input', `no country: ${typed[unknown]}`, { field: 'countries' });
  }
  return [...new Set(named.flat())];
}

/** What its asker, or a moderator, does with a question. */
function moveRoutes(deps: HttpDeps): Route[] {
  const { queries } = deps.actions;
  const page = pageOf(deps);
  return [
    route({
      method: 'POST',
      path: '/queries/:id/judge',
      summary: 'Say whether it is solved (asker); `unsolved` opens it again',
      params: byId,
      body: judgeQuery,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const query = asId<QueryId>(params.id);
        await queries.read(who, query);
        await queries.judge(who, query, body.verdict, body.comment);
        return page(who, query);
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/withdraw',
      summary: 'Take the question back (asker)',
      params: byId,
      answer: pageShape,
      run: async (who, { params }) => {
        const query = asId<QueryId>(params.id);
        await queries.read(who, query);
        await queries.withdraw(who, query);
        return page(who, query);
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/hide',
      summary: 'Take a question out of sight, with a reason for its asker (moderators)',
      params: byId,
      body: hideQuery,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const query = asId<QueryId>(params.id);
        await queries.read(who, query);
        await queries.hide(who, query, body);
        return page(who, query);
      },
    }),
  ];
}

function replyRoutes({ actions, views }: HttpDeps): Route[] {
  const { communities, people, queries } = actions;
  return [
    route({
      method: 'POST',
      path: '/queries/:id/replies',
      summary: 'Reply; in a community that reads first it waits for a moderator',
      status: 201,
      params: byId,
      body: newReply,
      answer: replyReceived,
      run: async (who, { params, body }) => {
        const { query } = await queries.read(who, asId<QueryId>(params.id));
        const community = query.community && (await communities.get(query.community));
        const taken = await queries.replies.give(who, {
          query: query.id,
          text: body.text,
          consent: body.consent,
          readers: await readersNamed(people, body),
          surface: 'tab',
          sourceKey: formKey(who, body.nonce),
          premoderated: community?.premoderated ?? true,
        });
        const view = ownReply(who, taken.reply, query, who.name);
        return { reply: reply(view), duplicate: taken.duplicate };
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/replies/:reply/thanks',
      summary: 'Thank for a reply, once; only its author learns of it (asker)',
      params: byReply,
      answer: null,
      run: async (who, { params }) => {
        const query = asId<QueryId>(params.id);
        const id = asId<ReplyId>(params.reply);
        const seen = await queries.replies.thread(who, query);
        if (seen.every(({ reply }) => reply.id !== id))
          throw new AppError('not-found', 'no such reply here');
        await queries.replies.thank(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/replies/:reply/review',
      summary: 'Approve, hold, hide (moderators) or withdraw (author) a reply',
      params: byReply,
      body: reviewReply,
      answer: replyShape,
      run: async (who, { params, body }) => {
        const { query } = await queries.read(who, asId<QueryId>(params.id));
        const replyId = asId<ReplyId>(params.reply);
        const known = await views.queries.reply(replyId);
        if (known?.query.id !== query.id) throw new AppError('not-found', 'no such reply here');
        const { verb, reason, version, paragraphs } = body;
        const after =
          verb === 'withdraw' && paragraphs
            ? await queries.replies.takeBackParts(who, replyId, { paragraphs, version })
            : await queries.replies.review(who, replyId, verb, { reason, version });
        return reply(ownReply(who, after, query, known.authorName));
      },
    }),
  ];
}
