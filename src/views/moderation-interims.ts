import type { AttributionActions } from '../features/attribution/actions.ts';
import type { Discussion } from '../features/discussions/model.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';

/** A week or a phase of a discussion is over, and its interim summary is drafted. */
export interface InterimDue {
  readonly kind: 'interim';
  readonly discussion: Discussion;
}

/** Who is named in a draft suggests other words for it. */
export interface SuggestionsDue {
  readonly kind: 'attribution';
  readonly count: number;
}

export type DraftDue = InterimDue | SuggestionsDue;

export interface DraftsAround {
  readonly attribution: Pick<AttributionActions, 'waiting'>;
}

type Deps = Pick<ViewDeps, 'discussions'> & DraftsAround;

/** What is to be read of drafts on the way. */
export function ofDrafts(deps: Deps) {
  const [interims, suggestions] = [ofInterims(deps), ofSuggested(deps)];
  return async (who: Actor) => [...(await interims(who)), ...(await suggestions(who))];
}

const LONGEST_TITLE = 120;

function ofSuggested({ attribution }: DraftsAround) {
  return async (who: Actor) =>
    (await attribution.waiting(who)).map(({ kind, item, community, title, count, since }) => ({
      kind: 'attribution' as const,
      key: `attribution:${kind}:${item}`,
      ...{ since, community, count, dueAt: null, language: null, name: '', target: null },
      title: title.slice(0, LONGEST_TITLE),
    }));
}

function ofInterims({ discussions }: Pick<ViewDeps, 'discussions'>) {
  return async (who: Actor) => {
    const drafts = await discussions.interims.waiting(who);
    const found = await Promise.all(
      drafts.map(async ({ id, discussion: of, until: since }) => {
        const discussion = await discussions.get(of);
        if (!discussion) return [];
        const { community, language, title } = discussion;
        const place = { community, language, title, name: '', target: null };
        return [
          {
            kind: 'interim' as const,
            key: `interim:${id}`,
            since,
            dueAt: null,
            ...place,
            discussion,
          },
        ];
      }),
    );
    return found.flat();
  };
}
