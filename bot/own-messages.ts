import type { Call } from './command.ts';
import { forget, reword, sourceOf, take } from './hearing.ts';

/**
 * A person changed or deleted what they said in a thread of ours: so does what was made of it. Nothing is answered,
 * since everybody there sees the message as it stands; and nothing is done twice, however often it comes.
 * @param at when that was, as Teams dates it; null where it does not say
 */
export async function followOwnMessage(
  call: Call,
  change: 'edited' | 'deleted',
  at: Date | null,
): Promise<void> {
  const { deps, who, place, key } = call;
  if (change === 'deleted') await deps.actions.consents.sourceGone(sourceOf(key));
  if (place.kind !== 'channel' || place.thread === null) return;
  const { channelId, thread } = place;
  const subject = await deps.actions.notifications.subjectOf(channelId, thread);
  if (!subject) return;
  if (change === 'deleted') {
    await forget(deps, who, key);
    return;
  }
  // Emptied, it says nothing else: what was said stands until its author deletes it.
  if (call.text === '') return;
  const editedAt = at ?? deps.clock.now();
  const heard = { channelId, sourceKey: key, text: call.text, editedAt };
  // What was never heard as it was first said is heard now.
  if (!(await reword(deps, who, heard))) await take(deps, who, subject, heard);
}
