import { z } from 'zod';
import type { Mailer } from '../../ports/mailer.ts';
import { UndeliveredError } from '../../ports/messenger.ts';
import type { Graph } from './client.ts';
import { type GraphFault, isFault } from './faults.ts';
import { to } from './route.ts';

/** Each refusal in the words of `reach.why`: what an administrator has to do about it differs. */
const CLOSED: Readonly<Record<number, string>> = {
  400: 'no-address',
  403: 'no-mail-right',
  404: 'no-mailbox',
};

/**
 * Mail from one mailbox of the organization, by Mail.Send. The answer is 202 and no id: a letter whose answer got
 * lost may have gone, and nothing tells.
 * @param sender address or id of the mailbox
 */
export function createMailer(graph: Graph, sender: string): Mailer {
  return {
    async send({ to: reader, subject, text }) {
      const message = {
        subject,
        body: { contentType: 'text', content: text },
        toRecipients: [{ emailAddress: { address: reader.address, name: reader.name } }],
      };
      try {
        await graph.post(
          to('/users/{id}/sendMail', { id: sender }),
          { message, saveToSentItems: true },
          z.unknown(),
        );
      } catch (error) {
        if (isFault(error)) throw unsent(error);
        throw error;
      }
    },
  };
}

function unsent(fault: GraphFault): UndeliveredError {
  const { status } = fault;
  const closed = CLOSED[status] ?? null;
  const definite = status >= 400 && status < 500 && status !== 408;
  const outcome = closed === null ? 'later' : 'never';
  return new UndeliveredError(
    `mail: ${status || 'no answer'} ${fault.reason}`,
    { outcome, retryAfter: null, definite, closed },
    { cause: fault },
  );
}
