import type { Answered, LanguageModel } from '../../ports/language-model.ts';
import type { Log } from '../../ports/log.ts';
import { type Message, toRewrite, toTranslate } from './asking.ts';
import { readCompletion, readFailure, wantsOtherLimit } from './reading.ts';

/** Where a language model is asked, and in whose account. */
export interface ModelPlace {
  /** The address before `/chat/completions`, or with it; of Azure OpenAI the resource, or its deployment. */
  readonly url: string;
  readonly key: string;
  /** Of the model; in Azure OpenAI of the deployment. */
  readonly name: string;
  /** `api-version` of Azure OpenAI; null for every other end point. */
  readonly apiVersion: string | null;
}

const TIMEOUT_MS = 30_000;
/** Of an answer, in bytes and in tokens: one sentence has a few hundred. */
const LONGEST_BODY = 100_000;
const MOST_TOKENS = 1_000;

/** @returns the address of chat completions */
export function addressOf({ url, name, apiVersion }: ModelPlace): string {
  const at = new URL(url);
  const bare = at.pathname === '/' && apiVersion !== null;
  const path = bare ? `/openai/deployments/${encodeURIComponent(name)}` : at.pathname;
  const whole = path.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  at.pathname = `${whole}/chat/completions`;
  if (apiVersion !== null) at.searchParams.set('api-version', apiVersion);
  return at.href;
}

/** Its text; null where it goes on for longer than anybody reads. */
async function bodyOf(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > LONGEST_BODY) return null;
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

type Limit = 'max_tokens' | 'max_completion_tokens';

/**
 * Any OpenAI-compatible end point. By fetch: the `openai` package is 24 MB in 4,100 files for a hundred end points, and
 * we ask one. One sentence a request, so that what one contribution says reaches no other sentence.
 */
export function createLanguageModel(
  place: ModelPlace,
  {
    log,
    now,
    timeoutMs = TIMEOUT_MS,
  }: { readonly log: Log; readonly now: () => number; readonly timeoutMs?: number },
): LanguageModel {
  const address = addressOf(place);
  const account =
    place.apiVersion === null ? { authorization: `Bearer ${place.key}` } : { 'api-key': place.key };
  let limit: Limit = 'max_tokens';

  async function send(messages: readonly Message[]): Promise<Answered> {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...account },
      body: JSON.stringify({
        model: place.name,
        messages,
        [limit]: MOST_TOKENS,
        response_format: { type: 'json_object' },
      }),
      // The key is for this address and no other.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await bodyOf(response);
    if (body === null) return { kind: 'unusable' };
    if (response.ok) return readCompletion(body);
    if (response.status === 400 && limit === 'max_tokens' && wantsOtherLimit(body)) {
      limit = 'max_completion_tokens';
      return send(messages);
    }
    log.warn({ status: response.status }, 'the language model refuses what it is asked');
    return readFailure(response, body, now());
  }

  const ask = (messages: readonly Message[]): Promise<Answered> =>
    send(messages).catch((error: unknown): Answered => {
      log.warn({ err: error }, 'the language model does not answer');
      return { kind: 'unreachable' };
    });

  return {
    name: place.name,
    rewrite: (asked) => ask(toRewrite(asked)),
    translate: (asked, to) => ask(toTranslate(asked, to)),
  };
}
