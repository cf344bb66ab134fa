import { createHash } from 'node:crypto';

/** Of all terms; the ids of our own lists were made in it. */
const NAMESPACE = Buffer.from('6f1c1d0e3a524c5b9d0f8b7e2a4c9136', 'hex');

/** UUID version 5: the same term of the same list has the same id wherever and whenever its file is read. */
export function stableId(scheme: string, slug: string): string {
  const name = scheme === 'topic' ? slug : `${scheme}:${slug}`;
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A GUID in small letters; null for what is none. */
export function guidOf(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^urn:uuid:/i, '')
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
  return GUID.test(bare) ? bare : null;
}
