import type { DeskDeps } from './deps.ts';
import { keeping } from './keeping.ts';
import { requests } from './requests.ts';

/** Desks of specialists and what they are asked. */
export const deskActions = (deps: DeskDeps) => ({ ...keeping(deps), requests: requests(deps) });

export type DeskActions = ReturnType<typeof deskActions>;
