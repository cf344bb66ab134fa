import { AppError } from '../../../kernel/errors.ts';
import { LANGUAGES } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { closesRing } from '../merging.ts';
import { freeSlug } from '../proposal.ts';
import { labelOf, type Names, NO_CONTENT, type Synonyms, type Term } from '../term.ts';
import { existing, mustCurate, saveChanged, type TaxonomyDeps, type Tx, termsNow } from './deps.ts';
import type { Keeping } from './keeping.ts';

/** What a content manager writes of a term. */
export interface TermWords {
  readonly labels: Names;
  readonly synonyms: Synonyms;
  readonly definition: Names;
  readonly example: Names;
  /** Ids. */
  readonly broader: readonly string[];
  readonly related: readonly string[];
}

/** A name in each interface language. @throws AppError `invalid-input` */
export function mustBeNamed(labels: Names): void {
  const missing = LANGUAGES.find((language) => !labels[language]?.trim());
  if (missing) throw new AppError('invalid-input', `no label in ${missing}`, { field: 'labels' });
}

/** @throws AppError `invalid-input` for links to itself, in a ring, or out of the list */
function mustLink(terms: ReadonlyMap<string, Term>, id: string, scheme: string, words: TermWords) {
  const fits = [...words.broader, ...words.related].every(
    (link) => link !== id && terms.get(link)?.scheme === scheme,
  );
  const ring = closesRing(id, words.broader, (one) => terms.get(one)?.broader ?? []);
  if (!fits || ring) throw new AppError('invalid-input', `links of ${id}`, { field: 'broader' });
}

/** Old labels stay findable. */
function withOldLabels(before: Term, { labels, synonyms }: TermWords): Synonyms {
  const after: Record<string, readonly string[]> = { ...synonyms };
  for (const [language, old] of Object.entries(before.labels)) {
    const known = after[language] ?? [];
    if (labels[language] !== old && !known.includes(old)) after[language] = [...known, old];
  }
  return after;
}

/** A new term of a list, its slug made of its English name. For use within a transaction that has the turn. */
export function newTerm(
  terms: ReadonlyMap<string, Term>,
  {
    id,
    scheme,
    words,
  }: { readonly id: string; readonly scheme: string; readonly words: TermWords },
): Term {
  mustBeNamed(words.labels);
  mustLink(terms, id, scheme, words);
  const mine = [...terms.values()].filter((term) => term.scheme === scheme);
  const slugs = new Set(mine.map(({ slug }) => slug));
  return {
    ...NO_CONTENT,
    ...words,
    id,
    scheme,
    slug: freeSlug(labelOf({ labels: words.labels, slug: '' }, 'en'), (slug) => slugs.has(slug)),
    status: 'current',
    mergedInto: null,
    version: 0,
    position: Math.max(0, ...mine.map(({ position }) => position)) + 1,
    builtIn: null,
    edited: true,
  };
}

export function termActions({ work, clock, ids, vocabulary }: TaxonomyDeps, keeping: Keeping) {
  async function write<T>(work_: (tx: Tx) => Promise<T>): Promise<T> {
    await keeping.ready();
    const done = await work.run(work_);
    await keeping.load();
    return done;
  }

  const move = (who: Actor, id: string, verb: 'retire' | 'restore') => {
    mustCurate(who);
    const [from, to] =
      verb === 'retire' ? (['current', 'retired'] as const) : (['retired', 'current'] as const);
    return write(async (tx) => {
      const before = existing(await termsNow(tx), id);
      if (before.status !== from) {
        throw new AppError('illegal-move', `${verb} of ${before.status} ${id}`, {
          state: before.status,
          verb,
        });
      }
      const after: Term = { ...before, status: to };
      await saveChanged(tx, [{ before, after }], { at: clock.now(), who, verb });
      tx.audit({ actor: who.id, verb: `term.${verb}`, subject: `term:${id}` });
    });
  };

  return {
    /** @throws AppError `forbidden`, `invalid-input`, `not-found` (no such list) */
    async create(who: Actor, scheme: string, words: TermWords): Promise<string> {
      mustCurate(who);
      await keeping.ready();
      if (!vocabulary.schemes.some(({ key }) => key === scheme)) {
        throw new AppError('not-found', `no list ${scheme}`);
      }
      const id = ids.next();
      await write(async (tx) => {
        const after = newTerm(await termsNow(tx), { id, scheme, words });
        await saveChanged(tx, [{ before: null, after }], { at: clock.now(), who, verb: 'change' });
        tx.audit({ actor: who.id, verb: 'term.create', subject: `term:${id}` });
      });
      return id;
    },

    /** @throws AppError `forbidden`, `not-found`, `invalid-input`, `changed-meanwhile` */
    async change(who: Actor, id: string, words: TermWords, version: number): Promise<void> {
      mustCurate(who);
      mustBeNamed(words.labels);
      await write(async (tx) => {
        const terms = await termsNow(tx);
        const before = existing(terms, id);
        mustBeAsSeen(before, version);
        mustLink(terms, id, before.scheme, words);
        const after = { ...before, ...words, synonyms: withOldLabels(before, words) };
        await saveChanged(tx, [{ before, after }], { at: clock.now(), who, verb: 'change' });
        tx.audit({ actor: who.id, verb: 'term.change', subject: `term:${id}` });
      });
    },

    /** No longer offered; what is tagged with it stays so. @throws AppError `forbidden`, `not-found`, `illegal-move` */
    retire: (who: Actor, id: string) => move(who, id, 'retire'),
    restore: (who: Actor, id: string) => move(who, id, 'restore'),

    /** What it was before, the oldest first. */
    async versions(id: string) {
      await keeping.ready();
      return work.run((tx) => tx.terms.versions(id));
    },
  };
}
