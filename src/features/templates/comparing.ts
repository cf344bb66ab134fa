import { type Body, isObject, same } from './model.ts';

/** What two versions say differently, and what becomes of two changes to the same one. */

/** One place: absent before or after is null. Items of a list are named by their id or value, others by their place. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
}

/** The place at which the order of a list is told. */
export const ORDER = 'order';

const keyOf = (item: unknown): string | null => {
  if (!isObject(item)) return null;
  const key = item.id ?? item.value;
  return typeof key === 'string' && key !== '' ? key : null;
};

/** The items by id or value, in order; null where they have none, or one is there twice. */
function keyed(list: readonly unknown[]): ReadonlyMap<string, unknown> | null {
  const found = new Map<string, unknown>();
  for (const item of list) {
    const key = keyOf(item);
    if (key === null || found.has(key)) return null;
    found.set(key, item);
  }
  return found;
}

const bothLists = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) || Array.isArray(other);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What stands in a value, by name: keys of an object, ids of a list, else places. */
function partsOf(value: unknown, byId: boolean): ReadonlyMap<string, unknown> {
  if (isObject(value)) return new Map(Object.entries(value));
  const list = listOf(value);
  const named = byId ? keyed(list) : null;
  return named ?? new Map(list.map((item, at) => [String(at + 1), item]));
}

const textOf = (value: unknown): string | null =>
  value === undefined || value === null || value === '' ? null : String(value);

const isPlain = (value: unknown): boolean => !isObject(value) && !Array.isArray(value);

export function differences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): Difference[] {
  if (same(before ?? null, after ?? null)) return [];
  if (isPlain(before) && isPlain(after)) {
    return [{ path, before: textOf(before), after: textOf(after) }];
  }
  const byId = keyed(listOf(before)) !== null && keyed(listOf(after)) !== null;
  const were = partsOf(before, byId);
  const are = partsOf(after, byId);
  const names = [...new Set([...were.keys(), ...are.keys()])];
  const found = names.flatMap((name) =>
    differences(were.get(name), are.get(name), [...path, name]),
  );
  if (!(byId && bothLists(before, after))) return found;
  const stayed = (parts: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...parts.keys()].filter((key) => other.has(key)).join(', ');
  const [first, then] = [stayed(were, are), stayed(are, were)];
  return first === then
    ? found
    : [...found, { path: [...path, ORDER], before: first, after: then }];
}

export interface Merged {
  readonly body: Body;
  /** Where both say something else: what is mine stands. */
  readonly both: readonly (readonly string[])[];
}

/** Mine in my order, with what they added after what it follows with them. */
function orderOf(mine: readonly string[], theirs: readonly string[], kept: ReadonlySet<string>) {
  const order = mine.filter((key) => kept.has(key));
  for (const [at, key] of theirs.entries()) {
    if (!kept.has(key) || order.includes(key)) continue;
    const before = theirs.slice(0, at).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}

/** What both made of the same version, place by place. */
export function merge(base: Body, mine: Body, theirs: Body): Merged {
  const both: (readonly string[])[] = [];

  function one(was: unknown, own: unknown, other: unknown, path: readonly string[]): unknown {
    if (same(own ?? null, other ?? null) || same(was ?? null, other ?? null)) return own;
    if (same(was ?? null, own ?? null)) return other;
    if (isObject(own) && isObject(other)) return object(isObject(was) ? was : {}, own, other, path);
    if (Array.isArray(own) && Array.isArray(other)) return list(listOf(was), own, other, path);
    both.push(path);
    return own;
  }

  function object(was: Body, own: Body, other: Body, path: readonly string[]): Body {
    const keys = [...new Set([...Object.keys(own), ...Object.keys(other)])];
    return Object.fromEntries(
      keys
        .map((key) => [key, one(was[key], own[key], other[key], [...path, key])] as const)
        .filter(([, value]) => value !== undefined),
    );
  }

  function list(
    was: readonly unknown[],
    own: readonly unknown[],
    other: readonly unknown[],
    path: readonly string[],
  ): unknown {
    const [before, mineBy, theirsBy] = [keyed(was), keyed(own), keyed(other)];
    if (!before || !mineBy || !theirsBy) {
      if (was.length === own.length && own.length === other.length) {
        return own.map((item, at) => one(was[at], item, other[at], [...path, String(at + 1)]));
      }
      both.push(path);
      return own;
    }
    const items = new Map<string, unknown>();
    for (const key of new Set([...mineBy.keys(), ...theirsBy.keys()])) {
      const item = one(before.get(key), mineBy.get(key), theirsBy.get(key), [...path, key]);
      if (item !== undefined) items.set(key, item);
    }
    const stayed = (of: ReadonlyMap<string, unknown>, order: ReadonlyMap<string, unknown>) =>
      [...order.keys()].filter((key) => of.has(key));
    const unmoved = same(stayed(mineBy, before), stayed(before, mineBy));
    const [first, second] = unmoved ? [theirsBy, mineBy] : [mineBy, theirsBy];
    const order = orderOf([...first.keys()], [...second.keys()], new Set(items.keys()));
    return order.map((key) => items.get(key));
  }

  return { body: object(base, mine, theirs, []), both };
}
