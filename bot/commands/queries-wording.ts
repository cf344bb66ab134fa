import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type EditId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { wordingCard } from '../cards/query-wording.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { version } from './fields.ts';

const named = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .transform((value) => asId<EditId>(value)),
});
const pressed = named.extend({ version });

/** As it stands for whoever is asked. @throws AppError `not-found` for anybody else */
async function drawWording(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { actions, views } = call.deps;
  const edit = await actions.queries.wording.get(id);
  if (edit?.of !== call.who.id) throw new AppError('not-found', `no wording ${id} for this reader`);
  const [[view], query] = await Promise.all([
    views.queries.wordingViews([edit]),
    actions.queries.get(edit.query),
  ]);
  if (!view || !query) throw new AppError('not-found', `no wording ${id}`);
  return wordingCard(view, query, call.voice);
}

const settle =
  (verb: 'agree' | 'decline') =>
  async (call: Call): Promise<Answer> => {
    const { id, version: seen } = read(pressed, call.data);
    await drawWording(call);
    await call.deps.actions.queries.wording.settle(call.who, id, { verb, version: seen });
    const said = call.voice.say(`questions.wording.done-${verb}`);
    return { card: withNotice(await drawWording(call), said, 'good') };
  };

/** Yes or no to other words for what one wrote. */
export const wordingVerbs: Readonly<Record<string, Verb>> = {
  'wording.read': { run: async (call) => ({ card: await drawWording(call) }) },
  'wording.agree': { run: settle('agree'), again: drawWording },
  'wording.decline': { run: settle('decline'), again: drawWording },
};
