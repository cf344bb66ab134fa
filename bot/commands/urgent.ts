import { z } from 'zod';
import { mayWriteOutput, OUTPUT_LIMITS } from '../../src/features/discussions/urgent.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { outputForm, urgentCard } from '../cards/urgent.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { drawDiscussion } from './draw.ts';
import { discussionId, version } from './fields.ts';

const named = z.object({ id: discussionId });
const written = named.extend({
  version,
  text: z.string().trim().min(1).max(OUTPUT_LIMITS.text),
});

const list = async ({ deps, who, voice }: Call): Promise<Answer> => ({
  card: urgentCard(await deps.views.discussions.urgent(who), voice),
});

/** @throws AppError `not-found`, `moderators-only`, `illegal-move` */
async function form(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { id } = read(named, data);
  const { discussion, nameOf } = await deps.views.discussions.page(who, id);
  const refusal = mayWriteOutput(discussion, who);
  if (refusal) throw new AppError(refusal, 'the page of outputs');
  return outputForm(discussion, data, nameOf, voice);
}

async function write(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, ...given } = read(written, data);
  await deps.actions.discussions.urgent.write(who, id, given);
  const drawn = await drawDiscussion({ ...call, data: {} }, id);
  return { card: withNotice(drawn, voice.say('planning.urgent.saved'), 'good') };
}

/** What goes on urgently, and the one page of what has come of it. */
export const urgentCommands: readonly Command[] = [
  {
    name: 'urgent',
    words: list,
    verbs: {
      'urgent.list': { run: list },
      'output.form': { run: async (call) => ({ card: await form(call) }) },
      'output.write': { run: write, again: form },
    },
  },
];
