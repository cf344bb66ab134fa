import { z } from 'zod';
import type { Log } from '../../ports/log.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { to } from './route.ts';

/** What documents are, as the column KnowledgeType says it; each is a content type of the libraries. */
export const KNOWLEDGE_TYPES = [
  'synthesis',
  'consolidated reply',
  'lesson learned',
  'mission report',
  'handover',
  'good practice',
  'guide',
  'policy brief',
  'working paper',
  'country report',
  'technical report',
  'research brief',
  'evaluation report',
  'toolkit',
  'training material',
  'FAQ',
  'terms of reference',
  'fact sheet',
] as const;

/** Its name in SharePoint: with ours before it, an organization's own type of the same word stays apart. */
export const typeName = (knowledgeType: string): string => `Praxis ${knowledgeType}`;

const listSchema = z.object({
  id: z.string(),
  parentReference: z.object({ siteId: z.string() }),
});
const typeSchema = z.object({ id: z.string(), name: z.string() });

/**
 * Gives a published file its content type, where its library has it. A type that cannot be set is no reason to
 * withhold the file: the column KnowledgeType says the same. Whether Graph takes it as a field is said nowhere.
 */
export function createTyping(graph: Graph, log: Log) {
  const known = new Map<string, ReadonlyMap<string, string>>();

  async function typesOf(drive: string): Promise<ReadonlyMap<string, string>> {
    const before = known.get(drive);
    if (before) return before;
    const query = { $select: 'id,parentReference' };
    const list = await graph.get(to('/drives/{drive}/list', { drive }, query), listSchema);
    const place = { site: list.parentReference.siteId, list: list.id };
    const target = to('/sites/{site}/lists/{list}/contentTypes', place, { $select: 'id,name' });
    const found = new Map<string, string>();
    for await (const page of graph.pages(target, typeSchema)) {
      for (const { id, name } of page) found.set(name, id);
    }
    // One that has none yet may be provisioned while this process runs.
    if (KNOWLEDGE_TYPES.some((type) => found.has(typeName(type)))) known.set(drive, found);
    return found;
  }

  /** @throws GraphFault where the service does not answer */
  return async (drive: string, item: string, knowledgeType: string): Promise<void> => {
    try {
      const type = (await typesOf(drive)).get(typeName(knowledgeType));
      if (!type) return;
      const target = to('/drives/{drive}/items/{item}/listItem/fields', { drive, item });
      await graph.patch(target, { ContentTypeId: type }, z.unknown());
    } catch (error) {
      if (!isFault(error, 400, 403, 404)) throw error;
      log.warn({ drive, type: knowledgeType, status: error.status }, 'content type not set');
    }
  };
}
