import type { Product } from '../src/features/knowledge/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import { asId, type ProductId } from '../src/kernel/ids.ts';
import type { Call } from './command.ts';

/** The path inside the tab; null for what is no page of it. */
export function inTab({ deps }: Pick<Call, 'deps'>, url: URL): string | null {
  return deps.tabPath?.(url) ?? null;
}

/**
 * The document that somebody pasted the link of: its page in the tab, or the file itself.
 * @throws AppError `invalid-input` where it leads to nothing that they may open
 */
export async function pastedItem(call: Call, address: string): Promise<Product> {
  const { deps, who } = call;
  const { knowledge } = deps.actions;
  const unknown = new AppError('invalid-input', 'a link to no document', { field: 'link' });
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) throw unknown;
  const [, place, id] = inTab(call, url)?.split('/') ?? [];
  if (place === 'knowledge' && id) return knowledge.read(who, asId<ProductId>(id));
  const found = await knowledge.atAddress(url.href, knowledge.audiencesOf(who));
  if (!found) throw unknown;
  return found;
}
