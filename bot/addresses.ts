import { TurnContext } from 'botbuilder';
import type { Actor } from '../src/kernel/person.ts';
import type { BotDeps } from './deps.ts';
import type { Turn } from './turn.ts';

/** How long a saved address is believed without saving it again: turns should not each cost a write. */
const SAVED_FOR_MS = 3_600_000;
const MOST_REMEMBERED = 10_000;

/**
 * Keeps where people and channels can be written to unasked. Only from activities of people who were recognised:
 * the service URL of anything else is a stranger's word.
 */
export function rememberAddresses({ conversations, clock, log }: BotDeps) {
  const saved = new Map<string, number>();

  function isNews(key: string): boolean {
    const now = clock.now().getTime();
    const before = saved.get(key);
    if (before !== undefined && Math.abs(now - before) < SAVED_FOR_MS) return false;
    if (saved.size >= MOST_REMEMBERED) saved.clear();
    saved.set(key, now);
    return true;
  }

  return async (context: TurnContext, turn: Turn, who: Actor): Promise<void> => {
    const { serviceUrl } = context.activity;
    if (typeof serviceUrl !== 'string' || serviceUrl === '') return;
    const { place } = turn;
    const address = place.kind === 'chat' ? who.id : place.channelId;
    const key = `${address} ${turn.conversationId.split(';')[0]} ${serviceUrl}`;
    if (!isNews(key)) return;
    const { activityId: _activity, ...found } = TurnContext.getConversationReference(
      context.activity,
    );
    try {
      if (place.kind === 'chat') {
        await conversations.save(who.id, { ...found }, serviceUrl);
      } else {
        const { user: _user, ...channel } = found;
        const conversation = { ...channel.conversation, id: place.channelId };
        await conversations.saveChannel(place.channelId, { ...channel, conversation }, serviceUrl);
      }
    } catch (error) {
      // The person waits for an answer, not for an address: the next turn saves it.
      saved.delete(key);
      log.warn({ err: error }, 'address not saved');
    }
  };
}
