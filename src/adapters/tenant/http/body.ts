import type { z } from 'zod';
import { badRequest } from './errors.ts';
import type { Call, Reply } from './router.ts';

/** The JSON body, checked. @throws ODataError 400 naming the first property that is wrong */
export function readBody<T>(call: Call, schema: z.ZodType<T>): T {
  let parsed: unknown;
  try {
    parsed = call.body.length === 0 ? {} : JSON.parse(call.body.toString('utf8'));
  } catch {
    // Broken JSON is the sender's error and gets Graph's own words for it.
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
      'BadRequest',
    );
  }
  const checked = schema.safeParse(parsed);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw badRequest(
    `Invalid value specified for property '${issue?.path.join('.') ?? ''}'.`,
    'BadRequest',
  );
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  json: body,
  headers,
});
export const empty = (status = 204): Reply => ({ status });
