import type {
  ChangeTerm,
  Decision,
  FreeWord,
  MergePreview,
  MergeWish,
  PlacedWord,
  Proposals,
  TagHealth,
  Term,
  TermLists,
  TermTree,
  TopicNames,
} from '../src/contract/taxonomy.ts';
import { glossaryCalls } from './api-glossary.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** Which terms of a list: those below one, or those with words in a name; else its top. */
export interface TermsWanted {
  readonly scheme: string;
  readonly under?: string;
  readonly q?: string;
}

/** Controlled lists, words that wait for a decision, and how items are tagged. */
export const taxonomyCalls = (call: Call) => ({
  ...glossaryCalls(call),
  topicNames: () => call<TopicNames>('GET', 'taxonomy/topics'),
  termLists: () => call<TermLists>('GET', 'taxonomy'),
  terms: (wanted: TermsWanted) =>
    call<TermTree>('GET', `taxonomy/terms?${new URLSearchParams({ ...wanted })}`),
  term: (id: string) => call<Term>('GET', `taxonomy/terms/${seg(id)}`),
  changeTerm: (id: string, input: ChangeTerm) =>
    call<Term>('POST', `taxonomy/terms/${seg(id)}`, input),
  moveTerm: (id: string, verb: 'retire' | 'restore') =>
    call<Term>('POST', `taxonomy/terms/${seg(id)}/${verb}`, {}),
  proposals: () => call<Proposals>('GET', 'taxonomy/proposals'),
  placeWord: (input: FreeWord) => call<PlacedWord>('POST', 'taxonomy/words', input),
  decideProposal: (id: string, input: Decision) =>
    call<Proposals>('POST', `taxonomy/proposals/${seg(id)}/decide`, input),
  tagHealth: () => call<TagHealth>('GET', 'taxonomy/health'),
  previewMerge: (input: MergeWish) => call<MergePreview>('POST', 'taxonomy/merges/preview', input),
  mergeTags: (input: MergeWish) => call<TagHealth>('POST', 'taxonomy/merges', input),
  undoMerge: (id: string) => call<TagHealth>('POST', `taxonomy/merges/${seg(id)}/undo`, {}),
});
