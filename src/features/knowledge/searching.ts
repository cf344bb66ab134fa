import { audienceKey } from '../../kernel/audience.ts';
import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Unable } from '../../ports/personal.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Access, Readers } from './access.ts';
import { type Chosen, type Facet, facetsOf, isChosen, narrows } from './facets.ts';
import { type Group, type Groupable, grouped, sketchOf } from './grouping.ts';
import {
  audiencesOf,
  type Found,
  isOutdated,
  type Need,
  type Outline,
  type Product,
  PUSHED_AT_MOST,
  type Reason,
  reasonsFor,
  weigh,
} from './model.ts';
import type { SearchStores } from './store.ts';
import type { LibrarySync } from './sync.ts';

export interface Vocabulary {
  topicsIn(text: string): readonly string[];
  countriesIn(text: string): readonly string[];
  /** Labels of a topic in every language, so that words in one find items in another. */
  labels(topic: string): readonly string[];
}

export interface Answer {
  readonly found: readonly Found[];
  /** How many more there are behind the first. */
  readonly more: number;
  /**
   * Why documents that are opened to people one by one could not be looked at for this reader; null where they were,
   * or there are none. It says nothing of whether there is one that fits.
   */
  readonly unable: Unable | null;
  /** Something found is what was asked for, as far as words, topics and countries can tell. */
  readonly good: boolean;
}

/** An answer with what it can be narrowed by. */
export interface Browsed extends Answer {
  readonly facets: readonly Facet[];
  /** More was found than is counted: the best of it is. */
  readonly atLeast: boolean;
}

export interface SearchingDeps {
  readonly work: UnitOfWork<SearchStores>;
  readonly access: Access;
  readonly text: TextAnalysis;
  readonly clock: Clock;
  readonly sync: Pick<LibrarySync, 'namedAudiences'>;
  readonly vocabulary: Vocabulary;
}

/** Candidates fetched before weighing: enough that a lifted item can rise, few enough to load. */
const CANDIDATES = 40;
/** What results are counted and narrowed among. */
const COUNTED = 200;
/** Narrowed results may lie far behind. */
const NARROWED = 400;
/** What is far behind the best is not pushed: fewer and fitting beats five. */
const PUSHED_SHARE = 0.4;
/** Share of the asked words that an item must have where neither topic nor country is shared. */
const GOOD_SHARE = 0.5;
const LONGEST_QUERY = 2_000;
const LONGEST_TEXT = 8_000;

interface Ranked extends Groupable {
  readonly outline: Outline;
  readonly matched: readonly string[];
  readonly score: number;
}

interface Looking {
  readonly limit: number;
  readonly candidates: number;
  readonly chosen?: Chosen;
}

interface Looked extends Browsed {
  readonly need: Need;
}

/** Looking for products: understanding, candidates, weighing, grouping, reasons. Nothing in it knows who wrote what. */
export function searching(deps: SearchingDeps) {
  const { work, access, text, clock, sync, vocabulary } = deps;

  function understand(words: string, fallback: Language): Need {
    return {
      text: words,
      topics: vocabulary.topicsIn(words),
      countries: vocabulary.countriesIn(words),
      language: text.detect(words, fallback),
    };
  }

  /** A text is sketched when it is first met; whoever meets it next has it from the catalogue. */
  async function sketches(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, Uint32Array>> {
    return work.run(async (tx) => {
      const known = await tx.sketches.of(ids);
      const missing = ids.filter((id) => !known.has(id));
      if (missing.length === 0) return known;
      const made = (await tx.sketches.unsketched(missing)).map(({ id, revision, body }) => ({
        id,
        revision,
        sketch: sketchOf(body),
      }));
      await tx.sketches.save(made);
      return new Map([...known, ...made.map(({ id, sketch }) => [id, sketch] as const)]);
    });
  }

  async function ranked(need: Need, readers: Readers, looking: Looking) {
    const also = need.topics.flatMap((topic) => vocabulary.labels(topic)).join(' ');
    const { candidates: limit } = looking;
    const { all, unable } = await access.candidates({ text: need.text, also, limit }, readers);
    const drawn = await sketches(all.map(({ hit }) => hit.id));
    const now = clock.now();
    const items: readonly Ranked[] = all
      .filter(({ hit, outline }) => hit.matched.length > 0 || shares(need, outline))
      .map(({ hit, outline }) => ({
        outline,
        matched: hit.matched,
        sketch: drawn.get(outline.id) ?? new Uint32Array(0),
        score: weigh(hit.score, need, outline, now),
      }))
      .sort((a, b) => b.score - a.score);
    return { items, unable, atLeast: all.length >= limit };
  }

  const found = (need: Need, { head, others }: Group<Ranked>, product: Product): Found => {
    const now = clock.now();
    return {
      product,
      score: Math.max(head.score, ...others.map(({ item }) => item.score)),
      reasons: reasonsFor(need, product, head.matched, now),
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
    const { items, unable, atLeast } = await ranked(need, readers, looking);
    const { limit, chosen = {} } = looking;
    const together = grouped(items, reader);
    const groupOf = new Map(
      together.flatMap((group) =>
        [group.head, ...group.others.map(({ item }) => item)].map(
          ({ outline }) => [outline.id, group] as const,
        ),
      ),
    );
    const outlines = items.map(({ outline }) => outline);
    const groups = narrows(chosen)
      ? grouped(
          items.filter(({ outline }) => isChosen(outline, chosen)),
          reader,
        )
      : together;
    const shown = new Map(groups.slice(0, limit).map((group) => [group.head.outline.id, group]));
    const products = await work.run((tx) => tx.products.many([...shown.keys()]));
    const all = products.flatMap((product) => {
      const group = shown.get(product.id);
      return group ? [found(need, group, product)] : [];
    });
    return {
      need,
      // What nobody can say a reason for is not shown.
      found: all.filter(({ reasons }) => reasons.length > 0),
      more: Math.max(0, groups.length - shown.size),
      unable,
      atLeast,
      good: groups.slice(0, PUSHED_AT_MOST).some(({ head }) => fits(need, head)),
      facets: facetsOf(outlines, chosen, ({ id }) => groupOf.get(id)),
    };
  }

  /** Whether an item is about what was asked: its topic, its country, or most of its words. */
  function fits({ text: words, topics, countries, language }: Need, { outline, matched }: Ranked) {
    if (outline.topics.some((topic) => topics.includes(topic))) return true;
    const asked = new Set(text.stems(words, language)).size;
    const share = asked === 0 ? 0 : matched.length / asked;
    const country = outline.countries.some((name) => countries.includes(name));
    return share >= (country ? GOOD_SHARE / 2 : GOOD_SHARE);
  }

  function wordsOf(asked: string): string {
    const words = asked.trim().slice(0, LONGEST_QUERY);
    if (words === '') throw new AppError('invalid-input', 'empty query', { field: 'q' });
    return words;
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
      const candidates = narrows(chosen) ? NARROWED : COUNTED;
      const { need: _, ...browsed } = await find(need, readersFor(who), who.language, {
        limit,
        chosen,
        candidates,
      });
      return browsed;
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

    /**
     * Products related to a text, such as all members of the community may open: for its channel. Nobody in
     * particular looks, so that nothing is among them that would have to be asked about.
     */
    async relatedFor(
      community: CommunityId,
      words: string,
      language: Language,
    ): Promise<readonly Found[]> {
      const audiences = new Set(['all', audienceKey({ kind: 'community', community })]);
      const need = understand(words.slice(0, LONGEST_TEXT), language);
      const looking = { limit: PUSHED_AT_MOST, candidates: CANDIDATES };
      return pushed(await find(need, { audiences, person: null }, language, looking));
    },

    /** Other items on what this one is about, without its own copies and translations. */
    async like(
      who: Actor,
      product: Product,
    ): Promise<Pick<Found, 'alike'> & { more: readonly Found[] }> {
      const words = [product.title, product.abstract, ...product.topics.flatMap(vocabulary.labels)];
      const about = words.join('. ') || product.body;
      const need: Need = {
        text: about.slice(0, LONGEST_QUERY),
        topics: product.topics,
        countries: product.countries,
        language: product.language,
      };
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
          how: outline.language === product.language ? 'copy' : 'translation',
        })),
        more: pushed({ found: hits.filter((hit) => !own(hit)) }).slice(0, PUSHED_AT_MOST),
      };
    },
  };
}

/** Found by other words than those that were asked, and yet for something that can be said. */
const shares = (need: Need, { topics, countries, language }: Outline): boolean =>
  language === need.language ||
  topics.some((topic) => need.topics.includes(topic)) ||
  countries.some((country) => need.countries.includes(country));

/** An item is pushed only for a reason somebody would accept. */
function pushed({ found }: Pick<Answer, 'found'>): readonly Found[] {
  const best = found[0]?.score ?? 0;
  return found.filter(
    ({ reasons, score }) => score >= best * PUSHED_SHARE && reasons.some(carries),
  );
}

/** Enough to show an item that nobody asked for: language and date alone are not, nor is one word in common. */
const carries = ({ kind, values }: Reason): boolean =>
  kind === 'topic' || kind === 'country' || (kind === 'words' && values.length > 1);
