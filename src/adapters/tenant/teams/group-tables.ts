/** Chats of several people. The app is in one once somebody of it has added it. */
export const GROUP_SCHEMA = `
CREATE TABLE IF NOT EXISTS group_chats(
  id TEXT PRIMARY KEY, topic TEXT NOT NULL, installed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS group_members(
  chat_id TEXT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY(chat_id, user_id));
-- Tabs that were added to a channel or a group.
CREATE TABLE IF NOT EXISTS added_tabs(
  id TEXT PRIMARY KEY, conversation TEXT NOT NULL, name TEXT NOT NULL, url TEXT NOT NULL,
  entity_id TEXT NOT NULL);
`;
export const GROUP_TABLES: readonly string[] = ['group_chats', 'group_members', 'added_tabs'];
