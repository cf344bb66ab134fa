import { z } from 'zod';
import { isAppError } from '../kernel/errors.ts';
import type { Log } from '../ports/log.ts';
import { readJson } from './body.ts';
import type { Exchange, Mount, Reply } from './exchange.ts';
import { onlyThisMachine } from './loopback.ts';
import { InvalidInput } from './problem.ts';

/** One item of a notification, shaped. */
export interface WebhookItem {
  readonly clientState: string;
  /** `change`, or the word of an event in the subscription's life. */
  readonly what: string;
  readonly content: {
    readonly data: string;
    readonly dataSignature: string;
    readonly dataKey: string;
    readonly encryptionCertificateId: string;
  } | null;
}

export interface Webhooks {
  /**
   * Keeps those that are for a subscription of ours, for later. Resolves once they are on disk.
   * @throws where they cannot be kept: the sender repeats them
   */
  receive(items: readonly WebhookItem[], tokens: readonly string[]): Promise<void>;
}

/** A hundred items with their content in one POST, and room. */
const LARGEST = 8 * 1_048_576;
const MOST_ITEMS = 1_000;
const LONGEST_TOKEN = 2_048;

const content = z.object({
  data: z.string().max(1_048_576),
  dataSignature: z.string().max(512),
  dataKey: z.string().max(2_048),
  encryptionCertificateId: z.string().max(128),
});
const item = z.object({
  clientState: z.string().max(128).nullish(),
  lifecycleEvent: z.string().max(100).nullish(),
  encryptedContent: content.nullish(),
});
const body = z.object({
  value: z.array(item).max(MOST_ITEMS),
  validationTokens: z.array(z.string().max(8_192)).max(100).nullish(),
});

const text = (words: string, status = 200): Reply => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: words,
});

/**
 * The question whether somebody is here who wants notifications: the token comes back as it was before it was put
 * into the address. As plain text that nothing sniffs (`nosniff`, and a policy that runs nothing): markup in it stays
 * text, and Graph compares it letter by letter, so that nothing of it may be replaced.
 */
function handshake(token: string): Reply {
  if (token.length > LONGEST_TOKEN) throw new InvalidInput(['validationToken'], 'too long');
  return text(token);
}

/** @param local only this machine is answered */
export function webhookMounts(webhooks: Webhooks, log: Log, local: boolean): readonly Mount[] {
  async function handle({ req, query, reference }: Exchange): Promise<Reply> {
    if (local) onlyThisMachine({ req });
    const token = query.get('validationToken');
    if (token !== null) return handshake(token);
    const parsed = body.safeParse(await readJson(req, LARGEST));
    if (!parsed.success) throw new InvalidInput(['body'], 'no notification');
    const { value, validationTokens } = parsed.data;
    try {
      await webhooks.receive(
        value.map(({ clientState, lifecycleEvent, encryptedContent }) => ({
          clientState: clientState ?? '',
          what: lifecycleEvent ?? 'change',
          content: encryptedContent ?? null,
        })),
        validationTokens ?? [],
      );
    } catch (error) {
      if (isAppError(error) && error.code !== 'unavailable') throw error;
      // Not on disk: only an answer in the 500s has it sent again.
      log.error({ err: error, reference }, 'notifications could not be kept');
      return { ...text('', 503), headers: { ...text('').headers, 'Retry-After': '5' } };
    }
    return text('', 202);
  }
  return ['/api/graph/notifications', '/api/graph/lifecycle'].map((path) => ({
    method: 'POST',
    path,
    handle,
  }));
}
