import { z } from 'zod';
import { AUDIENCES, type Audience } from '../../src/features/discussions/contribution.ts';
import type { Readers } from '../../src/features/discussions/contribution-audience.ts';
import { FIRST_PART } from '../../src/features/discussions/thread.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { withNotice } from '../cards/card.ts';
import { contributionCard, THREAD_PAGE, threadCard, withdrawCard } from '../cards/contributions.ts';
import { narrowCard } from '../cards/readers.ts';
import { LONGEST_NAMES } from '../cards/readers-inputs.ts';
import { type Call, read, type Verb } from '../command.ts';
import { colleaguesIn } from './colleagues.ts';
import { drawDiscussion } from './draw.ts';
import { contributionId, discussionId, pageNumber, places, version } from './fields.ts';

const threaded = z.object({ id: discussionId, page: pageNumber });
const one = z.object({ id: contributionId, discussion: discussionId, page: pageNumber });
const versioned = one.extend({ version });
const narrowed = versioned.extend({
  audience: z.enum(AUDIENCES),
  readers: z.string().max(LONGEST_NAMES).default(''),
});
const takenBack = versioned.extend({ paragraphs: places });

/**
 * Who reads it, as it was chosen. A guest names nobody of ours: not even whether there is somebody of that name is
 * theirs to know.
 */
export const readersIn = async (
  call: Call,
  { audience, readers }: { readonly audience: Audience; readonly readers: string },
): Promise<Readers> => ({
  audience,
  readers: audience === 'named' && !call.who.external ? await colleaguesIn(call, readers) : [],
});

async function drawNarrow(call: Call) {
  const { view, discussion } = await found(call);
  if (!view.mine) throw new AppError('not-yours', 'only its author says who reads it');
  return narrowCard(view, discussion, call.data, call.voice);
}

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
  'contribution.ask-narrow': { run: async (call) => ({ card: await drawNarrow(call) }) },
  'contribution.narrow': {
    run: async (call) => {
      const { id, discussion, version: seen, ...given } = read(narrowed, call.data);
      const { deps, who, voice } = call;
      await deps.actions.discussions.read(who, discussion);
      const readers = await readersIn(call, given);
      await deps.actions.discussions.contributions.narrow(who, id, { ...readers, version: seen });
      const drawn = await drawDiscussion({ ...call, data: {} }, discussion);
      return { card: withNotice(drawn, voice.say('safety.audience.narrowed'), 'good') };
    },
    again: drawNarrow,
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
