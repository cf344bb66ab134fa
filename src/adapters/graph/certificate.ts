import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** Only Graph uses it, and only to encrypt for us: how long it says it is good for is looked at by nobody. */
const LIFETIME_MS = 3 * 365 * 86_400_000;

/** A key of our own by which Graph encrypts what it notifies: certificate in base64 of its DER, key in PEM. */
export async function makeCertificate(
  now: Date,
): Promise<{ certificate: string; privateKey: string }> {
  const made = await generate([{ name: 'commonName', value: 'Praxis change notifications' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: now,
    notAfterDate: new Date(now.getTime() + LIFETIME_MS),
  });
  return {
    certificate: new X509Certificate(made.cert).raw.toString('base64'),
    privateKey: made.private,
  };
}
