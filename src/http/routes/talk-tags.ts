import { talk, talkTags } from '../../contract/talk-tags.ts';
import type { HttpDeps } from '../deps.ts';
import { tagsIn } from '../present/talk-tags.ts';
import { type Route, route } from '../route.ts';

/** What talk is about; said by the move `tag`. */
export const talkTagRoutes = ({ actions, views }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/talk/:kind/:id/tags',
    guests: true,
    summary:
      'Topics and countries of a discussion or question, with what is suggested for its moderators',
    params: talk,
    answer: talkTags,
    run: async (who, { params }) => {
      const sheet = await views.talkTags.sheet(who, params);
      return tagsIn(actions.taxonomy.vocabulary, who.language).sheet(sheet);
    },
  }),
];
