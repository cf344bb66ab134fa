/** Where an item comes from that is no file of ours. */
export interface Origin {
  /** The name that administrators gave the source. */
  readonly name: string;
  readonly kind: 'catalogue' | 'lessons';
  readonly published: string | null;
  readonly authors: readonly string[];
  readonly numbers: readonly string[];
  readonly sector: string | null;
  readonly evaluation: string | null;
  /** When the source was read last with success; null: never whole. */
  readonly readAt: Date | null;
  readonly staleAfterHours: number;
  /** The last reading failed, or it is not read any more. */
  readonly silent: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** So old that whoever sees an item of it is told. */
export const isStale = ({ readAt, staleAfterHours }: Origin, now: Date): boolean =>
  readAt === null || now.getTime() - readAt.getTime() > staleAfterHours * HOUR_MS;

/** Whole days since it was read; null where it never was. */
export const daysSince = ({ readAt }: Pick<Origin, 'readAt'>, now: Date): number | null =>
  readAt === null ? null : Math.max(0, Math.floor((now.getTime() - readAt.getTime()) / DAY_MS));
