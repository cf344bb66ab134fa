import type { MissingConsent } from '../../../ports/sign-in.ts';
import type { KeptTokens } from '../../../ports/token-store.ts';
import { consents, INCLUDED_IN } from '../needs.ts';

/** The newest that Entra said of anybody: the organization's consent is one for all. */
export type LatestWord = () => Promise<Pick<KeptTokens, 'state' | 'scopes'> | null>;

/** Rights that the product uses in people's names and that are not among those given. */
export function lacking(given: readonly string[]): string[] {
  const held = new Set(given);
  return consents().delegated.filter(
    (right) => !held.has(right) && !(INCLUDED_IN[right] ?? []).some((wider) => held.has(wider)),
  );
}

/** @param link where an administrator consents */
export const missingConsent =
  (latest: LatestWord, link: string) => async (): Promise<MissingConsent | null> => {
    const word = await latest();
    if (!word) return null;
    const rights = lacking(word.state === 'consent' ? [] : word.scopes);
    return rights.length > 0 ? { rights, link } : null;
  };

/** Microsoft's page for an administrator: the rights of the registration, and a button to accept them. */
export const consentLink = (tenantId: string, clientId: string): string =>
  `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}/adminconsent?client_id=${encodeURIComponent(clientId)}`;
