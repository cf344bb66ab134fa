import type { Route } from '../http/router.ts';
import { tabRoutes } from './added-tabs.ts';
import { appRoutes } from './client-app.ts';
import { invokeRoutes } from './client-invokes.ts';
import { messageRoutes } from './client-messages.ts';
import { peopleRoutes } from './client-people.ts';
import { devTeamRoutes } from './dev-teams.ts';
import { feedRoutes } from './feed.ts';
import { refreshRoutes } from './refresh.ts';
import { streamRoutes } from './stream.ts';

/** What a person at a Teams client does and sees; every refusal is a sentence fit to show. */
export const clientRoutes: Route[] = [
  ...peopleRoutes,
  ...messageRoutes,
  ...invokeRoutes,
  ...appRoutes,
  ...tabRoutes,
  ...streamRoutes,
  ...feedRoutes,
  ...refreshRoutes,
  ...devTeamRoutes,
];
