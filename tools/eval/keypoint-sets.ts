import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Refusal } from '../lib/refusal.ts';

const named = z.string().trim().min(1);
const Arguments = z
  .array(z.object({ arg_id: named, argument: z.string(), topic: named, stance: named }))
  .min(1);
const KeyPoints = z.array(z.object({ key_point_id: named, topic: named, stance: named })).min(1);
const Labels = z
  .array(
    z.object({
      arg_id: named,
      key_point_id: named,
      label: z.enum(['0', '1']).transform((label) => label === '1'),
    }),
  )
  .min(1);

/** What was argued on one side of one topic, and which key points people found each argument to make. */
export interface ArguedGroup {
  readonly topic: string;
  readonly texts: readonly string[];
  /** Of each argument the key points it makes, by number. */
  readonly makes: readonly ReadonlySet<number>[];
  /** How many key points the reference has: as many arguments are chosen. */
  readonly reference: number;
}

export interface ArguedSet {
  readonly name: string;
  readonly groups: readonly ArguedGroup[];
}

function readTable<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
  const table: unknown = parse(readFileSync(path, 'utf8'), { columns: true, bom: true });
  const parsed = schema.safeParse(table);
  if (parsed.success) return parsed.data;
  throw new Refusal(`${name} is not as expected:\n${z.prettifyError(parsed.error)}`);
}

function readPart(folder: string, name: string): ArguedSet {
  const said = readTable(folder, `arguments_${name}.csv`, Arguments);
  const points = readTable(folder, `key_points_${name}.csv`, KeyPoints);
  const labels = readTable(folder, `labels_${name}.csv`, Labels).filter(({ label }) => label);
  const side = (row: { readonly topic: string; readonly stance: string }): string =>
    `${row.topic}\n${row.stance}`;
  const made = Map.groupBy(labels, ({ arg_id }) => arg_id);
  const argued = Map.groupBy(said, side);
  const groups = [...Map.groupBy(points, side)].map(([key, wanted]): ArguedGroup => {
    const number = new Map(wanted.map(({ key_point_id }, place) => [key_point_id, place]));
    const here = argued.get(key) ?? [];
    return {
      topic: wanted[0]?.topic ?? '',
      texts: here.map(({ argument }) => argument),
      makes: here.map(
        ({ arg_id }) =>
          new Set((made.get(arg_id) ?? []).flatMap((row) => number.get(row.key_point_id) ?? [])),
      ),
      reference: number.size,
    };
  });
  return { name, groups: groups.filter(({ texts }) => texts.length > 0) };
}

/**
 * Every part X of a folder that has arguments_X.csv, key_points_X.csv and labels_X.csv, by name; an argument without a
 * label makes no key point. @throws Refusal saying what is missing or wrong
 */
export function readArgued(folder: string): readonly ArguedSet[] {
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${folder}.`);
  const names = readdirSync(folder).flatMap(
    (file) => /^arguments_(.+)\.csv$/.exec(file)?.[1] ?? [],
  );
  if (names.length === 0) throw new Refusal(`There is no arguments_X.csv in ${folder}.`);
  return names.sort().map((name) => readPart(folder, name));
}
