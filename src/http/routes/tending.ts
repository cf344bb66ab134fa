import { answerTurn, joinable, tended, turnAnswered } from '../../contract/tending.ts';
import { asId, type ContributionId, type DiscussionId } from '../../kernel/ids.ts';
import { closestLanguage } from '../../kernel/language.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** What moderators make of contributions, and the answer of those who wrote them. */
export const tendingRoutes = ({ actions, views }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/discussions/:id/tended',
    guests: true,
    summary: 'Contributions that are read as one, and those that became questions',
    params: byId,
    answer: tended,
    run: async (who, { params }) => {
      const { parts, turns } = await views.tended.of(who, asId<DiscussionId>(params.id));
      return {
        parts: parts.map(
          ({ authorName: author, leadName: lead, createdAt, language, ...part }) => ({
            ...part,
            author,
            lead,
            language: closestLanguage(language),
            createdAt: createdAt.toISOString(),
          }),
        ),
        turns: [...turns],
      };
    },
  }),
  route({
    method: 'GET',
    path: '/contributions/:id/joinable',
    summary: 'With which contributions this one may be read as one (moderators)',
    params: byId,
    answer: joinable,
    run: async (who, { params }) => {
      const found = await views.tended.joinable(who, asId<ContributionId>(params.id));
      return { items: found.map(({ authorName: author, ...other }) => ({ ...other, author })) };
    },
  }),
  route({
    method: 'POST',
    path: '/contributions/:id/question',
    summary: 'Agree that it is posted as one’s own question, or leave it as it is (its author)',
    params: byId,
    body: answerTurn,
    answer: turnAnswered,
    run: async (who, { params, body }) => {
      const id = asId<ContributionId>(params.id);
      const { query } =
        body.answer === 'agree'
          ? await actions.tending.agree(who, id, body.text)
          : await actions.tending.decline(who, id);
      return { query };
    },
  }),
];
