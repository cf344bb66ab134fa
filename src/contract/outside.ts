import { z } from 'zod';
import { OUTSIDE_FIELDS, OUTSIDE_KINDS, OUTSIDE_PREFIXES } from './choices.ts';
import { id, instant, language } from './common.ts';
import { refusedRow, source } from './sources.ts';

export const outsideKind = z.enum(OUTSIDE_KINDS);
export type OutsideKind = z.infer<typeof outsideKind>;

export const outsidePrefix = z.enum(OUTSIDE_PREFIXES);
export type OutsidePrefix = z.infer<typeof outsidePrefix>;

/** What a sheet's columns hold, in the order in which it is asked for. */
export const outsideField = z.enum(OUTSIDE_FIELDS);
export type OutsideField = z.infer<typeof outsideField>;

/** What an administrator says of a catalogue or feed. */
export const outsideInput = z.object({
  name: z.string().trim().min(1).max(80),
  kind: outsideKind,
  /** `https://…`, or `/<library>/<path>` in the knowledge site where it is a file. */
  address: z.string().trim().min(1).max(2_000),
  /** Of a catalogue that is harvested; Dublin Core where it is not said. */
  prefix: outsidePrefix.nullable(),
  set: z.string().trim().min(1).max(200).nullable(),
  /** Names of a sheet's columns where they are none that is known. */
  columns: z.partialRecord(outsideField, z.string().trim().min(1).max(200)),
  everyHours: z.number().int().min(1).max(720),
});
export type OutsideInput = z.infer<typeof outsideInput>;

/** A catalogue or feed as an administrator sees it. `key` is its key among the sources. */
export const outsideSource = outsideInput.extend({
  id,
  key: z.templateLiteral(['outside:', z.string()]),
  paused: z.boolean(),
  /** Items of it that are found. */
  records: z.number().int(),
  /** Of the reading under way, or the last one. */
  read: z.number().int(),
  total: z.number().int().nullable(),
  state: source.shape.state,
  owner: source.shape.owner,
  staleAfterHours: z.number().int(),
  staleSince: instant.nullable(),
  lastAttempt: instant.nullable(),
  lastSuccess: instant.nullable(),
  readingSince: instant.nullable(),
  refusedCount: z.number().int(),
  /** `column` names the record and its field. */
  refused: z.array(refusedRow),
  trouble: source.shape.trouble,
  failures: z.number().int(),
  held: source.shape.held,
});
export type OutsideSource = z.infer<typeof outsideSource>;

export const outsideList = z.object({ items: z.array(outsideSource) });
export type OutsideList = z.infer<typeof outsideList>;

export const pauseOutside = z.object({ paused: z.boolean() });
export type PauseOutside = z.infer<typeof pauseOutside>;

/** Subjects that no list of ours knows, the most frequent first. */
export const freeSubjects = z.object({
  items: z.array(z.object({ word: z.string(), count: z.number().int(), language })),
});
export type FreeSubjects = z.infer<typeof freeSubjects>;

export const mappedAnew = z.object({ changed: z.number().int() });
export type MappedAnew = z.infer<typeof mappedAnew>;

export const mappingFormat = z.object({ format: z.enum(['csv', 'ttl']) });

/** A file for whoever keeps the catalogue: its records and our terms. */
export const mappingFile = z.object({ name: z.string(), type: z.string(), text: z.string() });
export type MappingFile = z.infer<typeof mappingFile>;
