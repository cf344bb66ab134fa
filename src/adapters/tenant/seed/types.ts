import { guidOf } from '../ids.ts';
import type { Tenant } from '../tenant.ts';

/** Content types that the organization has in its sites with knowledge, and in every library there. */
const TYPES = [
  'synthesis',
  'consolidated reply',
  'lesson learned',
  'mission report',
  'handover',
  'good practice',
  'guide',
  'policy brief',
  'working paper',
  'country report',
  'technical report',
  'research brief',
  'evaluation report',
  'toolkit',
  'training material',
  'FAQ',
  'terms of reference',
  'fact sheet',
];

const digits = (name: string): string => guidOf(name).replaceAll('-', '').toUpperCase();

export function seedTypes({ db }: Tenant): void {
  const add = (place: string, id: string, name: string, from: object): void => {
    const definition = { id, name, description: '', group: 'Praxis', isBuiltIn: false, ...from };
    const row = [place, id, JSON.stringify(definition)];
    db.run('INSERT OR IGNORE INTO content_types VALUES(?, ?, ?)', ...row);
  };
  for (const { id: site } of db.all<{ id: string }>('SELECT id FROM sites')) {
    const lists = db.all<{ id: string }>(
      'SELECT id FROM lists WHERE site_id = ? AND drive_id IS NOT NULL',
      site,
    );
    for (const type of TYPES) {
      const name = `Praxis ${type}`;
      const id = `0x010100${digits(`type:${site}:${name}`)}`;
      add(site, id, name, { base: { id: '0x0101', name: 'Document' }, parentId: '0x0101' });
      for (const list of lists) {
        const own = `${id}00${digits(`type:${list.id}:${name}`)}`;
        add(list.id, own, name, { inheritedFrom: { id, name }, parentId: id });
      }
    }
  }
}
