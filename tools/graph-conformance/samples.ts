import type { Json, Pair } from './formats.ts';

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects a documented answer shows: the elements of its collection, or itself. */
export function samplesOf(pair: Pair): Json[] {
  const body = pair.response?.body;
  if (!isObject(body)) return [];
  if (Array.isArray(body.value)) return body.value.filter(isObject);
  // A few pages wrap a single resource too.
  const alone = Object.keys(body).every((key) => key === 'value' || key.includes('@'));
  return [alone && isObject(body.value) ? body.value : body];
}

/** A request body as JSON: comments, dots for what was left out, and a trailing comma are taken away.
 * @returns the text itself where it is no JSON */
export function bodyOf(pair: Pair): unknown {
  if (typeof pair.body !== 'string') return pair.body;
  const attempts = [
    pair.body,
    pair.body
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/\.{3}/g, '')
      .replace(/,(\s*[}\]])/g, '$1'),
  ];
  for (const text of attempts) {
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch {
      // The next, milder reading is tried; the last resort is the text itself.
    }
  }
  return pair.body;
}

const COLUMN_SYSTEM = new Set([
  'id',
  'contenttype',
  'created',
  'modified',
  'authorlookupid',
  'editorlookupid',
  'title',
  'attachments',
  'edit',
  'linktitle',
  'linktitlenomenu',
  'itemchildcount',
  'folderchildcount',
  'fileleafref',
  'linkfilename',
  'docicon',
  'filesizedisplay',
  'contenttypeid',
]);

/** The columns an example presupposes, with the values it shows: from its bodies and query. */
export function columnsOf(pair: Pair, query: URLSearchParams): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const add = (name: string, value: unknown): void => {
    if (COLUMN_SYSTEM.has(name.toLowerCase()) || name.includes('@') || name.startsWith('_')) return;
    if (!found.has(name) || found.get(name) === null) found.set(name, value);
  };
  const addAll = (fields: unknown): void => {
    if (isObject(fields)) for (const [name, value] of Object.entries(fields)) add(name, value);
  };
  const body = bodyOf(pair);
  if (isObject(body)) addAll(/\/fields(\?|$)/.test(pair.url) ? body : body.fields);
  for (const sample of samplesOf(pair)) {
    addAll(/\/fields(\?|$)/.test(pair.url) ? sample : sample.fields);
    const items = Array.isArray(sample.items) ? sample.items.filter(isObject) : [];
    for (const item of items) addAll(item.fields);
  }
  const expand = [...query.entries()].map(([name, value]) => `${name}=${value}`).join('&');
  for (const part of expand.matchAll(/fields\(\$?select=([^;)]*)/gi)) {
    for (const name of (part[1] ?? '').split(',')) add(name.trim(), null);
  }
  for (const part of expand.matchAll(/fields\/(\w+)/g)) add(part[1] ?? '', null);
  return found;
}

/** A column definition that takes the value. */
export function columnFor(name: string, value: unknown): Json {
  if (typeof value === 'number') return { name, number: {} };
  if (typeof value === 'boolean') return { name, boolean: {} };
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return { name, dateTime: {} };
  if (Array.isArray(value))
    return { name, choice: { allowTextEntry: true, displayAs: 'checkBoxes' } };
  return { name, text: {}, indexed: true };
}

export const valueFor = (value: unknown): unknown =>
  value === null || isObject(value) ? 'Umber' : value;
