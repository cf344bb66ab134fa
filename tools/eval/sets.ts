import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { Refusal } from '../lib/refusal.ts';

const Collection = z.object({
  name: z.string(),
  lang: z.enum(LANGUAGES),
  docs: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      text: z.string(),
      comments: z.array(z.string()).optional(),
    }),
  ),
  queries: z.array(z.object({ id: z.string(), text: z.string() })),
  qrels: z.record(z.string(), z.record(z.string(), z.number())),
});
export type Collection = z.infer<typeof Collection>;

/** Test collections of files, and of all JSON files of folders. @throws Refusal saying what is missing or wrong */
export function readCollections(places: readonly string[]): Collection[] {
  const files = places.flatMap((place) => {
    if (!existsSync(place)) throw new Refusal(`There is no file or folder ${place}.`);
    if (!statSync(place).isDirectory()) return [place];
    const inside = readdirSync(place).filter((name) => name.endsWith('.json'));
    if (inside.length === 0) throw new Refusal(`There is no JSON file in ${place}.`);
    return inside.sort().map((name) => join(place, name));
  });
  return files.map((file) => {
    const parsed = Collection.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new Refusal(
      `${basename(file)} is no test collection {name, lang, docs, queries, qrels}:\n${z.prettifyError(parsed.error)}`,
    );
  });
}
