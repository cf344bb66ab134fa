import { AppError } from '../../../kernel/errors.ts';
import type { Actor } from '../../../kernel/person.ts';
import { sameWords } from '../../../kernel/resent.ts';
import type { Contribution } from '../contribution.ts';
import { takesContributions } from '../model.ts';
import { mayReword } from '../policy.ts';
import { type Contributions, checkedText } from './contributions.ts';
import { type DiscussionDeps, existing } from './deps.ts';

export interface NewWords {
  /** What made the contribution: the key of the message that says something else now. */
  readonly sourceKey: string;
  readonly text: string;
  /** From the community: what members see waits for a moderator, and so do other words in its place. */
  readonly premoderated: boolean;
  /** When the author changed them, as the service dates it. */
  readonly at: Date;
}

/** What authors do to a contribution where they said it: the message in the channel is changed or deleted. */
export function ownWords(
  { work, text, screen }: DiscussionDeps,
  { review }: Pick<Contributions, 'review'>,
) {
  /** Other words are looked at like the first ones. */
  async function lookedAt(who: Actor, sourceKey: string, words: string) {
    const place = await work.run(async (tx) => {
      const before = await tx.contributions.bySource(sourceKey);
      return before && tx.discussions.get(before.discussion);
    });
    return place ? screen(who, place.community, words) : { cause: null, hold: false };
  }

  return {
    /**
     * The same contribution in other words; its place and time stay. Null where nothing was made of that message.
     * @throws AppError `not-yours`, `illegal-move` for what was taken out, `discussion-not-open` after the close, when
     *   the synthesis may have been drawn from it, `invalid-input`, `too-large`
     */
    async reword(who: Actor, input: NewWords): Promise<Contribution | null> {
      const words = checkedText(input.text);
      const looked = await lookedAt(who, input.sourceKey, words);
      return work.run(async (tx) => {
        const before = await tx.contributions.bySource(input.sourceKey);
        if (!before) return null;
        const refusal = mayReword(before, who);
        if (refusal) throw new AppError(refusal, `contribution is ${before.state}`);
        const discussion = await existing(tx, before.discussion);
        if (!takesContributions(discussion)) {
          const { title, state } = discussion;
          throw new AppError('discussion-not-open', `discussion is ${state}`, { title });
        }
        if (before.wordsAt && input.at <= before.wordsAt) return before;
        if (sameWords(words, before.text)) {
          // Told before by another way, or changed back: from now on, what is older than this changes nothing.
          const dated = { ...before, wordsAt: input.at };
          await tx.contributions.update(dated);
          return { ...dated, version: dated.version + 1 };
        }
        const waits = input.premoderated || looked.hold;
        const again = before.state === 'returned' || (waits && before.state === 'published');
        const state = again ? 'held' : before.state;
        const language = text.detect(words, who.language);
        const after: Contribution = {
          ...before,
          text: words,
          language,
          state,
          wordsAt: input.at,
          cause: looked.cause,
        };
        await tx.contributions.update(after);
        tx.emit({
          type: 'contribution.edited',
          actor: who.id,
          data: { discussion: discussion.id, contribution: before.id, held: state !== 'published' },
        });
        tx.audit({
          actor: who.id,
          verb: 'contribution.edit',
          subject: `contribution:${before.id}`,
        });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * The message was deleted. Null where nothing was made of it, it is withdrawn already, or a moderator hid it: that
     * decision stands, with its reason, whoever then removed the message. @throws AppError `not-yours`
     */
    async takeBack(who: Actor, sourceKey: string): Promise<Contribution | null> {
      const found = await work.run((tx) => tx.contributions.bySource(sourceKey));
      if (!found || found.state === 'withdrawn' || found.state === 'hidden') return null;
      return review(who, found.id, 'withdraw');
    },
  };
}
