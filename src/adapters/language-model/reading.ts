import { z } from 'zod';
import type { Answered } from '../../ports/language-model.ts';

/** What an end point of this kind answers, as far as it is looked at. */

const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});
const failure = z.object({
  error: z.object({ code: z.string().nullish(), param: z.string().nullish() }),
});
const said = z.strictObject({ text: z.string().trim().min(1) });

/** Null for what is no JSON. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const UNUSABLE: Answered = { kind: 'unusable' };
const DECLINED: Answered = { kind: 'declined' };

/** Some models put their JSON between fences whatever they are told. */
const unfenced = (text: string): string =>
  text.replace(/^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/, '$1');

export function readCompletion(body: string): Answered {
  const read = completion.safeParse(parsed(body));
  const [choice] = read.success ? read.data.choices : [];
  if (!choice) return UNUSABLE;
  if (choice.finish_reason === 'content_filter' || choice.message.refusal) return DECLINED;
  // Cut off at its greatest length: half a sentence says something else than the whole one.
  if (choice.finish_reason === 'length') return UNUSABLE;
  const text = said.safeParse(parsed(unfenced(choice.message.content ?? '')));
  return text.success ? { kind: 'text', text: text.data.text } : UNUSABLE;
}

/** Named by newer models, which call the greatest length of an answer otherwise. */
export const wantsOtherLimit = (body: string): boolean => {
  const read = failure.safeParse(parsed(body));
  return read.success && read.data.error.param === 'max_tokens';
};

const TOO_MANY = new Set([429, 503]);
const SHORTEST_WAIT_MS = 1_000;
const USUAL_WAIT_MS = 20_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Azure's own header in milliseconds, seconds, or a date. @param now in milliseconds since 1970 */
export function waitOf(headers: Headers, now: number): number {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  const written = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(written) ? Number(written) * 1_000 : Date.parse(written) - now;
  const wait = [ms, seconds].find((one) => Number.isFinite(one)) ?? USUAL_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, wait));
}

/** An answer that is no success. */
export function readFailure(
  { status, headers }: { readonly status: number; readonly headers: Headers },
  body: string,
  now: number,
): Answered {
  if (TOO_MANY.has(status)) return { kind: 'later', afterMs: waitOf(headers, now) };
  if (status >= 500 || status === 408) return { kind: 'unreachable' };
  const read = failure.safeParse(parsed(body));
  if (read.success && read.data.error.code === 'content_filter') return DECLINED;
  return { kind: 'misconfigured' };
}
