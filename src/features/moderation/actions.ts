import { AppError } from '../../kernel/errors.ts';
import { type Actor, moderates } from '../../kernel/person.ts';
import type { ModerationDeps } from './actions/deps.ts';
import { dividing } from './actions/dividing.ts';
import { moving } from './actions/moving.ts';
import { readyTexts } from './actions/texts.ts';
import { addressOf, messageOf, type Removable, type Removal } from './model.ts';

export function moderationActions(deps: ModerationDeps) {
  const { work, personal } = deps;
  return {
    ...moving(deps),
    ...dividing(deps),
    texts: readyTexts(deps),
    notes: deps.notes,

    /**
     * Takes the message of something hidden out of its channel, with the moderator's own rights in Teams: no
     * application may do it. However it ends, what was hidden stays hidden; done again it changes nothing.
     * @throws AppError `moderators-only`, `illegal-move` for what is not hidden or was not said in a channel
     */
    async removeMessage(who: Actor, item: Removable): Promise<Removal> {
      if (!moderates(who, item.community)) {
        throw new AppError('moderators-only', 'moderates another community');
      }
      const message = item.hidden ? messageOf(item) : null;
      if (!message)
        throw new AppError('illegal-move', 'only what is hidden and stands in a channel');
      const result = await personal.removeMessage(who.id, message);
      await work.run(async (tx) => {
        tx.audit({
          actor: who.id,
          verb: `${item.kind}.remove-message`,
          subject: `${item.kind}:${item.id}`,
          detail: { result, message: message.messageId },
        });
      });
      const there = result !== 'removed' && result !== 'gone';
      return { result, url: there ? addressOf(message) : null };
    },
  };
}

export type ModerationActions = ReturnType<typeof moderationActions>;
