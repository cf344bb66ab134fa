import { type Kysely, type Selectable, sql } from 'kysely';
import type { Capture } from '../../../features/capture/model.ts';
import type { CaptureStore } from '../../../features/capture/store.ts';
import {
  asId,
  type CaptureId,
  type PersonId,
  type ProductId,
  type PromptId,
} from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import { NOBODY } from '../../../kernel/nobody.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Schema } from '../schema.ts';
import type { CapturesTable } from '../schema-captures.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const toCapture = (row: Selectable<CapturesTable>): Capture => ({
  id: asId<CaptureId>(row.id),
  version: row.version,
  template: row.template,
  templateVersion: row.template_version,
  owner: asId<PersonId>(row.owner),
  readers: row.readers,
  language: row.language as Language,
  project: row.project,
  prompt: row.prompt === null ? null : asId<PromptId>(row.prompt),
  answers: row.answers,
  answeredAt: row.answered_at,
  state: row.state as Capture['state'],
  path: row.path as Capture['path'],
  reviewer: row.reviewer === null ? null : asId<PersonId>(row.reviewer),
  checklist: row.checklist,
  trouble: row.trouble,
  product: row.product === null ? null : asId<ProductId>(row.product),
  webUrl: row.web_url,
  history: row.history,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const captureRow = (capture: Capture) => ({
  template: capture.template,
  template_version: capture.templateVersion,
  owner: capture.owner,
  readers: json(capture.readers),
  language: capture.language,
  project: capture.project,
  prompt: capture.prompt,
  answers: json(capture.answers),
  answered_at: json(capture.answeredAt),
  state: capture.state,
  path: capture.path,
  reviewer: capture.reviewer,
  checklist: capture.checklist === null ? null : json(capture.checklist),
  trouble: capture.trouble === null ? null : json(capture.trouble),
  product: capture.product,
  web_url: capture.webUrl,
  history: json(capture.history),
  created_at: capture.createdAt,
  updated_at: capture.updatedAt,
});

/** More are found in time, as those before them are read. */
const MOST_WRITTEN = 100;
const MOST_SAYING = 300;

/** By owner, last touched first. */
export async function capturesOf(
  db: Kysely<Schema>,
  owners: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Capture[]>> {
  const rows = await db
    .selectFrom('captures')
    .selectAll()
    .where('owner', 'in', owners)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return Map.groupBy(rows.map(toCapture), ({ owner }) => owner);
}

/** As `isForReader`, in the database's words, but for what all staff read. */
const isForSome = ({ id, unit, memberships }: Actor) => {
  const places = [...memberships.keys()];
  const moderated = places.filter((place) => memberships.get(place) === 'moderator');
  return sql<boolean>`case readers ->> 'audience'
    when 'unit' then readers ->> 'unit' = ${unit}
    when 'community' then readers ->> 'community' = any(${places}::text[])
    when 'moderators' then readers ->> 'community' = any(${moderated}::text[])
    when 'staff' then false
    else readers -> 'people' ? ${id} end`;
};

export function captureStore({ read, write, shared }: Session): CaptureStore {
  const one = async (column: 'id' | 'key', value: string): Promise<Capture | null> => {
    const row = await read()
      .selectFrom('captures')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toCapture(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byKey: (key) => one('key', key),

    async insert(capture, key) {
      await (await write())
        .insertInto('captures')
        .values({ id: capture.id, version: capture.version, key, ...captureRow(capture) })
        .execute();
    },

    async update(capture) {
      const result = await (await write())
        .updateTable('captures')
        .set({ version: capture.version + 1, ...captureRow(capture) })
        .where('id', '=', capture.id)
        .where('version', '=', capture.version)
        .executeTakeFirst();
      mustHaveChanged(result, `capture ${capture.id}`, capture.version);
    },

    async published(templates) {
      if (templates.length === 0) return [];
      const rows = await read()
        .selectFrom('captures')
        .selectAll()
        .where('state', '=', 'published')
        .where('template', 'in', templates)
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toCapture);
    },

    async saying({ template, field }, since) {
      const rows = await read()
        .selectFrom('captures')
        .selectAll()
        .where('state', '=', 'published')
        .where('template', '=', template)
        .where('owner', '<>', NOBODY)
        .where('updated_at', '>=', since)
        .where(sql<boolean>`readers ->> 'audience' = 'staff'`)
        .where(sql<boolean>`coalesce(answers ->> ${field}, '') <> ''`)
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(MOST_SAYING)
        .execute();
      return rows.map(toCapture);
    },

    async marked() {
      const rows = await read()
        .selectFrom('captures')
        .selectAll()
        .where('state', '=', 'published')
        .where('checklist', 'is not', null)
        .execute();
      return rows.map(toCapture);
    },

    async waitingFor(reviewer) {
      const rows = await read()
        .selectFrom('captures')
        .selectAll()
        .where('reviewer', '=', reviewer)
        .where('state', '=', 'reviewing')
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toCapture);
    },

    async ownedBy(person) {
      const together = shared();
      if (together) return together.captures(person);
      return (await capturesOf(read(), [person])).get(person) ?? [];
    },

    async writtenFor(who) {
      if (who.external) return [];
      const rows = await read()
        .selectFrom('captures')
        .selectAll()
        .where('state', '=', 'published')
        .where(sql<boolean>`readers ->> 'audience' <> 'staff'`)
        .where('owner', '<>', who.id)
        .where(isForSome(who))
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(MOST_WRITTEN)
        .execute();
      return rows.map(toCapture);
    },
  };
}
