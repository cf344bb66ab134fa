import { audienceKey } from '../../../kernel/audience.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { Actor } from '../../../kernel/person.ts';
import { healthOf } from '../health.ts';
import { type Merge, mergedTerms, relinked } from '../merging.ts';
import { type Spreads, spreadsOf } from '../spread.ts';
import type { TagUse } from '../store.ts';
import type { Term } from '../term.ts';
import { TOPIC } from '../vocabulary.ts';
import { existing, mustCurate, saveChanged, type TaxonomyDeps, type Tx, termsNow } from './deps.ts';
import type { Keeping } from './keeping.ts';

/** What is to become one: spellings as items carry them, and whole terms. */
export interface MergeWish {
  readonly target: string;
  readonly words: readonly string[];
  readonly terms: readonly string[];
}

export interface MergePreview {
  readonly target: Term;
  readonly terms: readonly Term[];
  /** Each spelling with the items that carry it, of those the reader may open. */
  readonly words: readonly { readonly word: string; readonly count: number }[];
  readonly items: number;
}

const idOf = ({ id }: Term): string => id;

const isMergedInto = (terms: ReadonlyMap<string, Term>, id: string, target: string): boolean =>
  terms.get(id)?.mergedInto === target;

const MOST_LACKING = 5_000;
const MOST_MERGES = 20;
const MOST_WORDS = 200;

export function tagActions(deps: TaxonomyDeps, keeping: Keeping) {
  const { work, clock, ids, vocabulary, audiencesOf } = deps;

  /** Items that are asked about one by one count for nobody: whether they exist is not told. */
  function visible<T extends Pick<TagUse, 'audience'>>(
    who: Actor,
    all: readonly T[],
  ): readonly T[] {
    const mine = audiencesOf(who);
    return all.filter(({ audience }) => mine.has(audienceKey(audience)));
  }

  async function usesFor(who: Actor): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { word, count } of visible(who, await work.run((tx) => tx.tags.uses())))
      counts.set(word, (counts.get(word) ?? 0) + count);
    return counts;
  }

  /**
   * The target and the terms to be merged into it.
   * @throws AppError `not-found`, `invalid-input`: another list, no longer current, itself, or a word that is a term of
   *   its own: different things are merged only by naming them
   */
  function understood(terms: ReadonlyMap<string, Term>, wish: MergeWish) {
    const target = existing(terms, wish.target);
    const others = [...new Set(wish.terms)].map((id) => existing(terms, id));
    const words = [...new Set(wish.words.map((word) => word.trim()).filter((word) => word !== ''))];
    const merging = new Set([target.slug, ...others.map(({ slug }) => slug)]);
    const foreign = words.some((word) => {
      const slug = vocabulary.tagged(word);
      return slug !== null && !merging.has(slug);
    });
    const fits =
      [target, ...others].every(({ status, scheme }) => status === 'current' && scheme === TOPIC) &&
      others.every(({ id }) => id !== target.id) &&
      words.length <= MOST_WORDS &&
      words.length + others.length > 0;
    if (!fits || foreign) {
      throw new AppError('invalid-input', 'not to be merged', {
        field: foreign ? 'words' : 'terms',
      });
    }
    return { target, others, words };
  }

  async function apply(tx: Tx, who: Actor, wish: MergeWish): Promise<Merge> {
    const terms = await termsNow(tx);
    const { target, others, words } = understood(terms, wish);
    const at = clock.now();
    const gone = new Set(others.map(({ id }) => id));
    const after = [
      ...mergedTerms(target, others, words),
      ...relinked([...terms.values()], target.id, gone),
    ];
    const changes = after.map((term) => ({ before: existing(terms, term.id), after: term }));
    await saveChanged(tx, changes, { at, who, verb: 'merge' });
    const retagged = await tx.tags.retag(
      [...words, ...others.flatMap(({ slug, spellings }) => [slug, ...spellings])],
      target.slug,
    );
    const merge: Merge = {
      id: ids.next(),
      at,
      by: who.id,
      target: target.id,
      words,
      before: changes.map(({ before }) => before),
      items: retagged.length,
      undoneAt: null,
      undoneBy: null,
    };
    await tx.merges.save(merge, retagged);
    tx.audit({
      actor: who.id,
      verb: 'tags.merge',
      subject: `term:${target.id}`,
      detail: { merge: merge.id, words: words.length, terms: others.length, items: merge.items },
    });
    tx.emit({
      type: 'term.merged',
      actor: who.id,
      data: { merge: merge.id, target: target.id, terms: [...gone] },
    });
    return merge;
  }

  async function takeBack(tx: Tx, who: Actor, id: string): Promise<Merge> {
    const terms = await termsNow(tx);
    const merge = await tx.merges.get(id);
    if (!merge) throw new AppError('not-found', `no merge ${id}`);
    if (merge.undoneAt) return merge;
    const changes = merge.before.map((was) => {
      const now = existing(terms, was.id);
      // Somebody worked on with what the merge made: taking it back would take that back too.
      if (now.version !== was.version + 1) {
        throw new AppError('changed-meanwhile', `${was.id} was changed after the merge`);
      }
      return { before: now, after: { ...was, version: now.version } };
    });
    await saveChanged(tx, changes, { at: clock.now(), who, verb: 'undo' });
    await tx.tags.restore(await tx.merges.items(id));
    const undone: Merge = { ...merge, undoneAt: clock.now(), undoneBy: who.id };
    await tx.merges.save(undone);
    tx.audit({ actor: who.id, verb: 'tags.undo', subject: `merge:${id}` });
    tx.emit({
      type: 'term.unmerged',
      actor: who.id,
      data: {
        merge: id,
        target: merge.target,
        terms: merge.before.map(idOf).filter((one) => isMergedInto(terms, one, merge.target)),
      },
    });
    return undone;
  }

  return {
    /** How many items a term tags, of those this person may open: by its slug and by spellings merged into it. */
    async usage(who: Actor, term: Term): Promise<number> {
      const uses = await usesFor(who);
      return [...uses]
        .filter(([word]) => vocabulary.tagged(word) === term.slug)
        .reduce((total, [, count]) => total + count, 0);
    },

    /** @throws AppError `forbidden` */
    async health(who: Actor) {
      mustCurate(who);
      await keeping.ready();
      const uses = await usesFor(who);
      const lacking = visible(who, await work.run((tx) => tx.tags.lacking(MOST_LACKING)));
      return healthOf(uses, lacking, vocabulary);
    },

    /** How goals and drivers lie over the items that this person may open. @throws AppError `forbidden` */
    async spread(who: Actor): Promise<Spreads> {
      mustCurate(who);
      await keeping.ready();
      const [uses, items] = await work.run(async (tx) => [
        visible(who, await tx.tags.spread()),
        visible(who, await tx.tags.items()),
      ]);
      const all = items.reduce((total, { count }) => total + count, 0);
      return spreadsOf(uses, all, vocabulary);
    },

    /** What a merge would do. Changes nothing. @throws AppError `forbidden`, `not-found`, `invalid-input` */
    async preview(who: Actor, wish: MergeWish): Promise<MergePreview> {
      mustCurate(who);
      await keeping.ready();
      const known = new Map(vocabulary.terms.map((term) => [term.id, term]));
      const { target, others, words } = understood(known, wish);
      const uses = await usesFor(who);
      const wanted = [...words, ...others.flatMap(({ slug, spellings }) => [slug, ...spellings])];
      const counted = [...new Set(wanted)].map((word) => ({ word, count: uses.get(word) ?? 0 }));
      return {
        target,
        terms: others,
        words: counted,
        items: counted.reduce((total, { count }) => total + count, 0),
      };
    },

    /** @throws AppError `forbidden`, `not-found`, `invalid-input` */
    async merge(who: Actor, wish: MergeWish): Promise<Merge> {
      mustCurate(who);
      await keeping.ready();
      const merge = await work.run((tx) => apply(tx, who, wish));
      await keeping.load();
      return merge;
    },

    /** Terms and items as they were. Undone twice is undone once. @throws AppError `forbidden`, `not-found`, `changed-meanwhile` */
    async undo(who: Actor, id: string): Promise<Merge> {
      mustCurate(who);
      await keeping.ready();
      const merge = await work.run((tx) => takeBack(tx, who, id));
      await keeping.load();
      return merge;
    },

    /** The newest first. @throws AppError `forbidden` */
    async merges(who: Actor): Promise<readonly Merge[]> {
      mustCurate(who);
      return work.run((tx) => tx.merges.list(MOST_MERGES));
    },
  };
}
