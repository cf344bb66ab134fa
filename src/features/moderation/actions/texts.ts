import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import type { TextKind } from '../console.ts';
import type { TextChange } from '../store.ts';
import type { ModerationDeps } from './deps.ts';

export const LONGEST_TEXT = 2_000;

/** What communities say in their own words instead of the product's, with who changed it when. */
export function readyTexts({ work, clock }: Pick<ModerationDeps, 'work' | 'clock'>) {
  return {
    /** All that was ever said there, newest first: of each kind and language the first is in force. */
    of: (communities: readonly CommunityId[]): Promise<readonly TextChange[]> =>
      communities.length === 0
        ? Promise.resolve([])
        : work.run((tx) => tx.readyTexts.of(communities)),

    /**
     * @param text null brings the product's own words back
     * @throws AppError `moderators-only`, `too-large`
     */
    async change(
      who: Actor,
      community: CommunityId,
      {
        kind,
        language,
        text,
      }: { readonly kind: TextKind; readonly language: Language; readonly text: string | null },
    ): Promise<void> {
      if (!moderates(who, community)) throw new AppError('moderators-only', 'changes no text');
      const words = text?.trim() || null;
      if ((words?.length ?? 0) > LONGEST_TEXT) {
        throw new AppError('too-large', 'ready text', { limit: LONGEST_TEXT });
      }
      await work.run(async (tx) => {
        await tx.readyTexts.add({
          community,
          kind,
          language,
          text: words,
          by: who.id,
          at: clock.now(),
        });
        tx.audit({
          actor: who.id,
          verb: 'ready-text.change',
          subject: `community:${community}`,
          detail: { kind, language, own: words !== null },
        });
      });
    },
  };
}

/** The words in force of a kind and language; null where the product's own are. */
export const inForce = (
  changes: readonly TextChange[],
  wanted: Pick<TextChange, 'community' | 'kind' | 'language'>,
): string | null =>
  changes.find(
    (one) =>
      one.community === wanted.community &&
      one.kind === wanted.kind &&
      one.language === wanted.language,
  )?.text ?? null;
