import { z } from 'zod/mini';

/** What of the answers of Praxis the web parts show. */
const service = z.object({ resource: z.string(), teamsApp: z.nullable(z.string()) });
export type Service = z.infer<typeof service>;

const related = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      language: z.string(),
      webUrl: z.string(),
      publishedOn: z.nullable(z.string()),
      owner: z.nullable(z.string()),
      outdated: z.boolean(),
      contradicted: z.boolean(),
      why: z.array(z.string()),
    }),
  ),
});
export type Related = z.infer<typeof related>;

const discussions = z.object({
  community: z.optional(z.object({ id: z.string(), name: z.string() })),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      community: z.object({ id: z.string(), name: z.string() }),
      language: z.string(),
      endsAt: z.string(),
      contributions: z.number(),
    }),
  ),
});
export type Discussions = z.infer<typeof discussions>;

const communities = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
export type Communities = z.infer<typeof communities>;

/**
 * Why there is no answer: no address was entered, nobody answers there, something else answers there, or SharePoint
 * has no token for it (nobody approved the package's request).
 */
export type Trouble = 'no-address' | 'unreachable' | 'not-installed' | 'not-allowed';

export class NoAnswer extends Error {
  public constructor(public readonly trouble: Trouble) {
    super(trouble);
  }
}

interface Answer {
  readonly status: number;
  json(): Promise<unknown>;
}
type Get = (url: string) => Promise<Answer>;

/** The two ways out of a page, as SharePoint offers them. */
export interface Ways {
  /** Without a token. */
  readonly open: Get;
  /** With a token of the reader for a resource. Rejects where there is none. */
  readonly as: (resource: string) => Promise<Get>;
}

export interface Praxis {
  related(page: { address: string; title: string }, limit: number): Promise<Related>;
  discussions(community: string): Promise<Discussions>;
  communities(): Promise<Communities>;
  /** Opens a page of Praxis: in Teams, or in the browser where there is no Teams. @param path such as `/knowledge/1` */
  link(path: string): Promise<string>;
}

/** `https://host[:port]`, and http for this machine; null for anything else. */
export function hostOf(address: string): string | null {
  try {
    const { origin, pathname, protocol, hostname } = new URL(address.trim());
    const near = hostname === 'localhost' || hostname === '127.0.0.1';
    return pathname === '/' && (protocol === 'https:' || near) ? origin : null;
  } catch {
    return null;
  }
}

/** Whether a page may lead there: `javascript:` and its like would run here in the reader's name. */
export const isWeb = (address: string): boolean => /^https?:\/\//i.test(address);

async function read<T>(get: Get, url: string, shape: { parse(value: unknown): T }): Promise<T> {
  const answer = await get(url).catch(() => {
    throw new NoAnswer('unreachable');
  });
  if (answer.status === 401 || answer.status === 403) throw new NoAnswer('not-allowed');
  if (answer.status === 404) throw new NoAnswer('not-installed');
  if (answer.status !== 200) throw new NoAnswer('unreachable');
  try {
    return shape.parse(await answer.json());
  } catch {
    throw new NoAnswer('not-installed');
  }
}

/** Praxis at an address, asked in the reader's own name: what comes back is what that reader may open. */
export function praxisAt(address: string, ways: Ways): Praxis {
  const host = hostOf(address);
  let known: Promise<{ readonly get: Get; readonly teamsApp: string | null }> | null = null;

  async function begin(): Promise<{ readonly get: Get; readonly teamsApp: string | null }> {
    if (!host) throw new NoAnswer('no-address');
    const { resource, teamsApp } = await read(
      ways.open,
      `${host}/api/v1/site-pages/service`,
      service,
    );
    const get = await ways.as(resource).catch(() => {
      throw new NoAnswer('not-allowed');
    });
    return { get, teamsApp };
  }

  /** Once for all questions; again after a failure, so that trying again helps. */
  function ready(): NonNullable<typeof known> {
    known =
      known ??
      begin().catch((error: unknown) => {
        known = null;
        throw error;
      });
    return known;
  }

  async function ask<T>(
    path: string,
    query: Record<string, string>,
    shape: { parse(value: unknown): T },
  ): Promise<T> {
    const { get } = await ready();
    return read(get, `${host}/api/v1/site-pages/${path}?${new URLSearchParams(query)}`, shape);
  }

  return {
    related: (page, limit) => ask('beside', { ...page, limit: String(limit) }, related),
    discussions: (community) => ask('discussions', community ? { community } : {}, discussions),
    communities: () => ask('communities', {}, communities),
    link: async (path) => {
      const { teamsApp } = await ready();
      const page = `${host}/tab${path}`;
      if (!teamsApp) return page;
      const query = new URLSearchParams({
        webUrl: page,
        context: JSON.stringify({ subEntityId: path }),
      });
      return `https://teams.microsoft.com/l/entity/${teamsApp}/praxis?${query}`;
    },
  };
}
