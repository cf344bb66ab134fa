import { z } from 'zod';

const lineSchema = z.looseObject({
  level: z.number(),
  msg: z.string().optional(),
  err: z.looseObject({ message: z.string().optional() }).optional(),
});

const WARNING = 40;
const ERROR = 50;

/** @returns what a person at the terminal should see of a line a child printed; null for the rest */
export function worthSaying(line: string): string | null {
  if (line.trim() === '') return null;
  if (!line.startsWith('{')) return line;
  let parsed: ReturnType<typeof lineSchema.safeParse>;
  try {
    parsed = lineSchema.safeParse(JSON.parse(line));
  } catch {
    // Not a log line after all: words that begin with a brace are shown as they are.
    return line;
  }
  if (!parsed.success || parsed.data.level < WARNING) return null;
  const { level, msg = '', err } = parsed.data;
  const why = err?.message && err.message !== msg ? ` (${err.message})` : '';
  return `${level >= ERROR ? 'error' : 'warning'}: ${msg}${why}`;
}
