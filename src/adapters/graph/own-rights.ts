import { z } from 'zod';
import type { Graph } from './client.ts';
import { to } from './route.ts';

/** What of a driveItem says that somebody shared it, or took that back. */
export interface SharedItem {
  readonly id: string;
  readonly root?: unknown;
  readonly shared?: unknown;
  readonly '@microsoft.graph.sharedChanged'?: unknown;
}

const ROUTE = '/drives/{drive}/items/{item}/permissions';

const permissionsSchema = z.object({
  value: z.array(
    z.object({
      inheritedFrom: z.object({ id: z.string().nullish(), path: z.string().nullish() }).nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
type Permissions = z.infer<typeof permissionsSchema>;

const mayBe = (item: SharedItem): boolean =>
  item.root === undefined &&
  ((item.shared !== undefined && item.shared !== null) ||
    item['@microsoft.graph.sharedChanged'] !== undefined);

/** From the library itself, and not from a folder with permissions of its own. */
const isOfLibrary = ({ inheritedFrom }: Permissions['value'][number]): boolean => {
  if (!inheritedFrom) return false;
  const { id, path } = inheritedFrom;
  return path ? /\/root:?$/.test(path) : !id;
};

/** All of them can be seen, there are some, and each comes from the library. */
const inherits = (answer: Permissions): boolean =>
  answer['@odata.nextLink'] === undefined &&
  answer.value.length > 0 &&
  answer.value.every(isOfLibrary);

/**
 * Which items no longer have just the permissions of their library. Asked only of those that the feed says somebody
 * shared: a question costs five times what a page of the feed does. What cannot be known is taken for own.
 */
export const ownRights =
  (graph: Graph) =>
  async (driveId: string, items: readonly SharedItem[]): Promise<ReadonlySet<string>> => {
    const asked = items.filter(mayBe);
    const answers = await graph.batch(
      asked.map(({ id }) => ({ id, target: to(ROUTE, { drive: driveId, item: id }) })),
      { bulk: true },
    );
    const own = new Set<string>();
    for (const { id } of asked) {
      const answer = answers.get(id);
      const parsed = permissionsSchema.safeParse(answer?.body);
      if (answer?.status !== 200 || !parsed.success || !inherits(parsed.data)) own.add(id);
    }
    return own;
  };
