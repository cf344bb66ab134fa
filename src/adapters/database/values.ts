import { PostgresDialect, PostgresQueryCompiler } from 'kysely';

/**
 * PostgreSQL's text has no NUL, and its jsonb no half surrogate pair; both arrive in pasted and extracted
 * texts. They are dropped or replaced, so that one odd character never costs a person their words.
 */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableValue);
  return value;
}

/** A structure as the text that a jsonb column takes. */
export const json = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return storable(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [storable(key), inner]));
  });

/** Makes every text parameter storable, wherever a store writes or compares it. */
class StorableText extends PostgresQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    super.addParameter(storableValue(parameter));
  }
}

/** As the parameters are written down: a plugin would have to build every statement anew to reach them. */
export class StorableDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new StorableText();
  }
}

const LIKE_SPECIAL = /[\\%_]/g;

/** The LIKE pattern for "contains these words as they are". */
export const contains = (words: string): string => `%${words.replace(LIKE_SPECIAL, '\\$&')}%`;

/** Without accents and case: how names are compared. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
