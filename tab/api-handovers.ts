import type {
  HandoverFiles,
  HandoverGaps,
  HandoverList,
  HandoverPack,
  HandoverPage,
  HandoverQuestions,
  SectionReaders,
} from '../src/contract/handovers.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

export type HandoverMove = 'finalise' | 'call-back' | 'acknowledge' | 'share-lessons';

/** Handovers with their packs, what is asked before the last day and filled in after it. */
export const handoverCalls = (call: Call) => ({
  handovers: () => call<HandoverList>('GET', 'handovers'),
  handover: (id: string) => call<HandoverPage>('GET', `handovers/${seg(id)}`),
  handoverFiles: (id: string) => call<HandoverFiles>('GET', `handovers/${seg(id)}/files`),
  handoverPack: (id: string) => call<HandoverPack>('GET', `handovers/${seg(id)}/pack`),
  moveHandover: (id: string, verb: HandoverMove) =>
    call<unknown>('POST', `handovers/${seg(id)}/${verb}`, {}),
  nameSuccessor: (id: string, to: string) =>
    call<unknown>('POST', `handovers/${seg(id)}/successor`, { to }),
  beginHandover: (prompt: string) =>
    call<HandoverPage>('POST', `prompts/${seg(prompt)}/handover`, {}),
  handoverQuestions: (id: string) =>
    call<HandoverQuestions>('GET', `handovers/${seg(id)}/questions`),
  askHandover: (id: string, input: { readonly nonce: string; readonly text: string }) =>
    call<HandoverQuestions>('POST', `handovers/${seg(id)}/questions`, input),
  answerHandover: (id: string, question: string, text: string) =>
    call<HandoverQuestions>('POST', `handovers/${seg(id)}/questions/${seg(question)}/answer`, {
      text,
    }),
  chooseSectionReaders: (id: string, step: string, readers: SectionReaders) =>
    call<unknown>('POST', `handovers/${seg(id)}/readers`, { step, readers }),
  handoverGaps: (id: string) => call<HandoverGaps>('GET', `handovers/${seg(id)}/gaps`),
  fillGap: (id: string, field: string, text: string) =>
    call<HandoverGaps>('POST', `handovers/${seg(id)}/gaps`, { field, text }),
});
