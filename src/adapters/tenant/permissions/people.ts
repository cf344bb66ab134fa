import type { Needs } from './needs.ts';

/** What the calls of people, groups, mail and presence need. */
export const PEOPLE: readonly Needs[] = [
  {
    person: `Directory.Read.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All
      GroupMember.Read.All GroupMember.ReadBasic.All GroupMember.ReadWrite.All`,
    app: 'same',
    calls: `GET /groups/{group}/members`,
  },
  {
    person: `Directory.Read.All Group.Read.All Group.ReadWrite.All GroupMember.Read.All
      GroupMember.ReadWrite.All`,
    app: 'same',
    calls: `GET /groups/{group}/owners /groups /groups/{group}`,
  },
  {
    person: `Mail.Send`,
    app: 'same',
    calls: `POST /users/{user}/sendMail`,
  },
  {
    person: `Presence.Read Presence.Read.All`,
    app: `Presence.Read.All Presence.ReadWrite.All`,
    calls: `GET /users/{user}/presence /communications/presences /communications/presences/{user}`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadBasic.All
      User.ReadWrite.All`,
    app: 'same',
    calls: `GET /users`,
  },
  {
    person: `Directory.ReadWrite.All User.ReadWrite.All`,
    app: 'same',
    calls: `POST /users
      PUT /users/{user}/manager/$ref
      DELETE /users/{user}/manager/$ref`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadWrite.All`,
    app: 'same',
    calls: `GET /users/delta /users/{user}/manager`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All User.Read User.Read.All User.ReadBasic.All
      User.ReadWrite User.ReadWrite.All`,
    app: `Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadBasic.All
      User.ReadWrite.All`,
    calls: `GET /users/{user}`,
  },
  {
    person: `Directory.ReadWrite.All User.ReadWrite User.ReadWrite.All`,
    app: `Directory.ReadWrite.All User.ReadWrite.All`,
    calls: `PATCH /users/{user}`,
  },
  {
    person: `User.ReadWrite.All`,
    app: 'same',
    calls: `DELETE /users/{user}`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All
      Team.ReadBasic.All TeamSettings.Read.All TeamSettings.ReadWrite.All User.Read.All
      User.ReadWrite.All`,
    app: 'same',
    calls: `GET /users/{user}/joinedTeams`,
  },
  {
    person: `Presence.ReadWrite`,
    app: `Presence.ReadWrite.All`,
    calls: `POST /users/{user}/presence/setPresence /users/{user}/presence/clearPresence`,
  },
  {
    person: `Calendars.Read Calendars.ReadBasic Calendars.ReadWrite`,
    app: 'same',
    calls: `GET /users/{user}/calendarView`,
  },
  {
    person: `Calendars.ReadWrite`,
    app: 'same',
    calls: `POST /users/{user}/events`,
  },
  {
    person: `MailboxSettings.Read MailboxSettings.ReadWrite`,
    app: 'same',
    calls: `GET /users/{user}/mailboxSettings`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadWrite.All User.Read`,
    app: `Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadWrite.All`,
    calls: `GET /users/{user}/directReports`,
  },
  {
    person: `Directory.Read.All Directory.ReadWrite.All Group.Read.All GroupMember.Read.All
      User.Read.All User.ReadWrite.All User.Read`,
    app: `Directory.Read.All Directory.ReadWrite.All Group.Read.All GroupMember.Read.All
      User.Read.All User.ReadWrite.All`,
    calls: `GET /users/{user}/memberOf /users/{user}/memberOf/microsoft.graph.group
      /users/{user}/transitiveMemberOf /users/{user}/transitiveMemberOf/microsoft.graph.group
      POST /users/{user}/checkMemberGroups`,
  },
  {
    person: `Presence.Read.All`,
    app: `Presence.Read.All Presence.ReadWrite.All`,
    calls: `POST /communications/getPresencesByUserId`,
  },
];
