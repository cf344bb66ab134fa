import type { ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Elsewhere } from '../../ports/elsewhere.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Access, Readers } from './access.ts';
import {
  type Answer,
  answersTo,
  type Browsed,
  LONGEST_QUERY,
  LOOKED_AT_FIRST,
  pushed,
  type Vocabulary,
  type Wide,
  wordsOf,
} from './answers.ts';
import { type Proof, proofsAmong } from './choices.ts';
import { besideOurs, MOST_ELSEWHERE, seenToo } from './elsewhere.ts';
import { askingEverywhere } from './everywhere.ts';
import { type Chosen, facetsOf, isChosen, narrows } from './facets.ts';
import { type Group, grouped, kinshipOf } from './grouping.ts';
import { meaningOf } from './meaning.ts';
import {
  audiencesOf,
  type Contradicted,
  type Found,
  isOutdated,
  type Need,
  type Product,
  PUSHED_AT_MOST,
  type Rated,
  type Reason,
} from './model.ts';
import { narrowing } from './narrowing.ts';
import { stillReading } from './progress.ts';
import type { Looking, Ranked } from './ranking.ts';
import { reasonsFor } from './reasons.ts';
import type { SearchStores } from './store.ts';
import type { LibrarySync } from './sync.ts';

export interface SearchingDeps {
  readonly work: UnitOfWork<SearchStores>;
  /** Microsoft Search; absent where it is not asked. */
  readonly elsewhere?: Elsewhere;
  readonly access: Access;
  readonly text: TextAnalysis;
  readonly clock: Clock;
  readonly sync: Pick<LibrarySync, 'namedAudiences' | 'libraries' | 'records' | 'indexing'>;
  readonly vocabulary: Vocabulary;
  readonly among: (
    readers: Readers,
    items: readonly ProductId[],
  ) => Promise<ReadonlyMap<ProductId, readonly Contradicted[]>>;
  readonly differing: (items: readonly ProductId[]) => Promise<ReadonlyMap<string, number>>;
  readonly standings: (ids: readonly ProductId[]) => Promise<ReadonlyMap<ProductId, Rated>>;
}

/** Candidates fetched before weighing: enough that a lifted item can rise, few enough to load. */
const CANDIDATES = 40;
/** What results are counted among, and how many at most are left by narrowing. */
const COUNTED = 200;
const LONGEST_TEXT = 8_000;

interface Looked extends Browsed {
  readonly need: Need;
}

const byItem = (groups: readonly Group<Ranked>[]) =>
  new Map(
    groups.flatMap((group) =>
      [group.head, ...group.others.map(({ item }) => item)].map(
        ({ outline }) => [outline.id, group] as const,
      ),
    ),
  );

/** Looking for products: understanding, candidates, weighing, grouping, reasons. Nothing in it knows who wrote what. */
export function searching(deps: SearchingDeps) {
  const { work, text, clock, sync, vocabulary } = deps;

  function understand(words: string, fallback: Language): Need {
    const need = {
      text: words,
      topics: vocabulary.topicsIn(words),
      countries: vocabulary.countriesIn(words),
      language: text.detect(words, fallback),
    };
    return { ...need, meant: meaningOf(need, text, vocabulary) };
  }

  const ranked = narrowing(deps);
  const everywhere = askingEverywhere(deps);
  const reading = stillReading(deps);

  const found = (need: Need, { head, others }: Group<Ranked>, product: Product, proof?: Proof) => {
    const now = clock.now();
    return {
      product,
      score: Math.max(head.score, ...others.map(({ item }) => item.score)),
      reasons: seenToo(reasonsFor(need, product, head.matched, now, proof), head.seen),
      outdated: isOutdated(product, now),
      alike: others.map(({ item, how }) => ({ outline: item.outline, how })),
    };
  };

  async function find(
    need: Need,
    readers: Readers,
    reader: Language,
    looking: Looking,
  ): Promise<Looked> {
    const { items, unable, atLeast, asked } = await ranked(need, readers, looking);
    const { limit, chosen = {} } = looking;
    const together = grouped(items, reader);
    const groupOf = byItem(together);
    const outlines = items.map(({ outline }) => outline);
    const groups = narrows(chosen)
      ? grouped(
          items.filter(({ outline }) => isChosen(outline, chosen)),
          reader,
        )
      : together;
    const shown = new Map(groups.slice(0, limit).map((group) => [group.head.outline.id, group]));
    const ids = [...shown.keys()];
    const [products, proofs, notices, differing, standings] = await Promise.all([
      work.run((tx) => tx.products.many(ids)),
      proofsAmong(work, need.topics, ids),
      deps.among(readers, ids),
      deps.differing(ids),
      deps.standings(ids),
    ]);
    const all = products.flatMap((product) => {
      const group = shown.get(product.id);
      if (!group) return [];
      const said = {
        notices: notices.get(product.id) ?? [],
        differing: differing.get(product.id) ?? 0,
        standing: standings.get(product.id) ?? null,
      };
      return [{ ...found(need, group, product, proofs.get(product.id)), ...said }];
    });
    return {
      need,
      // What nobody can say a reason for is not shown.
      found: all.filter(({ reasons }) => reasons.length > 0),
      more: Math.max(0, groups.length - shown.size),
      unable,
      atLeast,
      good: groups.slice(0, LOOKED_AT_FIRST).some(({ head }) => answersTo(need, head, asked)),
      facets: facetsOf(outlines, chosen, ({ id }) => groupOf.get(id)),
    };
  }

  const readersFor = (who: Actor): Readers => ({
    audiences: audiencesOf(who, sync.namedAudiences()),
    person: who.id,
  });

  const answer = ({ found: hits, more, unable, good }: Answer): Answer => ({
    found: hits,
    more,
    unable,
    good,
  });

  return {
    understand,
    readersFor,

    /** Why an item fits a text, as far as topics, countries, language and date can tell. */
    reasons(words: string, language: Language, product: Product): readonly Reason[] {
      return reasonsFor(
        understand(words.slice(0, LONGEST_TEXT), language),
        product,
        [],
        clock.now(),
      );
    },

    /** Plain-language search for one reader, best first, each with its reasons. */
    async search(who: Actor, words: string, limit: number = PUSHED_AT_MOST): Promise<Answer> {
      const need = understand(wordsOf(words), who.language);
      const looking = { limit, candidates: CANDIDATES };
      return answer(await find(need, readersFor(who), who.language, looking));
    },

    /** As `search`, narrowed by facets and with their counts. */
    async browse(
      who: Actor,
      words: string,
      { limit, chosen }: { readonly limit: number; readonly chosen: Chosen },
    ): Promise<Browsed> {
      const need = understand(wordsOf(words), who.language);
      const { need: _, ...browsed } = await find(need, readersFor(who), who.language, {
        limit,
        chosen,
        candidates: COUNTED,
      });
      return browsed;
    },

    /**
     * As `search`, or as `browse` where something is `chosen`, with what Microsoft Search finds for this person: where a
     * person asks, and nowhere else. What is narrowed is ours alone.
     */
    async everywhere(
      who: Actor,
      words: string,
      { limit, chosen }: { readonly limit: number; readonly chosen?: Chosen },
    ): Promise<Wide> {
      const need = understand(wordsOf(words), who.language);
      const readers = readersFor(who);
      const narrowed = chosen !== undefined && narrows(chosen);
      const asked = everywhere(need, readers);
      const [{ need: _, ...browsed }, { elsewhere }] = await Promise.all([
        find(need, readers, who.language, {
          limit,
          candidates: chosen === undefined ? CANDIDATES : COUNTED,
          theirs: asked.then(({ theirs }) => theirs),
          ...(chosen === undefined ? {} : { chosen }),
        }),
        asked,
      ]);
      const items = narrowed ? [] : besideOurs(elsewhere?.items ?? [], browsed.found);
      return {
        ...browsed,
        reading: await reading(readers.audiences),
        elsewhere: elsewhere && { ...elsewhere, items: items.slice(0, MOST_ELSEWHERE) },
      };
    },

    /** As `search`, for everybody in a place at once: only what every one of `audiences` names may open. */
    async searchFor(
      audiences: ReadonlySet<string>,
      words: string,
      { language, limit }: { readonly language: Language; readonly limit: number },
    ): Promise<Answer> {
      const need = understand(words.trim().slice(0, LONGEST_QUERY), language);
      const looking = { limit, candidates: CANDIDATES };
      return answer(await find(need, { audiences, person: null }, language, looking));
    },

    /** Products related to a text, for everybody whom every one of `audiences` names. */
    async relatedFor(
      audiences: ReadonlySet<string>,
      words: string,
      language: Language,
    ): Promise<readonly Found[]> {
      const need = understand(words.slice(0, LONGEST_TEXT), language);
      // More than are pushed, since what carries no reason leaves its place to the next.
      const looking = { limit: 2 * PUSHED_AT_MOST, candidates: CANDIDATES };
      return pushed(await find(need, { audiences, person: null }, language, looking));
    },

    /** Other items on what this one is about, without its own copies and translations. */
    async like(
      who: Actor,
      product: Product,
    ): Promise<Pick<Found, 'alike'> & { more: readonly Found[] }> {
      const words = [
        product.title,
        product.abstract,
        ...product.topics.flatMap((topic) => vocabulary.labels(topic)),
      ];
      const about = words.join('. ') || product.body;
      const its = {
        text: about.slice(0, LONGEST_QUERY),
        topics: product.topics,
        countries: product.countries,
        language: product.language,
      };
      const need: Need = { ...its, meant: meaningOf(its, text, vocabulary) };
      const readers = readersFor(who);
      const { found: hits } = await find(need, readers, product.language, {
        limit: PUSHED_AT_MOST + 1,
        candidates: CANDIDATES,
      });
      // It is found by its own words, and so are its other forms.
      const own = ({ product: one, alike }: Found): boolean =>
        one.id === product.id || alike.some(({ outline }) => outline.id === product.id);
      const itself = hits.find(own);
      const forms = itself
        ? [{ outline: itself.product, how: 'copy' as const }, ...itself.alike].filter(
            ({ outline }) => outline.id !== product.id,
          )
        : [];
      return {
        alike: forms.map(({ outline }) => ({
          outline,
          how: kinshipOf(product, outline),
        })),
        more: pushed({ found: hits.filter((hit) => !own(hit)) }),
      };
    },
  };
}
