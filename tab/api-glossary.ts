import type {
  ChangeEntry,
  EntryWords,
  GlossaryEntry,
  GlossaryList,
} from '../src/contract/glossary.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** What terms mean where they are used. */
export const glossaryCalls = (call: Call) => ({
  glossary: (wanted: { readonly q?: string; readonly term?: string }) =>
    call<GlossaryList>('GET', `glossary?${new URLSearchParams({ ...wanted })}`),
  glossaryEntry: (id: string) => call<GlossaryEntry>('GET', `glossary/${seg(id)}`),
  createEntry: (input: EntryWords) => call<GlossaryEntry>('POST', 'glossary', input),
  changeEntry: (id: string, input: ChangeEntry) =>
    call<GlossaryEntry>('POST', `glossary/${seg(id)}`, input),
  settleEntry: (id: string, input: { readonly meaning: string | null; readonly version: number }) =>
    call<GlossaryEntry>('POST', `glossary/${seg(id)}/settle`, input),
  removeEntry: (id: string, input: { readonly version: number }) =>
    call<GlossaryEntry>('POST', `glossary/${seg(id)}/remove`, input),
  undoEntry: (id: string, input: { readonly to: number; readonly version: number }) =>
    call<GlossaryEntry>('POST', `glossary/${seg(id)}/undo`, input),
});
