import type {
  FreeSubjects,
  MappedAnew,
  MappingFile,
  OutsideInput,
  OutsideList,
} from '../src/contract/outside.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const one = (id: string): string => `admin/outside/${encodeURIComponent(id)}`;

/** Catalogues and feeds outside, for administrators. */
export const outsideCalls = (call: Call) => ({
  outside: () => call<OutsideList>('GET', 'admin/outside'),
  addOutside: (input: OutsideInput) => call<OutsideList>('POST', 'admin/outside', input),
  editOutside: (id: string, input: OutsideInput) => call<OutsideList>('POST', one(id), input),
  pauseOutside: (id: string, paused: boolean) =>
    call<OutsideList>('POST', `${one(id)}/pause`, { paused }),
  removeOutside: (id: string) => call<OutsideList>('POST', `${one(id)}/remove`, {}),
  restoreOutside: (id: string) => call<OutsideList>('POST', `${one(id)}/restore`, {}),
  outsideSubjects: (id: string) => call<FreeSubjects>('GET', `${one(id)}/subjects`),
  mapOutside: (id: string) => call<MappedAnew>('POST', `${one(id)}/map`, {}),
  outsideMapping: (id: string, format: 'csv' | 'ttl') =>
    call<MappingFile>('GET', `${one(id)}/mapping?format=${format}`),
});
