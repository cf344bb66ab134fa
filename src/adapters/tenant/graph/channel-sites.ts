import { SHAREPOINT_HOST } from '../address.ts';
import type { Db } from '../db.ts';
import { addExtras, extrasOf } from '../extras.ts';
import type { DriveRow } from '../files/store.ts';
import { guidOf } from '../ids.ts';
import type { ChannelRow, TeamRow } from '../people.ts';
import { addLibrary } from '../seed/places.ts';
import type { Tenant } from '../tenant.ts';

/** The library of a team, or of the site that a private or shared channel has for itself. */
export function libraryOf(tenant: Tenant, team: TeamRow, channel: ChannelRow, own: boolean) {
  const site = own ? siteOfChannel(tenant, team, channel) : team.site_id;
  return tenant.db.get<DriveRow>('SELECT * FROM drives WHERE site_id = ? ORDER BY rowid', site);
}

/** As in Microsoft 365 it comes to be after the channel, here when it is first asked for. @returns its id */
function siteOfChannel(tenant: Tenant, team: TeamRow, channel: ChannelRow): string {
  const { db } = tenant;
  const key = `channel:${channel.id}`;
  const id = `${SHAREPOINT_HOST},${guidOf(`site:${key}`)},${guidOf(`web:${key}`)}`;
  if (db.get('SELECT 1 FROM sites WHERE id = ?', id)) return id;
  const path = `/sites/${team.slug}-${channel.name.replace(/[^A-Za-z0-9]+/g, '')}`;
  return db.tx(() => {
    const taken = db.get('SELECT 1 FROM sites WHERE path = ?', path);
    const address = taken ? `${path}-${channel.id.slice(3, 9)}` : path;
    const title = `${team.name}-${channel.name}`;
    const row = [id, address, title, '', tenant.clock.iso()];
    db.run('INSERT INTO sites VALUES(?, ?, ?, ?, NULL, ?)', ...row);
    addExtras(db, 'site', id, { seq: db.nextSeq(), channel: channel.id });
    addLibrary(tenant, { siteId: id, name: 'Documents', audience: ofChannel(channel.id) });
    return id;
  });
}

const ofChannel = (id: string) => ({ kind: 'channel' as const, ref: id });

/** Who reads a new library of this site: the channel's own people where the site is a channel's. */
export function audienceIn(db: Db, site: { id: string; team_id: string | null }) {
  const { channel } = extrasOf(db, 'site', site.id);
  if (typeof channel === 'string') return ofChannel(channel);
  if (site.team_id) return { kind: 'community' as const, ref: site.team_id };
  return { kind: 'all' as const, ref: '' };
}
