import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { type Coding, compressors, isWorth, takenBy } from './compression.ts';
import type { Exchange, Reply } from './exchange.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly bytes: Buffer;
  readonly type: string;
  /** Changes with the file: its compressed forms are kept under it. */
  readonly tag: string;
}

/**
 * A file inside `directory` by its path as the browser sent it. Null where there is none, or where the path leads
 * outside by dots, coded slashes, backslashes or links.
 */
export async function fileInside(directory: string, sent: string): Promise<StaticFile | null> {
  const segments = decoded(sent)?.split('/').filter(Boolean);
  if (!segments || segments.some((name) => name.startsWith('.') || /[\\\0:]/.test(name))) {
    return null;
  }
  const type = TYPES[extname(segments.at(-1) ?? '').toLowerCase()];
  if (!type) return null;
  try {
    const root = await realpath(directory);
    const path = await realpath(join(root, ...segments));
    if (!path.startsWith(root + sep)) return null;
    const { mtimeMs, size } = await stat(path);
    return { bytes: await readFile(path), type, tag: `${path}|${mtimeMs}|${size}` };
  } catch (error) {
    // No such file, a folder, or a folder where a file is in the way: all the same to who asks.
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String((error as NodeJS.ErrnoException).code))) {
      return null;
    }
    throw error;
  }
}

function decoded(sent: string): string | null {
  try {
    return decodeURIComponent(sent);
  } catch (error) {
    // `%` that begins no code names no file.
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Sends files, each compressed once: a build has few of them and they are asked for over and over. */
export function fileSender() {
  const kept = new Map<string, Promise<Buffer>>();

  function compressed(file: StaticFile, coding: Coding): Promise<Buffer> {
    const key = `${coding} ${file.tag}`;
    const made = kept.get(key) ?? compressors[coding](file.bytes);
    kept.set(key, made);
    return made;
  }

  return async (file: StaticFile, exchange: Exchange, cacheControl: string): Promise<Reply> => {
    const coding = isWorth(file.type, file.bytes.length) ? takenBy(exchange.req) : null;
    return {
      status: 200,
      headers: {
        'Content-Type': file.type,
        'Cache-Control': cacheControl,
        ...(coding ? { Vary: 'Accept-Encoding', 'Content-Encoding': coding } : {}),
      },
      body: coding ? await compressed(file, coding) : file.bytes,
    };
  };
}
