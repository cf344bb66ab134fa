import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import type { Card } from '../cards/card.ts';
import { contradictionForm } from '../cards/contradicting.ts';
import { notedCard } from '../cards/knowledge.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { pastedItem } from '../pasted.ts';

const MOST_IDS = 10;
const shown = z.object({
  ids: z.string().min(1).max(2_000),
  query: z.string().trim().min(1).max(2_000),
});
const flagged = z.object({
  one: z.string().min(1).max(200),
  other: z.string().max(200).default(''),
  link: z.string().trim().max(2_000).default(''),
  why: z.string().trim().min(1).max(2_000),
});

/** Of the documents that were found, those that this person may open still. */
async function form(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { ids, query } = read(shown, data);
  const items = await Promise.all(
    ids
      .split(',')
      .slice(0, MOST_IDS)
      .map((id) => deps.actions.knowledge.read(who, asId<ProductId>(id))),
  );
  return contradictionForm(items, { ids, query }, data, voice);
}

async function flag(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { one, other, link, why } = read(flagged, data);
  if (link === '' && (other === '' || other === one)) {
    throw new AppError('invalid-input', 'one document alone', { field: 'other' });
  }
  const second = link === '' ? asId<ProductId>(other) : (await pastedItem(call, link)).id;
  await deps.actions.knowledge.notices.flag(who, [asId<ProductId>(one), second], why);
  return { card: notedCard(voice.say('item.flag.done'), voice) };
}

/** Somebody who searched says that two documents contradict each other. */
export const contradictingCommand: Command = {
  verbs: {
    'contradiction.form': { run: async (call) => ({ card: await form(call) }) },
    'contradiction.flag': { run: flag, again: form },
  },
};
