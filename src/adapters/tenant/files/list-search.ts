const words = (row: string): string =>
  `(SELECT coalesce(group_concat(value, ' '), '') FROM json_each(${row}.fields)
     WHERE type IN ('text', 'integer', 'real') AND key <> 'Title')`;
const title = (row: string): string => `coalesce(json_extract(${row}.fields, '$.Title'), '')`;

/**
 * Search over plain lists. Kept apart from the documents' index, so that the ranking of documents does not depend on
 * what is in lists, and written by triggers: an item is found as soon as its fields are stored.
 */
export const LIST_SEARCH_SCHEMA = `
CREATE VIRTUAL TABLE IF NOT EXISTS fts_lists USING fts5(
  title, body, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER IF NOT EXISTS find_list_item AFTER INSERT ON list_items WHEN new.drive_item_id IS NULL BEGIN
  INSERT INTO fts_lists(rowid, title, body) VALUES(new.rowid, ${title('new')}, ${words('new')}); END;
CREATE TRIGGER IF NOT EXISTS find_list_item_change AFTER UPDATE OF fields, deleted ON list_items
  WHEN new.drive_item_id IS NULL BEGIN
  DELETE FROM fts_lists WHERE rowid = old.rowid;
  INSERT INTO fts_lists(rowid, title, body)
    SELECT new.rowid, ${title('new')}, ${words('new')} WHERE new.deleted = 0; END;
CREATE TRIGGER IF NOT EXISTS find_list_item_gone AFTER DELETE ON list_items WHEN old.drive_item_id IS NULL BEGIN
  DELETE FROM fts_lists WHERE rowid = old.rowid; END;
-- A database of before there was this index.
INSERT INTO fts_lists(rowid, title, body)
  SELECT l.rowid, ${title('l')}, ${words('l')} FROM list_items l
  WHERE l.drive_item_id IS NULL AND l.deleted = 0 AND NOT EXISTS (SELECT 1 FROM fts_lists);
`;
