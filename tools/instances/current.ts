import { z } from 'zod';
import { searchAnswer } from '../../src/contract/knowledge.ts';
import { until } from '../lib/wait.ts';

const tokenSchema = z.object({ token: z.string() });
/** What was published by one instance is found by all of them within a minute. */
export const MINUTE_MS = 60_000;

async function ask<T>(url: string, schema: z.ZodType<T>, init?: RequestInit): Promise<T | null> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  );
  return response?.ok ? schema.parse(await response.json()) : null;
}

async function finds(server: string, person: string, title: string): Promise<boolean> {
  const token = await ask(`${server}/dev/api/token`, tokenSchema, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  if (!token) return false;
  const found = await ask(
    `${server}/api/v1/search?q=${encodeURIComponent(title)}&limit=20`,
    searchAnswer,
    { headers: { authorization: `Bearer ${token.token}` } },
  );
  return found?.hits.some((hit) => hit.title.includes(title)) ?? false;
}

/**
 * Milliseconds until each of the servers, asked at its own address, finds the title.
 * @throws TooLate after a minute
 */
export const untilFound = (
  servers: readonly string[],
  person: string,
  title: string,
): Promise<number[]> =>
  Promise.all(
    servers.map(async (server) => {
      const from = performance.now();
      await until(`“${title}” at ${server}`, () => finds(server, person, title), MINUTE_MS, 250);
      return performance.now() - from;
    }),
  );
