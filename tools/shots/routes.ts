import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/where.ts';

const TABLE = join(ROOT, 'tab', 'routes.tsx');

/** Every address of the tab as its own table has it: `/discussions/:id/plan`. */
export function patterns(): readonly string[] {
  const source = readFileSync(TABLE, 'utf8');
  return [...source.matchAll(/<Route\s+path="(\/[^"]*)"/g)].flatMap(([, path]) => path ?? []);
}

/** An address with nothing to fill in. */
export const isWhole = (pattern: string): boolean => !pattern.includes(':');

/** Pages that stand on one sheet: the first part of their address; `home` for the first page. */
export const groupOf = (pattern: string): string => pattern.split('/')[1] || 'home';

const regexOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`);

/** The pattern that an address within the tab (`/queries/1`) answers to; one without places to fill in comes first. */
export function patternOf(path: string, all: readonly string[]): string | null {
  return all.find((one) => one === path) ?? all.find((one) => regexOf(one).test(path)) ?? null;
}
