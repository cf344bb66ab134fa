import { LIST_SEARCH_SCHEMA } from './files/list-search.ts';
import { GRAPH_SCHEMA, GRAPH_TABLES } from './graph/tables.ts';
import { EVENT_SCHEMA } from './notifications/schema.ts';
import { GROUP_SCHEMA, GROUP_TABLES } from './teams/group-tables.ts';
import { TERM_SCHEMA } from './terms/schema.ts';

/** Tables of the tenant. `seq` columns carry one global change counter: delta and long polling read
 * rows whose `seq` is above the one they saw last, so a row changed twice is delivered once. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS users(
  id TEXT PRIMARY KEY, upn TEXT NOT NULL, mail TEXT NOT NULL, given TEXT NOT NULL,
  props TEXT NOT NULL, manager_id TEXT, seq INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
  installed INTEGER NOT NULL DEFAULT 0, chat_id TEXT NOT NULL, teams_id TEXT NOT NULL, hints TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS users_upn ON users(lower(upn));
CREATE INDEX IF NOT EXISTS users_mail ON users(lower(mail));
CREATE TABLE IF NOT EXISTS teams(
  id TEXT PRIMARY KEY, slug TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
  site_id TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS channels(
  id TEXT PRIMARY KEY, team_id TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
  created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS memberships(
  team_id TEXT NOT NULL, user_id TEXT NOT NULL, owner INTEGER NOT NULL, PRIMARY KEY(team_id, user_id));
-- Where the app is installed in a team, and the resource-specific rights its owner gave by that (JSON list).
CREATE TABLE IF NOT EXISTS team_apps(team_id TEXT PRIMARY KEY, rsc TEXT NOT NULL);
-- Changes to the consents of consents.ts. kind: app, person ('' stands for everybody) or team.
CREATE TABLE IF NOT EXISTS consents(
  kind TEXT NOT NULL, who TEXT NOT NULL, scope TEXT NOT NULL, granted INTEGER NOT NULL,
  PRIMARY KEY(kind, who, scope));
-- How far a person's sign-ins were ended (refresh tokens of an older generation are refused), and whether they must
-- do something themselves before the next token. For an application ('app'): the AADSTS number that refuses it.
CREATE TABLE IF NOT EXISTS sessions(
  who TEXT PRIMARY KEY, generation INTEGER NOT NULL DEFAULT 0, interaction INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS sites(
  id TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL,
  team_id TEXT, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS lists(
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
  template TEXT NOT NULL, columns TEXT NOT NULL, drive_id TEXT, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS list_items(
  list_id TEXT NOT NULL, id INTEGER NOT NULL, unique_id TEXT NOT NULL, fields TEXT NOT NULL,
  version INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, created_by TEXT NOT NULL,
  modified_by TEXT NOT NULL, seq INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,
  drive_item_id TEXT, PRIMARY KEY(list_id, id));
CREATE INDEX IF NOT EXISTS list_items_seq ON list_items(list_id, seq);
CREATE TABLE IF NOT EXISTS drives(
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, list_id TEXT NOT NULL, name TEXT NOT NULL,
  audience TEXT NOT NULL, audience_ref TEXT NOT NULL, source TEXT, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS items(
  id TEXT PRIMARY KEY, drive_id TEXT NOT NULL, parent_id TEXT, name TEXT NOT NULL,
  folder INTEGER NOT NULL, size INTEGER NOT NULL, mime TEXT, sha TEXT, xor_hash TEXT, source TEXT,
  source_mtime REAL, version INTEGER NOT NULL, content_version INTEGER NOT NULL,
  created TEXT NOT NULL, modified TEXT NOT NULL, created_by TEXT NOT NULL, modified_by TEXT NOT NULL,
  seq INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, list_item_id INTEGER,
  index_state TEXT NOT NULL DEFAULT 'done', index_error TEXT);
CREATE INDEX IF NOT EXISTS items_seq ON items(drive_id, seq);
CREATE UNIQUE INDEX IF NOT EXISTS items_name
  ON items(drive_id, parent_id, name COLLATE NOCASE) WHERE deleted = 0 AND parent_id IS NOT NULL;
CREATE TABLE IF NOT EXISTS uploads(
  id TEXT PRIMARY KEY, drive_id TEXT NOT NULL, parent_id TEXT NOT NULL, name TEXT NOT NULL,
  behavior TEXT NOT NULL, if_match TEXT, actor TEXT NOT NULL, expires TEXT NOT NULL,
  total INTEGER, received INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS upload_parts(
  upload_id TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(upload_id, start));
CREATE TABLE IF NOT EXISTS messages(
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, conversation TEXT NOT NULL, root_id TEXT,
  from_kind TEXT NOT NULL, from_id TEXT NOT NULL, body TEXT NOT NULL, content_type TEXT NOT NULL,
  attachments TEXT NOT NULL, mentions TEXT NOT NULL, summary TEXT, created TEXT NOT NULL,
  modified TEXT NOT NULL, edited TEXT, deleted TEXT, chain TEXT NOT NULL, meta TEXT NOT NULL DEFAULT '{}');
CREATE INDEX IF NOT EXISTS messages_conversation ON messages(conversation, seq);
CREATE INDEX IF NOT EXISTS messages_root ON messages(conversation, root_id, id);
CREATE TABLE IF NOT EXISTS mail(
  id TEXT PRIMARY KEY, from_id TEXT NOT NULL, message TEXT NOT NULL, at TEXT NOT NULL,
  position INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS deliveries(
  activity_id TEXT PRIMARY KEY, body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL, last_error TEXT, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS reactions(
  conversation TEXT NOT NULL, message_id TEXT NOT NULL, person_id TEXT NOT NULL, kind TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY(conversation, message_id, person_id, kind));
-- People who had the app and took it away (removed) or closed the chat to it (blocked).
CREATE TABLE IF NOT EXISTS refusals(user_id TEXT PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS feed(
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, user_id TEXT NOT NULL, item TEXT NOT NULL, at TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS fts USING fts5(
  title, body, ref UNINDEXED, place UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2');
${EVENT_SCHEMA}${TERM_SCHEMA}${LIST_SEARCH_SCHEMA}${GROUP_SCHEMA}${GRAPH_SCHEMA}`;

export const TABLES = [
  'meta',
  'users',
  'teams',
  'channels',
  'memberships',
  'team_apps',
  'consents',
  'sessions',
  'sites',
  'lists',
  'list_items',
  'drives',
  'items',
  'uploads',
  'upload_parts',
  'messages',
  'mail',
  'deliveries',
  'reactions',
  'refusals',
  'feed',
  'fts',
  'fts_lists',
  'term_relations',
  'terms',
  'term_sets',
  'term_groups',
  'moments',
  'notifications',
  'endpoint_answers',
  'subscriptions',
  'changes',
  ...GROUP_TABLES,
  ...GRAPH_TABLES,
];
