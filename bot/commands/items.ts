import { z } from 'zod';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { fromFound, withOwners } from '../../src/views/related.ts';
import type { Card } from '../cards/card.ts';
import { GRADES, itemPageCard, judgeForm, LONGEST_EXAMPLE } from '../cards/item.ts';
import { notedCard } from '../cards/knowledge.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';

const one = z.object({ id: z.string().min(1).max(200) });
const judgement = one.extend({
  quality: z.enum(GRADES),
  usefulness: z.enum(GRADES),
  example: z.string().trim().max(LONGEST_EXAMPLE).default(''),
});

const idOf = ({ data }: Call): ProductId => asId<ProductId>(read(one, data).id);

/** As its page in the tab, with the five that come nearest to it. */
async function shown(call: Call): Promise<Card> {
  const { deps, who, voice } = call;
  const { knowledge } = deps.actions;
  const page = await knowledge.item(who, idOf(call));
  const { product, alike, notices, marks } = page;
  const differing = (await knowledge.differing([product.id])).get(product.id) ?? 0;
  const itself = {
    ...{ product, alike, notices, differing, reasons: [] },
    standing: marks.standing,
    outdated: knowledge.isOutdated(product),
  };
  const [[item = itself], more] = await Promise.all([
    withOwners(deps.actions, [itself]),
    withOwners(deps.actions, page.more.map(fromFound)),
  ]);
  const url = deps.tabUrl?.(`/knowledge/${product.id}`) ?? null;
  return itemPageCard({ item, more, marks, url }, voice);
}

async function judgeCard(call: Call): Promise<Card> {
  const { product, marks } = await call.deps.actions.knowledge.item(call.who, idOf(call));
  return judgeForm(product, marks.mine, call.data, call.voice);
}

/** Said again, it replaces the first. */
async function judge({ deps, who, voice, data }: Call): Promise<Answer> {
  const { id, quality, usefulness, example } = read(judgement, data);
  const given = { quality: Number(quality), usefulness: Number(usefulness), example };
  await deps.actions.knowledge.marks.judge(who, asId<ProductId>(id), given);
  return { card: notedCard(voice.say('item.feedback.thanks'), voice) };
}

async function used({ deps, who, voice, data }: Call): Promise<Answer> {
  const id = asId<ProductId>(read(one, data).id);
  const { title } = await deps.actions.knowledge.read(who, id);
  await deps.actions.knowledge.marks.use(who, id);
  return { card: notedCard(voice.say('item.chat.used-done', { title }), voice) };
}

/** One document: what is like it, what its reader makes of it. */
export const itemCommand: Command = {
  verbs: {
    'product.read': { run: async (call) => ({ card: await shown(call) }) },
    'product.ask-judge': { run: async (call) => ({ card: await judgeCard(call) }) },
    'product.judge': { run: judge, again: judgeCard },
    'product.used': { run: used },
  },
};
