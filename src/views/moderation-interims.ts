import type { Discussion } from '../features/discussions/model.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';

/** A week or a phase of a discussion is over, and its interim summary is drafted. */
export interface InterimDue {
  readonly kind: 'interim';
  readonly discussion: Discussion;
}

export function ofInterims({ discussions }: Pick<ViewDeps, 'discussions'>) {
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
