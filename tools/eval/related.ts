import { LANGUAGES } from '../../src/kernel/language.ts';
import {
  COMMUNITY,
  indexOver,
  libraryProducts,
  openingOf,
  openKeys,
  searchOver,
} from './library.ts';
import { mean, precision, tell } from './metrics.ts';
import { type Discussion, isHeldOut, loadDiscussions } from './truth.ts';

const DEPTH = 5;

interface Result {
  readonly discussion: Discussion;
  readonly shown: readonly string[];
  /** The first five of the index alone, before anything is weighed or held back. */
  readonly first: readonly string[];
  readonly grades: Readonly<Record<string, number>>;
}

const figures = (results: readonly Result[]) => {
  const shown = results.flatMap(({ shown: ids, grades }) => ids.map((id) => grades[id] ?? 0));
  return {
    precision5: mean(results.map(({ shown: ids, grades }) => precision(ids, grades, DEPTH))),
    indexAlone: mean(results.map(({ first, grades }) => precision(first, grades, DEPTH))),
    // Five cannot be right where fewer are.
    best: mean(results.map(({ grades }) => Math.min(DEPTH, Object.keys(grades).length) / DEPTH)),
    precisionOfShown: mean(shown),
    shown: shown.length / results.length,
    discussions: results.length,
  };
};

/**
 * What is pushed when a discussion opens, against what was judged. `tune`: only the half that is not held out, with
 * each wrong one by name.
 */
export async function evalRelated(tune: boolean): Promise<void> {
  const products = libraryProducts();
  const open = openKeys(products);
  const knowledge = searchOver(products);
  const ask = indexOver(products, true);
  const results: Result[] = [];
  for (const discussion of loadDiscussions()) {
    if (tune && isHeldOut(discussion.id)) continue;
    const words = openingOf(discussion);
    const found = await knowledge.relatedForMembers(COMMUNITY, words, discussion.language);
    const relevant = discussion.relevant.filter((key) => open.has(key));
    const grades = Object.fromEntries(relevant.map((key) => [key, 1]));
    const shown = found.map(({ product }) => product.id);
    results.push({ discussion, shown, first: ask(words, DEPTH), grades });
  }
  const half = tune ? { half: 'tune' } : {};
  tell({ set: 'related', ...half, ...figures(results) });
  for (const language of LANGUAGES) {
    const those = results.filter(({ discussion }) => discussion.language === language);
    tell({ set: 'related', ...half, language, ...figures(those) });
  }
  if (!tune) {
    const held = results.filter(({ discussion }) => isHeldOut(discussion.id));
    tell({ set: 'related', half: 'held-out', ...figures(held) });
    return;
  }
  for (const { discussion, shown, grades } of results) {
    const wrong = shown.filter((id) => !grades[id]);
    const left = Object.keys(grades).filter((id) => !shown.includes(id));
    tell({
      set: 'related',
      id: discussion.id,
      title: discussion.title,
      wrong: wrong.join(' '),
      left: left.join(' '),
    });
  }
}
