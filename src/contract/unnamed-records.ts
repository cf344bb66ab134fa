import { z } from 'zod';
import { hiddenAmong, saidAnonymously, secret } from './anonymity.ts';
import { id } from './common.ts';

/** By field id. */
const answers = z.record(z.string().max(100), z.string().max(20_000));

export const unnamedBegun = z.object({ template: id, answers });
export type UnnamedBegun = z.input<typeof unnamedBegun>;

/** Among how many its author is hidden, and what in its words may give them away, each with its field. */
export const unnamedBefore = z.object({
  among: hiddenAmong,
  hints: z.array(z.object({ field: z.string(), kind: z.string(), words: z.string() })),
});
export type UnnamedBefore = z.infer<typeof unnamedBefore>;

export const writeUnnamed = unnamedBegun.extend({ secret });
export type WriteUnnamed = z.input<typeof writeUnnamed>;

/** On which days it is published at the earliest and at the latest. */
export const unnamedWritten = saidAnonymously;

export const unnamedRecord = z.object({
  title: z.string(),
  state: z.enum(['waiting', 'publishing', 'published', 'retracting', 'retracted']),
  webUrl: z.string().nullable(),
  /** It stands in somebody's name now. */
  claimed: z.boolean(),
  /** It is taken back within six hours. */
  leaving: z.boolean(),
  actions: z.array(z.enum(['withdraw', 'claim'])),
});
export type UnnamedRecord = z.infer<typeof unnamedRecord>;
