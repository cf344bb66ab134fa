import { z } from 'zod';
import type { PersonId } from '../../kernel/ids.ts';
import type { Elsewhere, ElsewhereHit, ElsewhereQuery, Silence } from '../../ports/elsewhere.ts';
import type { Log } from '../../ports/log.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { inName, within } from './in-name.ts';
import type { PersonGraphs } from './persons.ts';
import { to } from './route.ts';

export interface MicrosoftSearchOptions {
  readonly persons: PersonGraphs;
  readonly log: Log;
  /** After this many milliseconds the answer is not waited for any longer; default 2 seconds. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 2_000;
/** As many as Microsoft gives without being asked for more. */
const PAGE = 25;
/** KQL takes 2,048 characters. */
const LONGEST_QUERY = 1_800;

/** Microsoft Search with a person's own token: what it finds is cut to what this person may open by Microsoft itself. */
export function createMicrosoftSearch(options: MicrosoftSearchOptions): Elsewhere {
  const { log, patienceMs = PATIENCE_MS } = options;
  const personally = inName(options);

  /** A fault's own text may repeat what was looked for: neither it nor what caused it is written down. */
  async function asked(graph: Graph, search: Search, signal: AbortSignal) {
    try {
      return await found(graph, search, signal);
    } catch (error) {
      if (!isFault(error) || isFault(error, 401)) throw error;
      if (isFault(error, 403)) return 'consent';
      const { status, reason } = error;
      if (!signal.aborted) log.warn({ status, reason }, 'Microsoft Search does not answer');
      return 'unavailable';
    }
  }

  async function patiently(person: PersonId, search: Search) {
    const over = new AbortController();
    const work = personally(person, 'Files.Read.All', (graph) => asked(graph, search, over.signal));
    const answer = await within(patienceMs, work);
    if (answer === 'late') over.abort();
    return answer;
  }

  return {
    async find(person, query): Promise<readonly ElsewhereHit[] | Silence> {
      const queryString = kqlOf(query);
      return queryString === ''
        ? []
        : patiently(person, { queryString, latestFirst: false, limit: query.limit });
    },

    async own({ id, name }, limit): Promise<readonly ElsewhereHit[] | Silence> {
      const named = name.replaceAll('"', ' ').trim();
      if (named === '') return [];
      const queryString = `Author:"${named}" OR ModifiedBy:"${named}"`;
      return patiently(id, { queryString, latestFirst: true, limit });
    },
  };
}

interface Search {
  /** KQL. */
  readonly queryString: string;
  /** The latest change first; else what Microsoft holds for the best. */
  readonly latestFirst: boolean;
  readonly limit: number;
}

const LATEST_FIRST = { sortProperties: [{ name: 'lastModifiedDateTime', isDescending: true }] };

/** Page by page until there are enough, or no more. @throws GraphFault */
async function found(
  graph: Graph,
  { queryString, latestFirst, limit }: Search,
  signal: AbortSignal,
): Promise<readonly ElsewhereHit[]> {
  const hits: ElsewhereHit[] = [];
  for (let from = 0; hits.length < limit; ) {
    const body = {
      requests: [
        {
          entityTypes: ['driveItem'],
          query: { queryString, queryTemplate: '({searchTerms}) isDocument=true' },
          from,
          size: PAGE,
          ...(latestFirst ? LATEST_FIRST : {}),
        },
      ],
    };
    const { value } = await graph.post(to('/search/query'), body, answerSchema, {
      repeatable: true,
      signal,
    });
    const container = value[0]?.hitsContainers?.[0];
    const page = container?.hits ?? [];
    hits.push(...page.flatMap(hitOf));
    if (!container?.moreResultsAvailable || page.length === 0) break;
    from += page.length;
  }
  return hits.slice(0, limit);
}

/**
 * Any of them, since KQL would want all and a question has many; Microsoft puts first what has most. In small letters
 * and without signs, so that nothing a person writes is an operator or a property.
 */
function kqlOf({ words, phrases }: ElsewhereQuery): string {
  const plain = (text: string): readonly string[] =>
    text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const terms = [
    ...words.flatMap(plain),
    ...phrases
      .map(plain)
      .filter(({ length }) => length > 0)
      .map((phrase) => `"${phrase.join(' ')}"`),
  ];
  const fitting: string[] = [];
  let length = 0;
  for (const term of new Set(terms)) {
    length += term.length + ' OR '.length;
    if (length > LONGEST_QUERY) break;
    fitting.push(term);
  }
  return fitting.join(' OR ');
}

const resourceSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  webUrl: z.url({ protocol: /^https?$/ }),
  parentReference: z.object({ driveId: z.string().min(1) }),
  lastModifiedDateTime: z.string().nullish(),
  size: z.number().nullish(),
  file: z.object({ hashes: z.object({ quickXorHash: z.string().nullish() }).nullish() }).nullish(),
  folder: z.unknown().optional(),
});

const answerSchema = z.object({
  value: z.array(
    z.object({
      hitsContainers: z
        .array(
          z.object({
            // Each is judged by itself: one that we cannot read must not cost the others.
            hits: z.array(z.unknown()).nullish(),
            moreResultsAvailable: z.boolean().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

const hitSchema = z.object({ summary: z.string().nullish(), resource: resourceSchema });

function hitOf(hit: unknown): ElsewhereHit[] {
  const parsed = hitSchema.safeParse(hit);
  if (!parsed.success || parsed.data.resource.folder !== undefined) return [];
  const { summary, resource } = parsed.data;
  const modified = new Date(resource.lastModifiedDateTime ?? Number.NaN);
  return [
    {
      driveId: resource.parentReference.driveId,
      itemId: resource.id,
      name: resource.name,
      webUrl: resource.webUrl,
      summary: plainSummary(summary ?? ''),
      site: siteOf(resource.webUrl),
      modifiedAt: Number.isNaN(modified.getTime()) ? null : modified,
      size: resource.size ?? null,
      hash: resource.file?.hashes?.quickXorHash ?? null,
    },
  ];
}

/** `<c0>` stands around what was found, `<ddd/>` for what was left out. */
const plainSummary = (summary: string): string =>
  summary
    .replace(/<ddd\s*\/?>/g, ' … ')
    .replace(/<\/?c0>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function siteOf(webUrl: string): string | null {
  const [, name] = /^\/(?:sites|teams)\/([^/]+)\//.exec(new URL(webUrl).pathname) ?? [];
  if (name === undefined) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    // A per cent sign that encodes nothing stands for itself.
    return name;
  }
}
