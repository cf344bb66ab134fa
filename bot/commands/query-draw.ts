import type { ReplyReceived } from '../../src/features/queries/actions/replies.ts';
import type { QueryId } from '../../src/kernel/ids.ts';
import type { Card } from '../cards/card.ts';
import { queryCard } from '../cards/queries.ts';
import type { Call } from '../command.ts';
import type { Voice } from '../voice.ts';

/** The question as this person may see it, with a fresh form that keeps what was entered. */
export async function drawQuery(call: Call, id: QueryId): Promise<Card> {
  const { deps, who, voice, data } = call;
  const [page, wordings] = await Promise.all([
    deps.views.queries.page(who, id),
    deps.views.queries.wordingsFor(who, id),
  ]);
  const mine = wordings.find(({ edit, standing }) => edit.of === who.id && standing === 'asked');
  const tabUrl = deps.tabUrl?.(`/queries/${id}`) ?? null;
  const wording = mine?.edit.id ?? null;
  const asked = page.query.asker === who.id;
  const nonce = deps.ids.next();
  return queryCard({ page, mine: asked, wording, nonce, entered: data, tabUrl }, voice);
}

/** What became of a reply, in words. The same for a duplicate: to its sender it is the same answer. */
export function replyReceived({ reply }: ReplyReceived, voice: Voice) {
  const what = voice.say(`asking.received.${reply.state}`);
  const quoting =
    reply.state === 'published' ? voice.say(`asking.received.consent.${reply.consent}`) : '';
  const kind: 'good' | 'attention' = reply.state === 'published' ? 'good' : 'attention';
  return { sentence: [what, quoting].filter(Boolean).join(' '), kind };
}
