import type { App, World } from '../app.ts';
import type { Unreached } from '../features/notifications/store.ts';
import type { PartState } from '../http/deps.ts';

/** What an operator does about each reason for which neither chat nor mail was open. */
const REMEDIES: Readonly<Record<string, string>> = {
  'no-sender': 'set MAIL_SENDER to a mailbox and consent to Mail.Send',
  'no-mail-right': 'consent to Mail.Send, or let it reach the mailbox MAIL_SENDER',
  'no-mailbox': 'MAIL_SENDER names no mailbox of this organization',
  'no-address': 'they have no mail address in the directory, or one that mail refuses',
};

/** Null while everybody can be reached: nothing else needs it. */
export function reachOf(
  unreached: readonly Unreached[],
): { readonly state: PartState; readonly detail: string } | null {
  if (unreached.length === 0) return null;
  const messages = unreached.reduce((sum, one) => sum + one.messages, 0);
  const reasons = [...new Set(unreached.map(({ why }) => why))].sort();
  const remedies = reasons.map((why) => REMEDIES[why] ?? why).join('; ');
  const people = unreached.length === 1 ? '1 person' : `${unreached.length} people`;
  return {
    state: 'degraded',
    detail: `${people} reached neither in Teams nor by mail, ${messages} waiting: ${remedies}`,
  };
}

/** At start, where a mailbox is named: it, or its right, may be new. Never in the way of starting. */
export async function tryHeldMail(app: App, { reach, log }: World): Promise<void> {
  if (!reach?.mailer) return;
  try {
    const tried = await app.actions.notifications.mailMayWork();
    if (tried > 0) log.info({ tried }, 'letters that waited for a mailbox are tried again');
  } catch (error) {
    log.warn({ err: error }, 'what waits for mail was not looked at');
  }
}
