/** The term store: groups hold sets, sets hold a tree of terms; a relation shows a term in a second place. */
export const TERM_SCHEMA = `
CREATE TABLE IF NOT EXISTS term_groups(
  id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS term_sets(
  id TEXT PRIMARY KEY, group_id TEXT NOT NULL, names TEXT NOT NULL, description TEXT NOT NULL,
  properties TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS terms(
  id TEXT PRIMARY KEY, set_id TEXT NOT NULL, parent_id TEXT, labels TEXT NOT NULL, descriptions TEXT NOT NULL,
  properties TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS terms_place ON terms(set_id, parent_id);
CREATE TABLE IF NOT EXISTS term_relations(
  id TEXT PRIMARY KEY, relationship TEXT NOT NULL, from_id TEXT, to_id TEXT NOT NULL, set_id TEXT NOT NULL);
`;
