import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { AppError } from '../kernel/errors.ts';
import { InvalidInput, ProtocolError } from './problem.ts';

export const LARGEST_BODY = 256 * 1024;
/** So much of a body that is too large is read and dropped, so that its sender gets to read the answer. */
const MOST_DROPPED = 16 * LARGEST_BODY;

const tooLarge = (limit: number): AppError =>
  new AppError('too-large', 'body over the limit', { limit });

/** All there is up to the limit; of what goes beyond it only the size. */
async function gather(
  req: IncomingMessage,
  limit: number,
): Promise<{ bytes: Buffer; size: number }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    if (size > Math.max(MOST_DROPPED, limit)) break;
  }
  return { bytes: Buffer.concat(chunks), size };
}

async function readBytes(req: IncomingMessage, limit: number): Promise<Buffer> {
  const { bytes, size } = await gather(req, limit).catch((error: NodeJS.ErrnoException) => {
    // The sender hung up in the middle: nobody reads the answer, and it is no fault of ours.
    if (error.code === 'ECONNRESET') throw new InvalidInput(['body'], 'cut off');
    throw error;
  });
  if (size > limit) throw tooLarge(limit);
  return bytes;
}

function parse(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new InvalidInput(['body'], 'not UTF-8');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    // The parser quotes what it stumbled over, which must not get into the log.
    if (error instanceof SyntaxError) throw new InvalidInput(['body'], 'no JSON');
    throw error;
  }
}

/**
 * The request's body, parsed.
 * @param limit in bytes
 * @throws AppError `too-large`, InvalidInput, ProtocolError `json-only`
 */
export async function readJson(
  req: IncomingMessage,
  limit: number = LARGEST_BODY,
): Promise<unknown> {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const encoding = req.headers['content-encoding'] ?? 'identity';
  const bytes = await readBytes(req, limit);
  if (type !== 'application/json' || encoding !== 'identity') {
    throw new ProtocolError('json-only', `body of type ${type}, encoding ${encoding}`);
  }
  return parse(bytes);
}
