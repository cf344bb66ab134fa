import { z } from 'zod';
import { AUDIENCES } from '../../src/features/discussions/contribution.ts';
import { takesContributions } from '../../src/features/discussions/model.ts';
import { isGuestIn } from '../../src/features/discussions/policy.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { backgroundCard } from '../cards/background.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { contributionForm, NO_QUESTION, readersThere } from '../cards/contribution-form.ts';
import { discussionListCard, inListOrder, LIST_PAGE } from '../cards/discussions.ts';
import { LONGEST_NAMES } from '../cards/readers-inputs.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';
import { contributionVerbs, readersIn } from './contributions.ts';
import { moveVerbs, newDiscussionCommand } from './discussion-life.ts';
import { drawDiscussion, received } from './draw.ts';
import { contributionId, discussionId, pageNumber } from './fields.ts';
import { answerForm, questionTimeCommand } from './question-time.ts';
import { pointedOut } from './safety.ts';

const named = z.object({ id: discussionId });
const listed = z.object({ page: pageNumber });

async function list(call: Call, page: number): Promise<Answer> {
  const { deps, who, voice } = call;
  const all = inListOrder(await deps.views.discussions.list(who));
  const items = all.slice(page * LIST_PAGE, (page + 1) * LIST_PAGE);
  const more = all.length > (page + 1) * LIST_PAGE;
  const mayOpen = [...who.memberships.values()].includes('moderator');
  return {
    card: discussionListCard({ items, page, more, mayOpen, guest: who.external === true }, voice),
  };
}

const contribution = z.object({
  id: discussionId,
  text: z.string().trim().min(1),
  question: z.string().optional(),
  quote: z.string().optional(),
  /** In question time: the question that it answers. */
  answers: contributionId.optional(),
  // Cards drawn before it was asked have none.
  audience: z.enum(AUDIENCES).default('community'),
  readers: z.string().max(LONGEST_NAMES).default(''),
});

async function contribute(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const given = read(contribution, data);
  const { discussion } = await deps.actions.discussions.read(who, given.id);
  const community = await deps.actions.communities.get(discussion.community);
  const pointed = await pointedOut(call, discussion, given.text);
  if (pointed) return { card: pointed };
  const asked = given.question ?? NO_QUESTION;
  const result = await deps.actions.discussions.contributions.contribute(who, {
    discussion: given.id,
    text: given.text,
    question: /^\d{1,2}$/.test(asked) ? Number(asked) : null,
    ...(given.answers ? { answers: given.answers } : {}),
    consent: given.quote === 'true' ? 'quote' : 'paraphrase',
    surface: 'chat',
    sourceKey: formKey(call, given.text),
    premoderated: community?.premoderated ?? true,
    readers: await readersIn(call, given),
  });
  const { sentence, kind } = await received(deps.actions, result, voice);
  const drawn = await drawDiscussion({ ...call, data: {} }, given.id);
  return { card: withNotice(drawn, sentence, kind) };
}

async function background(call: Call): Promise<Answer> {
  const { id } = read(named, call.data);
  const { discussion } = await call.deps.actions.discussions.read(call.who, id);
  return { card: backgroundCard(discussion, call.voice) };
}

async function writeLate(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { deps, who, voice, data } = call;
  const { discussion } = await deps.actions.discussions.read(who, id);
  const { text, question, quote, audience, readers } = data;
  const entered = { text, question, quote, audience, readers };
  const community = await deps.actions.communities.get(discussion.community);
  const there = readersThere(community, isGuestIn(discussion, who));
  return contributionForm({ discussion, there }, deps.ids.next(), voice, entered);
}

/** After a refusal: the same form with what was typed, wherever the discussion stands by now. */
async function formAgain(call: Call): Promise<Card> {
  if (call.data.answers) return answerForm(call);
  const { id } = read(named, call.data);
  const { discussion } = await call.deps.actions.discussions.read(call.who, id);
  if (takesContributions(discussion)) return drawDiscussion(call, id);
  if (discussion.state === 'closed' || discussion.state === 'summarised') return writeLate(call);
  return drawDiscussion(call, id);
}

/** A person who belongs nowhere is told so, instead of an empty list that explains nothing. */
function mustBelong({ who }: Call): void {
  if (who.memberships.size === 0 && !who.guestOf?.size)
    throw new AppError('not-a-member', 'no community at all');
}

export const discussionCommands: readonly Command[] = [
  {
    name: 'discussions',
    words: (call) => {
      mustBelong(call);
      return list(call, 0);
    },
    verbs: {
      'discussions.list': { run: (call) => list(call, read(listed, call.data).page) },
      'discussion.read': {
        run: async (call) => ({
          card: await drawDiscussion({ ...call, data: {} }, read(named, call.data).id),
        }),
      },
      'discussion.background': { run: background },
      'discussion.write': { run: async (call) => ({ card: await writeLate(call) }) },
      'discussion.contribute': { run: contribute, again: formAgain },
      ...contributionVerbs,
      ...moveVerbs,
    },
  },
  newDiscussionCommand,
  questionTimeCommand,
];
