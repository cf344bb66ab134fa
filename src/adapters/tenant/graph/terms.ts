import { z } from 'zod';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { guidOf, newGuid } from '../ids.ts';
import { contextUrl, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import {
  checkLanguages,
  nameSchema,
  namesSchema,
  propertiesSchema,
  taken,
} from '../terms/labels.ts';
import {
  deleteSet,
  type GroupRow,
  type SetRow,
  type StoreSettings,
  setById,
  settingsOf,
} from '../terms/store.ts';
import { siteOf } from './lookup.ts';
import { termRoutesOf } from './terms-in-sets.ts';

const LIMITS = { fallback: 200, max: 999 };

function showStore(call: Call): Reply {
  siteOf(call);
  return json({
    '@odata.context': contextUrl(call, 'termStore'),
    id: guidOf('term store'),
    ...settingsOf(call.tenant),
  });
}

const storeSchema = z.object({
  defaultLanguageTag: z.string().min(2).optional(),
  languageTags: z.array(z.string().min(2)).min(1).optional(),
});

function patchStore(call: Call): Reply {
  siteOf(call);
  const { defaultLanguageTag, languageTags } = readBody(call, storeSchema);
  const known = settingsOf(call.tenant);
  const next: StoreSettings = {
    defaultLanguageTag: defaultLanguageTag ?? known.defaultLanguageTag,
    languageTags: languageTags ?? known.languageTags,
  };
  if (!next.languageTags.includes(next.defaultLanguageTag))
    throw badRequest("The default language must be one of the term store's languages.");
  call.tenant.db.setMeta('term-store', JSON.stringify(next));
  return showStore(call);
}

/** `parentSiteId` is told on request only. */
function showGroup(call: Call, row: GroupRow): Json {
  const names = selectOf(call);
  const whole = {
    id: row.id,
    createdDateTime: row.created,
    description: row.description,
    scope: 'global',
    displayName: row.name,
  };
  return names?.includes('parentSiteId')
    ? pick({ ...whole, parentSiteId: siteOf(call).id }, names, ['id'])
    : pick(whole, names, ['id']);
}

function groupOf(call: Call): GroupRow {
  siteOf(call);
  const row = call.tenant.db.get<GroupRow>(
    'SELECT * FROM term_groups WHERE id = lower(?)',
    call.params.group ?? '',
  );
  if (row) return row;
  throw notFound('The specified term group was not found.');
}

function groups(call: Call): Reply {
  siteOf(call);
  const rows = call.tenant.db.all<GroupRow>('SELECT * FROM term_groups ORDER BY name');
  const shown = rows.map((row) => showGroup(call, row));
  return json(pageOf(call, 'termStore/groups', shown, LIMITS));
}

const groupReply = (call: Call, row: GroupRow, status = 200): Reply =>
  json(
    { '@odata.context': contextUrl(call, 'termStore/groups/$entity'), ...showGroup(call, row) },
    status,
  );

function createGroup(call: Call): Reply {
  siteOf(call);
  const { displayName, description } = readBody(
    call,
    z.object({ displayName: nameSchema, description: z.string().max(1000).default('') }),
  );
  const { db, clock } = call.tenant;
  if (db.get('SELECT 1 FROM term_groups WHERE lower(name) = lower(?)', displayName))
    throw taken('There is already a term group with this name.');
  const row = { id: newGuid(), name: displayName, description, created: clock.iso() };
  db.run(
    'INSERT INTO term_groups VALUES(?, ?, ?, ?)',
    row.id,
    row.name,
    row.description,
    row.created,
  );
  return groupReply(call, row, 201);
}

function deleteGroup(call: Call): Reply {
  const { id } = groupOf(call);
  const { db } = call.tenant;
  if (db.get('SELECT 1 FROM term_sets WHERE group_id = ?', id))
    throw badRequest('A term group must be empty to be deleted.');
  db.run('DELETE FROM term_groups WHERE id = ?', id);
  return empty();
}

const showSet = (call: Call, row: SetRow): Json =>
  pick(
    {
      id: row.id,
      createdDateTime: row.created,
      description: row.description,
      localizedNames: JSON.parse(row.names) as unknown,
      properties: JSON.parse(row.properties) as unknown,
    },
    selectOf(call),
    ['id'],
  );

const setReply = (call: Call, row: SetRow, status = 200): Reply =>
  json(
    { '@odata.context': contextUrl(call, 'termStore/sets/$entity'), ...showSet(call, row) },
    status,
  );

/** The set a call names, in the group it names where it does. */
export function setOf(call: Call): SetRow {
  siteOf(call);
  const row = setById(call.tenant, call.params.set ?? '');
  const group = call.params.group === undefined ? undefined : groupOf(call);
  if (row && (!group || row.group_id === group.id)) return row;
  throw notFound('The specified term set was not found.');
}

function sets(call: Call): Reply {
  const rows = call.tenant.db.all<SetRow>(
    'SELECT * FROM term_sets WHERE group_id = ? ORDER BY rowid',
    groupOf(call).id,
  );
  const shown = rows.map((row) => showSet(call, row));
  return json(pageOf(call, 'termStore/sets', shown, LIMITS));
}

/** Sets of one group differ by name in every language. */
function requireFreeSet(
  call: Call,
  groupId: string,
  names: z.infer<typeof namesSchema>,
  except?: string,
): void {
  checkLanguages(
    call.tenant,
    names.map(({ languageTag }) => languageTag),
  );
  const keys = (list: typeof names) =>
    list.map(({ languageTag, name }) => `${languageTag} ${name.toLowerCase()}`);
  const wanted = new Set(keys(names));
  const others = call.tenant.db
    .all<SetRow>('SELECT * FROM term_sets WHERE group_id = ?', groupId)
    .filter((row) => row.id !== except);
  if (others.some((row) => keys(JSON.parse(row.names)).some((key) => wanted.has(key))))
    throw taken('There is already a term set with this name in the group.');
}

const setSchema = z.object({
  parentGroup: z.object({ id: z.string().min(1) }),
  localizedNames: namesSchema,
  description: z.string().max(1000).default(''),
  properties: propertiesSchema.default([]),
});

function createSet(call: Call): Reply {
  siteOf(call);
  const body = readBody(call, setSchema);
  const group = groupOf({ ...call, params: { ...call.params, group: body.parentGroup.id } });
  requireFreeSet(call, group.id, body.localizedNames);
  const id = newGuid();
  call.tenant.db.run(
    'INSERT INTO term_sets VALUES(?, ?, ?, ?, ?, ?)',
    id,
    group.id,
    JSON.stringify(body.localizedNames),
    body.description,
    JSON.stringify(body.properties),
    call.tenant.clock.iso(),
  );
  return setReply(call, setOf({ ...call, params: { ...call.params, set: id } }), 201);
}

function patchSet(call: Call): Reply {
  const row = setOf(call);
  const change = readBody(call, setSchema.omit({ parentGroup: true }).partial());
  if (change.localizedNames) requireFreeSet(call, row.group_id, change.localizedNames, row.id);
  call.tenant.db.run(
    'UPDATE term_sets SET names = ?, description = ?, properties = ? WHERE id = ?',
    change.localizedNames ? JSON.stringify(change.localizedNames) : row.names,
    change.description ?? row.description,
    change.properties ? JSON.stringify(change.properties) : row.properties,
    row.id,
  );
  return setReply(call, setOf(call));
}

function removeSet(call: Call): Reply {
  deleteSet(call.tenant, setOf(call).id);
  return empty();
}

const STORE = '/sites/{site}/termStore';
export const termRoutes: Route[] = [
  route('GET', STORE, showStore),
  route('PATCH', STORE, patchStore),
  route('GET', `${STORE}/groups`, groups),
  route('POST', `${STORE}/groups`, createGroup),
  route('GET', `${STORE}/groups/{group}`, (call) => groupReply(call, groupOf(call))),
  route('DELETE', `${STORE}/groups/{group}`, deleteGroup),
  route('GET', `${STORE}/groups/{group}/sets`, sets),
  route('GET', `${STORE}/groups/{group}/sets/{set}`, (call) => setReply(call, setOf(call))),
  route('POST', `${STORE}/sets`, createSet),
  route('GET', `${STORE}/sets/{set}`, (call) => setReply(call, setOf(call))),
  route('PATCH', `${STORE}/sets/{set}`, patchSet),
  route('DELETE', `${STORE}/sets/{set}`, removeSet),
  ...termRoutesOf(STORE, setOf),
];
