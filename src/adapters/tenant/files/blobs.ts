import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** File bytes by their SHA-256 in hex. */
export interface BlobStore {
  put(bytes: Uint8Array): string;
  get(sha: string): Buffer | undefined;
  clear(): void;
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Bytes on disk: written beside and renamed, so that a kill never leaves half a file under its name. */
export function folderBlobs(folder: string): BlobStore {
  mkdirSync(folder, { recursive: true });
  return {
    put: (bytes) => {
      const sha = sha256(bytes);
      const path = join(folder, sha);
      if (!existsSync(path)) {
        writeFileSync(`${path}.part`, bytes);
        renameSync(`${path}.part`, path);
      }
      return sha;
    },
    get: (sha) => {
      const path = join(folder, sha);
      return existsSync(path) ? readFileSync(path) : undefined;
    },
    clear: () => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    },
  };
}

export function memoryBlobs(): BlobStore {
  const kept = new Map<string, Buffer>();
  return {
    put: (bytes) => {
      const sha = sha256(bytes);
      kept.set(sha, Buffer.from(bytes));
      return sha;
    },
    get: (sha) => kept.get(sha),
    clear: () => kept.clear(),
  };
}

const CELL_BITS = 160;
const SHIFT = 11;

/** SharePoint's QuickXorHash in base 64: every byte is xor-ed in at a bit position that advances by
 * 11 in a ring of 160. Bytes 160 apart share a position, so the file is folded into 160 bytes first. */
export function quickXorHash(bytes: Uint8Array): string {
  const folded = new Uint8Array(CELL_BITS);
  for (let index = 0, at = 0; index < bytes.length; index += 1) {
    folded[at] = (folded[at] ?? 0) ^ (bytes[index] ?? 0);
    at = at === CELL_BITS - 1 ? 0 : at + 1;
  }
  let ring = 0n;
  const mask = (1n << BigInt(CELL_BITS)) - 1n;
  folded.forEach((byte, index) => {
    const position = BigInt((index * SHIFT) % CELL_BITS);
    const wide = BigInt(byte) << position;
    ring ^= (wide & mask) | (wide >> BigInt(CELL_BITS));
  });
  const hash = Buffer.alloc(CELL_BITS / 8);
  for (let index = 0; index < hash.length; index += 1) {
    hash[index] = Number((ring >> BigInt(index * 8)) & 255n);
  }
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  for (let index = 0; index < 8; index += 1) {
    hash[12 + index] = (hash[12 + index] ?? 0) ^ (length[index] ?? 0);
  }
  return hash.toString('base64');
}
