import { z } from 'zod';
import { withNotice } from '../cards/card.ts';
import { removalCard } from '../cards/removal.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { contributionId, discussionId, queryId, replyId } from './fields.ts';
import { drawQueue } from './moderation-queue.ts';

/** What a toggle sends; absent on cards that do not offer it. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'true');

const item = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contribution'), id: contributionId, within: discussionId }),
  z.object({ kind: z.literal('reply'), id: replyId, within: queryId }),
]);
export type ToRemove = z.infer<typeof item>;

/** @param hidden said first, where the same press has hidden it */
export async function removeFromChannel(
  call: Call,
  asked: ToRemove,
  hidden: string | null,
): Promise<Answer> {
  const { deps, who, voice } = call;
  const removable = await deps.views.moderation.removable(who, asked);
  const removal = await deps.actions.moderation.removeMessage(who, removable);
  if (removal.url !== null) return { card: removalCard(asked, removal, voice) };
  const said = [hidden, voice.say(`common.removal.${removal.result}`)].filter((part) => part);
  return { card: withNotice(await drawQueue(call), said.join(' '), 'good') };
}

export const removingVerbs: Readonly<Record<string, Verb>> = {
  'moderation.remove': {
    run: (call) => removeFromChannel(call, read(item, call.data), null),
    again: (call) => drawQueue(call),
  },
};
