import type {
  ChangeGlossary,
  GlossaryEntry,
  GlossaryList,
  GlossaryWords,
} from '../src/contract/glossary.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** What terms mean where they are used. */
export const glossaryCalls = (call: Call) => ({
  glossary: (wanted: { readonly q?: string; readonly term?: string }) =>
    call<GlossaryList>('GET', `glossary?${new URLSearchParams({ ...wanted })}`),
  glossaryEntry: (id: string) => call<GlossaryEntry>('GET', `glossary/${seg(id)}`),
  createGlossary: (input: GlossaryWords) => call<GlossaryEntry>('POST', 'glossary', input),
  changeGlossary: (id: string, input: ChangeGlossary) =>
    call<GlossaryEntry>('POST', `glossary/${seg(id)}`, input),
  settleGlossary: (
    id: string,
    input: { readonly meaning: string | null; readonly version: number },
  ) => call<GlossaryEntry>('POST', `glossary/${seg(id)}/settle`, input),
  removeGlossary: (id: string, input: { readonly version: number }) =>
    call<GlossaryEntry>('POST', `glossary/${seg(id)}/remove`, input),
  undoGlossary: (id: string, input: { readonly to: number; readonly version: number }) =>
    call<GlossaryEntry>('POST', `glossary/${seg(id)}/undo`, input),
});
