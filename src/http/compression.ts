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

/** How much a coding is wanted by such words as `br, gzip;q=0.5, *;q=0` (RFC 9110, 12.5.3); 0: not at all. */
function weightOf(coding: Coding, accepted: string): number {
  const weights = new Map(
    accepted.split(',').map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((part) => part.startsWith('q='));
      return [name, weight ? Number(weight.slice(2)) : 1] as const;
    }),
  );
  return weights.get(coding) ?? weights.get('*') ?? 0;
}

/** The first of these codings that the browser takes; null: none. */
export function takenBy(
  { headers }: Pick<IncomingMessage, 'headers'>,
  codings: readonly Coding[] = ['br', 'gzip'],
): Coding | null {
  const accepted = String(headers['accept-encoding'] ?? '');
  return codings.find((coding) => weightOf(coding, accepted) > 0) ?? null;
}

/** For what is compressed once and sent often: the one step more of brotli's takes several times as long. */
export const compressors: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** An answer that is made for one reader: compressed quickly, since nobody gets it a second time. */
export async function lighter(reply: Reply, req: IncomingMessage): Promise<Reply> {
  const { body, headers } = reply;
  if (body === null || 'Content-Encoding' in headers) return reply;
  const bytes = Buffer.from(body);
  if (!isWorth(headers['Content-Type'] ?? '', bytes.byteLength)) return reply;
  const varied = { ...headers, Vary: [headers.Vary, 'Accept-Encoding'].filter(Boolean).join(', ') };
  if (takenBy(req, ['gzip']) === null) return { ...reply, headers: varied };
  return {
    ...reply,
    headers: { ...varied, 'Content-Encoding': 'gzip' },
    body: await promisify(gzip)(bytes),
  };
}
