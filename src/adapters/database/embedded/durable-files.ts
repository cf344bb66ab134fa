import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What is used here of Emscripten's file system; its own types do not reach this far. */
interface MountedFiles {
  readonly nodeOps: { realPath(node: unknown): string };
  readonly streamOps: { fsync?: (stream: OpenStream) => number };
}

interface OpenStream {
  /** The file descriptor of the system; absent on folders. */
  readonly nfd?: number;
  readonly node: unknown;
}

/**
 * PGlite's folder on disk, with what its own lacks: `fsync` reaches the disk. Without it a commit survives a
 * killed process, but not a power cut.
 */
export class DurableFiles extends NodeFS {
  readonly #sync: (descriptor: number) => void;

  /** @param sync only tests give another than the system's */
  constructor(folder: string, sync: (descriptor: number) => void = fsyncSync) {
    super(folder);
    this.#sync = sync;
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const [pg, options] = args;
    const { emscriptenOpts } = await super.init(pg, options);
    const syncing = (module: { FS: unknown }): void => this.#install(module.FS);
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), syncing],
      },
    };
  }

  #install(fs: unknown): void {
    const { nodeOps, streamOps } = mounted(fs);
    streamOps.fsync = (stream) => {
      if (stream.nfd !== undefined) {
        this.#sync(stream.nfd);
        return 0;
      }
      // A renamed or new file is safe only once its folder is.
      const folder = openSync(nodeOps.realPath(stream.node), 'r');
      try {
        this.#sync(folder);
      } finally {
        closeSync(folder);
      }
      return 0;
    };
  }
}

/** @throws Error where a new PGlite is built otherwise: better no start than commits that do not last */
function mounted(fs: unknown): MountedFiles {
  const nodefs = (fs as { filesystems?: { NODEFS?: Record<string, unknown> } }).filesystems?.NODEFS;
  if (!nodefs?.stream_ops || typeof nodefs.realPath !== 'function') {
    throw new Error('this version of PGlite cannot be made durable: its file system has changed');
  }
  return {
    nodeOps: nodefs as unknown as MountedFiles['nodeOps'],
    streamOps: nodefs.stream_ops as MountedFiles['streamOps'],
  };
}

/** The smallest memory that keeps up (a quarter of the default), and a log that is synced by `fsync`. */
export const startParams = (defaults: readonly string[]): string[] => [
  ...defaults.filter((param) => param !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
  ...['-c', 'shared_buffers=16MB'],
];

export type { PGlite };
