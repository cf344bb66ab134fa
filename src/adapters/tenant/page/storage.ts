import { z } from 'zod';

const PREFIX = 'local-tenant.';

/** What a browser keeps; what is broken there counts as not there. */
export function kept<T>(store: Storage, name: string, schema: z.ZodType<T>, otherwise: T): T {
  try {
    const parsed = schema.safeParse(JSON.parse(store.getItem(PREFIX + name) ?? 'null'));
    return parsed.success ? parsed.data : otherwise;
  } catch {
    // No JSON, or a browser that lets pages keep nothing.
    return otherwise;
  }
}

export function keep(store: Storage, name: string, value: unknown): void {
  try {
    store.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Full or forbidden: it is remembered until the window closes, and that is all.
  }
}

export const seenSchema = z.record(z.string(), z.string());
export const cardsSchema = z.record(z.string(), z.object({ seq: z.number(), card: z.unknown() }));
export type KeptCards = z.infer<typeof cardsSchema>;
