import { z } from 'zod';
import { id, instant } from './common.ts';

const day = z.iso.date();

/** Which lines are wanted; what is absent is not asked about. */
export const auditFilter = z.object({
  /** By name or mail address. */
  who: z.string().trim().min(1).max(200).optional(),
  /** `audit.action.<action>` */
  action: z.string().max(60).optional(),
  /** `audit.object.<object>` */
  object: z.string().max(60).optional(),
  /** One thing: the `about` of a line. */
  about: z.string().max(200).optional(),
  /** Days in UTC, both included. */
  from: day.optional(),
  until: day.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditQuery = auditFilter.extend({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

export const auditLine = z.object({
  id: z.string(),
  at: instant,
  /** Null: Praxis by itself, or somebody who must not be told. */
  actor: z.object({ id, name: z.string() }).nullable(),
  action: z.string(),
  object: z.string(),
  about: z.string(),
  /** Where it is read, by whoever may. */
  path: z.string().nullable(),
  reason: z.string().nullable(),
});
export type AuditLine = z.infer<typeof auditLine>;

export const auditPage = z.object({
  /** Newest first. */
  items: z.array(auditLine),
  /** `before` of the next part; null where there is none. */
  next: z.string().nullable(),
  /** What can be chosen. */
  actions: z.array(z.string()),
  objects: z.array(z.string()),
});
export type AuditPage = z.infer<typeof auditPage>;

/** `next` is not null where only the newest are here. */
export const auditSheet = auditPage.pick({ items: true, next: true });
export type AuditSheet = z.infer<typeof auditSheet>;
