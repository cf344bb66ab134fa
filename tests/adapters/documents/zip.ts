import { crc32, inflateRawSync } from 'node:zlib';

/** A zip of stored files, as small as office formats need it. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = Buffer.from(name);
    const data = Buffer.from(text);
    const sizes = Buffer.alloc(22);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt32LE(crc32(data), 10);
    sizes.writeUInt32LE(data.length, 14);
    sizes.writeUInt32LE(data.length, 18);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(path.length, 0);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), sizes, lengths, path, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), version, sizes, lengths, place, path]),
    );
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, entries, Buffer.from('PK\x05\x06'), end]);
}

/** The files of a zip as text, by name. */
export function unzip(bytes: Uint8Array): Record<string, string> {
  const all = Buffer.from(bytes);
  const end = all.lastIndexOf('PK\x05\x06');
  const files: Record<string, string> = {};
  let at = all.readUInt32LE(end + 16);
  for (let left = all.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = all.readUInt16LE(at + 10);
    const size = all.readUInt32LE(at + 20);
    const nameLength = all.readUInt16LE(at + 28);
    const rest = all.readUInt16LE(at + 30) + all.readUInt16LE(at + 32);
    const local = all.readUInt32LE(at + 42);
    const name = all.toString('utf8', at + 46, at + 46 + nameLength);
    const from = local + 30 + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28);
    const data = all.subarray(from, from + size);
    files[name] = (method === 8 ? inflateRawSync(data) : data).toString('utf8');
    at += 46 + nameLength + rest;
  }
  return files;
}
