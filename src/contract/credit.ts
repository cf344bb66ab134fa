import { z } from 'zod';
import { id, language } from './common.ts';

const year = z.coerce.number().int().min(2000).max(2100);
const day = z.iso.date();

export const deedKind = z.enum([
  'reuse',
  'accepted',
  'behind',
  'thanks',
  'document',
  'reply',
  'contribution',
  'moderation',
]);

export const deed = z.object({
  kind: deedKind,
  /** Empty where it is not named to this reader: `count` says how many there are. Of `moderation` a word of `record.moderation`. */
  title: z.string(),
  language: language.nullable(),
  on: day,
  community: z.string().nullable(),
  count: z.number().int(),
  /** Of the tab, such as `/queries/1`. */
  page: z.string().nullable(),
});
export type Deed = z.infer<typeof deed>;

export const recordShare = z.object({
  id,
  /** To whom it is shown, or whose it is. */
  name: z.string(),
  year: z.number().int(),
  until: day,
});
export type RecordShare = z.infer<typeof recordShare>;

export const recordQuery = z.object({ year: year.optional() });

export const ownRecord = z.object({
  year: z.number().int(),
  years: z.array(z.number().int()),
  deeds: z.array(deed),
  shares: z.array(recordShare),
  shown: z.array(recordShare),
});
export type OwnRecord = z.infer<typeof ownRecord>;

export const shownRecord = z.object({
  name: z.string(),
  year: z.number().int(),
  until: day,
  deeds: z.array(deed),
});
export type ShownRecord = z.infer<typeof shownRecord>;

export const shareRecord = z.object({
  /** A colleague's name or mail address. */
  reader: z.string().trim().min(1).max(200),
  year: z.number().int().min(2000).max(2100),
  until: day,
});
export type ShareRecord = z.infer<typeof shareRecord>;

/** A word processor's file, in base64. */
export const recordFile = z.object({ name: z.string(), base64: z.string() });
export type RecordFile = z.infer<typeof recordFile>;
