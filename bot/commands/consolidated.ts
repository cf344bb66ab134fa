import { z } from 'zod';
import { statedIn } from '../../src/features/queries/consolidated.ts';
import type { Card } from '../cards/card.ts';
import { withNotice } from '../cards/card.ts';
import { consolidatedCard } from '../cards/consolidated.ts';
import { type Call, read, type Verb } from '../command.ts';
import { early, unlessWaitedFor } from './attribution.ts';
import { queryId, version } from './fields.ts';
import { labelsOf } from './labels.ts';

const named = z.object({ id: queryId });
const approval = named.extend({ version, early });

async function draw(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { deps, who, voice } = call;
  const page = await deps.views.queries.consolidated(who, id);
  const labels = await labelsOf(call, 'consolidated', id);
  const url = deps.tabUrl?.(`/queries/${id}/consolidated`) ?? null;
  const { state, points } = page.consolidated;
  const doubts =
    state === 'draft' ? await deps.views.queries.doubts(who, id, statedIn(points)) : [];
  const { rewriting, attribution } = deps.actions;
  const item = { kind: 'consolidated', item: id } as const;
  const checks = state === 'draft' ? await attribution.desk(who, item) : null;
  return consolidatedCard(page, { labels, doubts, checks, model: rewriting.model }, url, voice);
}

export const consolidatedVerbs: Readonly<Record<string, Verb>> = {
  'consolidated.read': { run: async (call) => ({ card: await draw(call) }) },
  'consolidated.publish': {
    run: async (call) => {
      const { id, version: seen, early: told } = read(approval, call.data);
      const { deps, who, voice } = call;
      const draft = { kind: 'consolidated', id, version: String(seen) } as const;
      return unlessWaitedFor(call, draft, async () => {
        await deps.actions.queries.consolidated.approve(who, id, seen, told);
        const said = voice.say('asking.consolidated.sent');
        return { card: withNotice(await draw(call), said, 'good') };
      });
    },
    again: draw,
  },
};
