import type { Received } from '../../src/features/discussions/actions/contributions.ts';
import { mayAnswer } from '../../src/features/discussions/question-time.ts';
import type { DiscussionId } from '../../src/kernel/ids.ts';
import type { Card } from '../cards/card.ts';
import { discussionCard, shownOf } from '../cards/discussions.ts';
import type { Call } from '../command.ts';
import type { BotDeps } from '../deps.ts';
import type { Voice } from '../voice.ts';

/** The discussion as this person may see it, with a fresh form. */
export async function drawDiscussion(call: Call, id: DiscussionId): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { discussion } = await deps.actions.discussions.read(who, id);
  const page = await deps.views.discussions.page(who, id, shownOf(discussion));
  const tabUrl = deps.tabUrl?.(`/discussions/${id}`) ?? null;
  const { text, question, quote, audience, readers } = data;
  const entered = { text, question, quote, audience, readers };
  const mayOffer = deps.actions.discussions.elsewhere.mayOffer(who, page.discussion);
  const answers = mayAnswer(page.discussion, who);
  return discussionCard(
    { page, nonce: deps.ids.next(), entered, mayAnswer: answers, mayOffer, tabUrl },
    voice,
  );
}

/** Whom its author may turn to: where it came too late, the community's moderators by their names; else nobody. */
async function turnTo(
  { communities, people }: Pick<BotDeps['actions'], 'communities' | 'people'>,
  { contribution, discussion }: Received,
): Promise<readonly string[]> {
  if (contribution.state !== 'late') return [];
  const members = await communities.members(discussion.community, 'moderator');
  const ids = members.map(({ person }) => person);
  return (await people.people(ids)).map(({ name }) => name);
}

/** What became of a contribution, in words. The same for a duplicate: to its sender it is the same answer. */
export async function received(
  actions: Pick<BotDeps['actions'], 'communities' | 'people'>,
  taken: Received,
  voice: Voice,
) {
  const { contribution, discussion } = taken;
  const { state, consent } = contribution;
  const moderators = await turnTo(actions, taken);
  const what = voice.say(`bot.received.${state}`, {
    title: discussion.title,
    end: voice.date(discussion.endsAt),
  });
  const quoting = state === 'published' ? voice.say(`bot.received.consent.${consent}`) : '';
  const kind: 'good' | 'attention' = state === 'published' ? 'good' : 'attention';
  const names = new Intl.ListFormat(voice.language).format(moderators);
  const whom = names === '' ? '' : voice.say('bot.received.turn-to', { names });
  return { sentence: [what, quoting, whom].filter(Boolean).join(' '), kind };
}
