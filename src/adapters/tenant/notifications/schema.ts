const someone = 'EXISTS (SELECT 1 FROM subscriptions)';

/**
 * Subscriptions and what they have to tell. Changes are noted by triggers: whoever writes a message, an item or a
 * person, the note is in the same transaction, and a tenant without subscribers notes nothing.
 * Times are milliseconds of the tenant's clock.
 */
export const EVENT_SCHEMA = `
CREATE TABLE IF NOT EXISTS moments(at INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS subscriptions(
  id TEXT PRIMARY KEY, app_id TEXT NOT NULL, person_id TEXT, creator_id TEXT NOT NULL,
  resource TEXT NOT NULL, kind TEXT NOT NULL, team_id TEXT NOT NULL, place TEXT NOT NULL,
  change_types TEXT NOT NULL, url TEXT NOT NULL, lifecycle_url TEXT, client_state TEXT,
  expires INTEGER NOT NULL, rich INTEGER NOT NULL, certificate TEXT, certificate_id TEXT, tls TEXT NOT NULL,
  query_options TEXT, url_app_id TEXT, authorized_until INTEGER NOT NULL, asked_at INTEGER, paused INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS changes(
  n INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, ref TEXT NOT NULL, place TEXT NOT NULL,
  verb TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS notifications(
  n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, subscription_id TEXT NOT NULL, app_id TEXT NOT NULL,
  url TEXT NOT NULL, item TEXT NOT NULL, content TEXT, lifecycle INTEGER NOT NULL, created INTEGER NOT NULL,
  due INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, reason TEXT);
CREATE INDEX IF NOT EXISTS notifications_due ON notifications(state, due);
CREATE TABLE IF NOT EXISTS endpoint_answers(url TEXT NOT NULL, at INTEGER NOT NULL, slow INTEGER NOT NULL);
CREATE TRIGGER IF NOT EXISTS note_message AFTER INSERT ON messages WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('message', new.id, new.conversation, 'created'); END;
CREATE TRIGGER IF NOT EXISTS note_message_change AFTER UPDATE OF seq ON messages WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('message', new.id, new.conversation,
    CASE WHEN new.deleted IS NOT NULL AND old.deleted IS NULL THEN 'deleted' ELSE 'updated' END); END;
CREATE TRIGGER IF NOT EXISTS note_list_item AFTER INSERT ON list_items WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('list', new.id, new.list_id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_list_item_change AFTER UPDATE OF seq ON list_items WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('list', new.id, new.list_id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_item AFTER INSERT ON items WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('drive', new.id, new.drive_id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_item_change AFTER UPDATE OF seq ON items WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('drive', new.id, new.drive_id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_user AFTER INSERT ON users WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('user', new.id, new.id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_user_change AFTER UPDATE OF seq ON users WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('user', new.id, new.id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_user_purge AFTER DELETE ON users WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('user', old.id, old.id, 'deleted'); END;
CREATE TRIGGER IF NOT EXISTS note_group AFTER INSERT ON teams WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('group', new.id, new.id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_group_change AFTER UPDATE ON teams WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('group', new.id, new.id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_group_purge AFTER DELETE ON teams WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('group', old.id, old.id, 'deleted'); END;
CREATE TRIGGER IF NOT EXISTS note_member AFTER INSERT ON memberships WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('group', new.team_id, new.team_id, 'updated'); END;
CREATE TRIGGER IF NOT EXISTS note_member_gone AFTER DELETE ON memberships WHEN ${someone} BEGIN
  INSERT INTO changes(kind, ref, place, verb) VALUES('group', old.team_id, old.team_id, 'updated'); END;
`;
