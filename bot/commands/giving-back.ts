import { withNotice } from '../cards/card.ts';
import type { Answer, Call } from '../command.ts';
import { drawQueue } from './moderation-queue.ts';

interface Given {
  readonly subject: 'contribution' | 'reply';
  readonly id: string;
  /** As the moderator saw it. */
  readonly version: number;
  readonly reason: string;
}

/** Back to its author, with the reason that they read. */
export async function giveBack(
  call: Call,
  { subject, id, version, reason }: Given,
): Promise<Answer> {
  const { deps, who, voice } = call;
  await deps.actions.moderation.perform(who, {
    ...{ subject, id, version },
    move: 'return',
    given: { reason },
  });
  const done = voice.say('console.done.return', { count: 1 });
  return { card: withNotice(await drawQueue(call), done, 'good') };
}
