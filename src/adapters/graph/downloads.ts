import type { Graph } from './client.ts';
import { GraphFault } from './faults.ts';
import { to } from './route.ts';

interface Addressed {
  readonly id: string;
  readonly '@microsoft.graph.downloadUrl'?: string | null | undefined;
}

/** Nobody waits for what is read of libraries. */
const BULK = { bulk: true } as const;

/**
 * The bytes of files. A page of the change feed names where each of its files lies, for about an hour: whoever reads
 * a page's files next needs no question for it, which is half of what a library costs.
 */
export function downloads(graph: Graph) {
  let named = new Map<string, string>();
  const keyOf = (drive: string, item: string): string => `${drive} ${item}`;

  async function fetched(url: string): Promise<Response> {
    // The address carries its own permission and may be on another host: our token stays here.
    return graph.open(url, { route: 'download', ...BULK });
  }

  /** @throws GraphFault */
  async function asked(drive: string, item: string): Promise<Uint8Array> {
    const target = to('/drives/{drive}/items/{item}/content', { drive, item });
    const first = await graph.raw(target, { transfer: true, ...BULK });
    const location = first.headers.get('location');
    if (first.ok) return new Uint8Array(await first.arrayBuffer());
    await first.body?.cancel();
    if (first.status < 300 || first.status > 399 || !location) {
      throw new GraphFault(first.status, 'no content', `GET ${target.route}`);
    }
    const response = await fetched(location);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    await response.body?.cancel();
    throw new GraphFault(response.status, 'no content', 'GET download');
  }

  return {
    /** Those of the page before are forgotten: its files have been read. */
    name(drive: string, items: readonly Addressed[]): void {
      named = new Map(
        items.flatMap(({ id, '@microsoft.graph.downloadUrl': url }) =>
          url ? [[keyOf(drive, id), url] as const] : [],
        ),
      );
    },

    /** @throws GraphFault */
    async bytes(drive: string, item: string): Promise<Uint8Array> {
      const url = named.get(keyOf(drive, item));
      named.delete(keyOf(drive, item));
      if (url === undefined) return asked(drive, item);
      const response = await fetched(url);
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      // Too old, or withheld by now: what is asked for anew says which.
      await response.body?.cancel();
      return asked(drive, item);
    },
  };
}

export type Downloads = ReturnType<typeof downloads>;
