import type { Db } from './db.ts';

/** What the administrator granted the application itself: the rights README names for a real tenant, and those that
 * the local organization's own pages and jobs need beyond them. */
const APP_SCOPES = [
  'AppCatalog.Read.All',
  'Channel.Create',
  'Channel.ReadBasic.All',
  'ChannelMessage.Read.All',
  'Files.ReadWrite.All',
  'GroupMember.Read.All',
  'Mail.Send',
  'MailboxSettings.Read',
  'Presence.Read.All',
  'Sites.Manage.All',
  'Sites.ReadWrite.All',
  'Team.Create',
  'Team.ReadBasic.All',
  'TeamMember.Read.All',
  'TeamMember.ReadWrite.All',
  'TeamsActivity.Send',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All',
  'TeamsAppInstallation.ReadWriteSelfForTeam.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TermStore.Read.All',
  'User-LifeCycleInfo.Read.All',
  'User.Read.All',
];
/** What was granted for everybody who uses the application in person. */
const PERSON_SCOPES = [
  'access_as_user',
  'Calendars.ReadBasic',
  'ChannelMessage.Read.All',
  'ChannelMessage.ReadWrite',
  'ChannelMessage.Send',
  'Files.Read.All',
  'Mail.Send',
  'Presence.Read.All',
  'Sites.Read.All',
  'Team.ReadBasic.All',
  'TermStore.ReadWrite.All',
  'User.Read',
];
/** Resource-specific rights that a team's owner gives by installing the app there. */
export const RSC_SCOPES = [
  'ChannelMember.Read.Group',
  'ChannelMessage.Read.Group',
  'ChannelSettings.Read.Group',
  'TeamMember.Read.Group',
  'TeamSettings.Read.Group',
  'TeamsActivity.Send.Group',
  'TeamsAppInstallation.Read.Group',
];

/** Who has consented to what. Scopes travel in tokens as they were at the time of issue; what a team's owner gave is
 * looked up at every call. */
export interface Consents {
  appScopes(): string[];
  personScopes(personId: string): string[];
  /** Empty where the app is not installed in the team. */
  teamScopes(teamId: string): string[];
  /** Every right there is a say about, given or taken back: the app's, and everybody's in person. */
  rights(): { app: Right[]; everyone: Right[] };
  /** @param personId without it: for everybody */
  setApp(scope: string, granted: boolean): void;
  setPerson(personId: string | undefined, scope: string, granted: boolean): void;
  setTeam(teamId: string, scope: string, granted: boolean): void;
}

export interface Right {
  scope: string;
  granted: boolean;
}

interface ChangeRow {
  scope: string;
  granted: number;
}

export function createConsents(db: Db): Consents {
  const changes = (kind: string, who: string): ChangeRow[] =>
    db.all<ChangeRow>('SELECT scope, granted FROM consents WHERE kind = ? AND who = ?', kind, who);
  const set = (kind: string, who: string, scope: string, granted: boolean): void => {
    db.run(
      'INSERT INTO consents VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET granted = excluded.granted',
      kind,
      who,
      scope,
      granted ? 1 : 0,
    );
  };
  return {
    appScopes: () => after(APP_SCOPES, changes('app', '')),
    personScopes: (personId) =>
      after(after(PERSON_SCOPES, changes('person', '')), changes('person', personId)),
    teamScopes: (teamId) => {
      const row = db.get<{ rsc: string }>('SELECT rsc FROM team_apps WHERE team_id = ?', teamId);
      return row ? after(JSON.parse(row.rsc) as string[], changes('team', teamId)) : [];
    },
    rights: () => ({
      app: known(APP_SCOPES, changes('app', '')),
      everyone: known(PERSON_SCOPES, changes('person', '')),
    }),
    setApp: (scope, granted) => set('app', '', scope, granted),
    setPerson: (personId, scope, granted) => set('person', personId ?? '', scope, granted),
    setTeam: (teamId, scope, granted) => set('team', teamId, scope, granted),
  };
}

function known(scopes: readonly string[], changes: readonly ChangeRow[]): Right[] {
  const held = after(scopes, changes);
  const names = new Set([...scopes, ...changes.map(({ scope }) => scope)]);
  return [...names].sort().map((scope) => ({ scope, granted: held.includes(scope) }));
}

function after(scopes: readonly string[], changes: readonly ChangeRow[]): string[] {
  const held = new Set(scopes);
  for (const { scope, granted } of changes) {
    if (granted) held.add(scope);
    else held.delete(scope);
  }
  return [...held];
}
