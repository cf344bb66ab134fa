import { z } from 'zod';
import { json, readBody } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { appOf } from './app.ts';
import { person, whereIs } from './client-people.ts';

const settings = z.object({
  as: z.string(),
  in: z.string(),
  entityId: z.string().min(1),
  contentUrl: z.url(),
  websiteUrl: z.url().optional(),
  suggestedDisplayName: z.string().max(256).default(''),
});

/** What the page that configures the tab has said. Teams takes addresses of the app's own hosts only. */
function add(call: Call): Reply {
  const { tenant } = call;
  const body = readBody(call, settings);
  const place = whereIs(tenant, person(tenant, body.as), body.in);
  const { configurationUrl, name } = appOf(tenant);
  if (!place.channel && !place.group)
    throw badRequest('A tab is added to a channel or a group.', 'NoTabsHere');
  if (!configurationUrl || new URL(configurationUrl).host !== new URL(body.contentUrl).host)
    throw badRequest(`This address is none of ${name}.`, 'NotAValidDomain');
  const id = newGuid();
  tenant.db.run(
    'INSERT INTO added_tabs VALUES(?, ?, ?, ?, ?)',
    id,
    place.conversation,
    body.suggestedDisplayName || name,
    body.contentUrl,
    body.entityId,
  );
  return json({ id });
}

export const tabRoutes: Route[] = [openRoute('POST', '/client/tabs', add)];
