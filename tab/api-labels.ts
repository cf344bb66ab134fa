import type { LabelChange, LabelKind, Labels } from '../src/contract/labels.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const place = (kind: LabelKind, id: string): string => `labels/${kind}/${encodeURIComponent(id)}`;

/** What a record says of itself before it is published. */
export const labelCalls = (call: Call) => ({
  labels: (kind: LabelKind, id: string) => call<Labels>('GET', place(kind, id)),
  changeLabels: (kind: LabelKind, id: string, input: LabelChange) =>
    call<Labels>('POST', place(kind, id), input),
  confirmLabels: (kind: LabelKind, id: string) =>
    call<Labels>('POST', `${place(kind, id)}/confirm`, {}),
});
