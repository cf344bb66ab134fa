import { type Selectable, sql } from 'kysely';
import type { Outline, Product } from '../../../features/knowledge/model.ts';
import type { Origin } from '../../../features/knowledge/origin.ts';
import type { ProductStore } from '../../../features/knowledge/store.ts';
import type { Audience } from '../../../kernel/audience.ts';
import { asId, type PersonId, type ProductId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { ProductsTable } from '../schema-catalogue.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { narrowing } from './narrowing.ts';

type Row = Selectable<ProductsTable>;

export const toOutline = (row: Pick<Row, (typeof OUTLINE)[number]>): Outline => ({
  id: asId<ProductId>(row.id),
  driveId: row.drive_id,
  itemId: row.item_id,
  name: row.name,
  title: row.title,
  type: row.type,
  abstract: row.abstract,
  language: row.language as Language,
  topics: row.topics,
  countries: row.countries,
  region: row.region,
  unit: row.unit,
  ownerId: row.owner_id === null ? null : asId<PersonId>(row.owner_id),
  publishedOn: row.published_on,
  reviewOn: row.review_on,
  audience: row.audience as Audience,
  webUrl: row.web_url,
  contentTag: row.content_tag,
  unreadable: row.unreadable,
  ...(row.goals.length > 0 ? { goals: row.goals } : {}),
  ...(row.drivers.length > 0 ? { drivers: row.drivers } : {}),
});

/** Of items that are no files of ours; null of all others. */
const ORIGIN = sql<unknown>`
  case when drive_id like 'outside:%' then (
    select jsonb_build_object(
      'name', source.name, 'kind', source.kind, 'published', record.published,
      'authors', to_jsonb(record.authors), 'numbers', to_jsonb(record.numbers),
      'sector', record.sector, 'evaluation', record.evaluation,
      'readAt', known.last_success, 'staleAfterHours', known.stale_after_hours,
      'silent', source.paused or known.trouble is not null)
    from outside_records record
    join outside_sources source on source.id = record.source
    left join sources known on known.key = products.drive_id
    where record.source = substr(products.drive_id, length('outside:') + 1)
      and products.item_id = record.source || '/' || record.identifier) end`.as('origin');

interface OriginRow {
  readonly name: string;
  readonly kind: string;
  readonly published: string | null;
  readonly authors: readonly string[];
  readonly numbers: readonly string[];
  readonly sector: string | null;
  readonly evaluation: string | null;
  readonly readAt: string | null;
  readonly staleAfterHours: number | null;
  readonly silent: boolean | null;
}

const FRESH_HOURS = 24;

function withOrigin<T extends Outline>(item: T, given: unknown): T {
  if (given === null || given === undefined) return item;
  const { kind, readAt, staleAfterHours, silent, ...row } = given as OriginRow;
  const origin: Origin = {
    ...row,
    kind: kind === 'lessons' ? 'lessons' : 'catalogue',
    readAt: readAt === null ? null : new Date(readAt),
    staleAfterHours: staleAfterHours ?? FRESH_HOURS,
    silent: silent === true,
  };
  return { ...item, origin };
}

const toProduct = ({ origin, ...row }: Row & { readonly origin?: unknown }): Product =>
  withOrigin({ ...toOutline(row), body: row.body }, origin);

export const OUTLINE = [
  'id',
  'drive_id',
  'item_id',
  'name',
  'title',
  'type',
  'abstract',
  'language',
  'topics',
  'countries',
  'region',
  'unit',
  'owner_id',
  'published_on',
  'review_on',
  'audience',
  'web_url',
  'content_tag',
  'unreadable',
  'goals',
  'drivers',
] as const satisfies readonly (keyof Row)[];

/** As `audienceKey` writes it. */
const AUDIENCE_KEY = sql<string>`concat_ws(':', audience ->> 'kind',
  coalesce(audience ->> 'community', audience ->> 'driveId'))`;

/** In the order asked for; those that do not exist are left out. */
function inOrder<T extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly T[],
): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export const toOutlineRow = (product: Outline) => ({
  drive_id: product.driveId,
  item_id: product.itemId,
  name: product.name,
  title: product.title,
  type: product.type,
  abstract: product.abstract,
  language: product.language,
  topics: product.topics,
  countries: product.countries,
  region: product.region,
  unit: product.unit,
  owner_id: product.ownerId,
  published_on: product.publishedOn,
  review_on: product.reviewOn,
  audience: json(product.audience),
  web_url: product.webUrl,
  content_tag: product.contentTag,
  unreadable: product.unreadable,
  goals: product.goals ?? [],
  drivers: product.drivers ?? [],
});

export const toRow = (product: Product) => ({ ...toOutlineRow(product), body: product.body });

function reads({ read }: Session) {
  const products = () => read().selectFrom('products').selectAll().select(ORIGIN);
  return {
    get: async (id: ProductId) => {
      const row = await products().where('id', '=', id).executeTakeFirst();
      return row ? toProduct(row) : null;
    },
    many: async (ids: readonly ProductId[]) => {
      if (ids.length === 0) return [];
      const rows = await products().where('id', 'in', ids).execute();
      return inOrder(ids, rows).map(toProduct);
    },
    outlines: async (ids: readonly ProductId[]) => {
      if (ids.length === 0) return [];
      const rows = await read()
        .selectFrom('products')
        .select(OUTLINE)
        .select(ORIGIN)
        .where('id', 'in', ids)
        .execute();
      return inOrder(ids, rows).map((row) => withOrigin(toOutline(row), row.origin));
    },
    ownedBy: async (person: PersonId) => {
      const rows = await read()
        .selectFrom('products')
        .select('id')
        .where('owner_id', '=', person)
        .where('drive_id', 'not like', 'outside:%')
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => asId<ProductId>(id));
    },
    byAddress: async (addresses: readonly string[]) => {
      if (addresses.length === 0) return null;
      const row = await products()
        .where(sql<string>`lower(web_url)`, 'in', [...addresses])
        // The record that is meant before the page that it stands on.
        .orderBy(sql`length(web_url)`, 'desc')
        .orderBy('id')
        .executeTakeFirst();
      return row ? toProduct(row) : null;
    },
    page: async (after: ProductId | null, limit: number) => {
      const rows = await products()
        .$if(after !== null, (query) => query.where('id', '>', after))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toProduct);
    },
    unreadable: async (audiences: ReadonlySet<string> | null, limit: number) => {
      // Ids are time-ordered, so the newest come first.
      const rows = await read()
        .selectFrom('products')
        .select(OUTLINE)
        .where('unreadable', 'is not', null)
        .$if(audiences !== null, (query) => query.where(AUDIENCE_KEY, 'in', [...(audiences ?? [])]))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toOutline);
    },
    count: async (driveIds: readonly string[]) => {
      if (driveIds.length === 0) return 0;
      const row = await read()
        .selectFrom('products')
        .select(sql<number>`count(*)`.as('count'))
        .where('drive_id', 'in', [...driveIds])
        .where(sql<string>`audience ->> 'kind'`, '<>', 'checked')
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}

export function productStore(session: Session): ProductStore {
  const { write } = session;
  return {
    ...reads(session),
    ...narrowing(session),

    async save(product) {
      const row = toRow(product);
      const kept = await (await write())
        .insertInto('products')
        .values({ id: product.id, ...row })
        .onConflict((conflict) => conflict.columns(['drive_id', 'item_id']).doUpdateSet(row))
        .returning('id')
        .executeTakeFirstOrThrow();
      return asId<ProductId>(kept.id);
    },

    async remove(id) {
      await (await write()).deleteFrom('products').where('id', '=', id).execute();
    },
  };
}
