import { z } from 'zod';
import { PROPOSAL_LIMITS } from '../../src/features/discussions/proposals.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type TopicProposalId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { decideTopicCard, TOPIC_PAGE, topicFormCard, topicListCard } from '../cards/proposals.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';
import { communityId, pageNumber } from './fields.ts';

/** Topics that members want to discuss: proposed, backed, and answered by a moderator. */

const topicId = z
  .string()
  .min(1)
  .max(200)
  .transform((value) => asId<TopicProposalId>(value));
const named = z.object({ id: topicId });
const listed = z.object({ page: pageNumber });
const backed = z.object({ id: topicId, on: z.enum(['true', 'false']) });
const proposed = z.object({
  community: communityId,
  title: z.string().trim().min(1).max(PROPOSAL_LIMITS.title),
  why: z.string().trim().max(PROPOSAL_LIMITS.why).default(''),
});
const answered = z.object({
  id: topicId,
  answer: z.enum(['accept', 'merge', 'decline']),
  into: topicId.optional(),
  reason: z.string().trim().max(PROPOSAL_LIMITS.reason).default(''),
});

async function list(call: Call, page = 0): Promise<Card> {
  const { deps, who, voice } = call;
  if (who.memberships.size === 0) throw new AppError('not-a-member', 'no community at all');
  const all = await deps.views.discussions.proposals.list(who);
  const items = all.slice(page * TOPIC_PAGE, (page + 1) * TOPIC_PAGE);
  const more = all.length > (page + 1) * TOPIC_PAGE;
  return topicListCard({ items, page, more }, deps.tabUrl?.('/discussions/topics') ?? null, voice);
}

async function form(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const all = await deps.actions.communities.list();
  const communities = all.filter(({ id }) => who.memberships.has(id));
  if (communities.length === 0) throw new AppError('not-a-member', 'no community at all');
  return topicFormCard({ communities, nonce: deps.ids.next(), entered: data }, voice);
}

async function propose(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const given = read(proposed, data);
  await deps.actions.discussions.proposals.propose(who, given, formKey(call, given.title));
  return { card: withNotice(await list(call), voice.say('planning.topics.proposed'), 'good') };
}

async function back(call: Call): Promise<Answer> {
  const { id, on } = read(backed, call.data);
  await call.deps.actions.discussions.proposals.back(call.who, id, on === 'true');
  return { card: await list(call) };
}

async function withdraw(call: Call): Promise<Answer> {
  const { id } = read(named, call.data);
  await call.deps.actions.discussions.proposals.withdraw(call.who, id);
  const done = call.voice.say('planning.topics.withdrawn');
  return { card: withNotice(await list(call), done, 'good') };
}

async function decide(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { deps, who, voice, data } = call;
  const all = await deps.views.discussions.proposals.list(who);
  const view = all.find(({ proposal }) => proposal.id === id);
  if (!view) throw new AppError('not-found', `no proposal ${id} for this reader`);
  // Answered or taken back since the card was drawn: what became of it is on the list.
  if (view.proposal.state !== 'open') return list({ ...call, data: {} });
  if (!view.actions.includes('accept')) throw new AppError('moderators-only', 'answers topics');
  const others = all
    .map(({ proposal }) => proposal)
    .filter(
      (one) => one.id !== id && one.community === view.proposal.community && one.state === 'open',
    );
  return decideTopicCard(view, others, data, voice);
}

async function answer(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, answer: verb, into, reason } = read(answered, data);
  await deps.actions.discussions.proposals.answer(who, id, { verb, reason, into: into ?? null });
  const done = voice.say('planning.topics.answered');
  return { card: withNotice(await list(call), done, 'good') };
}

/** The form with what was entered, as long as there is something to answer. */
async function answerAgain(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { actions } = await call.deps.actions.discussions.proposals.read(call.who, id);
  return actions.includes('accept') ? decide(call) : list(call);
}

export const proposalCommands: readonly Command[] = [
  {
    name: 'proposals',
    words: async (call) => ({ card: await list(call) }),
    verbs: {
      'topics.list': {
        run: async (call) => ({ card: await list(call, read(listed, call.data).page) }),
      },
      'topic.form': { run: async (call) => ({ card: await form({ ...call, data: {} }) }) },
      'topic.propose': { run: propose, again: form },
      'topic.back': { run: back, again: (call) => list(call) },
      'topic.withdraw': { run: withdraw, again: (call) => list(call) },
      'topic.decide': { run: async (call) => ({ card: await decide({ ...call }) }) },
      'topic.answer': { run: answer, again: answerAgain },
    },
  },
];
