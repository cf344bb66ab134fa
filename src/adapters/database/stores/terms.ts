import { type Insertable, type Selectable, sql } from 'kysely';
import type { TermStore } from '../../../features/taxonomy/store.ts';
import type { Scheme, Term, TermContent, Version } from '../../../features/taxonomy/term.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { TaxonomyTermsTable } from '../schema-taxonomy.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

/** Rows of one statement: a statement has at most 65,535 parameters. */
const CHUNK = 500;

export function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK);
}

const toTerm = (row: Selectable<TaxonomyTermsTable>): Term => ({
  ...(row.content as Omit<TermContent, 'slug'>),
  id: row.id,
  scheme: row.scheme,
  slug: row.slug,
  status: row.status as Term['status'],
  mergedInto: row.merged_into,
  version: row.version,
  position: row.position,
  builtIn: row.built_in,
  edited: row.edited,
});

const toTermRow = (term: Term): Insertable<TaxonomyTermsTable> => ({
  id: term.id,
  scheme: term.scheme,
  slug: term.slug,
  status: term.status,
  merged_into: term.mergedInto,
  content: json({
    uri: term.uri,
    labels: term.labels,
    synonyms: term.synonyms,
    spellings: term.spellings,
    capitals: term.capitals,
    definition: term.definition,
    example: term.example,
    broader: term.broader,
    related: term.related,
  }),
  version: term.version,
  position: term.position,
  built_in: term.builtIn,
  edited: term.edited,
});

export function termStore(session: Session): TermStore {
  return { ...stateOf(session), ...schemesOf(session), ...termsOf(session) };
}

const stateOf = ({ read, write }: Session): Pick<TermStore, 'state' | 'turn' | 'noteBuiltIn'> => ({
  async state() {
    const row = await read().selectFrom('taxonomy_state').selectAll().executeTakeFirst();
    return { generation: row?.generation ?? 0, builtIn: row?.built_in ?? null };
  },
  async turn() {
    await (await write())
      .insertInto('taxonomy_state')
      .values({ id: 1, generation: 1, built_in: null })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ generation: sql<number>`taxonomy_state.generation + 1` }),
      )
      .execute();
  },
  async noteBuiltIn(fingerprint) {
    await (await write())
      .updateTable('taxonomy_state')
      .set({ built_in: fingerprint })
      .where('id', '=', 1)
      .execute();
  },
});

const schemesOf = ({ read, write }: Session): Pick<TermStore, 'schemes' | 'saveSchemes'> => ({
  async schemes() {
    const rows = await read()
      .selectFrom('taxonomy_schemes')
      .selectAll()
      .orderBy('position')
      .orderBy('key')
      .execute();
    return rows.map(
      ({ key, uri, labels, definition }): Scheme => ({
        key,
        uri,
        labels: labels as Scheme['labels'],
        definition: definition as Scheme['definition'],
      }),
    );
  },
  async saveSchemes(schemes) {
    const db = await write();
    for (const [position, { key, uri, labels, definition }] of schemes.entries()) {
      const row = { uri, labels: json(labels), definition: json(definition), position };
      await db
        .insertInto('taxonomy_schemes')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    }
  },
});

const termsOf = ({
  read,
  write,
}: Session): Pick<TermStore, 'all' | 'saveAll' | 'versions' | 'keep'> => ({
  async all() {
    const rows = await read()
      .selectFrom('taxonomy_terms')
      .selectAll()
      .orderBy('scheme')
      .orderBy('position')
      .orderBy('slug')
      .execute();
    return rows.map(toTerm);
  },
  async saveAll(terms) {
    const db = await write();
    for (const some of chunks(terms)) {
      await db
        .insertInto('taxonomy_terms')
        .values(some.map(toTermRow))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            slug: eb.ref('excluded.slug'),
            status: eb.ref('excluded.status'),
            merged_into: eb.ref('excluded.merged_into'),
            content: eb.ref('excluded.content'),
            version: eb.ref('excluded.version'),
            position: eb.ref('excluded.position'),
            built_in: eb.ref('excluded.built_in'),
            edited: eb.ref('excluded.edited'),
          })),
        )
        .execute();
    }
  },
  async versions(term) {
    const rows = await read()
      .selectFrom('taxonomy_versions')
      .selectAll()
      .where('term_id', '=', term)
      .orderBy('version')
      .execute();
    return rows.map((row) => ({
      term: row.term as Term,
      at: row.at,
      by: row.by === null ? null : asId<PersonId>(row.by),
      verb: row.verb as Version['verb'],
    }));
  },
  async keep(versions) {
    const db = await write();
    for (const some of chunks(versions)) {
      await db
        .insertInto('taxonomy_versions')
        .values(
          some.map(({ term, at, by, verb }) => ({
            term_id: term.id,
            version: term.version,
            term: json(term),
            at,
            by,
            verb,
          })),
        )
        .execute();
    }
  },
});
