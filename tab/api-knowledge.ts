import type {
  CaptureList,
  CaptureSheet,
  ChooseReaders,
  RecordHints,
  RecordReaders,
} from '../src/contract/capture.ts';
import type {
  ChooseFound,
  ChooseRelated,
  FlagContradiction,
  GiveFeedback,
  Item,
  Reconciliations,
  SettleContradiction,
} from '../src/contract/items.ts';
import type {
  KnowledgeGaps,
  LikelyCopies,
  RelatedToRecord,
  SearchAnswer,
} from '../src/contract/knowledge.ts';

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
  product: (id: string) => call<Item>('GET', `knowledge/${seg(id)}`),
  giveFeedback: (id: string, input: GiveFeedback) =>
    call<unknown>('POST', `knowledge/${seg(id)}/feedback`, input),
  recordUse: (id: string) => call<unknown>('POST', `knowledge/${seg(id)}/use`, {}),
  checkProduct: (id: string) => call<unknown>('POST', `knowledge/${seg(id)}/check`, {}),
  flagContradiction: (input: FlagContradiction) => call<unknown>('POST', 'contradictions', input),
  contradictions: () => call<Reconciliations>('GET', 'contradictions'),
  settleContradiction: (id: string, input: SettleContradiction) =>
    call<unknown>('POST', `contradictions/${seg(id)}/settle`, input),
  chooseRelated: (discussion: string, input: ChooseRelated) =>
    call<unknown>('POST', `discussions/${seg(discussion)}/related`, input),
  chooseFound: (input: ChooseFound) => call<unknown>('POST', 'queries/before/choice', input),
  copiesOf: (capture: string) => call<LikelyCopies>('GET', `captures/${seg(capture)}/copies`),
  lessonsLike: (capture: string) =>
    call<RelatedToRecord>('GET', `captures/${seg(capture)}/related`),
  startFrom: (capture: string, product: string) =>
    call<CaptureSheet>('POST', `captures/${seg(capture)}/start-from`, { product }),
  captureHints: (id: string) => call<RecordHints>('GET', `captures/${seg(id)}/hints`),
  recordReaders: (id: string) => call<RecordReaders>('GET', `captures/${seg(id)}/readers`),
  chooseReaders: (id: string, input: ChooseReaders) =>
    call<RecordReaders>('PUT', `captures/${seg(id)}/readers`, input),
  capturesForMe: () => call<CaptureList>('GET', 'captures-for-me'),
  retractCapture: (id: string, reason: string) =>
    call<CaptureSheet>('POST', `captures/${seg(id)}/retract`, { reason }),
  reopenCapture: (id: string) => call<CaptureSheet>('POST', `captures/${seg(id)}/reopen`),
  recordGap: (words: string, tell: boolean) =>
    call<unknown>('POST', 'gaps', { words, ...(tell ? { tell } : {}) }),
  gaps: () => call<KnowledgeGaps>('GET', 'gaps'),
  takeGap: (id: string, take: boolean) => call<unknown>('POST', `gaps/${seg(id)}/take`, { take }),
  settleGap: (id: string) => call<unknown>('POST', `gaps/${seg(id)}/settle`, {}),
});
