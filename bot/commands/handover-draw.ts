import type { HandoverId } from '../../src/kernel/ids.ts';
import { withAge } from '../cards/as-of.ts';
import type { Card } from '../cards/card.ts';
import { listCard, statusCard } from '../cards/handover.ts';
import { packCard } from '../cards/handover-pack.ts';
import type { Call } from '../command.ts';

const tabUrl = ({ deps }: Call, path: string): string | null => deps.tabUrl?.(path) ?? null;

/** The leaver's status card. */
export async function drawStatus(call: Call, id: HandoverId): Promise<Card> {
  const page = await call.deps.views.handovers.page(call.who, id);
  const drawn = statusCard(page, tabUrl(call, `/handovers/${id}`), call.voice);
  return withAge(drawn, 'leavers', await call.deps.actions.sources.ageOf('leavers'), call.voice);
}

/** What this reader was given. */
export async function drawPack(call: Call, id: HandoverId): Promise<Card> {
  const pack = await call.deps.views.handovers.pack(call.who, id);
  const drawn = packCard(pack, tabUrl(call, `/handovers/${id}/pack`), call.voice);
  return withAge(drawn, 'filled', pack.filledAsOf, call.voice);
}

export const drawHandovers = async ({ deps, who, voice }: Call): Promise<Card> =>
  listCard(await deps.views.handovers.list(who), voice);
