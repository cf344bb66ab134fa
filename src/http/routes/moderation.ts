import { z } from 'zod';
import { language } from '../../contract/common.ts';
import {
  away,
  changeText,
  claim,
  coModerators,
  makeMoves,
  movesMade,
  QUEUE_STEP,
  queue,
  queueQuery,
  readyTexts,
  removal,
  sharedOut,
  shareOut,
  standing,
  target,
  textKind,
  voices,
} from '../../contract/moderation.ts';
import type { Given, Undo } from '../../features/moderation/actions/deps.ts';
import { AppError, isAppError } from '../../kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
  type QueryId,
  type ReplyId,
} from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { queueOf, standingOf } from '../present/moderation.ts';
import { tagsIn } from '../present/talk-tags.ts';
import { type Route, route } from '../route.ts';
import { byId, byReply } from './ids.ts';
import { threadRoutes } from './moderation-threads.ts';
import { talkTagRoutes } from './talk-tags.ts';
import { tendingRoutes } from './tending.ts';

const byKey = z.object({ key: z.string().min(3).max(200) });
const byText = byId.extend({ kind: textKind, language });

type Moves = z.output<typeof makeMoves>;

const givenOf = ({ date, ...given }: Moves['given']): Given => ({
  ...given,
  ...(date === undefined ? {} : { date: new Date(date) }),
});

const undoOf = ({ given: { date, topics, countries, ...given }, ...undo }: Undo) => ({
  ...undo,
  given: {
    ...given,
    ...(date ? { date: date.toISOString() } : {}),
    ...(topics ? { topics: [...topics] } : {}),
    ...(countries ? { countries: [...countries] } : {}),
  },
});

/** One after the other, each for itself: what is refused keeps nothing back. */
async function made({ actions, words }: HttpDeps, who: Actor, { items, move, given }: Moves) {
  const results: z.infer<typeof movesMade>['results'] = [];
  for (const { subject, id: item, version } of items) {
    const wish = { subject, id: item, version, move, given: givenOf(given) };
    try {
      const result = await actions.moderation.perform(who, wish);
      const { version: after, undo } = result;
      results.push({
        subject,
        id: item,
        outcome: 'made',
        version: after,
        undo: undo && undoOf(undo),
      });
    } catch (error) {
      if (!isAppError(error)) throw error;
      const message = words.say(who.language, `errors.${error.code}`, error.params);
      results.push({ subject, id: item, outcome: 'refused', code: error.code, message });
    }
  }
  return { results };
}

const listRoutes = (deps: HttpDeps): Route[] => {
  const { actions, views } = deps;
  return [
    route({
      method: 'GET',
      path: '/moderation',
      summary: 'What waits for this moderator, most urgent first',
      query: queueQuery,
      answer: queue,
      run: async (who, { query: { limit = QUEUE_STEP, ...wanted } }) => {
        const all = await views.moderation.queue(who);
        const loads = await views.moderation.loads(who, all);
        const tags = tagsIn(actions.taxonomy.vocabulary, who.language);
        return queueOf(who, all, loads, { ...wanted, limit }, tags);
      },
    }),
    route({
      method: 'POST',
      path: '/moderation/moves',
      summary: 'Make one move on one item or several (moderators)',
      body: makeMoves,
      answer: movesMade,
      run: (who, { body }) => made(deps, who, body),
    }),
    route({
      method: 'GET',
      path: '/moderation/:subject/:id',
      summary: 'What may be done with an item, where it is seen, and what was done (moderators)',
      params: target,
      answer: standing,
      run: async (who, { params }) => {
        const history = await actions.moderation.history(who, params);
        return standingOf(await actions.moderation.standing(who, params), history);
      },
    }),
  ];
};

const personOf = (who: Actor, given: string | null): PersonId | null =>
  given === 'me' ? who.id : given === null ? null : asId<PersonId>(given);

const sharingRoutes = ({ actions, views }: HttpDeps): Route[] => [
  route({
    method: 'POST',
    path: '/moderation/tasks/:key/claim',
    summary: 'Work on something that waits, hand it to a co-moderator, or put it back',
    params: byKey,
    body: claim,
    answer: null,
    run: (who, { params, body }) =>
      actions.moderation.claim(who, params.key, {
        community: asId<CommunityId>(body.community),
        person: personOf(who, body.person),
      }),
  }),
  route({
    method: 'POST',
    path: '/moderation/share',
    summary: 'Share what nobody works on among the moderators who are here',
    body: shareOut,
    answer: sharedOut,
    run: async (who, { body }) => {
      const waiting = await views.moderation.queue(who);
      const community = asId<CommunityId>(body.community);
      return { items: await actions.moderation.share(who, community, waiting) };
    },
  }),
  route({
    method: 'GET',
    path: '/discussions/:id/voices',
    summary: 'Whose voice is missing in a discussion, with an invitation (its moderators)',
    params: byId,
    answer: voices,
    run: async (who, { params }) => {
      const found = await views.moderation.balance(who, asId<DiscussionId>(params.id));
      if (!found) throw new AppError('moderators-only', 'looks at no balance');
      return { ...found, missing: [...found.missing] };
    },
  }),
  route({
    method: 'POST',
    path: '/moderation/away',
    summary: 'Say until which day one is away, so that work is shared without one',
    body: away,
    answer: null,
    run: (who, { body }) => actions.moderation.away(who, body.until),
  }),
  route({
    method: 'GET',
    path: '/communities/:id/moderators',
    summary: 'The moderators of a community that one moderates, and who of them is away',
    params: byId,
    answer: coModerators,
    run: async (who, { params }) => {
      const community = asId<CommunityId>(params.id);
      const found = await actions.moderation.coModerators(who, community);
      return {
        items: found.map(({ person, name, language: reads, awayUntil }) => ({
          ...{ id: person, name, language: reads, awayUntil },
          me: person === who.id,
        })),
      };
    },
  }),
];

const textRoutes = ({ actions, views }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/communities/:id/ready-texts',
    summary: 'Ready texts of a community with their history (its moderators)',
    params: byId,
    answer: readyTexts,
    run: async (who, { params }) => ({
      items: (await views.moderation.texts(who, asId<CommunityId>(params.id))).map(
        ({ history, ...text }) => ({
          ...text,
          history: history.map(({ at, name, text: words }) => ({
            at: at.toISOString(),
            by: name,
            text: words,
          })),
        }),
      ),
    }),
  }),
  route({
    method: 'PUT',
    path: '/communities/:id/ready-texts/:kind/:language',
    summary: 'Change a ready text, or bring the product’s own words back (moderators)',
    params: byText,
    body: changeText,
    answer: null,
    run: (who, { params, body }) =>
      actions.moderation.texts.change(who, asId<CommunityId>(params.id), { ...params, ...body }),
  }),
];

export function moderationRoutes(deps: HttpDeps): Route[] {
  return [
    ...listRoutes(deps),
    ...sharingRoutes(deps),
    ...textRoutes(deps),
    ...removalRoutes(deps),
    ...threadRoutes(deps),
    ...tendingRoutes(deps),
    ...talkTagRoutes(deps),
  ];
}

const removalRoutes = ({ actions, views }: HttpDeps): Route[] => {
  return [
    route({
      method: 'POST',
      path: '/contributions/:id/remove-message',
      summary:
        'Takes the message of a hidden contribution out of its channel (moderators, in their own name)',
      params: byId,
      answer: removal,
      run: async (who, { params }) => {
        const id = asId<ContributionId>(params.id);
        const item = await views.moderation.removable(who, { kind: 'contribution', id });
        return actions.moderation.removeMessage(who, item);
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/replies/:reply/remove-message',
      summary:
        'Takes the message of a hidden reply out of its channel (moderators, in their own name)',
      params: byReply,
      answer: removal,
      run: async (who, { params }) => {
        const id = asId<ReplyId>(params.reply);
        const known = await views.queries.reply(id);
        if (known?.query.id !== asId<QueryId>(params.id)) {
          throw new AppError('not-found', 'no such reply here');
        }
        const item = await views.moderation.removable(who, { kind: 'reply', id });
        return actions.moderation.removeMessage(who, item);
      },
    }),
  ];
};
