import { asId, type ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Answer } from './answers.ts';
import { type Groupable, isCopy, sketchOf } from './grouping.ts';
import type { Found } from './model.ts';
import { sketchesOf } from './sketching.ts';
import type { SearchStores } from './store.ts';

/** What somebody is about to publish. */
export interface Written {
  readonly title: string;
  readonly text: string;
  readonly language: Language;
  readonly countries: readonly string[];
}

export interface CopyDeps {
  readonly work: UnitOfWork<Pick<SearchStores, 'sketches'>>;
  readonly search: (who: Actor, words: string, limit: number) => Promise<Answer>;
}

/** A copy is found by its own words: it is among the first, or it is none. */
const LOOKED_AT = 15;
const LONGEST_QUERY = 2_000;
const MOST_SHOWN = 3;

const plain = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * What is nearly the same as a text that is about to be published (FR-CAP-13), of what its author may open: by its words,
 * or by its title.
 */
export const likelyCopies =
  ({ work, search }: CopyDeps) =>
  async (who: Actor, written: Written): Promise<readonly Found[]> => {
    const { title, text, language, countries } = written;
    const words = `${title}. ${text}`.trim().slice(0, LONGEST_QUERY);
    if (plain(words) === '') return [];
    const { found } = await search(who, words, LOOKED_AT);
    const sketches = await sketchesOf(
      work,
      found.map(({ product }) => product.id),
    );
    const outline = { id: asId<ProductId>(''), title, name: '', language, countries };
    const own: Groupable = {
      outline: { ...outline, webUrl: '', publishedOn: null, reviewOn: null },
      sketch: sketchOf(text),
    };
    return found
      .filter(({ product }) => {
        const sketch = sketches.get(product.id);
        const same = plain(title) !== '' && plain(product.title) === plain(title);
        return same || (sketch !== undefined && isCopy(own, { outline: product, sketch }));
      })
      .slice(0, MOST_SHOWN);
  };
