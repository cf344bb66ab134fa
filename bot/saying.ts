import { setTimeout as sleep } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import type { Arrival } from '../src/ports/inbox.ts';
import type { Answer } from './command.ts';
import { undelivered } from './connector-errors.ts';
import type { BotDeps } from './deps.ts';
import { keyed, messageOf } from './reply.ts';
import type { Turn } from './turn.ts';

/** Teams gives a turn fifteen seconds; what is waited for in it leaves time for the work itself. */
const LONGEST_WAIT_MS = 8_000;
const FIRST_WAIT_MS = 500;

/** Says the answer of a turn: once where that can be known, and patiently where the service is busy. */
export function createSaying(deps: BotDeps) {
  const pause = deps.pause ?? ((ms: number) => sleep(ms));

  /**
   * Sends until it is taken. Repeated within the turn only where the service certainly refused it (429, 412), since
   * anything else may have been said already. Where it will never be taken, nobody is there to hear it.
   * @throws whatever else went wrong: the activity comes again
   */
  async function send(work: () => Promise<unknown>): Promise<void> {
    let left = LONGEST_WAIT_MS;
    for (let wait = FIRST_WAIT_MS; ; wait *= 2) {
      try {
        await work();
        return;
      } catch (error) {
        const { outcome, definite, retryAfter } = undelivered(error);
        if (outcome === 'never') {
          deps.log.warn({ err: error }, 'answer refused for good');
          return;
        }
        const next = retryAfter ?? wait;
        if (!definite || next > left) throw error;
        left -= next;
        await pause(next);
      }
    }
  }

  async function isHeard({ place, activityId }: Turn, key: string): Promise<boolean> {
    if (place.kind !== 'channel') return false;
    const { teamId, channelId, thread } = place;
    const team = teamId ?? (await deps.actions.communities.byChannel(channelId))?.teamId ?? '';
    const to = { kind: 'channel', teamId: team, channelId, thread: thread ?? activityId } as const;
    return (await deps.channels.find(key, to)) !== null;
  }

  /** The pressed card is redrawn in place; where the client cannot, the answer comes below it. */
  async function redrawn(
    context: TurnContext,
    turn: Turn,
    answer: NonNullable<Answer>,
  ): Promise<boolean> {
    if (!turn.replyToId || turn.replyToId === turn.activityId) return false;
    try {
      await context.updateActivity({ ...messageOf(answer), id: turn.replyToId });
      return true;
    } catch (error) {
      deps.log.debug({ err: error }, 'card not redrawn in place');
      return false;
    }
  }

  return {
    redrawn,

    /**
     * An answer in a channel carries a key, so that one whose turn was cut off after it is found there and not said
     * twice. A chat cannot be read: there it may come a second time, which is counted.
     */
    async answer(
      context: TurnContext,
      turn: Turn,
      said: NonNullable<Answer>,
      arrival: Arrival,
    ): Promise<void> {
      const { place, sourceKey } = turn;
      const source = 'source' in said && said.source !== undefined ? said.source : sourceKey;
      const key = place.kind === 'channel' && source !== null ? `answer:${source}` : null;
      if (arrival === 'again' || source !== sourceKey) {
        if (key !== null && (await isHeard(turn, key))) return;
        if (key === null) deps.onPossibleRepeat();
      }
      const message = messageOf(key === null ? said : keyed(said, key, turn.language));
      await send(() => context.sendActivity(message));
    },
  };
}
