import { TurnContext } from 'botbuilder';
import type { Actor } from '../src/kernel/person.ts';
import type { Way } from '../src/ports/installer.ts';
import type { BotDeps } from './deps.ts';
import type { Turn } from './turn.ts';

/** How long a saved address is believed without saving it again: turns should not each cost a write. */
const SAVED_FOR_MS = 3_600_000;
const MOST_REMEMBERED = 10_000;

/**
 * Keeps where people and channels can be written to unasked. Only from activities of people who were recognised:
 * the service URL of anything else is a stranger's word.
 */
export function rememberAddresses(deps: BotDeps) {
  const { conversations, reach, clock, log, actions } = deps;
  const saved = new Map<string, number>();

  function isNews(key: string): boolean {
    const now = clock.now().getTime();
    const before = saved.get(key);
    if (before !== undefined && Math.abs(now - before) < SAVED_FOR_MS) return false;
    if (saved.size >= MOST_REMEMBERED) saved.clear();
    saved.set(key, now);
    return true;
  }

  async function save(context: TurnContext, place: Turn['place'], who: Actor): Promise<void> {
    const { serviceUrl } = context.activity;
    const { activityId: _activity, ...found } = TurnContext.getConversationReference(
      context.activity,
    );
    if (place.kind === 'chat') await conversations.save(who.id, { ...found }, serviceUrl);
    if (place.kind !== 'channel') return;
    const { user: _user, ...channel } = found;
    const conversation = { ...channel.conversation, id: place.channelId };
    await conversations.saveChannel(place.channelId, { ...channel, conversation }, serviceUrl);
  }

  /** Whoever is heard in their chat can be written to there, whatever was known before. @returns what was known */
  async function reopened({ id }: Actor): Promise<Way | null> {
    const way = (await reach?.ways.of(id)) ?? null;
    if (way && way.state !== 'installed') await reach?.ways.clear(id);
    return way;
  }

  return {
    /** True where the app is in this chat because we put it there: nobody waits for a greeting then. */
    async remember(context: TurnContext, turn: Turn, who: Actor): Promise<boolean> {
      const { serviceUrl } = context.activity;
      if (typeof serviceUrl !== 'string' || serviceUrl === '') return false;
      const { place } = turn;
      // What is written to a person unasked is for that person alone, and nothing is written to a group unasked.
      if (place.kind === 'group') return false;
      const address = place.kind === 'chat' ? who.id : place.channelId;
      const key = `${address} ${turn.conversationId.split(';')[0]} ${serviceUrl}`;
      try {
        const way = place.kind === 'chat' ? await reopened(who) : null;
        if (isNews(key) || way?.state === 'removed') await save(context, place, who);
        if (place.kind === 'chat') await actions.notifications.wayOpened(who.id);
        return way?.state === 'installed';
      } catch (error) {
        // The person waits for an answer, not for an address: the next turn saves it.
        saved.delete(key);
        log.warn({ err: error }, 'address not saved');
        return false;
      }
    },

    /** The person took the app away: their addresses lead nowhere, and it is not given to them again. */
    async left({ person, place }: Turn): Promise<void> {
      if (!person || place.kind !== 'chat') return;
      await conversations.forget(person);
      await reach?.ways.note(person, 'removed', 'removed');
    },
  };
}
