import type { Config } from './config.ts';

/** Teams, Outlook and Microsoft 365 on the web: who may show the tab in a frame. */
const MICROSOFT = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

export interface TabHosts {
  /** Sources that may frame the tab, as in Content-Security-Policy. */
  readonly frameAncestors: readonly string[];
  /** Origins that the tab itself takes for its Teams, besides Microsoft's. */
  readonly localHosts: readonly string[];
}

/** Who may be the tab's host: Microsoft's clients alone, or, in the local mode alone, the local tenant's page. */
export const tabHosts = (
  config: Pick<Config, 'mode'> & { readonly tenantUrl?: string },
): TabHosts =>
  config.mode === 'local' && config.tenantUrl !== undefined
    ? { frameAncestors: ["'self'"], localHosts: [new URL(config.tenantUrl).origin] }
    : { frameAncestors: MICROSOFT, localHosts: [] };
