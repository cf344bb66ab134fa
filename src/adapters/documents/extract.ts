import { z } from 'zod';
import type { Extraction, TextExtractor } from '../../ports/documents.ts';
import type { Log } from '../../ports/log.ts';
import { decode, tidy } from './plain.ts';
import { Thread } from './thread.ts';

export const LARGEST_BYTES = 50 * 2 ** 20;
/** More text than a person reads in a day; an index gains nothing by more. */
export const LONGEST_TEXT = 400_000;
const TIME_LIMIT_MS = 30_000;
const MEMORY_MB = 768;

const PLAIN: ReadonlySet<string> = new Set(['txt', 'md', 'csv']);
/** Templates and files with macros are the same formats by other names. */
const PARSED: Readonly<Record<string, string>> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  pptx: 'pptx',
  pptm: 'pptx',
  ppsx: 'pptx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  odt: 'odt',
  odp: 'odp',
  ods: 'ods',
  rtf: 'rtf',
  pdf: 'pdf',
};
/** Compound file: what Office wraps an encrypted docx in (or an old .doc with a wrong name, as unreadable for us). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), text: z.string() }),
  z.object({ ok: z.literal(false), reason: z.enum(['encrypted', 'broken']) }),
]);

export interface ExtractorOptions {
  readonly log: Log;
  /** For one file, in milliseconds; 30 seconds where it is left out. */
  readonly timeLimitMs?: number;
  /** The script of the thread that parses. */
  readonly script?: URL;
}

/**
 * Reads office files and PDFs on a thread of its own, one at a time, with a limit of time and memory; never runs
 * character recognition and never reaches the network.
 */
export function createExtractor({
  log,
  timeLimitMs = TIME_LIMIT_MS,
  script = new URL('./extract-worker.ts', import.meta.url),
}: ExtractorOptions): TextExtractor & { close(): Promise<void> } {
  const thread = new Thread({ script, timeLimitMs, memoryMb: MEMORY_MB, log });

  async function extract(name: string, bytes: Uint8Array): Promise<Extraction> {
    const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
    const kind = Object.hasOwn(PARSED, extension) ? PARSED[extension] : undefined;
    if (!kind && !PLAIN.has(extension)) return { ok: false, reason: 'unsupported' };
    if (bytes.length > LARGEST_BYTES) return { ok: false, reason: 'too-large' };
    // Four bytes a character at most: the rest of a long text would be cut off anyway.
    if (!kind) return read(decode(bytes, 4 * LONGEST_TEXT));
    if (COMPOUND.every((byte, at) => bytes[at] === byte)) return { ok: false, reason: 'encrypted' };
    const said = await thread.ask({ kind, bytes });
    if (said === null) return { ok: false, reason: 'given-up' };
    const answer = Answer.safeParse(said);
    if (!answer.success) return { ok: false, reason: 'broken' };
    return answer.data.ok ? read(answer.data.text) : answer.data;
  }

  return { extract, close: () => thread.close() };
}

function read(text: string): Extraction {
  const start = tidy(text).slice(0, LONGEST_TEXT);
  // Never half a character at the cut.
  return { ok: true, text: /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start };
}
