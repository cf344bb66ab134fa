import { z } from 'zod';
import { id } from './common.ts';

const day = z.iso.date();

const named = z.object({
  id,
  person: z.string(),
  name: z.string(),
  mail: z.string(),
  unit: z.string(),
  from: day,
  /** The last day; null: until somebody says. */
  until: day.nullable(),
});

/** Who sees to what a unit writes down. */
export const focalPointList = z.object({
  /** The reader's own unit; null where the directory names none. */
  unit: z.string().nullable(),
  /** Its focal points now. */
  own: z.array(named),
  /** Whether they may look at what became of questions, by unit. */
  seesUnits: z.boolean(),
  /** All there are and were, and the units that one may be named for; null for everybody but administrators. */
  kept: z
    .object({
      units: z.array(z.string()),
      /** `gone`: has left or works elsewhere. */
      points: z.array(named.extend({ state: z.enum(['now', 'to-come', 'over', 'gone']) })),
    })
    .nullable(),
});
export type FocalPointList = z.infer<typeof focalPointList>;

export const nameFocalPoint = z.object({
  unit: z.string().trim().min(1).max(200),
  /** The mail address, the full name, or enough of the name to mean one person only. */
  person: z.string().trim().min(1).max(200),
  /** Null: from today on. */
  from: day.nullable(),
  until: day.nullable(),
  /** Of the focal point whom this one follows. */
  insteadOf: id.nullable(),
});
export type NameFocalPoint = z.infer<typeof nameFocalPoint>;
