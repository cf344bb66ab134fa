import { createServer, type Server } from 'node:http';
import { findUser, nameOf } from '../../src/adapters/tenant/people.ts';
import { personIdOf, teamIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../src/adapters/tenant/server.ts';
import type { Json } from './formats.ts';
import type { Rights } from './rights.ts';

/** Owner of the team in which teams calls take place, and whose `me` it is. */
const CALLER = 'amina.diallo';
const COLLEAGUES = ['carlos.mendoza', 'fatou.ndiaye', 'omar.haddad', 'moussa.traore'];
const TEAM = 'formalization';
export const SITE = 'org.sharepoint.example:/sites/knowledge';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body when it is JSON. */
  readonly json: unknown;
}
export interface Asked {
  readonly method: string;
  /** Below `/v1.0`, or absolute (links, upload addresses). */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose token; `none` sends none. Decided by the permission map when left out. */
  readonly as?: 'app' | 'person' | 'none';
  /** The rights in the token, when not those the call needs. */
  readonly rights?: string;
  /** Whose delegated token, when not the caller's own. */
  readonly personId?: string;
}

/** A fresh tenant, and the one way to speak to it. */
export interface Session {
  readonly running: RunningTenant;
  readonly teamId: string;
  readonly me: string;
  readonly colleagues: readonly string[];
  /** A word that the seeded documents have. */
  readonly word: string;
  /** An address that takes notifications and answers the handshake. */
  readonly listener: string;
  mode(method: string, path: string): 'app' | 'person';
  ask(asked: Asked): Promise<Answered>;
  /** A call that prepares something. @throws when the tenant refuses it */
  make(asked: Asked): Promise<Json>;
  /** A number nobody had before in this session, for names. */
  next(): number;
  close(): Promise<void>;
}

/** A step that prepares an example did not work: the pair fails and says which. */
export class Unprepared extends Error {}

export async function openSession(rights: Rights): Promise<Session> {
  const running = await startTenant({ seed: { documents: 6 }, retryMs: 1 });
  const { server, url } = await listenForNotifications();
  const me = personIdOf(CALLER);
  let counter = 0;
  const tokens = new Map<string, Promise<string>>();
  const token = (as: 'app' | 'person', personId: string, scopes: string): Promise<string> => {
    const key = `${as} ${personId} ${scopes}`;
    const known = tokens.get(key) ?? sign(running, as, personId, scopes);
    tokens.set(key, known);
    return known;
  };
  const ask = async (asked: Asked): Promise<Answered> => {
    const path = asked.path.startsWith('http') ? asked.path : `${running.url}/v1.0${asked.path}`;
    const below = path.replace(/^https?:\/\/[^/]+(\/v1\.0)?/, '').split('?')[0] ?? '';
    const as = asked.as ?? (asked.personId ? 'person' : rights.mode(asked.method, below));
    const headers: Record<string, string> = { ...asked.headers };
    if (as !== 'none' && !asked.path.includes('/upload/')) {
      const scopes = asked.rights ?? rights.scopes(asked.method, below, as);
      headers.authorization = `Bearer ${await token(as, asked.personId ?? me, scopes)}`;
    }
    return send(path, asked, headers);
  };
  return {
    running,
    teamId: teamIdOf(TEAM),
    me,
    colleagues: COLLEAGUES.map(personIdOf),
    word: wordOf(running),
    listener: url,
    mode: (method, path) => rights.mode(method, path),
    ask,
    make: async (asked) => {
      const answer = await ask(asked);
      if (answer.status < 400) return (answer.json ?? {}) as Json;
      const error = ((answer.json ?? {}) as { error?: { message?: string } }).error;
      throw new Unprepared(
        `preparing: ${asked.method} ${asked.path.slice(0, 160)} answered ${answer.status} ${error?.message ?? ''}`,
      );
    },
    next: () => {
      counter += 1;
      return counter;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await running.close();
    },
  };
}

function wordOf({ tenant }: RunningTenant): string {
  const row = tenant.db.get<{ name: string }>(
    'SELECT i.name FROM items i JOIN drives d ON d.id = i.drive_id WHERE i.folder = 0 AND d.audience = ? ORDER BY i.name',
    'all',
  );
  return /[A-Za-z]{5,}/.exec(row?.name ?? '')?.[0] ?? 'knowledge';
}

async function sign(
  running: RunningTenant,
  as: 'app' | 'person',
  personId: string,
  scopes: string,
): Promise<string> {
  const { identity, db } = running.tenant;
  if (as === 'app')
    return identity.appToken('praxis', scopes === '' ? undefined : scopes.split(' '));
  const row = findUser(db, personId);
  if (!row) throw new Unprepared(`no such person: ${personId}`);
  return identity.graphToken({ id: row.id, name: nameOf(row), upn: row.upn }, 'praxis', scopes);
}

async function send(url: string, asked: Asked, headers: Record<string, string>): Promise<Answered> {
  const plain = typeof asked.body === 'string';
  if (asked.body !== undefined && !plain) headers['content-type'] ??= 'application/json';
  const response = await fetch(url, {
    method: asked.method,
    headers,
    redirect: 'manual',
    ...(asked.body === undefined
      ? {}
      : { body: plain ? (asked.body as string) : JSON.stringify(asked.body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // File contents and empty answers are no JSON, and need not be.
    return undefined;
  }
}

/** Answers the validation handshake of a subscription and takes whatever is delivered. */
function listenForNotifications(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get(
      'validationToken',
    );
    request.resume();
    response.writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' });
    response.end(token ?? '');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ server, url: `http://127.0.0.1:${port}/notifications` });
    });
  });
}
