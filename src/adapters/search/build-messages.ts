import { z } from 'zod';
import type { Revised } from '../../ports/search.ts';

/** What is asked of the thread that builds. `held`: how many it should hold by now, or it is not the same thread. */
export type BuildOrder =
  | { readonly kind: 'put'; readonly held: number; readonly items: readonly Revised[] }
  | {
      readonly kind: 'finish';
      readonly held: number;
      readonly made: string;
      readonly token: string;
    };

export const BuildAnswer = z.object({
  held: z.number().int(),
  /** The index as it is kept, at the end. */
  bytes: z.instanceof(Uint8Array<ArrayBuffer>).optional(),
});
export type BuildAnswer = z.infer<typeof BuildAnswer>;
