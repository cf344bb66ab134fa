import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What the build says of itself: by source, the file it became and those that it cannot run without. */
const manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]) }),
);
type Manifest = z.infer<typeof manifest>;

/** A source's file and all that it imports, in the order in which they are wanted. */
function withImports(source: string, all: Manifest): readonly string[] {
  const found = new Set([source]);
  for (const one of found) for (const next of all[one]?.imports ?? []) found.add(next);
  return [...found].flatMap((one) => all[one]?.file ?? []);
}

/**
 * The files of the built tab by their sources, read again only after a build.
 * @param directory of the build; one without a manifest has no files
 */
export function tabBuild(directory: string) {
  const path = join(directory, 'manifest.json');
  let kept: { readonly madeAt: number; readonly files: Manifest } | null = null;

  async function current(): Promise<Manifest> {
    const made = await stat(path).catch(() => null);
    if (!made) return {};
    if (kept?.madeAt !== made.mtimeMs)
      kept = {
        madeAt: made.mtimeMs,
        files: manifest.parse(JSON.parse(await readFile(path, 'utf8'))),
      };
    return kept.files;
  }

  return {
    /** Addresses below the tab's own of these sources and of what they import, each once. */
    async filesOf(sources: readonly string[]): Promise<readonly string[]> {
      const all = await current();
      return [...new Set(sources.flatMap((source) => withImports(source, all)))];
    },
  };
}
