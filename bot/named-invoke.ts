import type { TurnContext } from 'botbuilder';
import type { Answer, Call } from './command.ts';

/** What the service hears back: its own status, and the body that this invoke's name asks for. */
export interface InvokeResponse {
  readonly status: number;
  readonly body?: unknown;
  /** What is said in the chat after it. */
  readonly say?: NonNullable<Answer>;
}

/** Why an invoke was refused: the status and code of the error table, and a sentence fit to show. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** An invoke that no card makes but Teams itself: the message extension, a link, a sign-in. */
export interface NamedInvoke {
  /** @param value what Teams sent, unread: every handler reads it by its own schema */
  answer(call: Call, value: unknown): Promise<InvokeResponse>;
  /** The same refusal in the form that Teams shows for this invoke. */
  refused(refusal: Refusal, call: Call | null): InvokeResponse;
}

export async function respond(
  context: TurnContext,
  { status, body }: InvokeResponse,
): Promise<void> {
  await context.sendActivity({
    type: 'invokeResponse',
    value: { status, ...(body === undefined ? {} : { body }) },
  });
}
