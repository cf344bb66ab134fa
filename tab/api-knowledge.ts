import type { KnowledgeGaps, Product, SearchAnswer } from '../src/contract/knowledge.ts';

type Call = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<T>;

const seg = encodeURIComponent;

/** Values of facets as the address of the page and the request have them: separated by `|`. */
export type Chosen = Readonly<Record<string, string>>;

/** Search, documents and what people make of them. */
export const knowledgeCalls = (call: Call) => ({
  search: (q: string, limit: number, chosen: Chosen = {}) =>
    call<SearchAnswer>(
      'GET',
      `search?${new URLSearchParams({ q, limit: String(limit), ...chosen })}`,
    ),
  product: (id: string) => call<Product>('GET', `knowledge/${seg(id)}`),
  recordGap: (words: string) => call<unknown>('POST', 'gaps', { words }),
  gaps: () => call<KnowledgeGaps>('GET', 'gaps'),
  settleGap: (id: string) => call<unknown>('POST', `gaps/${seg(id)}/settle`, {}),
});
