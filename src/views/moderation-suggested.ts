import type { TendingActions } from '../features/discussions/actions/tending.ts';
import type { Contribution } from '../features/discussions/contribution.ts';
import type { Discussion } from '../features/discussions/model.ts';
import type { SuggestionKind } from '../features/discussions/suggestions.ts';
import { asId, type ContributionId, type DiscussionId, type QueryId } from '../kernel/ids.ts';
import { closestLanguage } from '../kernel/language.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

/** Why something may be in the wrong place, and where it would be in the right one. */
export interface Why {
  readonly kind: SuggestionKind;
  /** In the reader's language, as a list. */
  readonly words: string;
  readonly place: {
    readonly kind: 'discussion' | 'query' | 'contribution';
    readonly id: string;
    /** Of a contribution its author's name. */
    readonly title: string;
  } | null;
}

/** It may be off topic, better elsewhere, or said before. */
export interface Misplaced {
  readonly kind: 'misplaced';
  readonly discussion: Discussion;
  readonly contribution: Contribution;
  readonly authorName: string;
  readonly why: Why;
}

interface SuggestedDeps extends Pick<ViewDeps, 'discussions' | 'queries' | 'people' | 'taxonomy'> {
  readonly tending: Pick<TendingActions, 'suggested'>;
}

const LONGEST_TITLE = 120;

/** Contributions that may be off topic, better elsewhere, or said before: each with the reason in words. */
export function ofSuggestions({ tending, discussions, queries, people, taxonomy }: SuggestedDeps) {
  const { vocabulary } = taxonomy;

  function called(kind: SuggestionKind, words: readonly string[], language: string): string {
    const list = new Intl.ListFormat(language, { type: 'conjunction' });
    if (kind === 'practical') return list.format(words);
    return list.format(words.map((slug) => vocabulary.label(slug, closestLanguage(language))));
  }

  type Place = NonNullable<Awaited<ReturnType<TendingActions['suggested']>>[number]['place']>;

  async function titleOf({ kind, id }: Place): Promise<string | null> {
    if (kind === 'discussion') {
      return (await discussions.get(asId<DiscussionId>(id)))?.title ?? null;
    }
    if (kind === 'query') {
      return (await queries.get(asId<QueryId>(id)))?.text.slice(0, LONGEST_TITLE) ?? null;
    }
    const other = await discussions.contributions.get(asId<ContributionId>(id));
    return other && (await namesOf(people, [other.author]))(other.author);
  }

  return async (who: Actor) => {
    const found = await tending.suggested(who);
    const items = await Promise.all(
      found.map(async ({ contribution: id, kind, words, place, at: since }) => {
        const contribution = await discussions.contributions.get(id);
        const discussion = contribution && (await discussions.get(contribution.discussion));
        if (!discussion || !contribution) return [];
        const title = place && (await titleOf(place));
        const authorName = (await namesOf(people, [contribution.author]))(contribution.author);
        const why: Why = {
          kind,
          words: called(kind, words, who.language),
          place: place && title !== null ? { ...place, title } : null,
        };
        const { version, language } = contribution;
        return [
          {
            ...{ kind: 'misplaced' as const, key: `misplaced:${id}`, since, dueAt: null, language },
            ...{ community: discussion.community, title: discussion.title, name: authorName },
            target: { subject: 'contribution' as const, id, version },
            ...{ discussion, contribution, authorName, why },
          },
        ];
      }),
    );
    return items.flat();
  };
}
