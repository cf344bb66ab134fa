import { SHAREPOINT_HOST } from '../address.ts';
import { addExtras } from '../extras.ts';
import type { DriveRow } from '../files/store.ts';
import { guidOf } from '../ids.ts';
import { nameOf, type UserRow } from '../people.ts';
import { addLibrary } from '../seed/places.ts';
import type { Tenant } from '../tenant.ts';
import type { SiteRow } from './show.ts';

const personalPath = (who: UserRow): string => `/personal/${who.upn.replace(/[^a-z0-9]/gi, '_')}`;
export const isPersonal = (site: SiteRow): boolean => site.path.startsWith('/personal/');

/** A person's own drive. As in Microsoft 365 it comes to be when it is first asked for. */
export function oneDriveOf(tenant: Tenant, who: UserRow): DriveRow {
  const { db } = tenant;
  const siteId = `${SHAREPOINT_HOST},${guidOf(`site:my:${who.id}`)},${guidOf(`web:my:${who.id}`)}`;
  const known = db.get<DriveRow>('SELECT * FROM drives WHERE site_id = ?', siteId);
  if (known) return known;
  return db.tx(() => {
    db.run(
      'INSERT INTO sites VALUES(?, ?, ?, ?, NULL, ?)',
      siteId,
      personalPath(who),
      nameOf(who),
      '',
      tenant.clock.iso(),
    );
    addExtras(db, 'site', siteId, { seq: db.nextSeq() });
    const audience = { kind: 'named' as const, ref: JSON.stringify([who.id]) };
    return addLibrary(tenant, { siteId, name: 'OneDrive', audience });
  });
}

/** The site at the top of the host: every organization has one. */
export function rootSite(tenant: Tenant): SiteRow {
  const { db } = tenant;
  const id = `${SHAREPOINT_HOST},${guidOf('site:root')},${guidOf('web:root')}`;
  const read = () => db.get<SiteRow>('SELECT * FROM sites WHERE id = ?', id);
  const known = read();
  if (known) return known;
  db.run(
    'INSERT INTO sites VALUES(?, ?, ?, ?, NULL, ?)',
    id,
    '',
    'Communication site',
    'The front page of the organization.',
    tenant.clock.iso(),
  );
  addExtras(db, 'site', id, { seq: db.nextSeq() });
  const made = read();
  if (!made) throw new Error('a site just written cannot be read');
  return made;
}
