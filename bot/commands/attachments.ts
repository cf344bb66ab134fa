import { z } from 'zod';
import { attachmentsCard } from '../cards/attachments.ts';
import { type Command, read } from '../command.ts';
import { contributionId, discussionId, queryId, replyId } from './fields.ts';

const carrier = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contribution'), id: contributionId, discussion: discussionId }),
  z.object({ kind: z.literal('reply'), id: replyId, query: queryId }),
]);

/** Files that were given with what somebody said. */
export const attachmentCommands: readonly Command[] = [
  {
    verbs: {
      'given.read': {
        run: async (call) => {
          const of = read(carrier, call.data);
          const views = await call.deps.views.attachments.on(call.who, of);
          return { card: attachmentsCard(of, views, call.voice) };
        },
      },
    },
  },
];
