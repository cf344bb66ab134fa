import { AppError } from '../../../kernel/errors.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { keyOf } from '../alike.ts';
import {
  type Entry,
  type EntryContent,
  type EntryVerb,
  type EntryVersion,
  lookUp,
  type Meaning,
  MOST_MEANINGS,
} from '../glossary.ts';
import { mayCurate } from '../policy.ts';
import { nameIn, type Term } from '../term.ts';
import { mustCurate, type TaxonomyDeps, type Tx } from './deps.ts';
import type { Keeping } from './keeping.ts';

/** A meaning as a form gives it; a new one has no id yet. */
export interface MeaningWords extends Omit<Meaning, 'id'> {
  readonly id: string | null;
}

export interface EntryWords extends Omit<EntryContent, 'meanings'> {
  readonly meanings: readonly MeaningWords[];
}

/** What a word means: entries of the glossary, and terms of the lists that nobody wrote an entry for. */
export interface Explained {
  readonly named: readonly Entry[];
  readonly terms: readonly Term[];
  /** In whose names or definitions the words stand. */
  readonly others: readonly Entry[];
}

const said = (names: Readonly<Record<string, string>>): boolean =>
  Object.values(names).some((text) => text.trim() !== '');

/** @throws AppError `invalid-input` naming the field */
function mustSay({ labels, meanings }: EntryWords): void {
  const wrong = !said(labels)
    ? 'labels'
    : meanings.length > MOST_MEANINGS || meanings.some(({ definition }) => !said(definition))
      ? 'definition'
      : null;
  if (wrong) throw new AppError('invalid-input', `an entry without ${wrong}`, { field: wrong });
}

/** The definitions of terms as offices and departments use them: everybody reads, content managers write. */
export function glossaryActions({ work, clock, ids, vocabulary }: TaxonomyDeps, keeping: Keeping) {
  const standing = (id: string): Term | undefined => vocabulary.standing(id);

  async function current(): Promise<readonly Entry[]> {
    await keeping.ready();
    const all = await work.run((tx) => tx.glossary.all());
    return all.filter(({ state }) => state === 'current');
  }

  async function existing(tx: Tx, id: string, version: number): Promise<Entry> {
    const entry = await tx.glossary.get(id);
    if (!entry) throw new AppError('not-found', `no entry ${id}`);
    mustBeAsSeen(entry, version);
    return entry;
  }

  /** One entry for each name: two entries would be what the glossary is there to prevent. */
  async function mustBeOne(tx: Tx, id: string, content: EntryContent): Promise<void> {
    const keys = new Set(Object.values(content.labels).map(keyOf));
    const twice = (await tx.glossary.all()).find(
      (one) =>
        one.state === 'current' &&
        one.id !== id &&
        ((content.term !== null && one.term === content.term) ||
          Object.values(one.labels).some((label) => keys.has(keyOf(label)))),
    );
    if (twice) throw new AppError('invalid-input', `entry ${twice.id}`, { field: 'labels' });
  }

  /** The link to a list as it stands now. @throws AppError `invalid-input` for a term that is not known */
  function termNow(id: string | null): string | null {
    if (id === null) return null;
    const term = standing(id);
    if (!term) throw new AppError('invalid-input', `no term ${id}`, { field: 'term' });
    return term.id;
  }

  async function save(
    tx: Tx,
    who: Actor,
    before: Entry | null,
    after: Entry,
    verb: EntryVerb,
  ): Promise<void> {
    await tx.glossary.save(after, before?.version ?? 0);
    if (before) await tx.glossary.keep({ entry: before, at: clock.now(), by: who.id, verb });
    tx.audit({
      actor: who.id,
      verb: `glossary.${before ? verb : 'create'}`,
      subject: `glossary:${after.id}`,
    });
  }

  /** @throws AppError `forbidden`, `not-found`, `changed-meanwhile`, and what `next` throws */
  async function change(
    who: Actor,
    id: string,
    version: number,
    verb: EntryVerb,
    next: (before: Entry, tx: Tx) => Promise<Partial<Entry>> | Partial<Entry>,
  ): Promise<void> {
    mustCurate(who);
    await keeping.ready();
    await work.run(async (tx) => {
      const before = await existing(tx, id, version);
      const changed = await next(before, tx);
      const after = { ...before, ...changed, version: version + 1, changedAt: clock.now() };
      await save(tx, who, before, after, verb);
    });
  }

  return {
    /** By name in the reader's language; with words, those that have them. */
    async list(who: Actor, wanted: { readonly q?: string; readonly term?: string } = {}) {
      const all = (await current()).toSorted((one, other) =>
        (nameIn(one.labels, who.language) ?? '').localeCompare(
          nameIn(other.labels, who.language) ?? '',
          who.language,
        ),
      );
      const { q, term } = wanted;
      if (term !== undefined) {
        const now = standing(term)?.id ?? term;
        return all.filter((one) => one.term !== null && standing(one.term)?.id === now);
      }
      if (!q) return all;
      const { named, others } = lookUp(all, standing, q);
      return [...named, ...others];
    },

    /** An entry that was removed is there for those who may bring it back. @throws AppError `not-found` */
    async read(who: Actor, id: string): Promise<Entry> {
      await keeping.ready();
      const entry = await work.run((tx) => tx.glossary.get(id));
      if (!entry || (entry.state === 'removed' && mayCurate(who) !== null)) {
        throw new AppError('not-found', `no entry ${id}`);
      }
      return entry;
    },

    /** What it was before, the oldest first. */
    versions: (id: string): Promise<readonly EntryVersion[]> =>
      work.run((tx) => tx.glossary.versions(id)),

    /** What is known of a word, whoever asks. */
    async explain(word: string): Promise<Explained> {
      const { named, others } = lookUp(await current(), standing, word);
      const spoken = new Set(
        named.flatMap(({ term }) => (term === null ? [] : standing(term)?.id)),
      );
      const terms = vocabulary.schemes
        .flatMap(({ key }) => vocabulary.named(key, word))
        .filter(({ id, definition }) => !spoken.has(id) && said(definition));
      return { named, terms: [...new Set(terms)], others };
    },

    /** Answers its id. @throws AppError `forbidden`, `invalid-input` (also where there is an entry by this name) */
    async create(who: Actor, words: EntryWords): Promise<string> {
      mustCurate(who);
      mustSay(words);
      await keeping.ready();
      const id = ids.next();
      await work.run(async (tx) => {
        const content = { ...words, term: termNow(words.term), meanings: named(words.meanings) };
        await mustBeOne(tx, id, content);
        const begun = { id, settled: null, state: 'current', version: 1 } as const;
        await save(tx, who, null, { ...content, ...begun, changedAt: clock.now() }, 'change');
      });
      return id;
    },

    /** @throws AppError `forbidden`, `not-found`, `invalid-input`, `changed-meanwhile` */
    change(who: Actor, id: string, words: EntryWords, version: number): Promise<void> {
      mustSay(words);
      return change(who, id, version, 'change', async (before, tx) => {
        const content = { ...words, term: termNow(words.term), meanings: named(words.meanings) };
        await mustBeOne(tx, id, content);
        const kept = content.meanings.some((one) => one.id === before.settled);
        return { ...content, settled: kept ? before.settled : null };
      });
    },

    /**
     * From now on one meaning holds for everybody; the others stay to be read. Null opens it again.
     * @throws AppError `forbidden`, `not-found`, `invalid-input`, `changed-meanwhile`
     */
    settle: (who: Actor, id: string, meaning: string | null, version: number): Promise<void> =>
      change(who, id, version, meaning === null ? 'reopen' : 'settle', (before) => {
        if (meaning !== null && before.meanings.every((one) => one.id !== meaning)) {
          throw new AppError('invalid-input', `no meaning ${meaning}`, { field: 'meaning' });
        }
        return { settled: meaning };
      }),

    /** @throws AppError `forbidden`, `not-found`, `changed-meanwhile` */
    remove: (who: Actor, id: string, version: number): Promise<void> =>
      change(who, id, version, 'remove', () => ({ state: 'removed' })),

    /**
     * As it was at that version, which is again a change that can be undone.
     * @throws AppError `forbidden`, `not-found`, `changed-meanwhile`, `invalid-input` where another entry took its name
     */
    undo: (who: Actor, id: string, to: number, version: number): Promise<void> =>
      change(who, id, version, 'undo', async (_before, tx) => {
        const was = (await tx.glossary.versions(id)).find(({ entry }) => entry.version === to);
        if (!was) throw new AppError('not-found', `no version ${to} of ${id}`);
        const { labels, term, meanings, settled, state } = was.entry;
        const content = {
          labels,
          term: term === null ? null : (standing(term)?.id ?? null),
          meanings,
        };
        if (state === 'current') await mustBeOne(tx, id, content);
        return { ...content, settled, state };
      }),
  };

  function named(meanings: readonly MeaningWords[]): readonly Meaning[] {
    return meanings.map((one) => ({ ...one, id: one.id ?? ids.next() }));
  }
}
