import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Reply } from './exchange.ts';

const WORTH_COMPRESSING = 1_024;
const WORDS = /^text\/|[/+](json|javascript|xml)\b/;

export type Coding = 'br' | 'gzip';

/** Whether so many bytes of this media type become noticeably fewer. */
export const isWorth = (type: string, bytes: number): boolean =>
  WORDS.test(type) && bytes >= WORTH_COMPRESSING;

/** The best coding of ours that the browser takes; null: none. */
export function takenBy(req: IncomingMessage): Coding | null {
  const accepted = String(req.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

/** As small as it gets, for what is compressed once and sent often. */
export const compressors: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** An answer that is made for one reader: compressed quickly, since nobody gets it a second time. */
export async function lighter(reply: Reply, req: IncomingMessage): Promise<Reply> {
  const { body, headers } = reply;
  if (body === null || 'Content-Encoding' in headers) return reply;
  const bytes = Buffer.from(body);
  if (!isWorth(headers['Content-Type'] ?? '', bytes.byteLength)) return reply;
  const varied = { ...headers, Vary: [headers.Vary, 'Accept-Encoding'].filter(Boolean).join(', ') };
  if (takenBy(req) === null) return { ...reply, headers: varied };
  return {
    ...reply,
    headers: { ...varied, 'Content-Encoding': 'gzip' },
    body: await promisify(gzip)(bytes),
  };
}
