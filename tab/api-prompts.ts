import type { FocalPointList, NameFocalPoint } from '../src/contract/focal-points.ts';
import type { PromptsByUnit } from '../src/contract/prompts-by-unit.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

/** What became of what people were asked, and who sees to it. */
export const promptCalls = (call: Call) => ({
  promptsByUnit: () => call<PromptsByUnit>('GET', 'prompts/units'),
  focalPoints: () => call<FocalPointList>('GET', 'focal-points'),
  nameFocalPoint: (wish: NameFocalPoint) => call<FocalPointList>('POST', 'focal-points', wish),
  endFocalPoint: (id: string) =>
    call<FocalPointList>('POST', `focal-points/${encodeURIComponent(id)}/end`, {}),
});
