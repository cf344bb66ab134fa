import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { segments } from '../../src/adapters/tenant/http/router.ts';

const side = z.looseObject({
  least: z.array(z.string()).default([]),
  other: z.array(z.string()).default([]),
});
const mapSchema = z.record(
  z.string(),
  z.looseObject({ DelegatedWork: side.optional(), Application: side.optional() }),
);

/** Which token a call takes, and with which scopes, as the permission map says. */
export interface Rights {
  mode(method: string, path: string): 'app' | 'person';
  /** Scopes for a delegated token, with blanks between. */
  scopes(method: string, path: string, as: 'app' | 'person'): string;
}

interface Row {
  method: string;
  parts: string[];
  delegated: string[];
  least: { person: number; app: number };
}

/** @param files candidates for permission-map.json; the first that exists is read */
export function readRights(files: readonly string[]): Rights {
  const file = files.find((one) => existsSync(one));
  const rows = file ? rowsOf(JSON.parse(readFileSync(file, 'utf8'))) : [];
  const all = [...new Set(rows.flatMap((row) => row.delegated))].join(' ');
  const rowFor = (method: string, path: string): Row | undefined => {
    const asked = segments(path).map((part) => part.replace(/\(.*\)$/, '').toLowerCase());
    return rows
      .filter((row) => row.method === method && fits(row.parts, asked))
      .sort((one, two) => blanks(one) - blanks(two))[0];
  };
  return {
    mode: (method, path) => {
      if (/^\/(me|drive)(\/|$)/.test(path)) return 'person';
      const row = rowFor(method, path);
      if (!row) return /\/users\/[^/]+\/drive/.test(path) ? 'person' : 'app';
      return row.least.app > 0 || row.least.person === 0 ? 'app' : 'person';
    },
    scopes: (method, path, as) =>
      as === 'app' ? '' : (rowFor(method, path)?.delegated.join(' ') || all || 'User.Read.All'),
  };
}

function rowsOf(content: unknown): Row[] {
  return Object.entries(mapSchema.parse(content)).map(([key, value]) => {
    const [method = '', path = ''] = key.split(' ');
    const person = value.DelegatedWork;
    return {
      method,
      parts: segments(path).map((part) => part.replace(/\(.*\)$/, '').toLowerCase()),
      delegated: [...(person?.least ?? []), ...(person?.other ?? [])],
      least: { person: person?.least.length ?? 0, app: value.Application?.least.length ?? 0 },
    };
  });
}

const blanks = (row: Row): number => row.parts.filter((part) => part.includes('{')).length;
const fits = (parts: string[], asked: string[]): boolean =>
  parts.length === asked.length &&
  parts.every((part, index) => part.includes('{') || part === asked[index]);
