import { app, inTeam } from './rows.ts';
import type { ToolNeeds } from './types.ts';

/** Asked only while somebody runs a tool: consent may be taken back afterwards. */
export const TOOL_NEEDS: readonly ToolNeeds[] = [
  {
    name: 'npm run provision: the site with its lists, columns and libraries is made',
    without:
      'Columns that an existing list lacks are added by hand; lists that are missing are made without Sites.Manage.All too.',
    calls: [
      app('GET /sites/{host}:/{path}', 'Sites.Read.All', 'the site that is given'),
      app('GET /groups/{team}/sites/root', 'Sites.Read.All', "the site of a community's team"),
      inTeam(
        'GET /teams/{team}/channels/{channel}',
        'ChannelSettings.Read',
        'whether the community’s channel has a site of its own',
      ),
      app(
        'GET /teams/{team}/channels/{channel}/filesFolder',
        'Files.Read.All',
        'the site of a private or shared channel',
      ),
      app('GET /sites/{site}/lists', 'Sites.Read.All', 'which lists there are'),
      app('POST /sites/{site}/lists', 'Sites.Manage.All', 'a list or library that is missing'),
      app('GET /sites/{site}/lists/{list}', 'Sites.Read.All', 'the drive of a library'),
      app('GET /sites/{site}/lists/{list}/columns', 'Sites.Read.All', 'which columns there are'),
      app('POST /sites/{site}/lists/{list}/columns', 'Sites.Manage.All', 'a missing column'),
      app(
        'PATCH /sites/{site}/lists/{list}/columns/{column}',
        'Sites.Manage.All',
        'an index, a choice',
      ),
      app('GET /sites/{site}/contentTypes', 'Sites.Read.All', 'which content types there are'),
      app('POST /sites/{site}/contentTypes', 'Sites.Manage.All', 'one that is missing'),
      app(
        'GET /sites/{site}/lists/{list}/contentTypes',
        'Sites.Read.All',
        'which of them a library uses',
      ),
      app(
        'POST /sites/{site}/lists/{list}/contentTypes/addCopy',
        'Sites.Manage.All',
        'a library takes one of its site',
      ),
      app('GET /sites/{site}/lists/{list}/items', 'Sites.Read.All', 'lines that are there'),
      app('POST /sites/{site}/lists/{list}/items', 'Sites.ReadWrite.All', 'a missing line'),
      app(
        'PATCH /sites/{site}/lists/{list}/items/{item}/fields',
        'Sites.ReadWrite.All',
        'what a line leaves open',
      ),
    ],
  },
  {
    name: 'npm run provision -- --new-community: a team with channel, app and library is made',
    without: 'The team is made by hand in Teams, and chosen on the page /admin/places.',
    calls: [
      app('GET /users/{id}', 'User.Read.All', 'the owners that are named'),
      app('GET /teams', 'Team.ReadBasic.All', 'whether the team was made before'),
      app('POST /teams', 'Team.Create', 'the team'),
      app('GET /teams/{team}/operations/{operation}', 'Team.Create', 'whether it is made'),
      app('GET /teams/{team}/members', 'TeamMember.ReadWrite.All', 'who owns it'),
      app('POST /teams/{team}/members', 'TeamMember.ReadWrite.All', 'further owners'),
      app('GET /teams/{team}/channels', 'Channel.ReadBasic.All', 'which channels there are'),
      app('POST /teams/{team}/channels', 'Channel.Create', 'the channel for discussions'),
      app(
        'GET /teams/{team}/channels/{channel}/filesFolder',
        'Files.Read.All',
        'the site of a private or shared channel',
      ),
      app('GET /appCatalogs/teamsApps', 'AppCatalog.Read.All', 'Praxis in the catalogue'),
      app(
        'GET /teams/{team}/installedApps',
        'TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All',
        'whether Praxis is in the team',
      ),
      app(
        'POST /teams/{team}/installedApps',
        'TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All',
        'Praxis in the team, with the consents that it asks of a team',
      ),
    ],
  },
];
