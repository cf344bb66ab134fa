import { isAppError } from '../src/kernel/errors.ts';
import type { Actor } from '../src/kernel/person.ts';
import type { ChannelMessage } from '../src/ports/feed.ts';
import { asksTheBot } from './commands/channel.ts';
import type { BotDeps } from './deps.ts';
import { forget, isUnseen, saidOf, take } from './hearing.ts';
import { plainText } from './plain-text.ts';
import { MOST_CHARACTERS } from './turn.ts';

/**
 * What came of a message that was notified or read. `kept`: it is a contribution or a reply now. `known`: it was.
 * `withdrawn`: it is gone, and what was made of it. `passed-over`: nothing that would be kept. `refused`: its author
 * may not, or the thread takes nothing any more; there is nobody to be told here.
 */
export type Overheard = 'kept' | 'known' | 'withdrawn' | 'passed-over' | 'refused';

/** No answer about what was said: another time there is one. */
const AGAIN: ReadonlySet<string> = new Set(['unavailable', 'changed-meanwhile']);

type Deps = Pick<BotDeps, 'actions' | 'deletions' | 'log'>;

/** An address ends where the words after it begin. */
const inText = (address: string): string => (URL.canParse(address) ? new URL(address).href : '');

/**
 * As an activity the same message comes without its files: with them it is the newer news of the two, whichever comes
 * first.
 */
const wordsAt = ({ files, saidAt, editedAt }: ChannelMessage): Date | null =>
  files.length > 0 ? new Date((editedAt ?? saidAt).getTime() + 1) : editedAt;

export function createOverhearing(deps: Deps, commandIn: (text: string) => string | null) {
  /** Null where nobody of ours spoke. @throws AppError where that cannot be known now */
  async function author(message: ChannelMessage): Promise<Actor | null> {
    if (!message.author) return null;
    try {
      return await deps.actions.people.actor(message.author);
    } catch (error) {
      if (!isAppError(error) || error.code === 'unavailable') throw error;
      return null;
    }
  }

  async function heard(message: ChannelMessage): Promise<Overheard> {
    const { channelId, id, rootId } = message;
    if (message.deleted) await deps.actions.consents.sourceGone(`${channelId}|${id}`);
    // Threads of ours are begun by us, so that nobody's first message is in one.
    if (!message.author || id === rootId) return 'passed-over';
    const subject = await deps.actions.notifications.subjectOf(channelId, rootId);
    if (!subject) return 'passed-over';
    const who = await author(message);
    if (!who) return 'refused';
    const sourceKey = `${channelId};messageid=${rootId}|${id}`;
    if (message.deleted) {
      return (await forget(deps, who, sourceKey)) ? 'withdrawn' : 'passed-over';
    }
    const words = plainText(message.markup, message.mentionsOfUs);
    const text = [words, ...message.files.map(inText)].filter(Boolean).join('\n');
    const asks = asksTheBot(commandIn(words), message.mentionsOfUs.length > 0);
    if (text === '' || asks) return 'passed-over';
    if (text.length > MOST_CHARACTERS) return 'refused';
    const { saidAt } = message;
    const editedAt = wordsAt(message);
    const taken = await take(deps, who, subject, { channelId, sourceKey, text, saidAt, editedAt });
    if (taken.received.duplicate) return 'known';
    if (isUnseen(taken)) await deps.actions.notifications.heard(who.id, saidOf(taken));
    return 'kept';
  }

  /** Repeating it changes nothing, in whatever order. @throws AppError `unavailable`: to be told again later */
  return async (message: ChannelMessage): Promise<Overheard> => {
    try {
      return await heard(message);
    } catch (error) {
      if (!isAppError(error) || AGAIN.has(error.code)) throw error;
      deps.log.info({ code: error.code }, 'what was said in a channel is not kept');
      return 'refused';
    }
  };
}

export type Overhearing = ReturnType<typeof createOverhearing>;
