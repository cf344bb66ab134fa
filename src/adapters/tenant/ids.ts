import { createHash, randomBytes, randomUUID } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The same GUID for the same name, on every machine: seeded ids can be written in docs and tests. */
export function guidOf(name: string): string {
  const hex = createHash('sha256').update(`praxis-tenant:${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const newGuid = (): string => randomUUID();

/** A drive item id in SharePoint's shape: `01` and 32 base-32 letters. */
export function driveItemIdOf(name: string): string {
  return `01${base32(createHash('sha256').update(`item:${name}`).digest())}`;
}

export const newDriveItemId = (): string => `01${base32(randomBytes(32))}`;

/** A drive id in SharePoint's shape: `b!` and 64 base-64 letters. */
export function driveIdOf(name: string): string {
  const one = createHash('sha256').update(`drive:${name}`).digest();
  const two = createHash('sha256').update(`drive2:${name}`).digest();
  return `b!${Buffer.concat([one, two]).subarray(0, 48).toString('base64url')}`;
}

/** A channel id in Teams' shape. */
export function channelIdOf(name: string): string {
  return `19:${createHash('sha256').update(`channel:${name}`).digest('hex').slice(0, 32)}@thread.tacv2`;
}

/** The id of the one-to-one chat between a person and the bot. */
export function personalChatIdOf(userId: string): string {
  return `a:1${createHash('sha256').update(`chat:${userId}`).digest('base64url')}`;
}

/** The id under which Teams names a person to a bot. */
export const teamsUserId = (userId: string): string =>
  `29:1${createHash('sha256').update(`mri:${userId}`).digest('base64url')}`;

/** The id of somebody's membership in a team or channel: opaque, the same every time. */
export const newMemberId = (tenantId: string, place: string, userId: string): string =>
  Buffer.from(`MCMj${tenantId}##${place}##${userId}`).toString('base64');

/** A secret for pre-authorised URLs (downloads, upload sessions). */
export const newSecret = (): string => randomBytes(24).toString('base64url');

function base32(bytes: Buffer): string {
  return [...bytes.subarray(0, 32)].map((byte) => BASE32.charAt(byte & 31)).join('');
}
