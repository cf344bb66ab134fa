import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import { Bytes } from './bytes.ts';
import { Contents } from './contents.ts';
import { FIELDS } from './postings.ts';

/**
 * An index as one run of bytes: `PRAXIDX3`, the checksum of all that follows, the length of the head, the head as JSON,
 * and then each column as it lies in memory, at a multiple of eight. What does not fit its checksum, or was made by
 * other code, is refused whole: an index can always be built anew from the catalogue.
 */
const MAGIC = 'PRAXIDX3';
const CHECKED_FROM = 12;
const HEAD_FROM = 16;

const Head = z.object({
  /** What made the stems: other code would look for other words. */
  made: z.string(),
  /** Under which the database remembers that this was kept. */
  token: z.string(),
  fields: z.literal(FIELDS),
  lists: z.number().int().min(0),
  width: z.number().int().min(0),
  audiences: z.array(z.string()),
  /** Bytes of each section, in the order of `SECTIONS`. */
  sections: z.array(z.number().int().min(0)),
});

export type Labels = Pick<z.infer<typeof Head>, 'made' | 'token'>;

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

const raw = (column: ArrayBufferView): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** How much is summed between two pauses: about a millisecond's work. */
const SUMMED_AT_ONCE = 4 * 2 ** 20;

/** Each section as it lies in memory at this moment, in copies: bytes, or words that are to stand in lines. */
function sectionsOf({
  lists,
  documents,
  forward,
  holders,
  terms,
}: Contents): (Uint8Array | readonly string[])[] {
  const { size } = lists;
  const { width } = documents;
  return [
    lists.bytes.data.slice(0, lists.bytes.used),
    ...[lists.heads, lists.counts, lists.tails, lists.ends, lists.lasts].map((column) =>
      raw(column.slice(0, size)),
    ),
    raw(holders.slice(0, size)),
    forward.bytes.data.slice(0, forward.bytes.used),
    raw(forward.places.slice(0, width)),
    raw(documents.audiences.slice(0, width)),
    documents.lengths.slice(0, width * FIELDS),
    raw(documents.revisions.slice(0, width)),
    documents.languages.slice(0, width),
    documents.ids.map((id) => id ?? ''),
    ...LANGUAGES.flatMap((language) => [
      raw(Uint32Array.from(terms[language].values())),
      [...terms[language].keys()],
    ]),
  ];
}

/**
 * All of it as it is when this is first asked, in parts that follow each other. Goes on a little at a time: what is in use
 * may change between two steps, and nobody waits for the whole.
 */
export function* encoding(
  contents: Contents,
  labels: Labels,
): Generator<void, readonly Uint8Array<ArrayBuffer>[]> {
  const taken = sectionsOf(contents);
  const [lists, width] = [contents.lists.size, contents.documents.width];
  const audiences = contents.documents.names();
  yield;
  const sections: Uint8Array<ArrayBuffer>[] = [];
  for (const section of taken) {
    if (section instanceof Uint8Array) {
      sections.push(section as Uint8Array<ArrayBuffer>);
      continue;
    }
    sections.push(Buffer.from(section.join('\n')));
    yield;
  }
  const head = Buffer.from(
    JSON.stringify({
      ...labels,
      fields: FIELDS,
      lists,
      width,
      audiences,
      sections: sections.map(({ length }) => length),
    } satisfies z.infer<typeof Head>),
  );
  const begin = new Uint8Array(aligned(HEAD_FROM + head.length));
  begin.set(Buffer.from(MAGIC));
  begin.set(head, HEAD_FROM);
  const view = new DataView(begin.buffer);
  view.setUint32(CHECKED_FROM, head.length);
  const rest = sections.flatMap((section) => {
    const gap = aligned(section.length) - section.length;
    return gap > 0 ? [section, new Uint8Array(gap)] : [section];
  });
  let sum = crc32(begin.subarray(CHECKED_FROM));
  for (const part of rest) {
    for (let at = 0; at < part.length; at += SUMMED_AT_ONCE) {
      sum = crc32(part.subarray(at, at + SUMMED_AT_ONCE), sum);
      if (at + SUMMED_AT_ONCE < part.length) yield;
    }
  }
  view.setUint32(MAGIC.length, sum);
  return [begin, ...rest];
}

/** As `encoding`, at once and in one run of bytes. */
export function encode(contents: Contents, labels: Labels): Uint8Array<ArrayBuffer> {
  const steps = encoding(contents, labels);
  for (;;) {
    const { done, value } = steps.next();
    if (!done) continue;
    const bytes = new Uint8Array(value.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of value) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}

export interface Decoded {
  readonly token: string;
  readonly contents: Contents;
}

/** Null where the bytes are not whole, or made by other code than `made` names. */
export function decode(bytes: Uint8Array<ArrayBuffer>, made: string): Decoded | null {
  const head = headOf(bytes);
  if (!head || head.made !== made) return null;
  const contents = new Contents();
  const next = sectionsIn(bytes, head);
  const numbers = (): Uint32Array<ArrayBuffer> => new Uint32Array(next().buffer);
  const { lists, forward, documents, terms } = contents;
  lists.bytes = Bytes.of(next());
  lists.heads = numbers();
  lists.counts = numbers();
  lists.tails = numbers();
  lists.ends = numbers();
  lists.lasts = new Int32Array(next().buffer);
  lists.size = head.lists;
  contents.holders = numbers();
  forward.bytes = Bytes.of(next());
  forward.places = numbers();
  const columns = {
    audiences: new Uint16Array(next().buffer),
    lengths: next(),
    revisions: new Float64Array(next().buffer),
    languages: next(),
  };
  const ids = read(next()).map((id) => (id === '' ? null : (id as ProductId)));
  documents.adopt(ids.slice(0, head.width), head.audiences, columns);
  for (const language of LANGUAGES) {
    const places = numbers();
    const stems = read(next());
    for (const [at, place] of places.entries()) terms[language].set(stems[at] ?? '', place);
  }
  return { token: head.token, contents };
}

function headOf(bytes: Uint8Array<ArrayBuffer>): z.infer<typeof Head> | null {
  if (bytes.length < HEAD_FROM || Buffer.from(bytes.subarray(0, 8)).toString() !== MAGIC)
    return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (view.getUint32(MAGIC.length) !== crc32(bytes.subarray(CHECKED_FROM))) return null;
  const length = view.getUint32(CHECKED_FROM);
  const text = Buffer.from(bytes.subarray(HEAD_FROM, HEAD_FROM + length)).toString();
  // Whole by its checksum, and yet perhaps of an older form.
  return Head.safeParse(JSON.parse(text)).data ?? null;
}

/** Answers the sections one after the other, each in an array of its own: the bytes as a whole are let go of. */
function sectionsIn(bytes: Uint8Array<ArrayBuffer>, head: z.infer<typeof Head>) {
  // A Buffer's own `slice` copies nothing.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(CHECKED_FROM);
  let at = aligned(HEAD_FROM + length);
  let number = 0;
  return (): Uint8Array<ArrayBuffer> => {
    const size = head.sections[number] ?? 0;
    const section = plain.slice(at, at + size);
    at += aligned(size);
    number += 1;
    return section;
  };
}

const read = (bytes: Uint8Array): string[] => Buffer.from(bytes).toString().split('\n');
