import { AppError } from '../../../kernel/errors.ts';
import type { Unable } from '../../../ports/personal.ts';

/** Why Entra gave no token. `message` names the number and what an administrator does about it; no secret is in it. */
export class EntraRefusal extends AppError {
  /** The AADSTS number; null where Entra did not answer or gave none. */
  readonly number: number | null;
  /** What it means for a person's own token. */
  readonly unable: Unable;

  constructor(number: number | null, unable: Unable, message: string) {
    super('unavailable', message);
    this.number = number;
    this.unable = unable;
  }
}

/** By shape, as classes differ over a test runner's module boundary. */
export const isRefusal = (error: unknown): error is EntraRefusal =>
  error instanceof Error && 'unable' in error && 'number' in error;

/** What an administrator does about it, by AADSTS number. */
const REMEDIES: Readonly<Record<number, string>> = {
  7000215:
    'the client secret is wrong: put the value (not the id) of a secret of the registration into MicrosoftAppPassword',
  7000222:
    'the client secret has expired: create a new one under "Certificates & secrets" of the registration, put its value into MicrosoftAppPassword and restart',
  700027:
    'the certificate is not registered or has expired: upload the certificate of MicrosoftAppCertificateFile under "Certificates & secrets" of the registration, or renew it',
  700024:
    'the proof of identity is outside its time: set the clock of this server (it must be right within five minutes)',
  700016:
    'the application is not in this directory: check MicrosoftAppId and MicrosoftAppTenantId against the Overview page of the registration',
  7000112: 'the application is disabled: enable it under "Enterprise applications"',
  7000229:
    "the application has no service principal in this directory: consent to it once (see the administrator's guide)",
  90002: 'the directory is unknown: check MicrosoftAppTenantId',
  700211:
    "no federated credential of the registration fits the issuer: compare it with the platform's issuer",
  700213:
    "no federated credential of the registration fits the subject: compare it with the platform's subject",
  70021: 'no federated credential of the registration fits: compare issuer, subject and audience',
  53003: 'a conditional access policy blocks the application: exempt it, or allow this address',
  65001: 'consent is missing: open the admin consent link and accept',
  500011: 'Microsoft Graph has no service principal in this directory',
};

const CONSENT: ReadonlySet<number> = new Set([65001, 65004, 90094, 90095]);

interface Said {
  readonly errorCode: string;
  readonly subError: string;
  readonly number: number | null;
}

const textOf = (error: object, key: string): string => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
};

/** MSAL's error by its fields. Its message is not passed on whole: it repeats what the service said at any length. */
function said(error: unknown): Said {
  if (typeof error !== 'object' || error === null) {
    return { errorCode: '', subError: '', number: null };
  }
  const number =
    /AADSTS(\d+)/.exec(textOf(error, 'errorMessage'))?.[1] ??
    /^\d+$/.exec(String(Reflect.get(error, 'errorNo') ?? ''))?.[0];
  return {
    errorCode: textOf(error, 'errorCode'),
    subError: textOf(error, 'subError'),
    number: number === undefined ? null : Number(number),
  };
}

/** MSAL's own errors carry a word; those of what it was given to work with do not. */
export const isMsalError = (error: unknown): boolean =>
  error instanceof Error && textOf(error, 'errorCode') !== '';

/** Only the person can help: sign in again, by whichever client. */
const ASKS_PERSON = new Set([
  'invalid_grant',
  'interaction_required',
  'login_required',
  'no_tokens_found',
  'refresh_token_expired',
  'no_account_found',
]);

/** Any failure to get a token as a refusal with words; what is one already stays. */
export function toRefusal(error: unknown): EntraRefusal {
  if (isRefusal(error)) return error;
  const { errorCode, subError, number } = said(error);
  const code = number === null ? errorCode || 'no answer' : `AADSTS${number}`;
  if (subError === 'consent_required' || (number !== null && CONSENT.has(number))) {
    return new EntraRefusal(number, 'consent', `${code}: ${REMEDIES[65001]}`);
  }
  const remedy = number === null ? undefined : REMEDIES[number];
  if (remedy !== undefined) return new EntraRefusal(number, 'unavailable', `${code}: ${remedy}`);
  if (ASKS_PERSON.has(errorCode)) {
    return new EntraRefusal(number, 'sign-in', `${code}: the person must sign in again`);
  }
  return new EntraRefusal(number, 'unavailable', `Entra gave no token (${code})`);
}
