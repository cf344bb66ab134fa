import { crc32 } from 'node:zlib';
import { unzlibSync, zlibSync } from 'fflate';
import type { Picture } from './drawing.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Eight bits a channel, with opacity, nothing interlaced. */
const FORMAT = [8, 6, 0, 0, 0] as const;

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** Compressed by code and not by the machine's zlib, whose bytes differ between builds: the same picture, the same file. */
export function encodePng({ width, height, pixels }: Picture): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set(FORMAT, 8);
  // Every row begins with its filter: none.
  const rows = new Uint8Array((width * 4 + 1) * height);
  for (let row = 0; row < height; row++) {
    const line = pixels.subarray(row * width * 4, (row + 1) * width * 4);
    rows.set(line, row * (width * 4 + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function* chunksOf(bytes: Uint8Array): Generator<{ type: string; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) throw new Error('cut off');
    if (view.getUint32(end) !== crc32(bytes.subarray(at + 4, end))) throw new Error('damaged');
    const type = new TextDecoder().decode(bytes.subarray(at + 4, at + 8));
    yield { type, data: bytes.subarray(at + 8, end) };
    at = end + 4;
  }
}

/**
 * Reads a PNG of the one format that `encodePng` writes.
 * @throws Error in one or two words, where it is none
 */
export function decodePng(bytes: Uint8Array): Picture {
  if (SIGNATURE.some((byte, index) => bytes[index] !== byte)) throw new Error('no PNG');
  const chunks = [...chunksOf(bytes)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header?.length !== 13) throw new Error('no header');
  if (FORMAT.some((byte, index) => header[8 + index] !== byte)) throw new Error('another format');
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const data = chunks.filter(({ type }) => type === 'IDAT').map((part) => part.data);
  const rows = unzlibSync(Buffer.concat(data));
  if (rows.length !== (width * 4 + 1) * height) throw new Error('rows missing');
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = row * (width * 4 + 1);
    if (rows[start] !== 0) throw new Error('filtered rows');
    pixels.set(rows.subarray(start + 1, start + 1 + width * 4), row * width * 4);
  }
  return { width, height, pixels };
}
