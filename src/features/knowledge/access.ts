import { audienceKey, mayOpen } from '../../kernel/audience.ts';
import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { type ItemRef, itemKey, type PersonalRights, type Unable } from '../../ports/personal.ts';
import type { IndexHit, IndexQuery, SearchIndex } from '../../ports/search.ts';
import type { Outline, Product } from './model.ts';

/** For whom something is looked for: everybody in a place, or one person who can be asked about. */
export interface Readers {
  /** Audience keys that are open to them without asking anybody. */
  readonly audiences: ReadonlySet<string>;
  /** Null: what is `checked` is never shown there. */
  readonly person: PersonId | null;
}

export interface Candidate {
  readonly hit: IndexHit;
  readonly outline: Outline;
}

export interface Candidates {
  /** Best first, all of them open to the readers. */
  readonly all: readonly Candidate[];
  /** Why what is `checked` is not among them; null where it is, or there is none. */
  readonly unable: Unable | null;
}

export interface AccessDeps {
  readonly index: SearchIndex;
  readonly personal: Pick<PersonalRights, 'readable'>;
  readonly outlines: (ids: readonly ProductId[]) => Promise<readonly Outline[]>;
  /** Some item of a library, to be asked about where nothing else is; null where there is no library. */
  readonly cover: () => ItemRef | null;
  /** Whether the register has a library whose readers are not known. */
  readonly hasChecked: () => boolean;
}

/**
 * Rounds of asking; each looks twice as far as the one before, and together they ask about 600 items in 30 calls at
 * most. Whoever may open none of so many finds what they may open by its audience.
 */
const ROUNDS = 4;
const ASKED_AT_MOST = 600;

const isUnable = (answer: ReadonlySet<string> | Unable): answer is Unable =>
  typeof answer === 'string';

/**
 * What readers may open, decided before anything is ranked, counted or cut: an answer is made from it alone, and so it
 * is the answer of a library in which nothing else exists.
 */
export function access({ index, personal, outlines, cover, hasChecked }: AccessDeps) {
  /** Fills `open` and `hidden`. */
  async function judge(
    readers: Readers,
    found: readonly Outline[],
    state: State,
    first: boolean,
  ): Promise<void> {
    const { person } = readers;
    const unsure: Outline[] = [];
    for (const outline of found) {
      // As the catalogue has it now: the index may be a moment behind.
      if (readers.audiences.has(audienceKey(outline.audience))) state.open.add(outline.id);
      else if (outline.audience.kind === 'checked' && state.asks) unsure.push(outline);
      else state.hidden.add(outline.id);
    }
    if (person === null || !state.asks || (unsure.length === 0 && !first)) return;
    const answer = await personal.readable(person, unsure, (first && cover()) || undefined);
    if (isUnable(answer)) {
      state.unable = answer;
      state.asks = false;
    }
    for (const outline of unsure) {
      const opens = !isUnable(answer) && answer.has(itemKey(outline));
      (opens ? state.open : state.hidden).add(outline.id);
    }
  }

  return {
    /** The best `query.limit` of what the readers may open. */
    async candidates(
      query: Omit<IndexQuery, 'audiences' | 'candidates' | 'except'>,
      readers: Readers,
    ): Promise<Candidates> {
      const asks = readers.person !== null && (hasChecked() || index.hasCandidates());
      const state: State = { open: new Set(), hidden: new Set(), asks, unable: null };
      const known = new Map<ProductId, Outline>();
      const look = (limit: number): readonly IndexHit[] =>
        index.query({
          ...query,
          audiences: readers.audiences,
          candidates: state.asks,
          except: state.hidden,
          limit,
        });
      const isOpen = ({ id }: IndexHit): boolean => state.open.has(id);
      let hits: readonly IndexHit[] = [];
      let room = ASKED_AT_MOST;
      for (let round = 0; round < ROUNDS && room > 0; round += 1) {
        hits = look(Math.min(query.limit * 2 ** round, state.open.size + room));
        const fresh = hits.filter((hit) => !isOpen(hit)).map(({ id }) => id);
        room -= fresh.length;
        const loaded = await outlines(fresh);
        for (const outline of loaded) known.set(outline.id, outline);
        // Gone from the catalogue, and not yet from the index.
        for (const id of fresh) if (!known.has(id)) state.hidden.add(id);
        await judge(readers, loaded, state, round === 0);
        if (hits.slice(0, query.limit).every(isOpen)) break;
      }
      const all = hits.filter(isOpen).slice(0, query.limit);
      return {
        all: all.flatMap((hit) => {
          const outline = known.get(hit.id);
          return outline ? [{ hit, outline }] : [];
        }),
        unable: state.unable,
      };
    },

    /** Those of `items` that the readers may open, by id. */
    async openAmong(readers: Readers, items: readonly Outline[]): Promise<ReadonlySet<ProductId>> {
      const state: State = { open: new Set(), hidden: new Set(), asks: true, unable: null };
      await judge({ ...readers }, items, state, false);
      return state.open;
    },

    /** One item by itself. */
    async opens(who: Actor, product: Product): Promise<boolean> {
      if (product.audience.kind !== 'checked') return mayOpen(product.audience, who);
      const answer = await personal.readable(who.id, [product]);
      return !isUnable(answer) && answer.has(itemKey(product));
    },
  };
}

interface State {
  readonly open: Set<ProductId>;
  readonly hidden: Set<ProductId>;
  /** Candidates are looked for, since the person can be asked about. */
  asks: boolean;
  unable: Unable | null;
}

export type Access = ReturnType<typeof access>;
