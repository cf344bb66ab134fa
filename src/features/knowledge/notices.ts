import { AppError } from '../../kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type ContradictionId,
  type PersonId,
  type ProductId,
} from '../../kernel/ids.ts';
import { type Actor, isAdministrator, moderates } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Access, Readers } from './access.ts';
import type { Outline, Product } from './model.ts';

/** Somebody says that two items contradict each other (FR-MOD-8). `one` sorts before `other`. */
export interface Contradiction {
  readonly id: ContradictionId;
  readonly version: number;
  readonly one: ProductId;
  readonly other: ProductId;
  readonly why: string;
  readonly flaggedBy: PersonId;
  /** Whose moderators reconcile it; null for administrators, where no community has the theme. */
  readonly community: CommunityId | null;
  readonly state: 'open' | 'settled';
  /** What came of it, in words; null while open. */
  readonly outcome: string | null;
  readonly settledBy: PersonId | null;
  readonly flaggedAt: Date;
  readonly settledAt: Date | null;
}

/** What stands on an item: the contradiction, and the item on its other side. */
export interface Notice {
  readonly contradiction: Contradiction;
  readonly other: Outline;
}

/** A task for who reconciles. An item that they may not open has no outline, only an owner to ask. */
export interface Reconciliation {
  readonly contradiction: Contradiction;
  readonly sides: readonly {
    readonly outline: Outline | null;
    readonly ownerId: PersonId | null;
  }[];
}

export interface ContradictionStore {
  /** False where the pair is open already. */
  insert(contradiction: Contradiction): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` unless the stored version is one less */
  update(contradiction: Contradiction): Promise<void>;
  get(id: ContradictionId): Promise<Contradiction | null>;
  /** Of these items on either side, newest first. */
  of(ids: readonly ProductId[]): Promise<readonly Contradiction[]>;
  open(): Promise<readonly Contradiction[]>;
}

interface Products {
  outlines(ids: readonly ProductId[]): Promise<readonly Outline[]>;
}

export interface NoticeDeps {
  readonly work: UnitOfWork<{ products: Products; contradictions: ContradictionStore }>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly access: Pick<Access, 'openAmong'>;
  readonly readersFor: (who: Actor) => Readers;
  /** @throws AppError `not-found` where they may not open it */
  readonly read: (who: Actor, id: ProductId) => Promise<Product>;
  /** The community that has most of these topics; null for none. */
  readonly themeOf: (topics: readonly string[]) => Promise<CommunityId | null>;
}

const LONGEST = 2_000;

/** Moderators of its theme; administrators what is nobody's. */
export const reconciles = (who: Actor, { community }: Pick<Contradiction, 'community'>): boolean =>
  isAdministrator(who) || (community !== null && moderates(who, community));

function wordsOf(text: string): string {
  const words = text.trim().slice(0, LONGEST);
  if (words === '') throw new AppError('reason-required', 'a contradiction needs words');
  return words;
}

/** Contradictions between items, with the notice that each of the two carries. */
export function noticeActions(deps: NoticeDeps) {
  const { work, clock, ids, access, readersFor, read, themeOf } = deps;

  /**
   * By item. A notice names both items, so that it stands only where the readers may open both: on an item of which the
   * other side is closed to them there is none, as if the other did not exist.
   */
  async function among(
    readers: Readers,
    items: readonly ProductId[],
  ): Promise<ReadonlyMap<ProductId, readonly Notice[]>> {
    if (items.length === 0) return new Map();
    const found = await work.run((tx) => tx.contradictions.of(items));
    if (found.length === 0) return new Map();
    const sides = new Set(found.flatMap(({ one, other }) => [one, other]));
    const outlines = await work.run((tx) => tx.products.outlines([...sides]));
    const open = await access.openAmong(readers, outlines);
    const shown = new Map(outlines.filter(({ id }) => open.has(id)).map((one) => [one.id, one]));
    return new Map(
      items.map((id) => [
        id,
        found.flatMap((contradiction): Notice[] => {
          const { one, other } = contradiction;
          if ((one !== id && other !== id) || !shown.has(id)) return [];
          const outline = shown.get(one === id ? other : one);
          return outline ? [{ contradiction, other: outline }] : [];
        }),
      ]),
    );
  }

  async function sidesOf(who: Actor, all: readonly Contradiction[]) {
    const sides = [...new Set(all.flatMap(({ one, other }) => [one, other]))];
    const outlines = await work.run((tx) => tx.products.outlines(sides));
    const open = await access.openAmong(readersFor(who), outlines);
    const byId = new Map(outlines.map((outline) => [outline.id, outline]));
    return all.map((contradiction): Reconciliation => {
      const sideOf = (id: ProductId) => {
        const outline = byId.get(id) ?? null;
        return {
          outline: open.has(id) ? outline : null,
          ownerId: outline?.ownerId ?? null,
        };
      };
      return { contradiction, sides: [sideOf(contradiction.one), sideOf(contradiction.other)] };
    });
  }

  return {
    among,

    /**
     * The pair is one however often it is flagged while it is open.
     * @throws AppError `not-found` where one of the two is closed to them, `reason-required`, `invalid-input`
     */
    async flag(who: Actor, pair: readonly [ProductId, ProductId], why: string): Promise<void> {
      const reason = wordsOf(why);
      const [one, other] = [...pair].sort();
      if (!one || !other || one === other)
        throw new AppError('invalid-input', 'an item and itself', { field: 'other' });
      const both = await Promise.all([read(who, one), read(who, other)]);
      const community = await themeOf(both.flatMap(({ topics }) => topics));
      const contradiction: Contradiction = {
        id: asId<ContradictionId>(ids.next()),
        version: 1,
        one,
        other,
        why: reason,
        flaggedBy: who.id,
        community,
        state: 'open',
        outcome: null,
        settledBy: null,
        flaggedAt: clock.now(),
        settledAt: null,
      };
      await work.run(async (tx) => {
        if (!(await tx.contradictions.insert(contradiction))) return;
        const { id } = contradiction;
        tx.emit({ type: 'contradiction.flagged', actor: who.id, data: { contradiction: id } });
        tx.audit({ actor: who.id, verb: 'contradiction.flag', subject: `contradiction:${id}` });
      });
    },

    /** @throws AppError `not-found`, `forbidden`, `illegal-move`, `changed-meanwhile`, `reason-required` */
    async settle(
      who: Actor,
      id: ContradictionId,
      given: { readonly version: number; readonly outcome: string },
    ): Promise<void> {
      const outcome = wordsOf(given.outcome);
      await work.run(async (tx) => {
        const known = await tx.contradictions.get(id);
        if (!known) throw new AppError('not-found', `no contradiction ${id}`);
        if (!reconciles(who, known)) throw new AppError('forbidden', 'moderators reconcile');
        if (known.version !== given.version)
          throw new AppError('changed-meanwhile', `version ${known.version}`);
        if (known.state !== 'open')
          throw new AppError('illegal-move', 'settled already', {
            state: known.state,
            verb: 'settle',
          });
        await tx.contradictions.update({
          ...known,
          version: known.version + 1,
          state: 'settled',
          outcome,
          settledBy: who.id,
          settledAt: clock.now(),
        });
        tx.emit({ type: 'contradiction.settled', actor: who.id, data: { contradiction: id } });
        tx.audit({ actor: who.id, verb: 'contradiction.settle', subject: `contradiction:${id}` });
      });
    },

    get: (id: ContradictionId) => work.run((tx) => tx.contradictions.get(id)),

    /** One, as this person may see it; null where it is none of their business. */
    async task(who: Actor, id: ContradictionId): Promise<Reconciliation | null> {
      const known = await work.run((tx) => tx.contradictions.get(id));
      return known ? ((await sidesOf(who, [known]))[0] ?? null) : null;
    },

    /** What waits for this person to be reconciled, oldest first. */
    async tasks(who: Actor): Promise<readonly Reconciliation[]> {
      const all = await work.run((tx) => tx.contradictions.open());
      return sidesOf(
        who,
        all.filter((one) => reconciles(who, one)),
      );
    },

    /** Owners of both sides, for those who are told. */
    async owners({ one, other }: Contradiction): Promise<readonly PersonId[]> {
      const outlines = await work.run((tx) => tx.products.outlines([one, other]));
      return [...new Set(outlines.flatMap(({ ownerId }) => ownerId ?? []))];
    },
  };
}
