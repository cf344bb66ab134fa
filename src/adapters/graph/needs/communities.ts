import { app, rowsOf } from './rows.ts';
import type { FeatureNeeds } from './types.ts';

const MAKES = 'Sites.Manage.All';
const TEAM_APPS = 'TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All';

/** Communities that people make, join and leave from Praxis. */
export const COMMUNITY_NEEDS: readonly FeatureNeeds[] = [
  {
    feature: 'making',
    name: 'Communities are made: a team with its channel, Praxis in it, a library and its lines',
    without:
      'Whoever asks for a community reads which step Microsoft 365 refused; with the right it goes on where it stopped. Until then an administrator makes it with npm run provision -- --new-community.',
    calls: [
      ...rowsOf('Communities" and "Audiences'),
      app('GET /teams', 'Team.ReadBasic.All', 'whether the team was made before'),
      app('POST /teams', 'Team.Create', 'the team'),
      app('GET /teams/{team}/operations/{operation}', 'Team.Create', 'whether it is made'),
      app('GET /teams/{team}/members', 'TeamMember.ReadWrite.All', 'who owns it'),
      app('POST /teams/{team}/members', 'TeamMember.ReadWrite.All', 'further moderators'),
      app('GET /teams/{team}/channels', 'Channel.ReadBasic.All', 'which channels there are'),
      app('POST /teams/{team}/channels', 'Channel.Create', 'the channel for discussions'),
      app('GET /appCatalogs/teamsApps', 'AppCatalog.Read.All', 'Praxis in the catalogue'),
      app('GET /teams/{team}/installedApps', TEAM_APPS, 'whether Praxis is in the team'),
      app(
        'POST /teams/{team}/installedApps',
        TEAM_APPS,
        'Praxis in the team, with the consents that it asks of a team',
      ),
      app('GET /groups/{team}/sites/root', 'Sites.Read.All', 'the site of the team'),
      app('POST /sites/{site}/lists', MAKES, 'the library'),
      app('GET /sites/{site}/lists/{list}', 'Sites.Read.All', 'the drive of the library'),
      app('GET /sites/{site}/lists/{list}/columns', 'Sites.Read.All', 'which columns there are'),
      app('GET /sites/{site}/contentTypes', 'Sites.Read.All', 'which content types there are'),
      app('POST /sites/{site}/contentTypes', MAKES, 'one that is missing'),
      app(
        'GET /sites/{site}/lists/{list}/contentTypes',
        'Sites.Read.All',
        'which of them the library uses',
      ),
      app(
        'POST /sites/{site}/lists/{list}/contentTypes/addCopy',
        MAKES,
        'the library takes one of its site',
      ),
      app(
        'POST /sites/{site}/lists/{list}/items',
        'Sites.ReadWrite.All',
        'its line, and that of its library',
      ),
      app(
        'PATCH /sites/{site}/lists/{list}/items/{item}/fields',
        'Sites.ReadWrite.All',
        'a line that was begun',
      ),
    ],
  },
  {
    feature: 'joining',
    name: 'People join and leave communities from Praxis',
    without:
      'Whoever presses reads that the owners of the team add and remove people in Teams; requests to join can be declined and wait otherwise.',
    calls: [
      app('GET /teams/{team}/members', 'TeamMember.ReadWrite.All', 'who is there'),
      app('POST /teams/{team}/members', 'TeamMember.ReadWrite.All', 'somebody joins'),
      app('DELETE /teams/{team}/members/{member}', 'TeamMember.ReadWrite.All', 'somebody leaves'),
      app(
        'PATCH /teams/{team}/members/{member}',
        'TeamMember.ReadWrite.All',
        'a member moderates instead of the last moderator who leaves',
      ),
    ],
  },
];
