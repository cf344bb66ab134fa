import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { isFunctionName, surfaceOf } from '../../src/adapters/tenant/addresses.ts';
import { rightsOf } from '../../src/adapters/tenant/gate/permissions.ts';
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
  /** The rights such a token carries, with blanks between. */
  scopes(method: string, path: string, as: 'app' | 'person'): string;
}

/** Rights of calls that the map does not hold. */
const MORE = ['Calendars.ReadWrite', 'Mail.Send', 'Presence.ReadWrite', 'Presence.ReadWrite.All'];

interface Row {
  method: string;
  parts: string[];
  person: string[];
  app: string[];
  least: { person: number; app: number };
}

/** @param files candidates for permission-map.json; the first that exists is read */
export function readRights(files: readonly string[]): Rights {
  const file = files.find((one) => existsSync(one));
  const rows = file ? rowsOf(JSON.parse(readFileSync(file, 'utf8'))) : [];
  // A call that the map does not hold (or not under this address) gets every right there is.
  const all = {
    person: [...new Set(rows.flatMap((row) => row.person).concat(MORE))],
    app: [...new Set(rows.flatMap((row) => row.app).concat(MORE))],
  };
  const rowFor = (method: string, path: string): Row | undefined => {
    const canonical = surfaceOf(method, path)?.path;
    return rowAt(method, path) ?? (canonical ? rowAt(method, canonical) : undefined);
  };
  const rowAt = (method: string, path: string): Row | undefined => {
    const asked = segments(path).map((part) => part.replace(/\(.*\)$/, '').toLowerCase());
    return rows
      .filter((row) => row.method === method && fits(row.parts, asked) && !hides(row.parts, asked))
      .sort((one, two) => blanks(one) - blanks(two))[0];
  };
  /** What the tenant itself asks for, where the map is silent. */
  const ownRights = (method: string, path: string) =>
    rightsOf(method, surfaceOf(method, path)?.path ?? path);
  return {
    mode: (method, path) => {
      if (/^\/(me|drive)(\/|$)|^\/users\/[^/]+\/drive/.test(path)) return 'person';
      const row = rowFor(method, path);
      if (row) return row.least.app > 0 || row.least.person === 0 ? 'app' : 'person';
      return ownRights(method, path)?.app.length === 0 ? 'person' : 'app';
    },
    scopes: (method, path, as) => {
      const row = rowFor(method, path)?.[as] ?? [];
      const own = row.length > 0 ? row : (ownRights(method, path)?.[as] ?? []);
      // What is subscribed to decides, so a call open to any token gets every right.
      return (own.length > 0 && !own.includes('*') ? own : all[as]).join(' ');
    },
  };
}

function rowsOf(content: unknown): Row[] {
  return Object.entries(mapSchema.parse(content)).map(([key, value]) => {
    const [method = '', path = ''] = key.split(' ');
    const { DelegatedWork: person, Application: app } = value;
    return {
      method,
      parts: segments(path).map((part) => part.replace(/\(.*\)$/, '').toLowerCase()),
      person: [...(person?.least ?? []), ...(person?.other ?? [])],
      app: [...(app?.least ?? []), ...(app?.other ?? [])].map((name) =>
        name.replace(/\(RSC\)$/, ''),
      ),
      least: { person: person?.least.length ?? 0, app: app?.least.length ?? 0 },
    };
  });
}

/** `getAllMessages` is a function, not the id of a channel. */
const hides = (parts: string[], asked: string[]): boolean =>
  parts.some((part, index) => part.includes('{') && isFunctionName(asked[index] ?? ''));

const blanks = (row: Row): number => row.parts.filter((part) => part.includes('{')).length;
const fits = (parts: string[], asked: string[]): boolean =>
  parts.length === asked.length &&
  parts.every((part, index) => part.includes('{') || part === asked[index]);
