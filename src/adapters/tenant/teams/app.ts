import { z } from 'zod';
import { BOT_APP_ID } from '../address.ts';
import { BOT_NAME } from '../bot.ts';
import type { Tenant } from '../tenant.ts';
import { COMMANDS } from './app-commands.ts';

const named = z.string().min(1);

const command = z.object({
  id: named,
  title: named,
  description: z.string().default(''),
  type: z.enum(['query', 'action']),
  context: z.array(z.enum(['compose', 'commandBox', 'message'])).default(['compose']),
  /** An action that opens the dialog its bot draws (composeExtension/fetchTask); otherwise Teams asks the parameters. */
  fetchTask: z.boolean().default(false),
  parameters: z
    .array(
      z.object({
        name: named,
        title: named,
        description: z.string().optional(),
        inputType: z.string().optional(),
      }),
    )
    .default([]),
});

const DOMAIN = /^(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d+)?$/i;

/** The installed app, as far as a Teams client heeds its manifest. */
export const appSchema = z
  .object({
    id: named,
    name: named,
    version: named.default('1.0.0'),
    /** What tabs ask their token for: `webApplicationInfo.resource`. */
    resource: named.default('api://praxis-local'),
    surfaces: z.array(z.enum(['personal', 'team', 'groupChat'])).default(['personal', 'team']),
    tabs: z.array(z.object({ id: named, name: named, url: z.url() })).default([]),
    /** The page that says what a tab added to a channel or group shows; null where none can be added. */
    configurationUrl: z.url().nullable().default(null),
    // Ten is what Teams takes; the schema of the manifest says the same.
    commands: z.array(command).max(10).default([]),
    linkDomains: z.array(z.string().regex(DOMAIN)).default([]),
    rsc: z.array(named).default([]),
  })
  .refine(({ commands, linkDomains }) => linkDomains.length === 0 || commands.length > 0, {
    message: 'links are unfurled only for an app with a command',
    path: ['linkDomains'],
  });
export type App = z.infer<typeof appSchema>;

/** What is installed until something else is: the Praxis of this repository. */
const initial = (tenant: Tenant): App =>
  appSchema.parse({
    id: BOT_APP_ID,
    name: BOT_NAME,
    surfaces: ['personal', 'team', 'groupChat'],
    tabs: [{ id: 'praxis', name: BOT_NAME, url: new URL('/tab/', tenant.bot).href }],
    configurationUrl: new URL('/tab/configure', tenant.bot).href,
    commands: COMMANDS,
    // The server's own pages, and documents, which are at the tenant's address instead of SharePoint's.
    linkDomains: [new URL(tenant.bot).host, new URL(tenant.url).host],
    rsc: [
      'ChannelMessage.Read.Group',
      'ChannelSettings.Read.Group',
      'TeamMember.Read.Group',
      'ChannelMember.Read.Group',
      'TeamsActivity.Send.Group',
      'TeamsAppInstallation.Read.Group',
      'TeamsActivity.Send.User',
    ],
  });

export function appOf(tenant: Tenant): App {
  const stored = tenant.db.meta('app');
  return stored ? appSchema.parse(JSON.parse(stored)) : initial(tenant);
}

export function setApp(tenant: Tenant, app: App): void {
  tenant.db.setMeta('app', JSON.stringify(app));
}

/** A wildcard stands for exactly one part of the name, as in Teams. */
export function opensLink(app: App, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { host, hostname } = new URL(url);
  return app.linkDomains.some((domain) => {
    const asked = domain.includes(':') ? host : hostname;
    if (!domain.startsWith('*.')) return domain.toLowerCase() === asked;
    return asked.split('.').slice(1).join('.') === domain.slice(2).toLowerCase();
  });
}
