import { app } from './rows.ts';
import type { FeatureNeeds } from './types.ts';

/** What it takes to write to people who never wrote to the bot, and to those whose chat is closed to it. */
export const REACHING: readonly FeatureNeeds[] = [
  {
    feature: 'reaching',
    name: 'The app is installed for a person before the first message to them',
    without:
      'Who has not added the app is written to by mail; without mailing either, their messages wait until they write to Praxis.',
    calls: [
      app(
        'GET /users/{id}/teamwork/installedApps',
        'TeamsAppInstallation.ReadWriteSelfForUser.All',
        'whether the person has the app',
      ),
      app(
        'POST /users/{id}/teamwork/installedApps',
        'TeamsAppInstallation.ReadWriteSelfForUser.All',
        'gives the person the app',
      ),
      app(
        'GET /users/{id}/teamwork/installedApps/{installation}/chat',
        'TeamsAppInstallation.ReadWriteSelfForUser.All',
        'where to write to',
      ),
      app(
        'GET /appCatalogs/teamsApps',
        'AppCatalog.Read.All',
        'which app of the catalogue it is; not asked where TEAMS_APP_ID says so',
      ),
    ],
  },
  {
    feature: 'mailing',
    name: 'Mail with a link to people whose chat is closed',
    without:
      'Their messages wait until they write to Praxis; /healthz counts them and names the remedy.',
    calls: [
      app(
        'POST /users/{id}/sendMail',
        'Mail.Send',
        'from the mailbox MAIL_SENDER; Exchange can narrow the right to it',
      ),
    ],
  },
];
