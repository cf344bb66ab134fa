import type { Route } from '../http/router.ts';
import { activityNotificationRoutes } from './activity-notifications.ts';
import { type Answer, batchRoutes } from './batch.ts';
import { calendarRoutes } from './calendar.ts';
import { channelRoutes } from './channels.ts';
import { columnRoutes } from './columns.ts';
import { contentTypeRoutes } from './content-types.ts';
import { copyRoutes } from './copies.ts';
import { directoryRoutes } from './directory.ts';
import { driveRoutes } from './drives.ts';
import { hostedRoutes } from './hosted.ts';
import { installedAppRoutes } from './installed-apps.ts';
import { listDefinitionRoutes } from './list-definitions.ts';
import { listRoutes } from './lists.ts';
import { mailRoutes } from './mail.ts';
import { memberRoutes } from './members.ts';
import { membershipRoutes } from './memberships.ts';
import { messageActRoutes } from './message-acts.ts';
import { messageMarkRoutes } from './message-marks.ts';
import { messageRoutes } from './messages.ts';
import { permissionRoutes } from './permissions.ts';
import { presenceRoutes } from './presence.ts';
import { searchRoutes } from './search.ts';
import { sessionRoutes } from './sessions.ts';
import { siteGrantRoutes } from './site-grants.ts';
import { siteRoutes } from './sites.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { teamMakingRoutes } from './team-making.ts';
import { teamRoutes } from './teams.ts';
import { termRoutes } from './terms.ts';
import { uploadRoutes } from './uploads.ts';
import { userRoutes } from './users.ts';
import { versionRoutes } from './versions.ts';

/** Every call of the Graph door. @param step answers one step of a batch */
export const graphRoutes = (step: Answer): Route[] => [
  ...userRoutes,
  ...directoryRoutes,
  ...membershipRoutes,
  ...presenceRoutes,
  ...calendarRoutes,
  ...teamRoutes,
  ...teamMakingRoutes,
  ...channelRoutes,
  ...memberRoutes,
  ...messageRoutes,
  ...messageActRoutes,
  ...messageMarkRoutes,
  ...hostedRoutes,
  ...installedAppRoutes,
  ...activityNotificationRoutes,
  ...siteRoutes,
  ...siteGrantRoutes,
  ...columnRoutes,
  ...contentTypeRoutes,
  ...listDefinitionRoutes,
  ...listRoutes,
  ...driveRoutes,
  ...copyRoutes,
  ...versionRoutes,
  ...uploadRoutes,
  ...sessionRoutes,
  ...permissionRoutes,
  ...searchRoutes,
  ...mailRoutes,
  ...subscriptionRoutes,
  ...termRoutes,
  ...batchRoutes(step),
];
