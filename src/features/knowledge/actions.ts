import { type Audience, audienceKey, mayOpen } from '../../kernel/audience.ts';
import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PersonalRights, Unable } from '../../ports/personal.ts';
import type { SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { access, type Readers } from './access.ts';
import {
  addressesOf,
  audiencesOf,
  type Found,
  isOutdated,
  type Need,
  type Product,
  PUSHED_AT_MOST,
  type Reason,
  reasonsFor,
  weigh,
} from './model.ts';
import type { ProductStore } from './store.ts';
import type { LibrarySync } from './sync.ts';

export interface KnowledgeDeps {
  readonly work: UnitOfWork<{ products: ProductStore }>;
  readonly index: SearchIndex;
  readonly text: TextAnalysis;
  readonly clock: Clock;
  readonly sync: LibrarySync;
  readonly personal: Pick<PersonalRights, 'readable'>;
  /** The vocabulary: what topics and countries a text speaks of, and other words for them. */
  readonly vocabulary: Vocabulary;
}

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
}

/** Candidates fetched before weighing: enough that a lifted item can rise, few enough to load. */
const CANDIDATES = 40;
/** What is far behind the best is not pushed: fewer and fitting beats five. */
const PUSHED_SHARE = 0.4;

export function knowledgeActions(deps: KnowledgeDeps) {
  const { work, index, text, clock, sync, personal, vocabulary } = deps;
  const { candidates, opens } = access({
    index,
    personal,
    outlines: (ids) => work.run((tx) => tx.products.outlines(ids)),
    hasChecked: () => sync.libraries().some(({ audience }) => audience.kind === 'checked'),
    cover() {
      const all = sync.libraries();
      const drive = all.find(({ audience }) => audience.kind === 'checked') ?? all[0];
      return drive ? { driveId: drive.driveId, itemId: 'root' } : null;
    },
  });

  function understand(words: string, fallback: Language): Need {
    return {
      text: words,
      topics: vocabulary.topicsIn(words),
      countries: vocabulary.countriesIn(words),
      language: text.detect(words, fallback),
    };
  }

  async function find(need: Need, readers: Readers, limit: number): Promise<Answer> {
    const also = need.topics.flatMap((topic) => vocabulary.labels(topic)).join(' ');
    const { all, unable } = await candidates({ text: need.text, also, limit: CANDIDATES }, readers);
    const now = clock.now();
    const ranked = all
      .map(({ hit, outline }) => ({
        id: outline.id,
        hit,
        score: weigh(hit.score, need, outline, now),
      }))
      .sort((a, b) => b.score - a.score);
    const shown = new Map(ranked.slice(0, limit).map((entry) => [entry.id, entry]));
    const products = await work.run((tx) => tx.products.many([...shown.keys()]));
    const found = products.map((product) => ({
      product,
      score: shown.get(product.id)?.score ?? 0,
      reasons: reasonsFor(need, product, shown.get(product.id)?.hit.matched ?? [], now),
      outdated: isOutdated(product, now),
    }));
    // What nobody can say a reason for is not shown.
    const reasoned = found.filter(({ reasons }) => reasons.length > 0);
    return { found: reasoned, more: Math.max(0, ranked.length - shown.size), unable };
  }

  return {
    /** Plain-language search for one reader, best first, each with its reasons. */
    async search(who: Actor, words: string, limit: number = PUSHED_AT_MOST): Promise<Answer> {
      const query = words.trim().slice(0, 2_000);
      if (query === '') throw new AppError('invalid-input', 'empty query', { field: 'q' });
      const audiences = audiencesOf(who, sync.namedAudiences());
      return find(understand(query, who.language), { audiences, person: who.id }, limit);
    },

    /** As `search`, for everybody in a place at once: only what every one of `audiences` names may open. */
    async searchFor(
      audiences: ReadonlySet<string>,
      words: string,
      { language, limit }: { readonly language: Language; readonly limit: number },
    ): Promise<Answer> {
      const readers = { audiences, person: null };
      return find(understand(words.trim().slice(0, 2_000), language), readers, limit);
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
      const answer = await find(
        understand(words.slice(0, 8_000), language),
        { audiences, person: null },
        PUSHED_AT_MOST,
      );
      // An item is pushed only for a reason somebody would accept.
      const best = answer.found[0]?.score ?? 0;
      return answer.found.filter(
        ({ reasons, score }) => score >= best * PUSHED_SHARE && reasons.some(carries),
      );
    },

    /** @throws AppError `not-found`, the same whether it does not exist or is not for this reader */
    async read(who: Actor, id: ProductId) {
      const product = await work.run((tx) => tx.products.get(id));
      if (!product || !(await opens(who, product)))
        throw new AppError('not-found', `no product ${id}`);
      return product;
    },

    /** Those of `ids` that everybody in `audiences` may open. */
    async many(ids: readonly ProductId[], audiences: ReadonlySet<string>) {
      const products = await work.run((tx) => tx.products.many(ids));
      return products.filter((product) => audiences.has(audienceKey(product.audience)));
    },

    /** The file at this address, where everybody in `audiences` may open it; null for any other. */
    async atAddress(address: string, audiences: ReadonlySet<string>): Promise<Product | null> {
      const product = await work.run((tx) => tx.products.byAddress(addressesOf(address)));
      return product && audiences.has(audienceKey(product.audience)) ? product : null;
    },

    audiencesOf: (who: Actor): ReadonlySet<string> => audiencesOf(who, sync.namedAudiences()),

    audiencesIn: (community: CommunityId): ReadonlySet<string> =>
      new Set<string>(['all', audienceKey({ kind: 'community', community } satisfies Audience)]),

    unreadable: () => work.run((tx) => tx.products.unreadable(100)),
    /**
     * How many a reader may open by their audience; null counts those of all libraries, for those who keep the
     * machine. What is asked about one by one is counted for nobody.
     */
    count(who: Actor | null): Promise<number> {
      const mine = sync.libraries().filter(({ audience }) => !who || mayOpen(audience, who));
      return work.run((tx) => tx.products.count(mine.map(({ driveId }) => driveId)));
    },
    sync,
  };
}

/** Enough to show an item that nobody asked for: language and date alone are not, nor is one word in common. */
const carries = ({ kind, values }: Reason): boolean =>
  kind === 'topic' || kind === 'country' || (kind === 'words' && values.length > 1);

export type KnowledgeActions = ReturnType<typeof knowledgeActions>;
