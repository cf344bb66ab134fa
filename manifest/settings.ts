import { isIP } from 'node:net';
import { z } from 'zod';
import { PackageError } from './problem.ts';

/** What of the configuration the package names. It needs no secret and no database. */
export interface Settings {
  readonly appId: string;
  readonly tenantId: string;
  /** `https://host[:port]`, without a slash at the end. */
  readonly publicUrl: string;
  /** `host[:port]`, as tokens for the tab name it. */
  readonly host: string;
  /** `host` without its port, as the handlers of links name it. */
  readonly hostname: string;
  /** The host of the libraries: `contoso.sharepoint.com`. */
  readonly sharePointHost: string;
  /** Hosts of catalogues whose records are shown under their links: `labordoc.ilo.org`. */
  readonly linkHosts: readonly string[];
  readonly publisherName: string;
  readonly publisherUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const GUID = z.guid();
/** Names that no other machine resolves, so that neither Teams nor the Bot Service would arrive. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan|home|intranet|invalid|test)$/i;

/** @returns what is wrong with it and what to do; null where Teams can reach it */
function faultOfAddress(name: string, text: string): string | null {
  if (!URL.canParse(text)) return `${name} is no address: write it as https://praxis.example.org.`;
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== 'https:') {
    return `${name} must begin with https://: Teams opens nothing else. Put the server behind a certificate.`;
  }
  if (username || password) return `${name} holds a user or password: remove it.`;
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) {
    return `${name} is an IP address; Teams takes host names only: give the server a name in the DNS.`;
  }
  if (PRIVATE_NAME.test(hostname) || !hostname.includes('.')) {
    return `${name} names ${hostname}, which only this machine or network knows: use a public host name (in development, a tunnel's).`;
  }
  return null;
}

const SITE = /^(?:https:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[:/]|$)/i;

/** @returns the host of `contoso.sharepoint.com:/sites/knowledge`; empty where it names none that is reachable */
function hostOfSite(site: string): string {
  const host = SITE.exec(site)?.[1]?.toLowerCase() ?? '';
  return isIP(host) === 0 && !PRIVATE_NAME.test(host) ? host : '';
}

/** @returns hosts between commas or spaces, each once, and what is wrong with them */
function linkHostsIn(text: string): { readonly hosts: string[]; readonly faults: string[] } {
  const given = text.split(/[\s,;]+/).filter((one) => one !== '');
  const faults = given
    .filter((one) => hostOfSite(`${one}/`) !== one.toLowerCase())
    .map((one) => `LINK_HOSTS names ${one}: give public hosts alone, labordoc.ilo.org.`);
  return { hosts: [...new Set(given.map((one) => one.toLowerCase()))], faults };
}

/** The public address is a host and nothing more: paths below it belong to the server. */
function faultOfOrigin(text: string): string | null {
  const { pathname, search, hash } = new URL(text);
  return pathname !== '/' || search || hash
    ? 'PUBLIC_URL has a path: give the host alone, https://praxis.example.org.'
    : null;
}

/**
 * Reads what the package needs from the environment.
 * @throws PackageError with every variable that is missing or wrong, and its remedy
 */
export function readSettings(env: Environment): Settings {
  const faults: string[] = [];
  const need = (name: string, why: string): string => {
    const value = env[name]?.trim() ?? '';
    if (!value) faults.push(`${name} is missing: ${why} (see env.sample).`);
    return value;
  };
  const guid = (name: string, why: string): string => {
    const value = need(name, why);
    if (value && !GUID.safeParse(value).success) {
      faults.push(
        `${name} is no id: copy ${why}, of the form 00000000-0000-0000-0000-000000000000.`,
      );
    }
    return value.toLowerCase();
  };
  const address = (name: string, why: string): string => {
    const value = need(name, why);
    const fault = value ? faultOfAddress(name, value) : null;
    if (fault) faults.push(fault);
    return value;
  };
  const given = address('PUBLIC_URL', 'the https address under which Teams reaches this server');
  const reachable = URL.canParse(given);
  const withPath = reachable ? faultOfOrigin(given) : null;
  if (withPath) faults.push(withPath);
  const site = need('KNOWLEDGE_SITE', 'the SharePoint site whose documents are shown under links');
  if (site && !hostOfSite(site)) {
    faults.push(
      'KNOWLEDGE_SITE names no host: write it as contoso.sharepoint.com:/sites/knowledge.',
    );
  }
  const links = linkHostsIn(env.LINK_HOSTS ?? '');
  faults.push(...links.faults);
  const settings: Settings = {
    appId: guid('MicrosoftAppId', 'the Application (client) ID of the app registration'),
    tenantId: guid('MicrosoftAppTenantId', 'the Directory (tenant) ID of the app registration'),
    publicUrl: reachable ? new URL(given).origin : '',
    host: reachable ? new URL(given).host : '',
    hostname: reachable ? new URL(given).hostname : '',
    sharePointHost: hostOfSite(site),
    linkHosts: links.hosts,
    publisherName: need('PUBLISHER_NAME', 'the organization that runs Praxis, as people know it'),
    publisherUrl: address('PUBLISHER_URL', 'the https page where people find help with it'),
    privacyUrl: address('PRIVACY_URL', 'the https page of your privacy notice'),
    termsUrl: address('TERMS_URL', 'the https page of your terms of use'),
  };
  if (faults.length > 0) throw new PackageError(faults);
  return settings;
}
