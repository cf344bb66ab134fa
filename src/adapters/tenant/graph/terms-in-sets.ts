import { z } from 'zod';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { contextUrl, expandOf, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import {
  checkLabels,
  checkLanguages,
  descriptionsSchema,
  labelsSchema,
  propertiesSchema,
  requireFree,
} from '../terms/labels.ts';
import {
  addTerm,
  childrenOf,
  deleteTerm,
  isBelow,
  type RelationRow,
  type SetRow,
  setById,
  type TermRow,
  termById,
  termsOf,
} from '../terms/store.ts';

const LIMITS = { fallback: 200, max: 999 };
type SetOf = (call: Call) => SetRow;

const show = (call: Call, row: TermRow): Json =>
  pick(
    {
      id: row.id,
      createdDateTime: row.created,
      labels: JSON.parse(row.labels) as unknown,
      descriptions: JSON.parse(row.descriptions) as unknown,
      properties: JSON.parse(row.properties) as unknown,
      lastModifiedDateTime: row.modified,
    },
    selectOf(call),
    ['id'],
  );

const termReply = (call: Call, row: TermRow, status = 200): Reply =>
  json(
    { '@odata.context': contextUrl(call, 'termStore/terms/$entity'), ...show(call, row) },
    status,
  );

const termPage = (call: Call, rows: readonly TermRow[]): Reply =>
  json(
    pageOf(
      call,
      'termStore/terms',
      rows.map((row) => show(call, row)),
      LIMITS,
    ),
  );

const missing = (): ODataError => notFound('The specified term was not found.');

/** The term a call names: the set's own, or one that is shown in it. */
function termOf(call: Call, set: SetRow): TermRow {
  const row = termById(call.tenant, call.params.term ?? '');
  if (row && termsOf(call.tenant, set.id).some(({ id }) => id === row.id)) return row;
  throw missing();
}

const textsSchema = z.object({
  labels: labelsSchema,
  descriptions: descriptionsSchema.default([]),
  properties: propertiesSchema.default([]),
});

function create(call: Call, set: SetRow, parent: TermRow | null): Reply {
  const texts = readBody(call, textsSchema);
  const place = { setId: set.id, parentId: parent?.id ?? null };
  checkLabels(call.tenant, texts.labels);
  checkLanguages(
    call.tenant,
    texts.descriptions.map(({ languageTag }) => languageTag),
  );
  requireFree(call.tenant, place, texts.labels);
  return termReply(call, addTerm(call.tenant, place, texts), 201);
}

function patch(call: Call, set: SetRow): Reply {
  const row = termOf(call, set);
  const { labels, descriptions, properties } = readBody(call, textsSchema.partial());
  if (labels) {
    checkLabels(call.tenant, labels);
    requireFree(call.tenant, { setId: row.set_id, parentId: row.parent_id }, labels, row.id);
  }
  checkLanguages(
    call.tenant,
    (descriptions ?? []).map(({ languageTag }) => languageTag),
  );
  call.tenant.db.run(
    'UPDATE terms SET labels = ?, descriptions = ?, properties = ?, modified = ? WHERE id = ?',
    labels ? JSON.stringify(labels) : row.labels,
    descriptions ? JSON.stringify(descriptions) : row.descriptions,
    properties ? JSON.stringify(properties) : row.properties,
    call.tenant.clock.iso(),
    row.id,
  );
  return termReply(call, termById(call.tenant, row.id) ?? row);
}

function remove(call: Call, set: SetRow): Reply {
  deleteTerm(call.tenant, termOf(call, set).id);
  return empty();
}

function showRelation(call: Call, row: RelationRow, all = false): Json {
  const wanted = expandOf(call);
  const whole: Record<string, string | null> = {
    fromTerm: row.from_id,
    toTerm: row.to_id,
    set: row.set_id,
  };
  const ends = Object.entries(whole)
    .filter(([name, id]) => id !== null && (all || wanted.has(name)))
    .map(([name, id]) => [name, { id }]);
  return { id: row.id, relationship: row.relationship, ...Object.fromEntries(ends) };
}

function relations(call: Call, where: string, id: string): Reply {
  const rows = call.tenant.db.all<RelationRow>(
    `SELECT * FROM term_relations WHERE ${where} = ? ORDER BY rowid`,
    id,
  );
  const shown = rows.map((row) => showRelation(call, row));
  return json(pageOf(call, 'termStore/relations', shown, LIMITS));
}

const relationSchema = z.object({
  relationship: z.enum(['pin', 'reuse']),
  fromTerm: z.object({ id: z.string().min(1) }).nullish(),
  set: z.object({ id: z.string().min(1) }),
});

/** Shows a term (the one the call names) in another set too, below `fromTerm` or directly in it. */
function relate(call: Call, term: TermRow): Reply {
  const { relationship, fromTerm, set: named } = readBody(call, relationSchema);
  const { tenant } = call;
  const set = setById(tenant, named.id);
  if (!set) throw notFound('The specified term set was not found.');
  const from = fromTerm ? termById(tenant, fromTerm.id) : undefined;
  if (fromTerm && from?.set_id !== set.id) throw missing();
  if (from && isBelow(tenant, from.id, term.id))
    throw badRequest('A term cannot be shown below itself.');
  if (childrenOf(tenant, set.id, from?.id ?? null).some(({ id }) => id === term.id))
    throw new ODataError(409, 'nameAlreadyExists', 'The term is shown there already.');
  const row: RelationRow = {
    id: newGuid(),
    relationship,
    from_id: from?.id ?? null,
    to_id: term.id,
    set_id: set.id,
  };
  tenant.db.run(
    'INSERT INTO term_relations VALUES(?, ?, ?, ?, ?)',
    row.id,
    row.relationship,
    row.from_id,
    row.to_id,
    row.set_id,
  );
  return json(
    {
      '@odata.context': contextUrl(call, 'termStore/relations/$entity'),
      ...showRelation(call, row, true),
    },
    201,
  );
}

/** Where only the term is named, as in the documentation's own example. */
function relateAnywhere(call: Call): Reply {
  const term = termById(call.tenant, call.params.term ?? '');
  if (!term) throw missing();
  return relate(call, term);
}

/** Everything below a term set, under the set itself and under its group. */
export function termRoutesOf(store: string, setOf: SetOf): Route[] {
  const places = [`${store}/sets/{set}`, `${store}/groups/{group}/sets/{set}`];
  const children = (call: Call, parent: (set: SetRow) => TermRow | null): Reply => {
    const set = setOf(call);
    return termPage(call, childrenOf(call.tenant, set.id, parent(set)?.id ?? null));
  };
  return [
    ...places.flatMap((set) => {
      const term = `${set}/terms/{term}`;
      return [
        route('GET', `${set}/children`, (call) => children(call, () => null)),
        route('POST', `${set}/children`, (call) => create(call, setOf(call), null)),
        route('GET', `${set}/terms`, (call) =>
          termPage(call, termsOf(call.tenant, setOf(call).id)),
        ),
        route('GET', `${set}/relations`, (call) => relations(call, 'set_id', setOf(call).id)),
        route('GET', term, (call) => termReply(call, termOf(call, setOf(call)))),
        route('PATCH', term, (call) => patch(call, setOf(call))),
        route('DELETE', term, (call) => remove(call, setOf(call))),
        route('GET', `${term}/children`, (call) => children(call, (own) => termOf(call, own))),
        route('POST', `${term}/children`, (call) => {
          const own = setOf(call);
          return create(call, own, termOf(call, own));
        }),
        route('GET', `${term}/relations`, (call) =>
          relations(call, 'to_id', termOf(call, setOf(call)).id),
        ),
        route('POST', `${term}/relations`, (call) => relate(call, termOf(call, setOf(call)))),
      ];
    }),
    route('POST', `${store}/{any}/terms/{term}/relations`, relateAnywhere),
  ];
}
