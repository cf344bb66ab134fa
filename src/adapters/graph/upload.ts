import { z } from 'zod';
import type { Graph } from './client.ts';
import { GraphFault, isFault } from './faults.ts';
import { to } from './route.ts';

/** What comes back of an upload. */
const uploadedSchema = z.object({ id: z.string() });
const sessionSchema = z.object({ uploadUrl: z.string() });
const fileSchema = z.object({ id: z.string(), size: z.number() });
const progressSchema = z.object({ nextExpectedRanges: z.array(z.string()) });

/** The largest file that goes in one request. */
const SMALL = 4 * 1024 * 1024;
/** Ranges must be multiples of 320 KiB; sixteen of them are 5 MiB. */
const RANGE = 16 * 320 * 1024;
/** How often the session is asked where it stands before the upload is given up. */
const QUESTIONS = 5;

/**
 * Writes a file by its path, replacing one of the same name, so that repeating it changes nothing. Folders on the
 * way are made by the service.
 * @param path folder names and the file's name
 * @returns the item's id
 */
export async function upload(
  graph: Graph,
  drive: string,
  path: readonly string[],
  bytes: Uint8Array,
): Promise<string> {
  if (bytes.byteLength <= SMALL) {
    const target = to(
      '/drives/{drive}/root:/{path}:/content',
      { drive, path },
      { '@microsoft.graph.conflictBehavior': 'replace' },
    );
    return (await graph.put(target, bytes, uploadedSchema, { transfer: true })).id;
  }
  const { uploadUrl } = await graph.post(
    to('/drives/{drive}/root:/{path}:/createUploadSession', { drive, path }),
    { item: { '@microsoft.graph.conflictBehavior': 'replace', name: path.at(-1) } },
    sessionSchema,
    // A session that was opened twice and used once leaves nothing behind.
    { repeatable: true },
  );
  return sendRanges(graph, uploadUrl, bytes, () => arrived(graph, drive, path, bytes.byteLength));
}

async function sendRanges(
  graph: Graph,
  url: string,
  bytes: Uint8Array,
  whole: () => Promise<string | null>,
): Promise<string> {
  const total = bytes.byteLength;
  let questions = 0;
  for (let start = 0; ; ) {
    const end = Math.min(start + RANGE, total);
    const response = await graph.open(url, {
      method: 'PUT',
      route: 'upload session',
      body: new Uint8Array(bytes.subarray(start, end)),
      headers: { 'content-range': `bytes ${start}-${end - 1}/${total}` },
    });
    if (response.status === 200 || response.status === 201) {
      return uploadedSchema.parse(await response.json()).id;
    }
    if (response.status === 202) {
      start = nextStart(await response.json());
      continue;
    }
    await response.body?.cancel();
    if (response.status === 404 && end === total) {
      // A session ends with its last range: where the answer to that got lost, the file is there.
      const id = await whole();
      if (id !== null) return id;
    }
    questions += 1;
    // 416: this range arrived although its answer did not. Only the session knows where it stands.
    if (response.status !== 416 || questions > QUESTIONS) throw failed(response.status);
    start = await standing(graph, url);
  }
}

/** The id of the file at this path where it is as long as what was sent; null where it is not. */
async function arrived(
  graph: Graph,
  drive: string,
  path: readonly string[],
  size: number,
): Promise<string | null> {
  const target = to('/drives/{drive}/root:/{path}', { drive, path });
  const found = await graph.get(target, fileSchema).catch((error: unknown) => {
    if (isFault(error, 404)) return null;
    throw error;
  });
  return found?.size === size ? found.id : null;
}

async function standing(graph: Graph, url: string): Promise<number> {
  const response = await graph.open(url, { route: 'upload session' });
  if (response.ok) return nextStart(await response.json());
  await response.body?.cancel();
  throw failed(response.status);
}

function nextStart(answer: unknown): number {
  const parsed = progressSchema.safeParse(answer);
  const start = Number(parsed.success ? parsed.data.nextExpectedRanges[0]?.split('-')[0] : 'none');
  if (Number.isInteger(start)) return start;
  throw new GraphFault(200, 'no range expected', 'PUT upload session');
}

const failed = (status: number) => new GraphFault(status, 'upload refused', 'PUT upload session');
