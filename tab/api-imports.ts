import type {
  ImportPage,
  ImportRefusals,
  ImportRun,
  NewImport,
  SheetSurvey,
} from '../src/contract/imports.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const of = (id: string) => `admin/imports/${encodeURIComponent(id)}`;

/** Old mission reports, brought in by administrators. */
export const importCalls = (call: Call) => ({
  imports: () => call<ImportPage>('GET', 'admin/imports'),
  surveySheet: (chosen: Omit<NewImport, 'apply'>) =>
    call<SheetSurvey>('POST', 'admin/imports/survey', chosen),
  beginImport: (input: NewImport) => call<ImportRun>('POST', 'admin/imports', input),
  stopImport: (id: string) => call<unknown>('POST', `${of(id)}/stop`, {}),
  importRefusals: (id: string) => call<ImportRefusals>('GET', `${of(id)}/refused`),
});
