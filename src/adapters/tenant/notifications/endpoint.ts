import { badRequest, ODataError } from '../http/errors.ts';
import { newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { ANSWER_MS } from './health.ts';

export interface Answered {
  kind: 'answer';
  status: number;
  type: string;
  text: string;
}
/** late: no answer in time. unreachable: no connection. stopped: the tenant is closing. */
export type Outcome = Answered | { kind: 'late' | 'unreachable' | 'stopped' };

/** POSTs to a subscriber and waits as long as Graph does, by the tenant's clock. Redirects are not followed: they
 * could lead off this machine. */
export async function callEndpoint(
  tenant: Tenant,
  url: string,
  request: { headers: Record<string, string>; body: string },
  stop: AbortSignal,
): Promise<Outcome> {
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  const answer = fetch(url, { method: 'POST', redirect: 'manual', signal, ...request }).then(
    async (response): Promise<Outcome> => ({
      kind: 'answer',
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
    }),
    // Refused, reset or cut off: to the sender all the same.
    (): Outcome => ({ kind: stop.aborted ? 'stopped' : 'unreachable' }),
  );
  const late = tenant.clock
    .wait(ANSWER_MS, signal)
    .then((): Outcome => ({ kind: stop.aborted ? 'stopped' : 'late' }));
  try {
    return await Promise.race([answer, late]);
  } catch {
    // The answer broke off in its middle.
    return { kind: stop.aborted ? 'stopped' : 'unreachable' };
  } finally {
    over.abort();
  }
}

/** The address, where it is one on this machine: the local tenant never reaches out. @throws ODataError 400 */
export function requireLoopback(property: string, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '')
    throw badRequest(`Invalid value specified for property '${property}'.`, 'InvalidRequest');
  if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
    throw badRequest(
      `The local tenant sends notifications to this machine only: '${property}' must name localhost or a loopback address.`,
      'InvalidRequest',
    );
  }
}

const failed = (reason: string): ODataError =>
  new ODataError(400, 'ValidationError', `Subscription validation request ${reason}`);

/** Graph's question whether somebody is there who wants this. @throws ODataError 400 saying what was wrong */
export async function shakeHands(tenant: Tenant, text: string, stop: AbortSignal): Promise<void> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${newGuid()} <&>`;
  const url = `${text}${text.includes('?') ? '&' : '?'}validationToken=${encodeURIComponent(token).replaceAll('%20', '+')}`;
  const outcome = await callEndpoint(
    tenant,
    url,
    { headers: { 'content-type': 'text/plain; charset=utf-8', accept: 'text/plain' }, body: '' },
    stop,
  );
  if (outcome.kind === 'late') throw failed('timed out.');
  if (outcome.kind !== 'answer' || outcome.status !== 200)
    throw failed('failed. Notification endpoint must respond with 200 OK to validation request.');
  if (!/^text\/plain\b/i.test(outcome.type))
    throw failed("failed. Must respond with 'text/plain' content type to validation request.");
  if (outcome.text !== token)
    throw failed('failed. Response must exactly match validationToken query parameter.');
}
