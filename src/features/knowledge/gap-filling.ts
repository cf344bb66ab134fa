import { audienceKey } from '../../kernel/audience.ts';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Readers } from './access.ts';
import { answersTo } from './answers.ts';
import { announce, type Gap, type GapStore } from './gaps.ts';
import type { Need, Outline } from './model.ts';
import type { ProductStore } from './store.ts';

/** As many are compared with each document that comes; older ones are closed by hand. */
const MOST_COMPARED = 200;
/** Longer than any index is behind. What is not found by its own title then never will be. */
const INDEXED_WITHIN_MS = 600_000;

export interface FillingDeps {
  readonly work: UnitOfWork<{ gaps: GapStore; products: Pick<ProductStore, 'outlines'> }>;
  readonly clock: Clock;
  readonly index: Pick<SearchIndex, 'query'>;
  readonly text: Pick<TextAnalysis, 'stems'>;
  readonly understand: (words: string, fallback: Language) => Need;
  readonly readersFor: (who: Actor) => Pick<Readers, 'audiences'>;
}

/** What was missed is looked for in each document that comes. */
export function gapFilling({ work, clock, index, text, ...looking }: FillingDeps) {
  /** What has just come is indexed seconds later. */
  function isIndexed({ id, title, audience }: Outline): boolean {
    const audiences = new Set([audienceKey(audience)]);
    const asked = { text: title, audiences, limit: 1, only: new Set([id]), candidates: true };
    return index.query(asked).length > 0;
  }

  /** By its words, for one reader. What is opened to people one by one is theirs to find. */
  function answers(who: Actor, words: string, item: Outline): boolean {
    const need = looking.understand(words, who.language);
    const { audiences } = looking.readersFor(who);
    const only = new Set([item.id]);
    const [hit] = index.query({ text: words, also: need.meant, audiences, limit: 1, only });
    const asked = new Set(text.stems(words, need.language)).size;
    return hit !== undefined && answersTo(need, { outline: item, covers: hit.covers }, asked);
  }

  async function fill(gap: Gap, product: ProductId): Promise<void> {
    await work.run(async (tx) => {
      const fresh = await tx.gaps.fill(gap.id, clock.now(), { product, query: null });
      if (!fresh) return;
      announce(tx, [gap], null);
      tx.audit({ actor: null, verb: 'gap.fill', subject: `gap:${gap.id}`, detail: { product } });
    });
  }

  return {
    /**
     * Closes what it answers, for each who wants to hear of it, as far as they may open it. Idempotent.
     * @param since when it came
     * @throws AppError `unavailable` while it is not indexed: it is tried again
     */
    async compare(
      product: ProductId,
      since: Date,
      reader: (id: PersonId) => Promise<Actor>,
    ): Promise<void> {
      const wanted = await work.run((tx) => tx.gaps.wanted(MOST_COMPARED));
      if (wanted.length === 0) return;
      const [item] = await work.run((tx) => tx.products.outlines([product]));
      if (!item) return;
      if (!isIndexed(item)) {
        if (clock.now().getTime() - since.getTime() > INDEXED_WITHIN_MS) return;
        throw new AppError('unavailable', `${product} is not indexed yet`);
      }
      for (const gap of wanted) {
        const who = await reader(gap.person);
        if (who.active && answers(who, gap.words, item)) await fill(gap, product);
      }
    },
  };
}
