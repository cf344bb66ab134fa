import { z } from 'zod';
import { FIRST_PART } from '../../src/features/discussions/thread.ts';
import { withNotice } from '../cards/card.ts';
import { contributionCard, THREAD_PAGE, threadCard, withdrawCard } from '../cards/contributions.ts';
import { type Call, read, type Verb } from '../command.ts';
import { drawDiscussion } from './draw.ts';
import { contributionId, discussionId, pageNumber, places, version } from './fields.ts';

const threaded = z.object({ id: discussionId, page: pageNumber });
const one = z.object({ id: contributionId, discussion: discussionId, page: pageNumber });
const versioned = one.extend({ version });
const takenBack = versioned.extend({ paragraphs: places });

/** One contribution that this person may see. @throws AppError `not-found` */
async function found(call: Call) {
  const { id, discussion, page } = read(one, call.data);
  return { ...(await call.deps.views.discussions.said(call.who, discussion, id)), page };
}

export const contributionVerbs: Readonly<Record<string, Verb>> = {
  'discussion.thread': {
    run: async (call) => {
      const { id, page } = read(threaded, call.data);
      const { discussion, part } = await call.deps.views.discussions.part(call.who, id, {
        ...FIRST_PART,
        start: { kind: 'skip', count: page * THREAD_PAGE },
        limit: THREAD_PAGE,
      });
      const { items: views, pinned, total } = part;
      const pages = Math.max(1, Math.ceil(total / THREAD_PAGE));
      const at = Math.min(page, pages - 1);
      const { parts } = await call.deps.views.tended.of(call.who, id);
      const shown = { discussion, pinned, views, parts, page: at, pages };
      return { card: threadCard(shown, call.voice) };
    },
  },
  'contribution.read': {
    run: async (call) => {
      const { view, discussion, page } = await found(call);
      return { card: contributionCard(view, discussion, page, call.voice) };
    },
  },
  'contribution.ask-withdraw': {
    run: async (call) => {
      const { view, discussion } = await found(call);
      return { card: withdrawCard(view, discussion, call.voice) };
    },
  },
  'contribution.withdraw': {
    run: async (call) => {
      const { id, discussion, version: seen, paragraphs } = read(takenBack, call.data);
      const { deps, who, voice } = call;
      const { contributions } = deps.actions.discussions;
      if (paragraphs.length > 0) {
        await contributions.takeBackParts(who, id, { paragraphs, version: seen });
        return {
          card: withNotice(
            await drawDiscussion(call, discussion),
            voice.say('safety.parts.done'),
            'good',
          ),
        };
      }
      await contributions.review(who, id, 'withdraw', { version: seen });
      const drawn = await drawDiscussion(call, discussion);
      return { card: withNotice(drawn, voice.say('bot.contribution.withdrawn'), 'good') };
    },
    again: (call) => drawDiscussion(call, read(one, call.data).discussion),
  },
};
