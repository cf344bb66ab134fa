import { z } from 'zod';
import { statedIn } from '../../src/features/queries/consolidated.ts';
import type { Card } from '../cards/card.ts';
import { withNotice } from '../cards/card.ts';
import { consolidatedCard } from '../cards/consolidated.ts';
import { type Call, read, type Verb } from '../command.ts';
import { queryId, version } from './fields.ts';
import { labelsOf } from './labels.ts';

const named = z.object({ id: queryId });
const approval = named.extend({ version });

async function draw(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { deps, who, voice } = call;
  const page = await deps.views.queries.consolidated(who, id);
  const labels = await labelsOf(call, 'consolidated', id);
  const url = deps.tabUrl?.(`/queries/${id}/consolidated`) ?? null;
  const { state, points } = page.consolidated;
  const doubts =
    state === 'draft' ? await deps.views.queries.doubts(who, id, statedIn(points)) : [];
  return consolidatedCard(
    page,
    { labels, doubts, model: deps.actions.rewriting.model },
    url,
    voice,
  );
}

export const consolidatedVerbs: Readonly<Record<string, Verb>> = {
  'consolidated.read': { run: async (call) => ({ card: await draw(call) }) },
  'consolidated.publish': {
    run: async (call) => {
      const { id, version: seen } = read(approval, call.data);
      const { deps, who, voice } = call;
      await deps.actions.queries.consolidated.approve(who, id, seen);
      return { card: withNotice(await draw(call), voice.say('asking.consolidated.sent'), 'good') };
    },
    again: draw,
  },
};
