import type { UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { appOf } from './app.ts';

/** absent: was never there. removed: was, and its chat is closed to the bot. blocked: by the person. */
export type InstallState = 'installed' | 'absent' | 'removed' | 'blocked';

/** The consent by which a bot hears what is said in a team's channels without being named. */
export const READ_CHANNELS = 'ChannelMessage.Read.Group';

/** Whether the bot may write to this person, and if not, why. */
export function personState(tenant: Tenant, id: string): InstallState {
  const person = tenant.db.get<UserRow>('SELECT * FROM users WHERE id = ?', id);
  const refusal = tenant.db.get<{ state: InstallState }>(
    'SELECT state FROM refusals WHERE user_id = ?',
    id,
  )?.state;
  if (person?.installed) return refusal === 'blocked' ? 'blocked' : 'installed';
  return refusal ? 'removed' : 'absent';
}

export function setPersonState(tenant: Tenant, id: string, state: InstallState): void {
  tenant.db.tx(() => {
    const there = state === 'installed' || state === 'blocked';
    tenant.db.run('UPDATE users SET installed = ? WHERE id = ?', there ? 1 : 0, id);
    tenant.db.run('DELETE FROM refusals WHERE user_id = ?', id);
    if (state === 'removed' || state === 'blocked')
      tenant.db.run('INSERT INTO refusals(user_id, state) VALUES(?, ?)', id, state);
  });
}

export const isInTeam = (tenant: Tenant, teamId: string): boolean =>
  tenant.db.get('SELECT 1 FROM team_apps WHERE team_id = ?', teamId) !== undefined;

/** Installing consents to what the app asks of a team, whatever was taken back before; removing ends every consent. */
export function setTeamInstalled(tenant: Tenant, teamId: string, installed: boolean): void {
  const rsc = appOf(tenant).rsc.filter((name) => name.endsWith('.Group'));
  tenant.db.tx(() => {
    tenant.db.run('DELETE FROM team_apps WHERE team_id = ?', teamId);
    tenant.db.run("DELETE FROM consents WHERE kind = 'team' AND who = ?", teamId);
    if (installed) tenant.db.run('INSERT INTO team_apps VALUES(?, ?)', teamId, JSON.stringify(rsc));
  });
}
