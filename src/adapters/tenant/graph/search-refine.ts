import { extname } from 'node:path';
import { z } from 'zod';
import { badRequest } from '../http/errors.ts';
import type { Json } from '../odata/page.ts';
import { contentClassOf, type Found } from './search-hits.ts';

const MOST_SORTED = 5;
const DEFAULT_BUCKETS = 20;
/** A flag that the documentation's own examples write as text. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

export const refineSchema = {
  sortProperties: z
    .array(z.object({ name: z.string().min(1), isDescending: flag.default(false) }))
    .default([]),
  aggregations: z
    .array(
      z.object({
        field: z.string().min(1),
        size: z.number().int().min(1).max(1000).default(DEFAULT_BUCKETS),
        bucketDefinition: z.object({
          sortBy: z.enum(['count', 'keyAsString', 'keyAsNumber']),
          isDescending: flag.default(false),
          minimumCount: z.number().int().min(0).default(0),
          ranges: z.array(z.unknown()).optional(),
        }),
      }),
    )
    .default([]),
  aggregationFilters: z.array(z.string()).default([]),
};
const wholeSchema = z.object(refineSchema);
export type Refinement = z.infer<typeof wholeSchema>;

const creator = ({ entry }: Found): string => {
  const who = JSON.parse(entry.created_by) as Record<string, { displayName?: string } | undefined>;
  return who.user?.displayName ?? who.application?.displayName ?? '';
};
const fileType = ({ file }: Found): string =>
  extname(file?.item.name ?? '')
    .slice(1)
    .toLowerCase();

/** What the search schema has as sortable, by lower-case name. */
const SORTABLE: Record<string, (found: Found) => string | number> = {
  created: ({ entry }) => entry.created,
  createddatetime: ({ entry }) => entry.created,
  lastmodifiedtime: ({ entry }) => entry.modified,
  lastmodifieddatetime: ({ entry }) => entry.modified,
  name: ({ file }) => file?.item.name.toLowerCase() ?? '',
  filename: ({ file }) => file?.item.name.toLowerCase() ?? '',
  size: ({ file }) => file?.item.size ?? 0,
  filetype: fileType,
  author: creator,
};
/** What it has as refinable. */
const REFINABLE: Record<string, (found: Found) => string> = {
  filetype: fileType,
  contentclass: contentClassOf,
  author: creator,
};

function keyOf<T>(keys: Record<string, T>, name: string, what: string): T {
  const found = keys[name.toLowerCase()];
  if (found) return found;
  throw badRequest(`The property '${name}' is not ${what}.`, 'BadRequest');
}

/** @throws ODataError 400 for a property that cannot be sorted by, and for too many */
export function sorted(found: readonly Found[], { sortProperties }: Refinement): readonly Found[] {
  if (sortProperties.length > MOST_SORTED)
    throw badRequest(`At most ${MOST_SORTED} sort properties are allowed.`, 'BadRequest');
  const keys = sortProperties.map(({ name, isDescending }) => ({
    key: keyOf(SORTABLE, name, 'sortable'),
    way: isDescending ? -1 : 1,
  }));
  if (keys.length === 0) return found;
  return found.toSorted((left, right) => {
    for (const { key, way } of keys) {
      const [one, other] = [key(left), key(right)];
      if (one !== other) return one < other ? -way : way;
    }
    return 0;
  });
}

const MARK = 'ǂǂ';
const tokenOf = (key: string): string => `"${MARK}${Buffer.from(key, 'utf8').toString('hex')}"`;
const FILTER = /^(\w+):(?:or\(("[^"]*"(?:\s*,\s*"[^"]*")*)\)|("[^"]*"))$/;

/** Keeps what fits every filter, each `field:"token"` or `field:or("token", "token")`. @throws ODataError 400 */
export function filtered(found: readonly Found[], refinement: Refinement): readonly Found[] {
  const filters = refinement.aggregationFilters.map((text) => {
    const [, field, several, single] = FILTER.exec(text) ?? [];
    if (field === undefined)
      throw badRequest(`The aggregation filter '${text}' is not valid.`, 'BadRequest');
    const key = keyOf(REFINABLE, field, 'refinable');
    const tokens = new Set((several ?? single ?? '').match(/"[^"]*"/g) ?? []);
    return (one: Found): boolean => tokens.has(tokenOf(key(one)));
  });
  return found.filter((one) => filters.every((fits) => fits(one)));
}

/** Counts by value, as asked for. @throws ODataError 400 for a property that cannot be refined by */
export function aggregated(
  found: readonly Found[],
  { aggregations }: Refinement,
): { aggregations?: Json[] } {
  if (aggregations.length === 0) return {};
  const shown = aggregations.map(({ field, size, bucketDefinition: how }) => {
    const key = keyOf(REFINABLE, field, 'refinable');
    if (how.ranges)
      throw badRequest(`The property '${field}' cannot be refined by ranges.`, 'BadRequest');
    const groups = [...Map.groupBy(found, key)].map(([value, all]) => ({
      key: value,
      count: all.length,
    }));
    const way = how.isDescending ? -1 : 1;
    const buckets = groups
      .filter(({ key: value, count }) => value !== '' && count >= how.minimumCount)
      .toSorted(
        (one, other) =>
          way *
          (how.sortBy === 'count'
            ? one.count - other.count
            : one.key.localeCompare(other.key, 'en', { numeric: how.sortBy === 'keyAsNumber' })),
      )
      .slice(0, size)
      .map((bucket) => ({ ...bucket, aggregationFilterToken: tokenOf(bucket.key) }));
    return { field, buckets };
  });
  return { aggregations: shown };
}
