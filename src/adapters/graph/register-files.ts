import { z } from 'zod';
import { MOST_FILE_BYTES, RegisterError } from '../../ports/reading.ts';
import type { Graph } from './client.ts';
import { GraphFault, isFault } from './faults.ts';
import { siteIdOf } from './lists.ts';
import { to } from './route.ts';

/** Where a register's file is read from: its bytes as they are now. */
export interface RegisterFiles {
  /** @throws RegisterError, GraphFault */
  bytes(path: string): Promise<Uint8Array>;
}

const driveSchema = z.object({ id: z.string(), name: z.string().nullish() });
const fileSchema = z.object({ id: z.string(), size: z.number().nullish() });

/**
 * Files in libraries of the knowledge site, as `/<library>/<folder>/<file>`: whoever sends the organization's
 * registers puts them there, and who may read them is SharePoint's to say.
 * @param site `<host>:/sites/<name>`
 */
export function createRegisterFiles(graph: Graph, site: string): RegisterFiles {
  const siteId = siteIdOf(graph, site);

  async function driveNamed(library: string): Promise<string> {
    const target = to('/sites/{site}/drives', { site: await siteId() }, { $select: 'id,name' });
    for await (const drives of graph.pages(target, driveSchema)) {
      const found = drives.find(({ name }) => name?.toLowerCase() === library.toLowerCase());
      if (found) return found.id;
    }
    throw new RegisterError('not-found', { path: `/${library}` });
  }

  return {
    async bytes(path) {
      const [library = '', ...folders] = path.split('/').filter(Boolean);
      const drive = await driveNamed(library);
      const target = to('/drives/{drive}/root:/{path}', { drive, path: folders });
      const file = await graph.get(target, fileSchema).catch((error: unknown) => {
        if (isFault(error, 404)) throw new RegisterError('not-found', { path });
        throw error;
      });
      if ((file.size ?? 0) > MOST_FILE_BYTES) {
        throw new RegisterError('too-large', { megabytes: MOST_FILE_BYTES / 1024 / 1024 });
      }
      return download(graph, drive, file.id);
    },
  };
}

async function download(graph: Graph, drive: string, item: string): Promise<Uint8Array> {
  const target = to('/drives/{drive}/items/{item}/content', { drive, item });
  const first = await graph.raw(target, { transfer: true });
  if (first.ok) return new Uint8Array(await first.arrayBuffer());
  await first.body?.cancel();
  const location = first.headers.get('location');
  if (first.status < 300 || first.status > 399 || !location) {
    throw new GraphFault(first.status, 'no content', `GET ${target.route}`);
  }
  // The address carries its own permission and may be on another host: our token stays here.
  const response = await graph.open(location, { route: 'download' });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  await response.body?.cancel();
  throw new GraphFault(response.status, 'no content', 'GET download');
}
