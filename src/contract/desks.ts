import { z } from 'zod';
import { id, instant, nonce } from './common.ts';

const count = z.number().int();

export const deskRequest = z.object({
  id,
  desk: z.object({ id, name: z.string() }),
  asker: z.string(),
  mine: z.boolean(),
  query: id.nullable(),
  text: z.string(),
  language: z.string(),
  shared: z.boolean(),
  state: z.enum(['sent', 'taken', 'answered', 'refused', 'withdrawn']),
  taker: z.string().nullable(),
  answer: z.string().nullable(),
  reason: z.string().nullable(),
  createdAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
  actions: z.array(z.enum(['take', 'release', 'answer', 'refuse', 'withdraw'])),
});
export type DeskRequest = z.infer<typeof deskRequest>;

export const deskFigures = z.object({
  desk: z.string(),
  waiting: count,
  overdue: count,
  answered: count,
  refused: count,
  withdrawn: count,
  medianDays: z.number().nullable(),
});
export type DeskFigures = z.infer<typeof deskFigures>;

export const deskPage = z.object({
  staffs: z.boolean(),
  waiting: z.array(deskRequest),
  mine: z.array(deskRequest),
  shared: z.array(deskRequest),
  /** Of the last year; null for whoever does not answer for the desks. */
  figures: z.array(deskFigures).nullable(),
});
export type DeskPage = z.infer<typeof deskPage>;

/** Where a request with these words could go, the best fitting first. */
export const deskPlacesAsked = z.object({ text: z.string().trim().max(2_000) });
export const deskPlaces = z.object({
  items: z.array(
    z.object({
      id,
      name: z.string(),
      unit: z.string(),
      days: count,
      topics: z.array(z.string()),
    }),
  ),
});
export type DeskPlaces = z.infer<typeof deskPlaces>;

export const newDeskRequest = z.object({
  nonce,
  desk: id,
  text: z.string().trim().min(1).max(2_000),
  shared: z.boolean(),
  /** The question of a community that its moderator passes on. */
  query: id.nullable(),
});
export type NewDeskRequest = z.infer<typeof newDeskRequest>;

export const moveDeskRequest = z.object({
  verb: z.enum(['take', 'release', 'answer', 'refuse', 'withdraw']),
  /** The answer, or why it is refused. */
  words: z.string().max(8_000).default(''),
});
export type MoveDeskRequest = z.input<typeof moveDeskRequest>;

const words = z.object({
  en: z.string().trim().min(1).max(100),
  fr: z.string().trim().max(100),
  es: z.string().trim().max(100),
});

/** A desk as an administrator writes it down. */
export const deskEdit = z.object({
  names: words,
  unit: z.string().trim().max(100),
  /** Topics in any words for them. */
  topics: z.string().max(2_000),
  /** Mail addresses. */
  staff: z.string().max(4_000),
  days: count.min(1).max(90),
  open: z.boolean(),
});
export type DeskEdit = z.infer<typeof deskEdit>;
export const deskChange = deskEdit.extend({ version: count });

export const keptDesks = z.object({
  items: z.array(
    z.object({
      id,
      version: count,
      names: words,
      unit: z.string(),
      topics: z.array(z.string()),
      staff: z.array(z.object({ id, name: z.string(), mail: z.string() })),
      days: count,
      open: z.boolean(),
    }),
  ),
});
export type KeptDesks = z.infer<typeof keptDesks>;
