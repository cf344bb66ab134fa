import type { ProductId } from '../../kernel/ids.ts';
import type { Readers } from './access.ts';
import type { Contradicted } from './model.ts';

/** What stands on an item wherever it is shown, also where there is room for a line alone. */
export interface Beside {
  /** Whether it is said to contradict another that the readers may open too. */
  readonly contradicted: Contradicted['contradiction']['state'] | null;
  /** How many say beside it that they see it differently. */
  readonly differing: number;
}

interface BesideDeps {
  readonly among: (
    readers: Readers,
    items: readonly ProductId[],
  ) => Promise<ReadonlyMap<ProductId, readonly Contradicted[]>>;
  readonly differing: (items: readonly ProductId[]) => Promise<ReadonlyMap<string, number>>;
}

/** By item; an item on which nothing stands is not in the map. An open contradiction goes before a settled one. */
export const besideItems =
  ({ among, differing }: BesideDeps) =>
  async (
    readers: Readers,
    items: readonly ProductId[],
  ): Promise<ReadonlyMap<ProductId, Beside>> => {
    const [notices, counts] = await Promise.all([among(readers, items), differing(items)]);
    return new Map(
      items.flatMap((id): [ProductId, Beside][] => {
        const states = (notices.get(id) ?? []).map(({ contradiction }) => contradiction.state);
        const contradicted = states.includes('open') ? 'open' : (states[0] ?? null);
        const count = counts.get(id) ?? 0;
        return contradicted || count > 0 ? [[id, { contradicted, differing: count }]] : [];
      }),
    );
  };
