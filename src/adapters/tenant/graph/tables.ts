/** What Graph keeps beside the seeded organization. */
export const GRAPH_SCHEMA = `
-- Properties of a team, channel, list or person that no column holds. props: JSON object.
CREATE TABLE IF NOT EXISTS extras(kind TEXT NOT NULL, id TEXT NOT NULL, props TEXT NOT NULL, PRIMARY KEY(kind, id));
-- Members of private channels; everybody of the team is in the others.
CREATE TABLE IF NOT EXISTS channel_members(
  channel_id TEXT NOT NULL, user_id TEXT NOT NULL, owner INTEGER NOT NULL, PRIMARY KEY(channel_id, user_id));
CREATE TABLE IF NOT EXISTS hosted_contents(
  message_id TEXT NOT NULL, id TEXT NOT NULL, mime TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(message_id, id));
-- Columns of a site or content type (place: its id). definition: JSON as Graph shows it.
CREATE TABLE IF NOT EXISTS columns(
  place TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, PRIMARY KEY(place, id));
CREATE TABLE IF NOT EXISTS content_types(
  place TEXT NOT NULL, id TEXT NOT NULL, definition TEXT NOT NULL, PRIMARY KEY(place, id));
CREATE TABLE IF NOT EXISTS list_item_versions(
  list_id TEXT NOT NULL, item_id INTEGER NOT NULL, version INTEGER NOT NULL, fields TEXT NOT NULL,
  modified TEXT NOT NULL, modified_by TEXT NOT NULL, PRIMARY KEY(list_id, item_id, version));
CREATE TABLE IF NOT EXISTS item_versions(
  item_id TEXT NOT NULL, version INTEGER NOT NULL, size INTEGER NOT NULL, sha TEXT, xor_hash TEXT,
  source TEXT, modified TEXT NOT NULL, modified_by TEXT NOT NULL, PRIMARY KEY(item_id, version));
-- What was given directly: on a drive item, or to an application on a site. place: its id.
CREATE TABLE IF NOT EXISTS sharing_changes(
  item_id TEXT PRIMARY KEY, drive_id TEXT NOT NULL, seq INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS grants(
  id TEXT NOT NULL, place TEXT NOT NULL, definition TEXT NOT NULL, PRIMARY KEY(place, id));
CREATE TABLE IF NOT EXISTS events(
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, definition TEXT NOT NULL);
`;
export const GRAPH_TABLES = [
  'extras',
  'channel_members',
  'hosted_contents',
  'columns',
  'content_types',
  'list_item_versions',
  'item_versions',
  'sharing_changes',
  'grants',
  'events',
];
