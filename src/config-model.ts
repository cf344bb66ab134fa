import { z } from 'zod';

/** Where a language model is asked, and in whose account. */
export interface ModelConfig {
  readonly url: string;
  readonly key: string;
  readonly name: string;
  /** Of Azure OpenAI; null for every other end point. */
  readonly apiVersion: string | null;
  /** Words of which audiences may be sent there. */
  readonly audiences: readonly SentAudience[];
}

/**
 * Whose reading lets words leave for a language model. What is for moderators or named people, or was said without a
 * name, is never sent and cannot be set here.
 */
const AUDIENCES = ['community', 'guests'] as const;
export type SentAudience = (typeof AUDIENCES)[number];

const text = z.string().trim().min(1).optional();

export const modelVariables = {
  LANGUAGE_MODEL_URL: z.url('must be the address of an OpenAI-compatible end point').optional(),
  LANGUAGE_MODEL_KEY: text,
  LANGUAGE_MODEL_NAME: text,
  LANGUAGE_MODEL_API_VERSION: z
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}(-preview)?$/, 'must look like 2024-10-21')
    .optional(),
  LANGUAGE_MODEL_AUDIENCES: z
    .string()
    .transform((list) => list.split(/[,;\s]+/).filter(Boolean))
    .pipe(z.array(z.enum(AUDIENCES)).min(1))
    .default([...AUDIENCES]),
};

const NEEDED = [
  [
    'LANGUAGE_MODEL_URL',
    'the address before /chat/completions, such as https://<resource>.openai.azure.com or https://models.example.org/v1',
  ],
  ['LANGUAGE_MODEL_KEY', 'the key of the account that pays for it'],
  ['LANGUAGE_MODEL_NAME', 'the name of the model; in Azure OpenAI that of the deployment'],
] as const;

type Values = Partial<
  Record<(typeof NEEDED)[number][0] | 'LANGUAGE_MODEL_API_VERSION', string | undefined>
> & { readonly LANGUAGE_MODEL_AUDIENCES: readonly SentAudience[] };

/** On this machine nobody listens in between. */
const isSafe = (url: string): boolean =>
  /^https:\/\//.test(url) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(url);

/** All of it or none: half a configuration is nobody's intention. Null where there is none. */
export function modelOf(values: Values, faults: string[]): ModelConfig | null {
  const set = NEEDED.filter(([name]) => values[name]);
  if (set.length === 0 && !values.LANGUAGE_MODEL_API_VERSION) return null;
  for (const [name, what] of NEEDED) {
    if (values[name]) continue;
    faults.push(
      `${name} is missing: ${what}. Set it, or remove all LANGUAGE_MODEL… variables: drafts are made without a language model.`,
    );
  }
  const { LANGUAGE_MODEL_URL: url = '', LANGUAGE_MODEL_KEY: key = '' } = values;
  if (url && !isSafe(url)) {
    faults.push(
      'LANGUAGE_MODEL_URL must begin with https://: the key and what people wrote would travel for all to read.',
    );
  }
  const { LANGUAGE_MODEL_NAME: name = '', LANGUAGE_MODEL_API_VERSION: apiVersion = null } = values;
  return { url, key, name, apiVersion, audiences: values.LANGUAGE_MODEL_AUDIENCES };
}
