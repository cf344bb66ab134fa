import {
  constants,
  createCipheriv,
  createHmac,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { badRequest } from '../http/errors.ts';

/** @param text base64 of an X.509 certificate. @throws ODataError 400 unless it holds an RSA key of 2048 to 4096 bits */
export function certificateOf(text: string): X509Certificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(text, 'base64'));
  } catch {
    // Whatever is wrong with it, its sender learns that it is no certificate.
    throw refused('The certificate is not a base64-encoded X.509 certificate.');
  }
  const key: KeyObject = certificate.publicKey;
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < 2048 || bits > 4096)
    throw refused('The certificate must hold an RSA key of 2048 to 4096 bits.');
  return certificate;
}

const refused = (message: string): Error =>
  badRequest(`Invalid value for 'encryptionCertificate'. ${message}`, 'InvalidRequest');

export interface EncryptedContent {
  data: string;
  dataSignature: string;
  dataKey: string;
  encryptionCertificateId: string;
  encryptionCertificateThumbprint: string;
}

/** Resource data for one notification: a key of its own, wrapped for the subscriber, signed over the encrypted bytes. */
export function encryptContent(
  content: string,
  certificateText: string,
  certificateId: string,
): EncryptedContent {
  const certificate = certificateOf(certificateText);
  const key = randomBytes(32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  const data = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
  const wrapped = publicEncrypt(
    {
      key: certificate.publicKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha1',
    },
    key,
  );
  return {
    data: data.toString('base64'),
    dataSignature: createHmac('sha256', key).update(data).digest('base64'),
    dataKey: wrapped.toString('base64'),
    encryptionCertificateId: certificateId,
    encryptionCertificateThumbprint: certificate.fingerprint.replaceAll(':', ''),
  };
}
