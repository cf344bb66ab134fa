import type { Received } from '../../src/features/discussions/actions/contributions.ts';
import type { DiscussionId } from '../../src/kernel/ids.ts';
import type { Card } from '../cards/card.ts';
import { discussionCard } from '../cards/discussions.ts';
import type { Call } from '../command.ts';
import type { Voice } from '../voice.ts';

/** The discussion as this person may see it, with a fresh form. */
export async function drawDiscussion(call: Call, id: DiscussionId): Promise<Card> {
  const { deps, who, voice, data } = call;
  const page = await deps.views.discussions.page(who, id);
  const tabUrl = deps.tabUrl?.(`/discussions/${id}`) ?? null;
  const { text, question, quote, audience } = data;
  const entered = { text, question, quote, audience };
  return discussionCard({ page, nonce: deps.ids.next(), entered, tabUrl }, voice);
}

/** What became of a contribution, in words. The same for a duplicate: to its sender it is the same answer. */
export function received({ contribution, discussion }: Received, voice: Voice) {
  const { state, consent } = contribution;
  const what = voice.say(`bot.received.${state}`, {
    title: discussion.title,
    end: voice.date(discussion.endsAt),
  });
  const quoting = state === 'published' ? voice.say(`bot.received.consent.${consent}`) : '';
  const kind: 'good' | 'attention' = state === 'published' ? 'good' : 'attention';
  return { sentence: [what, quoting].filter(Boolean).join(' '), kind };
}
