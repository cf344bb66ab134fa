import { app, inTeam, rowsOf } from './rows.ts';
import type { FeatureNeeds } from './types.ts';

/** Binding communities to teams, channels and libraries from the page for administrators. */
export const PLACES: readonly FeatureNeeds[] = [
  {
    feature: 'places',
    name: 'Administrators see what is wrong with a community’s place, and choose another from a list',
    without:
      'The page says what it may not see; communities are bound by filling the list Communities by hand.',
    calls: [
      ...rowsOf('Communities" and "Audiences'),
      app(
        'GET /sites/{site}/lists/{list}/items/{item}',
        'Sites.Read.All',
        'whether a line is still as it was seen',
      ),
      app(
        'PATCH /sites/{site}/lists/{list}/items/{item}/fields',
        'Sites.ReadWrite.All',
        'team, channel and library of a community',
      ),
      app(
        'POST /sites/{site}/lists/{list}/items',
        'Sites.ReadWrite.All',
        'who reads the library, once an administrator has said so',
      ),
      app('GET /teams', 'Team.ReadBasic.All', 'teams by the beginning of their names'),
      app('GET /teams/{team}', 'Team.ReadBasic.All', 'whether a team is there, or archived'),
      inTeam(
        'GET /teams/{team}/installedApps',
        'TeamsAppInstallation.Read',
        'whether Praxis is in the team',
      ),
      inTeam('GET /teams/{team}/channels', 'ChannelSettings.Read', 'the channels to choose from'),
      inTeam(
        'GET /teams/{team}/channels/{channel}',
        'ChannelSettings.Read',
        'whether the channel is everybody’s in the team, private or shared; or archived',
      ),
      inTeam(
        'GET /teams/{team}/members',
        'TeamMember.Read',
        'how many are there, and who moderates',
      ),
      inTeam(
        'GET /teams/{team}/channels/{channel}/allMembers',
        'ChannelMember.Read',
        'the same for a private or shared channel',
      ),
      app(
        'GET /teams/{team}/channels/{channel}/filesFolder',
        'Files.Read.All',
        'the site that a private or shared channel has for itself',
      ),
      app('GET /groups/{team}/sites/root', 'Sites.Read.All', 'the site of a team'),
      app('GET /sites/{site}/drives', 'Files.Read.All', 'the libraries to choose from'),
    ],
  },
];
