import { z } from 'zod';
import { id, language, reason, unable } from './common.ts';

export const product = z.object({
  id,
  title: z.string(),
  type: z.string(),
  abstract: z.string(),
  language,
  topics: z.array(z.string()),
  countries: z.array(z.string()),
  unit: z.string().nullable(),
  publishedOn: z.string().nullable(),
  reviewOn: z.string().nullable(),
  /** Past its review date. */
  outdated: z.boolean(),
  webUrl: z.string(),
  reasons: z.array(reason),
});
export type Product = z.infer<typeof product>;

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(2_000),
  limit: z.coerce.number().int().min(1).max(50).default(5),
});

export const searchAnswer = z.object({
  hits: z.array(product),
  more: z.number().int(),
  unable: unable.nullable(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const libraryState = z.object({
  products: z.number().int(),
  syncing: z.boolean(),
  unreadable: z.array(z.object({ name: z.string(), reason: z.string(), webUrl: z.string() })),
});
export type LibraryState = z.infer<typeof libraryState>;
