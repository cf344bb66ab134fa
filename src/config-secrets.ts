/** What proves who Praxis is, and seals what people entrust to it: read from variables, never shown again. */

/** A key by which people's tokens are sealed in the database. */
export interface TokenKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** How the one single-tenant registration proves itself to Microsoft Entra. */
export type Credential =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly certificateFile: string; readonly keyFile: string }
  | { readonly kind: 'federated'; readonly tokenFile: string };

interface Secrets {
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppCertificateFile?: string | undefined;
  readonly MicrosoftAppCertificateKeyFile?: string | undefined;
  readonly MicrosoftAppFederatedTokenFile?: string | undefined;
}

export const NEW_KEY = 'Make one with: echo "k1:$(openssl rand -base64 32)"';

/** `id:base64 of 32 bytes`, separated by commas, the newest first. */
export function tokenKeys(list: string, faults: string[]): TokenKey[] {
  const keys = list.split(/[,;\s]+/).flatMap((entry): TokenKey[] => {
    if (entry === '') return [];
    const [, id, encoded] = /^([\w-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry) ?? [];
    const key = Buffer.from(encoded ?? '', 'base64');
    if (id !== undefined && key.length === 32) return [{ id, key }];
    // Never the entry itself: it may be a key that was mistyped.
    faults.push(`TOKEN_KEYS: an entry is not <id>:<base64 of 32 bytes>. ${NEW_KEY}`);
    return [];
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    faults.push('TOKEN_KEYS: two keys have the same id; give each its own (k1, k2 …).');
  }
  return keys;
}

/** Exactly one complete set: two would leave unsaid which one is in use. */
export function credential(values: Secrets, faults: string[]): Credential {
  const { MicrosoftAppPassword: secret, MicrosoftAppFederatedTokenFile: tokenFile } = values;
  const certificateFile = values.MicrosoftAppCertificateFile;
  const keyFile = values.MicrosoftAppCertificateKeyFile;
  if (Boolean(certificateFile) !== Boolean(keyFile)) {
    const missing = certificateFile
      ? 'MicrosoftAppCertificateKeyFile'
      : 'MicrosoftAppCertificateFile';
    faults.push(
      `${missing} is missing: a certificate needs its PEM file and its private key's PEM file.`,
    );
  }
  const given: Credential[] = [];
  if (secret) given.push({ kind: 'secret', secret });
  if (certificateFile || keyFile) {
    given.push({
      kind: 'certificate',
      certificateFile: certificateFile ?? '',
      keyFile: keyFile ?? '',
    });
  }
  if (tokenFile) given.push({ kind: 'federated', tokenFile });
  const [only] = given;
  if (!only) {
    faults.push(
      'No credential: set MicrosoftAppCertificateFile and MicrosoftAppCertificateKeyFile, or MicrosoftAppFederatedTokenFile, or MicrosoftAppPassword.',
    );
  } else if (given.length > 1) {
    faults.push(
      `More than one credential is set (${given.map(({ kind }) => kind).join(', ')}): keep exactly one.`,
    );
  }
  return only ?? { kind: 'secret', secret: '' };
}
