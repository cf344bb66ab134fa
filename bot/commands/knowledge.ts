import { z } from 'zod';
import { pushedTogether } from '../../src/features/knowledge/elsewhere.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { withOwners } from '../../src/views/related.ts';
import { notedCard, searchCard, searchForm } from '../cards/knowledge.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { choosingCommand } from './choosing.ts';
import { contradictingCommand } from './contradicting.ts';
import { surfacingCommands, withSurfacing } from './surfacing.ts';

const MOST_HITS = 5;

async function results(call: Call, query: string): Promise<Answer> {
  const { deps, who, voice } = call;
  const [wide, beside] = await Promise.all([
    deps.actions.knowledge.everywhere(who, query, { limit: MOST_HITS }),
    deps.actions.expertise.beside(who, query),
  ]);
  const { found, ...rest } = pushedTogether(wide);
  const allUrl = deps.tabUrl?.(`/search?q=${encodeURIComponent(query.slice(0, 500))}`) ?? null;
  const asking = { nonce: deps.ids.next(), mayAsk: who.memberships.size > 0 };
  const known = { ...beside, askersUnit: who.unit };
  const hits = await withOwners(deps.actions, found);
  const { reading } = wide;
  const result = { query, hits, ...rest, reading, allUrl, personal: true, asking, known };
  return { card: await withSurfacing(call, query, searchCard(result, voice)) };
}

/** What somebody wrote that is no command. */
export const search = (call: Call): Promise<Answer> => results(call, call.text);

const query = z.object({ query: z.string().trim().min(1).max(2_000) });

const missed = query.extend({ tell: z.literal('true').optional() });

/** Said once, however often it is pressed. */
async function missing({ deps, who, voice, data }: Call): Promise<Answer> {
  const { query: words, tell } = read(missed, data);
  await deps.actions.knowledge.gaps.record(who, words, { tell: tell === 'true' });
  const said = tell === 'true' ? 'finding.chat.will-tell' : 'finding.chat.recorded';
  return { card: notedCard(voice.say(said, { words }), voice) };
}

const one = z.object({ id: z.string().min(1).max(200) });

async function used({ deps, who, voice, data }: Call): Promise<Answer> {
  const id = asId<ProductId>(read(one, data).id);
  const { title } = await deps.actions.knowledge.read(who, id);
  await deps.actions.knowledge.marks.use(who, id);
  return { card: notedCard(voice.say('item.chat.used-done', { title }), voice) };
}

export const knowledgeCommands: readonly Command[] = [
  choosingCommand,
  contradictingCommand,
  {
    name: 'search',
    words: async ({ voice }) => ({ card: searchForm('', voice) }),
    verbs: {
      'gap.record': { run: missing },
      'product.used': { run: used },
      'search.form': { run: async ({ voice }) => ({ card: searchForm('', voice) }) },
      'search.run': {
        run: (call) => results(call, read(query, call.data).query),
        again: async ({ data, voice }) => searchForm(data.query?.slice(0, 2_000) ?? '', voice),
      },
    },
  },
  ...surfacingCommands,
];
