import { RSC_SCOPES } from '../consents.ts';
import type { Db } from '../db.ts';

/** The app in every team, once in the life of an organization: who took it out again finds it taken out. */
export function installInTeams(db: Db): void {
  const epoch = db.meta('epoch') ?? '';
  if (db.meta('team-apps') === epoch) return;
  db.tx(() => {
    const rsc = JSON.stringify(RSC_SCOPES);
    db.run('INSERT OR IGNORE INTO team_apps SELECT id, ? FROM teams', rsc);
    db.setMeta('team-apps', epoch);
  });
}
