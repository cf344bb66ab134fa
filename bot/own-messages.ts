import type { Call } from './command.ts';

/**
 * A person changed or deleted what they said in a thread of ours: so does what was made of it. Nothing is answered,
 * since everybody there sees the message as it stands; and nothing is done twice, however often it comes.
 */
export async function followOwnMessage(call: Call, change: 'edited' | 'deleted'): Promise<void> {
  const { deps, who, place, key } = call;
  if (place.kind !== 'channel') return;
  const { discussions, queries } = deps.actions;
  if (change === 'deleted') {
    const withdrawn = await discussions.contributions.takeBack(who, key);
    if (!withdrawn) await queries.replies.takeBack(who, key);
    return;
  }
  // Emptied, it says nothing else: what was said stands until its author deletes it.
  if (call.text === '') return;
  const community = await deps.actions.communities.byChannel(place.channelId);
  const words = {
    sourceKey: key,
    text: call.text,
    premoderated: community?.premoderated ?? true,
  };
  if (!(await discussions.contributions.reword(who, words))) {
    await queries.replies.reword(who, words);
  }
}
