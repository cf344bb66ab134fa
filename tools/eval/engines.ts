import { isBuiltin } from 'node:module';
import { createBm25f } from '../../src/adapters/search/bm25f.ts';
import { encoding } from '../../src/adapters/search/snapshot.ts';
import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';

/** A record of five fields, open to those of one audience. */
export interface Doc {
  readonly id: string;
  readonly audience: string;
  readonly language: Language;
  readonly title: string;
  readonly abstract: string;
  readonly body: string;
  readonly replies: string;
  readonly tags: string;
}

/** All engines see the same words: our stems. A record put again takes the place of the one before. */
export interface Engine {
  put(doc: Doc): void;
  /** Ids, best first, of what readers of `audiences` may open. */
  query(text: string, audiences: ReadonlySet<string>, limit: number): readonly string[];
  /** Runs what puts many records at once, where the engine has a way for that. */
  bulk?(work: () => void): void;
  /** Its upkeep in small steps, where it has any of its own: what is written to be kept, and tidied of the replaced. */
  readonly upkeep?: {
    keep(): Generator<void, unknown>;
    tidy(): Promise<void>;
  };
}

export const ENGINES = ['ours', 'minisearch', 'flexsearch', 'fts5'] as const;
export type EngineName = (typeof ENGINES)[number];

export const FIELDS = ['title', 'abstract', 'tags', 'replies', 'body'] as const;
/** As ours weighs them, for those rivals that weigh at all. */
const BOOST = { title: 4, abstract: 2, tags: 2, replies: 1, body: 1 } as const;

const text = createTextAnalysis();

function ours(): Engine {
  const index = createBm25f(text);
  return {
    put({ id, tags, ...doc }) {
      const topics = tags === '' ? [] : [tags];
      index.put({ ...doc, id: asId<ProductId>(id), topics, countries: [] });
    },
    query: (asked, audiences, limit) =>
      index.query({ text: asked, audiences, limit }).map(({ id }) => id),
    upkeep: {
      keep: () => encoding(index.contents(), { made: 'bench', token: 'bench' }),
      tidy: () => index.tidy(),
    },
  };
}

/** A record's words as stems, each field apart. */
const stemmed = (doc: Doc): Record<(typeof FIELDS)[number], readonly string[]> => ({
  title: text.stems(doc.title, doc.language),
  abstract: text.stems(doc.abstract, doc.language),
  tags: text.stems(doc.tags, doc.language),
  replies: text.stems(doc.replies, doc.language),
  body: text.stems(doc.body, doc.language),
});

/** Nobody tells a rival the language of a query: its words as stems of each, once. */
const stemsAsked = (asked: string, languages: readonly Language[]): string[] => [
  ...new Set(languages.flatMap((language) => text.stems(asked, language))),
];

async function miniSearch(languages: readonly Language[]): Promise<Engine> {
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch<Record<string, string>>({
    fields: [...FIELDS],
    storeFields: ['audience'],
    tokenize: (joined) => joined.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: BOOST, combineWith: 'OR' },
  });
  return {
    put(doc) {
      if (index.has(doc.id)) index.discard(doc.id);
      const fields = Object.entries(stemmed(doc)).map(([name, stems]) => [name, stems.join(' ')]);
      index.add({ ...Object.fromEntries(fields), id: doc.id, audience: doc.audience });
    },
    query: (asked, audiences, limit) =>
      index
        .search(stemsAsked(asked, languages).join(' '), {
          filter: ({ audience }) => audiences.has(String(audience)),
        })
        .slice(0, limit)
        .map(({ id }) => String(id)),
  };
}

/** It has neither field weights in one index nor a filter: the fields follow each other, and more is asked for. */
async function flexSearch(languages: readonly Language[]): Promise<Engine> {
  const { Index } = await import('flexsearch');
  const split = (joined: string): string[] => joined.split(' ').filter((stem) => stem !== '');
  // Without `fastupdate` every update reads the whole index: it takes memory, and time would be worse.
  const index = new Index({ tokenize: 'strict', encode: split, fastupdate: true });
  const audienceOf: string[] = [];
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  return {
    put(doc) {
      const fields = stemmed(doc);
      const joined = FIELDS.flatMap((name) => fields[name]).join(' ');
      const known = numbers.get(doc.id);
      const number = known ?? ids.push(doc.id) - 1;
      numbers.set(doc.id, number);
      audienceOf[number] = doc.audience;
      if (known === undefined) index.add(number, joined);
      else index.update(number, joined);
    },
    query(asked, audiences, limit) {
      const words = stemsAsked(asked, languages).join(' ');
      if (words === '') return [];
      for (let depth = limit; ; depth *= 4) {
        const found = index.search(words, { limit: depth, suggest: true }) as number[];
        const open = found.filter((number) => audiences.has(audienceOf[number] ?? ''));
        if (open.length >= limit || found.length < depth)
          return open.slice(0, limit).flatMap((number) => ids[number] ?? []);
      }
    },
  };
}

/** SQLite's own full text index and its own bm25, in memory, the audience as a column beside. */
async function fts5(languages: readonly Language[]): Promise<Engine> {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE docs USING fts5(${FIELDS.join(', ')}, content='', contentless_delete=1);
     CREATE TABLE line(number INTEGER PRIMARY KEY, id TEXT UNIQUE, audience TEXT);`,
  );
  const line = database.prepare(
    `INSERT INTO line(id, audience) VALUES(?, ?)
     ON CONFLICT(id) DO UPDATE SET audience = excluded.audience RETURNING number`,
  );
  const forget = database.prepare('DELETE FROM docs WHERE rowid = ?');
  const add = database.prepare(
    `INSERT INTO docs(rowid, ${FIELDS.join(', ')}) VALUES(?, ${FIELDS.map(() => '?').join(', ')})`,
  );
  const search = database.prepare(
    `SELECT line.id FROM docs JOIN line ON line.number = docs.rowid
     WHERE docs MATCH ? AND line.audience IN (SELECT value FROM json_each(?))
     ORDER BY bm25(docs, ${FIELDS.map((name) => BOOST[name]).join(', ')}) LIMIT ?`,
  );
  return {
    bulk(work) {
      database.exec('BEGIN');
      work();
      database.exec('COMMIT');
    },
    put(doc) {
      const fields = stemmed(doc);
      const number = Number(line.get(doc.id, doc.audience)?.number);
      forget.run(number);
      add.run(number, ...FIELDS.map((name) => fields[name].join(' ')));
    },
    query(asked, audiences, limit) {
      const stems = stemsAsked(asked, languages);
      if (stems.length === 0) return [];
      const any = stems.map((stem) => `"${stem}"`).join(' OR ');
      return search.all(any, JSON.stringify([...audiences]), limit).map(({ id }) => String(id));
    },
  };
}

/** @param languages those of the records, in which rivals look a query's words up */
export async function createEngine(
  name: EngineName,
  languages: readonly Language[] = LANGUAGES,
): Promise<Engine> {
  switch (name) {
    case 'ours':
      return ours();
    case 'minisearch':
      return miniSearch(languages);
    case 'flexsearch':
      return flexSearch(languages);
    case 'fts5':
      return fts5(languages);
  }
}

/** Why an engine is not here, or null where it is: rivals are tools of the bench, not parts of the product. */
export function missing(name: EngineName): string | null {
  if (name === 'ours') return null;
  if (name === 'fts5') return isBuiltin('node:sqlite') ? null : 'this Node has no node:sqlite';
  try {
    import.meta.resolve(name);
    return null;
  } catch {
    // Not resolved is not installed; there is no other way to ask without loading it.
    return 'not installed';
  }
}
