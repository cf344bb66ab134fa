import { attachmentList, attachmentsQuery } from '../../contract/attachments.ts';
import type { HttpDeps } from '../deps.ts';
import { attachment } from '../present/attachments.ts';
import { type Route, route } from '../route.ts';

/** Files in SharePoint that people gave with what they said. */
export const attachmentRoutes = ({ views: { attachments } }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/attachments',
    guests: true,
    summary:
      'Files that were given with a contribution or reply, as far as this reader may open them',
    query: attachmentsQuery,
    answer: attachmentList,
    run: async (who, { query }) => ({
      items: (await attachments.on(who, query)).map((view) => attachment(who, view)),
    }),
  }),
];
