import { fingerprint } from '../../../kernel/fingerprint.ts';
import { BUILT_IN } from '../lists.ts';
import { freeSlug } from '../proposal.ts';
import type { Term } from '../term.ts';
import { buildVocabulary } from '../vocabulary.ts';
import { type TaxonomyDeps, termsNow } from './deps.ts';

const LISTS = fingerprint(
  JSON.stringify([BUILT_IN.schemes, BUILT_IN.terms.map(({ id, builtIn }) => [id, builtIn])]),
);

/**
 * Our lists over what is known: new terms are added, terms that nobody changed follow our lists, and what people
 * changed, merged or retired stays as they left it.
 */
export function withBuiltIn(known: ReadonlyMap<string, Term>): readonly Term[] {
  const taken = new Set([...known.values()].map(({ scheme, slug }) => `${scheme} ${slug}`));
  return BUILT_IN.terms.flatMap((term): Term[] => {
    const before = known.get(term.id);
    if (!before) {
      const slug = taken.has(`${term.scheme} ${term.slug}`)
        ? freeSlug(term.slug, (one) => taken.has(`${term.scheme} ${one}`))
        : term.slug;
      return [{ ...term, slug }];
    }
    if (before.edited || before.builtIn === term.builtIn) return [];
    return [{ ...term, slug: before.slug, version: before.version + 1 }];
  });
}

/** Keeps the vocabulary of this process in line with the database, whoever changes it. */
export function keeping({ work, vocabulary }: TaxonomyDeps) {
  let shown: number | null = null;
  let begun: Promise<void> | null = null;

  async function seed(): Promise<void> {
    await work.run(async (tx) => {
      const known = await termsNow(tx);
      if ((await tx.terms.state()).builtIn === LISTS) return;
      await tx.terms.saveAll(withBuiltIn(known));
      const own = new Set(BUILT_IN.schemes.map(({ key }) => key));
      const others = (await tx.terms.schemes()).filter(({ key }) => !own.has(key));
      await tx.terms.saveSchemes([...BUILT_IN.schemes, ...others]);
      await tx.terms.noteBuiltIn(LISTS);
    });
  }

  async function load(): Promise<void> {
    const read = await work.run(async (tx) => {
      // The number first: what is written while the terms are read is read again at the next turn.
      const { generation } = await tx.terms.state();
      return { generation, schemes: await tx.terms.schemes(), terms: await tx.terms.all() };
    });
    vocabulary.use(buildVocabulary(read));
    shown = read.generation;
  }

  async function begin(): Promise<void> {
    const { builtIn } = await work.run((tx) => tx.terms.state());
    if (builtIn !== LISTS) await seed();
    await load();
  }

  /** Loads our lists where they are not, once for each process. A first attempt that failed is made again. */
  function ready(): Promise<void> {
    begun ??= begin().catch((error: unknown) => {
      begun = null;
      throw error;
    });
    return begun;
  }

  return {
    ready,
    load,
    /** Takes over what any process changed. Cheap where nothing was. */
    async follow(): Promise<void> {
      await ready();
      const { generation } = await work.run((tx) => tx.terms.state());
      if (generation === 0) {
        // Everything was emptied: our lists again.
        begun = null;
        await ready();
      } else if (generation !== shown) await load();
    },
  };
}

export type Keeping = ReturnType<typeof keeping>;
