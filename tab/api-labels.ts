import type { LabelChange, LabelKind, Labels } from '../src/contract/labels.ts';
import type { ContentManagers } from '../src/contract/managers.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const place = (kind: LabelKind, id: string): string => `labels/${kind}/${encodeURIComponent(id)}`;

/** What a record says of itself before it is published, and who sees to terms. */
export const labelCalls = (call: Call) => ({
  labels: (kind: LabelKind, id: string) => call<Labels>('GET', place(kind, id)),
  changeLabels: (kind: LabelKind, id: string, input: LabelChange) =>
    call<Labels>('POST', place(kind, id), input),
  contentManagers: () => call<ContentManagers>('GET', 'content-managers'),
  nameContentManager: (person: string) =>
    call<ContentManagers>('POST', 'content-managers', { person }),
  revokeContentManager: (id: string) =>
    call<ContentManagers>('POST', `content-managers/${encodeURIComponent(id)}/revoke`, {}),
  confirmLabels: (kind: LabelKind, id: string) =>
    call<Labels>('POST', `${place(kind, id)}/confirm`, {}),
});
