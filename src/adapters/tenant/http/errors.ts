import { newGuid } from '../ids.ts';

/** A refusal in OData form: thrown anywhere in a handler, written by the server as `{error: …}`. */
export class ODataError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly inner: string | undefined;
  /** The whole body, where the service answers in a form of its own. */
  readonly body: Record<string, unknown> | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: {
      headers?: Record<string, string>;
      inner?: string;
      body?: Record<string, unknown>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = extra.headers ?? {};
    this.inner = extra.inner;
    this.body = extra.body;
  }
}

/** The body Graph sends with a refusal. @param at ISO time of the answer */
export function errorBody(error: ODataError, at: string): Record<string, unknown> {
  if (error.body) return error.body;
  const id = newGuid();
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        ...(error.inner ? { code: error.inner } : {}),
        date: at.slice(0, 19),
        'request-id': id,
        'client-request-id': id,
      },
    },
  };
}

export const badRequest = (message: string, code = 'invalidRequest'): ODataError =>
  new ODataError(400, code, message);
export const notFound = (message = 'The resource could not be found.', code = 'itemNotFound') =>
  new ODataError(404, code, message);
export const forbidden = (message = 'Access denied', code = 'accessDenied'): ODataError =>
  new ODataError(403, code, message);
export const unauthorized = (message: string): ODataError =>
  new ODataError(401, 'InvalidAuthenticationToken', message, {
    headers: { 'www-authenticate': 'Bearer realm="", authorization_uri="/oauth2/authorize"' },
  });
