import type { CollectionActions } from '../features/collections/actions.ts';
import { type Collection, type CollectionVerb, isStale } from '../features/collections/model.ts';
import type { KnowledgeActions } from '../features/knowledge/actions.ts';
import type { Beside } from '../features/knowledge/beside.ts';
import type { Chosen } from '../features/knowledge/facets.ts';
import type { Found, Outline } from '../features/knowledge/model.ts';
import { isAppError } from '../kernel/errors.ts';
import type { CollectionId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { ViewDeps } from './deps.ts';

export interface CollectionSummary {
  readonly collection: Collection;
  readonly communityName: string;
  /** Nobody looked at it for longer than it should be left. */
  readonly stale: boolean;
}

export interface PlacedView {
  readonly outline: Outline;
  readonly beside: Beside | null;
  readonly reason: string;
}

/** A collection as this reader finds it today. */
export interface CollectionPage extends CollectionSummary {
  readonly checkedBy: string;
  readonly actions: readonly CollectionVerb[];
  readonly pinned: readonly PlacedView[];
  readonly found: readonly Found[];
  readonly more: number;
  /** For those who keep it: what they took out, as far as they may open it. */
  readonly leftOut: readonly PlacedView[];
}

type Deps = { readonly collections: CollectionActions } & Pick<
  ViewDeps,
  'knowledge' | 'people' | 'communities'
>;

const MOST_FOUND = 50;

type Opened = Awaited<ReturnType<CollectionActions['read']>>;

/** The search is done anew for each reader: nothing that they may not open is even counted. */
async function resultsOf(
  knowledge: KnowledgeActions,
  who: Actor,
  { collection, placed }: Opened,
  limit: number,
) {
  const { words } = collection;
  const chosen = collection.chosen as Chosen;
  const browsed = await knowledge.browse(who, words, { limit: MOST_FOUND, chosen });
  const apart = new Set<string>(placed.map(({ product }) => product));
  const found = browsed.found.filter(({ product }) => !apart.has(product.id));
  return {
    found: found.slice(0, limit),
    more: Math.max(0, found.length - limit) + browsed.more,
  };
}

async function placedOf(
  knowledge: KnowledgeActions,
  who: Actor,
  { placed }: Opened,
  how: 'pinned' | 'left-out',
): Promise<readonly PlacedView[]> {
  const reasons = new Map(
    placed.filter((one) => one.how === how).map(({ product, reason }) => [product, reason]),
  );
  const open = await knowledge.outlines(who, [...reasons.keys()]);
  const beside = await knowledge.beside(
    knowledge.readersFor(who),
    open.map(({ id }) => id),
  );
  return open.map((outline) => ({
    outline,
    beside: beside.get(outline.id) ?? null,
    reason: reasons.get(outline.id) ?? '',
  }));
}

/** Ids of what a collection holds for a person; none where they may not open it, or it is archived. */
export async function collectionItems(
  { collections, knowledge }: Pick<Deps, 'collections' | 'knowledge'>,
  who: Actor,
  id: CollectionId,
): Promise<ReadonlySet<string>> {
  const opened = await collections.read(who, id).catch((error: unknown) => {
    if (!isAppError(error) || error.code !== 'not-found') throw error;
    return null;
  });
  if (opened?.collection.state !== 'active') return new Set();
  const [{ found }, pinned] = await Promise.all([
    resultsOf(knowledge, who, opened, MOST_FOUND),
    placedOf(knowledge, who, opened, 'pinned'),
  ]);
  return new Set([
    ...found.map(({ product }) => product.id),
    ...pinned.map(({ outline }) => outline.id),
  ]);
}

export function collectionViews(
  { collections, knowledge, people, communities }: Deps,
  clock: Clock,
) {
  async function summaries(
    who: Actor,
    all: readonly Collection[],
  ): Promise<readonly CollectionSummary[]> {
    if (all.length === 0) return [];
    const names = new Map(
      (await communities.list()).map(({ id, names }) => [id, names[who.language]]),
    );
    return all.map((collection) => ({
      collection,
      communityName: names.get(collection.community) ?? collection.community,
      stale: isStale(collection, clock.now()),
    }));
  }

  return {
    /** @throws AppError `not-found` */
    async page(who: Actor, id: CollectionId, limit: number): Promise<CollectionPage> {
      const opened = await collections.read(who, id);
      const { collection, actions } = opened;
      const keeps = actions.length > 0;
      const [[summary], results, pinned, leftOut, checker] = await Promise.all([
        summaries(who, [collection]),
        resultsOf(knowledge, who, opened, limit),
        placedOf(knowledge, who, opened, 'pinned'),
        keeps ? placedOf(knowledge, who, opened, 'left-out') : [],
        people.people([collection.checkedBy]),
      ]);
      const shown = summary ?? { collection, communityName: '', stale: false };
      const checkedBy = checker[0]?.name ?? '—';
      return { ...shown, ...results, actions, pinned, leftOut, checkedBy };
    },

    list: async (who: Actor) => summaries(who, await collections.list(who)),

    /** The nearest to what somebody asks. */
    on: async (who: Actor, words: string, limit: number) =>
      summaries(who, await collections.on(who, words, limit)),

    /** For the notice to those who keep it. */
    async due(id: CollectionId): Promise<{ collection: Collection; stale: boolean } | null> {
      const collection = await collections.get(id);
      return collection && { collection, stale: isStale(collection, clock.now()) };
    },
  };
}

export type CollectionViews = ReturnType<typeof collectionViews>;
