/** What lies in an embedded database's folder: the database's own files, and the mark that they are whole. */
export const FILES = 'files';
export const MARK = 'complete';
