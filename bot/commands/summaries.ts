import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type DiscussionId, type InterimId } from '../../src/kernel/ids.ts';
import { moderates } from '../../src/kernel/person.ts';
import { type Card, withNotice } from '../cards/card.ts';
import {
  behindCard,
  caughtUpCard,
  interimDraftCard,
  interimPublishCard,
} from '../cards/summaries.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { drawDiscussion } from './draw.ts';
import { discussionId, version } from './fields.ts';

const named = z.object({ id: discussionId });
const seen = named.extend({
  interim: z
    .string()
    .min(1)
    .max(200)
    .transform((id) => asId<InterimId>(id)),
  version,
});
const asked = named.extend({ all: z.string().optional() });

const tabOf =
  ({ deps }: Call) =>
  (path: string): string | null =>
    deps.tabUrl?.(path) ?? null;

/** The draft, for its moderators. Settled meanwhile there is nothing left to decide, and the discussion is shown. */
async function drawInterim(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { deps, who, voice } = call;
  const { summaries } = deps.views.discussions;
  const { discussion, draft } = await summaries.interims(who, id);
  if (!moderates(who, discussion.community))
    throw new AppError('moderators-only', 'the draft of an interim summary');
  if (!draft) {
    const drawn = await drawDiscussion({ ...call, data: {} }, id);
    return withNotice(drawn, voice.say('summaries.draft.settled'), 'attention');
  }
  const doubts = await summaries.doubts(who, id, null);
  return interimDraftCard(draft, { doubts, tab: tabOf(call) }, voice);
}

async function askPublish(call: Call): Promise<Answer> {
  const { id } = read(named, call.data);
  const { deps, who, voice } = call;
  return { card: interimPublishCard(await deps.views.discussions.summaries.draft(who, id), voice) };
}

const settled =
  (how: 'publish' | 'skip') =>
  async (call: Call): Promise<Answer> => {
    const { id, ...which } = read(seen, call.data);
    const { deps, who, voice } = call;
    await deps.actions.discussions.interims[how](who, id, which);
    const drawn = await drawDiscussion({ ...call, data: {} }, id);
    return { card: withNotice(drawn, voice.say(`summaries.done.${how}`), 'good') };
  };

async function caughtUp(call: Call, id: DiscussionId, all: boolean): Promise<Answer> {
  const { deps, who, voice } = call;
  const told = await deps.actions.discussions.catchUp.ask(who, id, { visited: null, all });
  return { card: caughtUpCard(told, tabOf(call), voice) };
}

/** Where a single discussion has gone on, that is the one that is meant. */
async function catchUp(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const { discussions } = deps.views;
  const behind = await discussions.summaries.behind(who, await discussions.list(who));
  const [only, ...others] = behind;
  if (only && others.length === 0) return caughtUp(call, only.discussion.id, false);
  return { card: behindCard(behind, voice) };
}

export const summaryCommands: readonly Command[] = [
  {
    name: 'catch-up',
    words: catchUp,
    verbs: {
      'catch-up.show': {
        run: (call) => {
          const { id, all } = read(asked, call.data);
          return caughtUp(call, id, all === 'true');
        },
      },
    },
  },
  {
    verbs: {
      'interim.read': { run: async (call) => ({ card: await drawInterim(call) }) },
      'interim.ask-publish': { run: askPublish, again: drawInterim },
      'interim.publish': { run: settled('publish'), again: drawInterim },
      'interim.skip': { run: settled('skip'), again: drawInterim },
    },
  },
];
