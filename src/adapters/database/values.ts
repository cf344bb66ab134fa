import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  type ValueNode,
} from 'kysely';

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

class Cleaner extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...super.transformValue(node), value: storableValue(node.value) };
  }

  protected override transformPrimitiveValueList(
    node: PrimitiveValueListNode,
  ): PrimitiveValueListNode {
    return { ...super.transformPrimitiveValueList(node), values: node.values.map(storableValue) };
  }
}

/** Makes every text parameter storable, wherever a store writes or compares it. */
export class StorableText implements KyselyPlugin {
  readonly #cleaner = new Cleaner();

  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return this.#cleaner.transformNode(args.node);
  }

  transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(args.result);
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
