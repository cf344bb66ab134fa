import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(
    body.length.toString(16).padStart(body.length > 255 ? 4 : 2, '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
};
const SEQUENCE = 0x30;
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utc = (text: string): Buffer => der(0x17, Buffer.from(text));

/** A self-signed certificate (base64 of its DER) and its private key, as a subscriber makes them. */
export function makeCertificate(
  bits = 2048,
  kind: 'rsa' | 'ec' = 'rsa',
): { text: string; key: KeyObject } {
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: bits })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // sha256WithRSAEncryption, ecdsa-with-SHA256
  const algorithm =
    kind === 'rsa'
      ? der(SEQUENCE, oid('2a864886f70d01010b'), der(0x05))
      : der(SEQUENCE, oid('2a8648ce3d040302'));
  const name = der(
    SEQUENCE,
    der(0x31, der(SEQUENCE, oid('550403'), der(0x0c, Buffer.from('subscriber')))),
  );
  const body = der(
    SEQUENCE,
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    der(SEQUENCE, utc('250101000000Z'), utc('450101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = der(SEQUENCE, body, algorithm, der(0x03, Buffer.from([0]), signature));
  return { text: whole.toString('base64'), key: privateKey };
}
