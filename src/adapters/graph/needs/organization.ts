import { app, free, inTeam, rowsOf } from './rows.ts';
import type { FeatureNeeds } from './types.ts';

/** Who there is, where they meet, and what the organization's registers say. */
export const ORGANIZATION: readonly FeatureNeeds[] = [
  {
    feature: 'people',
    name: 'Who somebody is: name, language, unit, country, manager',
    without:
      'Nobody new can begin, whoever is known stays as last read, and the regular reading stops here, at its first step: communities, projects and libraries grow old with it.',
    calls: [
      app('GET /users', 'User.Read.All', 'everybody, page by page'),
      app('GET /users/{id}', 'User.Read.All', 'who speaks, at most once a day'),
    ],
  },
  {
    feature: 'zones',
    name: "Messages at a person's own daytime",
    without: "The zone of a person's country or office stands in for the mailbox's.",
    calls: [
      app('GET /users', 'User.Read.All', 'whose mailboxes there are'),
      app('GET /users/{id}/mailboxSettings', 'MailboxSettings.Read', 'time zone and language'),
      free('POST /$batch', 'carries mailbox settings by twenties; each is judged on its own'),
    ],
  },
  {
    feature: 'communities',
    name: 'Communities, their members and moderators',
    without:
      'A community whose team or channel may not be read is left out and logged; without the list there are no new communities.',
    calls: [
      ...rowsOf('Communities'),
      inTeam(
        'GET /teams/{team}/channels/{channel}',
        'ChannelSettings.Read',
        'whether the channel is everybody’s in the team, private or shared',
      ),
      inTeam('GET /teams/{team}/members', 'TeamMember.Read', 'members; owners moderate'),
      inTeam(
        'GET /teams/{team}/channels/{channel}/allMembers',
        'ChannelMember.Read',
        'members and owners of a private or shared channel',
      ),
    ],
  },
  {
    feature: 'projects',
    name: 'Questions to project managers when a project begins and ends',
    without: 'Nobody is asked about a project.',
    calls: [
      ...rowsOf('Projects'),
      app('GET /sites/{site}/lists/{list}/columns', 'Sites.Read.All', 'names of other columns'),
    ],
  },
  {
    feature: 'departures',
    name: 'Handovers of people who leave',
    without:
      'Nobody is asked for a handover; /healthz names the right and everything else goes on.',
    calls: [
      app(
        'GET /users',
        'User.Read.All User-LifeCycleInfo.Read.All',
        'the day of leaving (employeeLeaveDateTime), for everybody: it cannot be filtered',
      ),
    ],
  },
];
