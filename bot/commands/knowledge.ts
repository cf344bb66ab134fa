import { z } from 'zod';
import { pushedTogether } from '../../src/features/knowledge/elsewhere.ts';
import { type Chosen, FACETS, narrows } from '../../src/features/knowledge/facets.ts';
import { namedFacets } from '../../src/views/facets.ts';
import { withOwners } from '../../src/views/related.ts';
import { notedCard, searchCard, searchForm } from '../cards/knowledge.ts';
import { ANY, fieldOf, narrowedData, narrowedWords, narrowForm } from '../cards/narrowing.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import type { CardData } from '../turn.ts';
import { choosingCommand } from './choosing.ts';
import { contradictingCommand } from './contradicting.ts';
import { itemCommand } from './items.ts';
import { surfacingCommands, withSurfacing } from './surfacing.ts';

const MOST_HITS = 5;

/** The rest in the tab, narrowed as it is here. */
function pageOf({ deps }: Call, query: string, chosen: Chosen): string | null {
  const asked = new URLSearchParams({ q: query.slice(0, 500) });
  for (const name of FACETS) if (chosen[name]) asked.set(name, chosen[name].join('|'));
  return deps.tabUrl?.(`/search?${asked}`) ?? null;
}

async function results(call: Call, query: string, chosen: Chosen = {}): Promise<Answer> {
  const { deps, who, voice } = call;
  const looking = narrows(chosen) ? { limit: MOST_HITS, chosen } : { limit: MOST_HITS };
  const [wide, beside] = await Promise.all([
    deps.actions.knowledge.everywhere(who, query, looking),
    deps.actions.expertise.beside(who, query),
  ]);
  const { found, ...rest } = pushedTogether(wide);
  const allUrl = pageOf(call, query, chosen);
  const asking = { nonce: deps.ids.next(), mayAsk: who.memberships.size > 0 };
  const known = { ...beside, askersUnit: who.unit };
  const hits = await withOwners(deps.actions, found);
  const { reading } = wide;
  const facets = narrows(chosen) ? await namedFacets(deps.actions, who, wide.facets) : [];
  const narrowing = { words: narrowedWords(facets, voice), data: narrowedData(facets) };
  const shown = { query, hits, ...rest, reading, allUrl, narrowing };
  const result = { ...shown, personal: true, asking, known };
  return { card: await withSurfacing(call, query, searchCard(result, voice)) };
}

/** What somebody wrote that is no command. */
export const search = (call: Call): Promise<Answer> => results(call, call.text);

const query = z.object({ query: z.string().trim().min(1).max(2_000) });

/** One value of each facet that the card names. */
const chosenIn = (data: CardData): Chosen =>
  Object.fromEntries(
    FACETS.flatMap((name) => {
      const one = data[fieldOf(name)] ?? ANY;
      return one === ANY || one === '' ? [] : [[name, [one.slice(0, 200)]]];
    }),
  );

async function narrow({ deps, who, voice, data }: Call): Promise<Answer> {
  const { query: words } = read(query, data);
  const chosen = chosenIn(data);
  const { facets } = await deps.actions.knowledge.browse(who, words, { limit: 1, chosen });
  return { card: narrowForm(words, await namedFacets(deps.actions, who, facets), voice) };
}

const missed = query.extend({ tell: z.literal('true').optional() });

/** Said once, however often it is pressed. */
async function missing({ deps, who, voice, data }: Call): Promise<Answer> {
  const { query: words, tell } = read(missed, data);
  await deps.actions.knowledge.gaps.record(who, words, { tell: tell === 'true' });
  const said = tell === 'true' ? 'finding.chat.will-tell' : 'finding.chat.recorded';
  return { card: notedCard(voice.say(said, { words }), voice) };
}

export const knowledgeCommands: readonly Command[] = [
  choosingCommand,
  contradictingCommand,
  itemCommand,
  {
    name: 'search',
    words: async ({ voice }) => ({ card: searchForm('', voice) }),
    verbs: {
      'gap.record': { run: missing },
      'search.form': { run: async ({ voice }) => ({ card: searchForm('', voice) }) },
      'search.narrow': { run: narrow },
      'search.run': {
        run: (call) => results(call, read(query, call.data).query, chosenIn(call.data)),
        again: async ({ data, voice }) => searchForm(data.query?.slice(0, 2_000) ?? '', voice),
      },
    },
  },
  ...surfacingCommands,
];
