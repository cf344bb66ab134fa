import { AppError } from '../../kernel/errors.ts';
import { asId, type CollectionId, type ProductId } from '../../kernel/ids.ts';
import { availableActions, decide } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import {
  bearsOn,
  type Collection,
  type CollectionDraft,
  type CollectionVerb,
  dueWork,
  isStale,
  LIMITS,
  MOST_PLACED,
  type Placed,
} from './model.ts';
import { collectionMachine, mayKeep, mayOpen } from './policy.ts';
import type { CollectionStores } from './store.ts';

export interface CollectionDeps {
  readonly work: UnitOfWork<CollectionStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly terms: {
    isTopic(slug: string): boolean;
    topicsIn(text: string): readonly string[];
    /** The topic that a slug means now; null for none. */
    tagged(slug: string): string | null;
  };
}

/** One for its moderators, with what they may do with it. */
export interface OpenCollection {
  readonly collection: Collection;
  readonly placed: readonly Placed[];
  readonly actions: readonly CollectionVerb[];
}

const planOf = (tx: Transaction, collection: Collection, now: Date): void =>
  tx.plan(`collection:${collection.id}`, dueWork(collection, now));

function wordsOf(text: string, field: 'name' | 'words' | 'reason'): string {
  const words = text.trim().slice(0, LIMITS[field]);
  if (words === '') throw new AppError('invalid-input', `no ${field}`, { field });
  return words;
}

export function collectionActions(deps: CollectionDeps) {
  const { work, clock, ids, terms } = deps;

  const current = (collection: Collection): Collection => ({
    ...collection,
    topics: [...new Set(collection.topics.map((slug) => terms.tagged(slug) ?? slug))],
  });

  const cleaned = (draft: Omit<CollectionDraft, 'community'>) => ({
    name: wordsOf(draft.name, 'name'),
    description: draft.description.trim().slice(0, LIMITS.description),
    words: wordsOf(draft.words, 'words'),
    chosen: draft.chosen,
    topics: [...new Set(draft.topics)].filter(terms.isTopic).slice(0, LIMITS.topics),
    audience: draft.audience,
  });

  /** @throws AppError `not-found`, the same for one that does not exist and one that is not theirs to open */
  async function found(who: Actor, id: CollectionId, tx: CollectionStores): Promise<Collection> {
    const collection = await tx.collections.get(id);
    if (!collection || !mayOpen(who, collection)) {
      throw new AppError('not-found', `no collection ${id} for this reader`);
    }
    return current(collection);
  }

  /** Loads, decides, changes, saves. */
  async function changed(
    who: Actor,
    given: { readonly id: CollectionId; readonly version: number | null },
    verb: CollectionVerb,
    change: (collection: Collection) => Partial<Collection>,
  ): Promise<void> {
    await work.run(async (tx) => {
      const collection = await found(who, given.id, tx);
      if (given.version !== null && given.version !== collection.version)
        throw new AppError('changed-meanwhile', `version ${collection.version}`);
      const state = decide(collectionMachine, collection, verb, who);
      const next = { ...collection, ...change(collection), state };
      await tx.collections.update(next);
      planOf(tx, next, clock.now());
      tx.audit({ actor: who.id, verb: `collection.${verb}`, subject: `collection:${given.id}` });
    });
  }

  async function placing(
    who: Actor,
    id: CollectionId,
    verb: string,
    change: (tx: CollectionStores) => Promise<string>,
  ): Promise<void> {
    await work.run(async (tx) => {
      const collection = await found(who, id, tx);
      decide(collectionMachine, collection, 'edit', who);
      const reason = await change(tx);
      tx.audit({ actor: who.id, verb: `collection.${verb}`, subject: `collection:${id}`, reason });
    });
  }

  return {
    /** @throws AppError `moderators-only`, `invalid-input` */
    async create(who: Actor, draft: CollectionDraft): Promise<CollectionId> {
      if (!mayKeep(who, draft))
        throw new AppError('moderators-only', `does not moderate ${draft.community}`);
      const now = clock.now();
      const id = asId<CollectionId>(ids.next());
      const collection: Collection = {
        ...cleaned(draft),
        id,
        version: 1,
        community: draft.community,
        state: 'active',
        createdBy: who.id,
        createdAt: now,
        checkedBy: who.id,
        checkedAt: now,
      };
      await work.run(async (tx) => {
        await tx.collections.insert(collection);
        planOf(tx, collection, now);
        tx.audit({ actor: who.id, verb: 'collection.create', subject: `collection:${id}` });
      });
      return id;
    },

    /** @throws AppError `not-found` */
    read: (who: Actor, id: CollectionId): Promise<OpenCollection> =>
      work.run(async (tx) => {
        const collection = await found(who, id, tx);
        return {
          collection,
          placed: await tx.collections.placed(id),
          actions: availableActions(collectionMachine, collection, who),
        };
      }),

    /** Those this reader may open, by name; archived ones only for those who may restore them. */
    async list(who: Actor): Promise<readonly Collection[]> {
      const all = await work.run((tx) => tx.collections.list());
      return all
        .filter((one) => mayOpen(who, one) && (one.state === 'active' || mayKeep(who, one)))
        .map(current);
    },

    /** Active ones on what somebody asks, the nearest first. */
    async on(who: Actor, text: string, limit: number): Promise<readonly Collection[]> {
      const asked = { text, topics: terms.topicsIn(text) };
      const all = await work.run((tx) => tx.collections.list());
      return all
        .filter((one) => one.state === 'active' && mayOpen(who, one))
        .map(current)
        .map((one) => ({ one, score: bearsOn(one, asked) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ one }) => one);
    },

    /** @throws AppError `not-found`, `moderators-only`, `changed-meanwhile`, `illegal-move`, `invalid-input` */
    edit: (
      who: Actor,
      id: CollectionId,
      given: Omit<CollectionDraft, 'community'> & { readonly version: number },
    ) => changed(who, { id, version: given.version }, 'edit', () => cleaned(given)),

    /** They looked through it today: it holds. @throws AppError as `edit` */
    check: (who: Actor, id: CollectionId) =>
      changed(who, { id, version: null }, 'check', () => ({
        checkedBy: who.id,
        checkedAt: clock.now(),
      })),

    /** @throws AppError as `edit` */
    move: (who: Actor, id: CollectionId, verb: 'archive' | 'restore') =>
      changed(who, { id, version: null }, verb, () => ({})),

    /** @throws AppError `not-found`, `moderators-only`, `illegal-move`, `invalid-input` */
    place: (who: Actor, id: CollectionId, given: Pick<Placed, 'product' | 'how' | 'reason'>) =>
      placing(who, id, given.how === 'pinned' ? 'pin' : 'leave-out', async (tx) => {
        const reason = wordsOf(given.reason, 'reason');
        const there = await tx.collections.placed(id);
        if (there.length >= MOST_PLACED && there.every((one) => one.product !== given.product))
          throw new AppError('too-large', 'as many are placed as may be', {
            context: 'placed',
            limit: MOST_PLACED,
          });
        await tx.collections.place(id, { ...given, reason, by: who.id, at: clock.now() });
        return reason;
      }),

    /** Neither pinned nor left out any more. @throws AppError as `place` */
    unplace: (who: Actor, id: CollectionId, product: ProductId) =>
      placing(who, id, 'unplace', async (tx) => {
        await tx.collections.unplace(id, product);
        return product;
      }),

    /** Without a reader's eyes: for what its moderators are told. */
    get: (id: CollectionId) => work.run((tx) => tx.collections.get(id)),

    /** Its time has come: whoever moderates its community is asked, and nobody where it was looked at meanwhile. */
    ask: (id: CollectionId) =>
      work.run(async (tx) => {
        const collection = await tx.collections.get(id);
        if (collection?.state !== 'active') return;
        const now = clock.now();
        planOf(tx, collection, now);
        if (!isStale(collection, now)) return;
        const { community } = collection;
        tx.emit({ type: 'collection.due', actor: null, data: { collection: id, community } });
      }),
  };
}

export type CollectionActions = ReturnType<typeof collectionActions>;
