import type { ProductId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { sketchOf } from './grouping.ts';
import type { SearchStores } from './store.ts';

/** A text is sketched when it is first met; whoever meets it next has it from the catalogue. */
export async function sketchesOf(
  work: UnitOfWork<Pick<SearchStores, 'sketches'>>,
  ids: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, Uint32Array>> {
  return work.run(async (tx) => {
    const known = await tx.sketches.of(ids);
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length === 0) return known;
    const made = (await tx.sketches.unsketched(missing)).map(({ id, revision, body }) => ({
      id,
      revision,
      sketch: sketchOf(body),
    }));
    await tx.sketches.save(made);
    return new Map([...known, ...made.map(({ id, sketch }) => [id, sketch] as const)]);
  });
}
