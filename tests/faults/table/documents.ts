import { addItem, type DriveRow, rootOf } from '../../../src/adapters/tenant/files/store.ts';
import { SYSTEM_ACTOR } from '../../../src/adapters/tenant/seed/places.ts';
import type { Live } from './live.ts';

/** Documents that lines of the table put into the library that everybody reads. */

export const titleOf = (n: number): string => `Kiosk accounting zebrano${n}`;
export const openDrive = (live: Live): DriveRow => {
  const drive = live.tenant.db.get<DriveRow>(
    "SELECT * FROM drives WHERE name = 'Published knowledge'",
  );
  if (!drive) throw new Error('no library');
  return drive;
};

export const fileId = (n: number): string => `01FAULT${String(n).padStart(27, '0')}`;

export async function fileAppears(live: Live, n: number): Promise<void> {
  const drive = openDrive(live);
  addItem(live.tenant, {
    id: fileId(n),
    drive,
    parent: rootOf(live.tenant, drive.id),
    name: `kiosk-${n}.txt`,
    folder: false,
    actor: SYSTEM_ACTOR,
    content: { bytes: Buffer.from(`How kiosks kept their accounts in quartier zebrano${n}.`) },
    fields: { Title: titleOf(n), Language: 'en', KnowledgeType: 'guide' },
  });
}
