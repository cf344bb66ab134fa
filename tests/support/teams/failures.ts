/** How the connector fails; `taken` is the answer lost on its way back after the message was posted. */
export type Failure =
  | { readonly kind: 'throttled'; readonly seconds: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'taken' };

/** What the connector's client throws for an answer that is no success. */
export class ConnectorError extends Error {
  readonly statusCode: number;
  readonly body: unknown;
  readonly response: unknown;
  constructor(statusCode: number, code: string, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = 'RestError';
    this.statusCode = statusCode;
    this.body = { error: { code, message: code } };
    this.response = { status: statusCode, headers: { get: (name: string) => headers[name] } };
  }
}

/** As Node's fetch says it when nobody listens. */
export const refused = (): Error =>
  Object.assign(new Error('request failed, reason: connect ECONNREFUSED 127.0.0.1:1'), {
    code: 'ECONNREFUSED',
  });
