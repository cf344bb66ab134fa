import { z } from 'zod';
import { QUERY_AUDIENCES } from '../../src/features/queries/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { narrowQueryCard } from '../cards/query-readers.ts';
import { LONGEST_NAMES } from '../cards/readers-inputs.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { namedIn } from './colleagues.ts';
import { queryId, version } from './fields.ts';
import { drawQuery } from './query-draw.ts';

const one = z.object({ id: queryId });
const narrowed = one.extend({
  version,
  audience: z.enum(QUERY_AUDIENCES),
  readers: z.string().max(LONGEST_NAMES).default(''),
});

async function drawNarrow(call: Call): Promise<Card> {
  const { id } = read(one, call.data);
  const { query, actions } = await call.deps.actions.queries.read(call.who, id);
  if (!actions.includes('narrow')) throw new AppError('not-yours', 'its asker says who reads it');
  return narrowQueryCard(query, call.data, call.voice);
}

async function narrow(call: Call): Promise<Answer> {
  const { id, version: seen, ...chosen } = read(narrowed, call.data);
  const { deps, who, voice } = call;
  const readers = await namedIn(call, chosen);
  await deps.actions.queries.narrow(who, id, { ...readers, version: seen });
  const drawn = await drawQuery({ ...call, data: {} }, id);
  return { card: withNotice(drawn, voice.say('safety.audience.narrowed'), 'good') };
}

/** Who reads a question. */
export const queryReadersVerbs: Readonly<Record<string, Verb>> = {
  'query.ask-narrow': { run: async (call) => ({ card: await drawNarrow(call) }) },
  'query.narrow': { run: narrow, again: drawNarrow },
};
