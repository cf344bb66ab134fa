import type { Side } from '../../../src/adapters/tenant/faults.ts';
import type { Live } from './live.ts';

/**
 * A call that the product makes of Microsoft's services, and what it makes it for. `does` is run while the trouble
 * lasts, `holds` after it is over: each throws where something is lost or doubled.
 */
export interface CallInUse {
  readonly side: Side;
  /** As the gateway names it: `GET /users/{id}`. */
  readonly route: string;
  /** Regular expression on `METHOD /path` as it arrives. */
  readonly match: string;
  /** What for, in words. */
  readonly purpose: string;
  /** Asked once in a process and kept: each line begins with a process that has not asked yet. */
  readonly kept?: boolean;
  /** @param n makes it new: no two are the same @returns what the person saw at once; null where nobody looks */
  does(live: Live, n: number): Promise<string | null>;
  /** Once before `does`, without trouble: what has to be there already. */
  before?(live: Live, n: number): Promise<void>;
  /** What the product does by itself some time later, beside the work that is due. */
  recovers?(live: Live, n: number): Promise<unknown>;
  /** @returns what there is now, in words, such as `1 post` */
  holds(live: Live, n: number): Promise<string>;
}

export function exactly(what: string, found: number, wanted = 1): string {
  if (found !== wanted) throw new Error(`${found} ${what} instead of ${wanted}`);
  return `${found} ${what}`;
}
