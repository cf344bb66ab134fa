import type { Problem } from '../contract/common.ts';
import { AppError, ERROR_STATUS, isAppError } from '../kernel/errors.ts';
import type { Language } from '../kernel/language.ts';
import type { Log } from '../ports/log.ts';
import type { Words } from '../ports/words.ts';
import { type Exchange, json, type Reply } from './exchange.ts';

/** A request that did not parse. `fields` are paths in it, such as `title` or `questions.2`. */
export class InvalidInput extends AppError {
  readonly fields: readonly string[];

  constructor(fields: readonly string[], message: string) {
    super('invalid-input', message);
    this.fields = fields;
  }
}

const PROTOCOL_STATUS = { 'method-not-allowed': 405, 'json-only': 415 } as const;
type ProtocolCode = keyof typeof PROTOCOL_STATUS;

/** What HTTP itself refuses, whatever the feature. The words are those of `http.refusals.<code>`. */
export class ProtocolError extends Error {
  readonly code: ProtocolCode;

  constructor(code: ProtocolCode, message: string) {
    super(message);
    this.name = 'ProtocolError';
    this.code = code;
  }
}

/** The fields that have a name for people (`http.fields.<name>`); others are called `other`. */
const NAMED_FIELDS: ReadonlySet<string> = new Set([
  'answers',
  'background',
  'body',
  'community',
  'consent',
  'countries',
  'day',
  'days',
  'endsAt',
  'evidence',
  'experts',
  'language',
  'neededBy',
  'q',
  'question',
  'questions',
  'reason',
  'sponsor',
  'startsAt',
  'statements',
  'template',
  'text',
  'title',
  'to',
  'topics',
]);

function labels(fields: readonly string[], language: Language, words: Words): string {
  const names = fields.map((field) => field.split('.')[0] ?? '');
  const known = names.map((name) => (NAMED_FIELDS.has(name) ? name : 'other'));
  return [...new Set(known)].map((name) => words.say(language, `http.fields.${name}`)).join(', ');
}

const fieldsOf = (error: AppError): readonly string[] => {
  if (error instanceof InvalidInput) return error.fields;
  const field = error.params.field;
  return typeof field === 'string' ? [field] : [];
};

const RETRY_SECONDS: Partial<Record<number, string>> = { 429: '60', 503: '30' };

function headersFor(status: number): Readonly<Record<string, string>> {
  const retry = RETRY_SECONDS[status];
  return {
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(retry ? { 'Retry-After': retry } : {}),
  };
}

interface Refused {
  readonly status: number;
  readonly problem: Problem;
}

function explain(error: unknown, exchange: Exchange, words: Words): Refused {
  const { language, reference } = exchange;
  if (isAppError(error)) {
    const fields = error.code === 'invalid-input' ? fieldsOf(error) : [];
    const params =
      fields.length > 0 ? { field: labels(fields, language, words) } : { ...error.params };
    const message = words.say(language, `errors.${error.code}`, params);
    const named = fields.length > 0 ? { fields: [...fields] } : {};
    return {
      status: ERROR_STATUS[error.code],
      problem: { code: error.code, message, ...named },
    };
  }
  if (error instanceof ProtocolError) {
    const message = words.say(language, `http.refusals.${error.code}`);
    return { status: PROTOCOL_STATUS[error.code], problem: { code: error.code, message } };
  }
  const message = words.say(language, 'errors.internal', { reference });
  return { status: 500, problem: { code: 'internal', message } };
}

/**
 * An error as its answer: a code, and a sentence in the reader's language. What was not foreseen is logged under
 * the request's reference and says nothing else outside.
 */
export function refuse(error: unknown, exchange: Exchange, words: Words, log: Log): Reply {
  const { status, problem } = explain(error, exchange, words);
  const fields = { reference: exchange.reference, path: exchange.path, code: problem.code };
  if (status >= 500) log.error({ ...fields, err: error }, 'request failed');
  else log.debug({ ...fields, why: (error as Error).message }, 'request refused');
  const reply = json(problem, status);
  return {
    ...reply,
    headers: { ...reply.headers, ...headersFor(status), 'Content-Language': exchange.language },
  };
}
