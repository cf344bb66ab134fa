import type { Product } from '../../src/features/knowledge/model.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { oneShown } from '../../src/views/related.ts';
import { itemCard, itemPreview, type Linked, linkCard } from '../cards/extension.ts';
import type { Call } from '../command.ts';
import { EVERYBODY } from '../commands/group.ts';
import type { InvokeResponse, NamedInvoke } from '../named-invoke.ts';
import { inTab } from '../pasted.ts';
import { nothing, results } from './answers.ts';
import { readLink } from './values.ts';

/**
 * Teams keeps the card of a link for half an hour and shows it to whoever reads it, whoever pasted it. So it shows only
 * what the whole organization may read, and is the same for everybody who asks.
 */
const KINDS: Readonly<Record<string, Linked>> = {
  discussions: 'discussion',
  queries: 'query',
  knowledge: 'document',
};

async function tabCard(call: Call, url: URL, path: string): Promise<InvokeResponse> {
  const { deps, voice } = call;
  const [, place = '', name = ''] = path.split('/');
  const kind = KINDS[place] ?? 'other';
  if (kind === 'document' && name !== '' && name.length <= 200) {
    const [found] = await deps.actions.knowledge.many([asId<ProductId>(name)], EVERYBODY);
    if (found) return shown(call, found);
  }
  const card = linkCard(name === '' ? 'other' : kind, url.href, voice);
  return results([{ card, preview: { title: 'Praxis', text: card.fallbackText } }]);
}

async function shown({ deps, voice }: Call, product: Product): Promise<InvokeResponse> {
  const hit = await oneShown(deps.actions, product, EVERYBODY);
  return results([{ card: itemCard(hit, voice), preview: itemPreview(hit, true, voice) }]);
}

/**
 * A file of a library. One that is not for everybody is answered as one that is not known: SharePoint's own preview
 * asks each reader's rights, which a card that is kept for all cannot.
 */
async function fileCard(call: Call, url: URL): Promise<InvokeResponse> {
  const found = await call.deps.actions.knowledge.atAddress(url.href, EVERYBODY);
  return found ? shown(call, found) : nothing();
}

export const linkInvoke: NamedInvoke = {
  async answer(call, value) {
    const url = readLink(value);
    if (!url) return nothing();
    const path = inTab(call, url);
    return path === null ? fileCard(call, url) : tabCard(call, url, path);
  },
  // Under a link nobody looks for words of ours.
  refused: () => nothing(),
};
