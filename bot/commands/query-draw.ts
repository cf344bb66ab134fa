import type { ReplyReceived } from '../../src/features/queries/actions/replies.ts';
import type { QueryId } from '../../src/kernel/ids.ts';
import type { Card } from '../cards/card.ts';
import { queryCard } from '../cards/queries.ts';
import type { Call } from '../command.ts';
import type { Voice } from '../voice.ts';

/** The question as this person may see it, with a fresh form that keeps what was entered. */
export async function drawQuery(call: Call, id: QueryId): Promise<Card> {
  const { deps, who, voice, data } = call;
  const page = await deps.views.queries.page(who, id);
  const tabUrl = deps.tabUrl?.(`/queries/${id}`) ?? null;
  return queryCard({ page, nonce: deps.ids.next(), entered: data, tabUrl }, voice);
}

/** What became of a reply, in words. The same for a duplicate: to its sender it is the same answer. */
export function replyReceived({ reply }: ReplyReceived, voice: Voice) {
  const what = voice.say(`asking.received.${reply.state}`);
  const quoting =
    reply.state === 'published' ? voice.say(`asking.received.consent.${reply.consent}`) : '';
  const kind: 'good' | 'attention' = reply.state === 'published' ? 'good' : 'attention';
  return { sentence: [what, quoting].filter(Boolean).join(' '), kind };
}
