/**
 * Every refusal the product can give, with the HTTP status it becomes. The code is also the key of
 * the sentence a person reads (`errors.<code>` in locales), so that none goes without words.
 */
export const ERROR_STATUS = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'invalid-input': 400,
  'too-large': 413,
  'too-many-requests': 429,
  'not-a-member': 403,
  'moderators-only': 403,
  'not-yours': 403,
  'illegal-move': 409,
  'changed-meanwhile': 409,
  'discussion-not-open': 409,
  'query-not-open': 409,
  'audience-wider': 409,
  'question-for-few': 409,
  'review-first': 409,
  'reason-required': 400,
  'statement-without-source': 422,
  'dissent-dropped': 422,
  'summary-empty': 422,
  'nothing-to-consolidate': 422,
  'fields-missing': 422,
  'dates-in-wrong-order': 400,
  'handover-to-unknown': 400,
  'outdated-card': 409,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/**
 * A refusal in words. `message` is for the log and the operator; the person reads the sentence of
 * `code` in their language, filled from `params` (values they may see). `params.context` names what it is about, where
 * one code has several sentences (`errors.<code>_<context>`).
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    message: string,
    params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** By shape, not by class: errors that cross a test runner's module boundary fail `instanceof`. */
export const isAppError = (error: unknown): error is AppError =>
  error instanceof Error && error.name === 'AppError' && 'code' in error;
