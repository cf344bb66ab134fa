import type { Needs } from './needs.ts';

const CHANNEL = '/teams/{team}/channels/{channel}';
const MESSAGE = `${CHANNEL}/messages/{message}`;
const REPLY = `${MESSAGE}/replies/{reply}`;
const APPS = '/users/{user}/teamwork/installedApps';

/** What the calls of teams, channels, messages and installations need. */
export const TEAMS: readonly Needs[] = [
  {
    person: `AppCatalog.Read.All AppCatalog.ReadWrite.All AppCatalog.Submit`,
    app: `AppCatalog.Read.All AppCatalog.ReadWrite.All`,
    calls: `GET /appCatalogs/teamsApps`,
  },
  {
    person: `ChannelMessage.Read.All Group.Read.All Group.ReadWrite.All`,
    app: `ChannelMessage.Read.All ChannelMessage.Read.Group Group.Read.All Group.ReadWrite.All`,
    calls: `GET ${CHANNEL}/messages ${MESSAGE} ${MESSAGE}/replies ${REPLY} ${MESSAGE}/hostedContents
      ${MESSAGE}/hostedContents/{content} ${REPLY}/hostedContents
      ${REPLY}/hostedContents/{content} ${MESSAGE}/hostedContents/{content}/$value
      ${REPLY}/hostedContents/{content}/$value`,
  },
  {
    person: `ChannelMessage.Send Group.ReadWrite.All`,
    app: `Teamwork.Migrate.All`,
    calls: `POST ${CHANNEL}/messages ${MESSAGE}/replies`,
  },
  {
    person: `ChannelMessage.Send`,
    app: ``,
    calls: `POST ${MESSAGE}/setReaction ${MESSAGE}/unsetReaction ${REPLY}/setReaction
      ${REPLY}/unsetReaction`,
  },
  {
    person: `ChannelMessage.ReadWrite`,
    app: ``,
    calls: `POST ${MESSAGE}/softDelete ${MESSAGE}/undoSoftDelete ${REPLY}/softDelete
      ${REPLY}/undoSoftDelete`,
  },
  {
    person: ``,
    app: `ChannelMessage.UpdatePolicyViolation.All Teamwork.Migrate.All`,
    calls: `PATCH ${MESSAGE} ${REPLY}`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All
      Team.ReadBasic.All TeamSettings.Read.All TeamSettings.ReadWrite.All`,
    app: `Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All
      Team.ReadBasic.All TeamSettings.Read.All TeamSettings.Read.Group
      TeamSettings.ReadWrite.All TeamSettings.ReadWrite.Group`,
    calls: `GET /teams/{team}`,
  },
  {
    person: `Directory.ReadWrite.All Group.ReadWrite.All TeamSettings.ReadWrite.All`,
    app: `Directory.ReadWrite.All Group.ReadWrite.All TeamSettings.ReadWrite.All
      TeamSettings.ReadWrite.Group`,
    calls: `PATCH /teams/{team}`,
  },
  {
    person: `Directory.ReadWrite.All Group.ReadWrite.All Team.Create`,
    app: `Directory.ReadWrite.All Group.ReadWrite.All Team.Create Teamwork.Migrate.All`,
    calls: `POST /teams`,
  },
  {
    person: `Directory.ReadWrite.All Group.ReadWrite.All Team.Create Team.ReadBasic.All`,
    app: 'same',
    calls: `GET /teams/{team}/operations/{operation}`,
  },
  {
    person: `Channel.ReadBasic.All ChannelSettings.Read.All ChannelSettings.ReadWrite.All
      Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All`,
    app: `Channel.ReadBasic.All ChannelSettings.Read.All ChannelSettings.Read.Group
      ChannelSettings.ReadWrite.All ChannelSettings.ReadWrite.Group Directory.Read.All
      Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All`,
    calls: `GET /teams/{team}/channels ${CHANNEL} /teams/{team}/primaryChannel`,
  },
  {
    person: `Channel.Create Directory.ReadWrite.All Group.ReadWrite.All`,
    app: `Channel.Create Channel.Create.Group Directory.ReadWrite.All Group.ReadWrite.All
      Teamwork.Migrate.All`,
    calls: `POST /teams/{team}/channels`,
  },
  {
    person: `ChannelSettings.ReadWrite.All Directory.ReadWrite.All Group.ReadWrite.All`,
    app: `ChannelSettings.ReadWrite.All ChannelSettings.ReadWrite.Group Directory.ReadWrite.All
      Group.ReadWrite.All`,
    calls: `PATCH ${CHANNEL}`,
  },
  {
    person: `Channel.Delete.All Directory.ReadWrite.All Group.ReadWrite.All`,
    app: `Channel.Delete.All Channel.Delete.Group Directory.ReadWrite.All Group.ReadWrite.All`,
    calls: `DELETE ${CHANNEL}`,
  },
  {
    person: `Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All Group.Read.All
      Group.ReadWrite.All Sites.Read.All Sites.ReadWrite.All`,
    app: `Files.Read.All Files.ReadWrite.All Group.Read.All Group.ReadWrite.All Sites.Read.All
      Sites.ReadWrite.All`,
    calls: `GET ${CHANNEL}/filesFolder`,
  },
  {
    person: `TeamMember.Read.All TeamMember.ReadWrite.All`,
    app: `TeamMember.Read.All TeamMember.Read.Group TeamMember.ReadWrite.All`,
    calls: `GET /teams/{team}/members /teams/{team}/members/{member}`,
  },
  {
    person: `TeamMember.ReadWrite.All TeamMember.ReadWriteNonOwnerRole.All`,
    app: 'same',
    calls: `POST /teams/{team}/members /teams/{team}/members/add
      PATCH /teams/{team}/members/{member}
      DELETE /teams/{team}/members/{member}`,
  },
  {
    person: `TeamMember.ReadWrite.All`,
    app: 'same',
    calls: `POST /teams/{team}/members/remove`,
  },
  {
    person: `ChannelMember.Read.All ChannelMember.ReadWrite.All Group.Read.All`,
    app: `ChannelMember.Read.All ChannelMember.Read.Group ChannelMember.ReadWrite.All
      ChannelMember.ReadWrite.Group`,
    calls: `GET ${CHANNEL}/members`,
  },
  {
    person: `ChannelMember.ReadWrite.All`,
    app: `ChannelMember.ReadWrite.All ChannelMember.ReadWrite.Group`,
    calls: `POST ${CHANNEL}/members
      DELETE ${CHANNEL}/members/{member}`,
  },
  {
    person: `ChannelMember.Read.All ChannelMember.ReadWrite.All`,
    app: `ChannelMember.Read.All ChannelMember.Read.Group ChannelMember.ReadWrite.All
      ChannelMember.ReadWrite.Group`,
    calls: `GET ${CHANNEL}/members/{member} ${CHANNEL}/allMembers`,
  },
  {
    person: `ChannelMember.ReadWrite.All Directory.ReadWrite.All Group.ReadWrite.All`,
    app: `ChannelMember.ReadWrite.All ChannelMember.ReadWrite.Group Directory.ReadWrite.All
      Group.ReadWrite.All`,
    calls: `PATCH ${CHANNEL}/members/{member}`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All
      TeamsAppInstallation.ReadForTeam TeamsAppInstallation.ReadWriteAndConsentForTeam
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam
      TeamsAppInstallation.ReadWriteForTeam TeamsAppInstallation.ReadWriteSelfForTeam`,
    app: `Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All
      TeamsAppInstallation.Read.All TeamsAppInstallation.Read.Group
      TeamsAppInstallation.ReadForTeam.All TeamsAppInstallation.ReadWriteAndConsentForTeam.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All
      TeamsAppInstallation.ReadWriteForTeam.All TeamsAppInstallation.ReadWriteSelfForTeam.All`,
    calls: `GET /teams/{team}/installedApps`,
  },
  {
    person: `Directory.ReadWrite.All Group.ReadWrite.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam
      TeamsAppInstallation.ReadWriteForTeam TeamsAppInstallation.ReadWriteSelfForTeam`,
    app: `Directory.ReadWrite.All Group.ReadWrite.All
      TeamsAppInstallation.ReadWriteAndConsentForTeam.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All
      TeamsAppInstallation.ReadWriteForTeam.All TeamsAppInstallation.ReadWriteSelfForTeam.All`,
    calls: `POST /teams/{team}/installedApps`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All
      TeamsAppInstallation.ReadForTeam TeamsAppInstallation.ReadForUser
      TeamsAppInstallation.ReadWriteAndConsentForTeam
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam
      TeamsAppInstallation.ReadWriteForTeam TeamsAppInstallation.ReadWriteSelfForTeam`,
    app: `Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All
      TeamsAppInstallation.Read.All TeamsAppInstallation.Read.Group
      TeamsAppInstallation.ReadForTeam.All TeamsAppInstallation.ReadWriteAndConsentForTeam.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All
      TeamsAppInstallation.ReadWriteForTeam.All TeamsAppInstallation.ReadWriteSelfForTeam
      TeamsAppInstallation.ReadWriteSelfForTeam.All`,
    calls: `GET /teams/{team}/installedApps/{installation}`,
  },
  {
    person: `Directory.ReadWrite.All Group.ReadWrite.All TeamsAppInstallation.ReadWriteForTeam
      TeamsAppInstallation.ReadWriteSelfForTeam`,
    app: `Directory.ReadWrite.All Group.ReadWrite.All TeamsAppInstallation.ReadWriteForTeam.All
      TeamsAppInstallation.ReadWriteSelfForTeam.All`,
    calls: `DELETE /teams/{team}/installedApps/{installation}`,
  },
  {
    person: `Directory.ReadWrite.All Group.ReadWrite.All
      TeamsAppInstallation.ReadWriteAndConsentForTeam
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam
      TeamsAppInstallation.ReadWriteForTeam TeamsAppInstallation.ReadWriteSelfForTeam`,
    app: `Directory.ReadWrite.All Group.ReadWrite.All
      TeamsAppInstallation.ReadWriteAndConsentForTeam.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All
      TeamsAppInstallation.ReadWriteForTeam.All TeamsAppInstallation.ReadWriteSelfForTeam.All`,
    calls: `POST /teams/{team}/installedApps/{installation}/upgrade`,
  },
  {
    person: `TeamsActivity.Send`,
    app: `TeamsActivity.Send TeamsActivity.Send.Group`,
    calls: `POST /teams/{team}/sendActivityNotification`,
  },
  {
    person: ``,
    app: `ChannelMessage.Read.All`,
    calls: `GET /teams/{team}/channels/getAllMessages`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All
      Team.ReadBasic.All TeamSettings.Read.All TeamSettings.ReadWrite.All`,
    app: 'same',
    calls: `GET /teams`,
  },
  {
    person: `TeamsAppInstallation.ReadForUser TeamsAppInstallation.ReadWriteAndConsentForUser
      TeamsAppInstallation.ReadWriteAndConsentSelfForUser
      TeamsAppInstallation.ReadWriteForUser TeamsAppInstallation.ReadWriteSelfForUser`,
    app: `TeamsAppInstallation.Read.All TeamsAppInstallation.Read.User
      TeamsAppInstallation.ReadForUser.All TeamsAppInstallation.ReadWriteAndConsentForUser.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All
      TeamsAppInstallation.ReadWriteForUser.All TeamsAppInstallation.ReadWriteSelfForUser.All`,
    calls: `GET ${APPS} ${APPS}/{installation}`,
  },
  {
    person: `TeamsAppInstallation.ReadWriteAndConsentForUser
      TeamsAppInstallation.ReadWriteAndConsentSelfForUser
      TeamsAppInstallation.ReadWriteForUser TeamsAppInstallation.ReadWriteSelfForUser`,
    app: `TeamsAppInstallation.ReadWriteAndConsentForUser.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All
      TeamsAppInstallation.ReadWriteForUser.All TeamsAppInstallation.ReadWriteSelfForUser.All`,
    calls: `POST ${APPS} ${APPS}/{installation}/upgrade
      DELETE ${APPS}/{installation}`,
  },
  {
    person: `TeamsAppInstallation.ReadForUser TeamsAppInstallation.ReadWriteForUser
      TeamsAppInstallation.ReadWriteSelfForUser`,
    app: `TeamsAppInstallation.Read.All TeamsAppInstallation.Read.User
      TeamsAppInstallation.ReadForUser.All TeamsAppInstallation.ReadWriteForUser.All
      TeamsAppInstallation.ReadWriteSelfForUser.All`,
    calls: `GET ${APPS}/{installation}/chat`,
  },
  {
    person: `TeamsActivity.Send`,
    app: `TeamsActivity.Send TeamsActivity.Send.User`,
    calls: `POST /users/{user}/teamwork/sendActivityNotification`,
  },
  {
    person: `*`,
    app: 'same',
    calls: `POST /$batch /subscriptions /subscriptions/{subscription}/reauthorize
      GET /subscriptions /subscriptions/{subscription}
      PATCH /subscriptions/{subscription}
      DELETE /subscriptions/{subscription}`,
  },
];
