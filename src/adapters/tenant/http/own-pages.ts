import { forbidden } from './errors.ts';
import type { Call } from './router.ts';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
/** Behind these anybody may be anybody. */
const POWERS = /^\/(client|dev)\//;

/**
 * Being anybody is for this machine's own pages and for programs that are no browser: a foreign page may make its
 * name resolve to us, or post here from wherever the browser has it open.
 * @throws ODataError 403
 */
export function onlyOurPages({ url, headers }: Omit<Call, 'params'>): void {
  if (!POWERS.test(url.pathname)) return;
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  const foreign =
    (origin !== undefined && origin !== `http://${host}`) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none');
  if (foreign || !LOOPBACK_HOST.test(host)) {
    throw forbidden('Only pages of the local tenant may do this.', 'ForeignPage');
  }
}
