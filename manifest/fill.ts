import { PackageError } from './problem.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** `{{appId}}` is a value of the configuration, `{{say:help.title}}` words of `locales/<language>/manifest.json`. */
const HOLE = /\{\{([^{}]*)\}\}/g;

/** An item of an array that stands for several: `{{list:linkHosts}}`. */
const LIST = /^\{\{list:(\w+)\}\}$/;

/**
 * The template with its placeholders filled. Placeholders stand within strings, so that no value can change the form;
 * that of a list is an item of an array, and becomes as many.
 * @throws PackageError naming a placeholder that nothing fills
 */
export function fill(
  template: Json,
  values: Readonly<Record<string, string>>,
  say: (key: string) => string,
  lists: Readonly<Record<string, readonly string[]>> = {},
): Json {
  const unknown = new Set<string>();
  const word = (name: string): string => {
    if (name.startsWith('say:')) return say(name.slice('say:'.length));
    const value = values[name];
    if (value === undefined) unknown.add(name);
    return value ?? '';
  };
  const listed = (node: Json): readonly Json[] => {
    const name = typeof node === 'string' ? LIST.exec(node)?.[1] : undefined;
    return (name === undefined ? undefined : lists[name]) ?? [walk(node)];
  };
  const walk = (node: Json): Json => {
    if (typeof node === 'string') return node.replace(HOLE, (_, name: string) => word(name));
    if (Array.isArray(node)) return node.flatMap(listed);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  const filled = walk(template);
  if (unknown.size === 0) return filled;
  throw new PackageError(
    [...unknown].map(
      (name) =>
        `manifest/template.json asks for {{${name}}}, which nothing fills: correct its name.`,
    ),
  );
}

/** Every string of a manifest by its path: `bots[0].commandLists[1].commands[0].title`. */
export function stringsOf(node: Json, path = ''): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (Array.isArray(node)) {
    return node.flatMap((value: Json, index) => stringsOf(value, `${path}[${index}]`));
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    stringsOf(value, path ? `${path}.${key}` : key),
  );
}

/** What Teams lets a language file translate, of what this manifest has. */
const TRANSLATED = new RegExp(
  `^(${[
    String.raw`(name|description)\.(short|full)`,
    String.raw`staticTabs\[\d+\]\.name`,
    String.raw`bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.(title|description)`,
    String.raw`composeExtensions\[0\]\.commands\[\d\](\.parameters\[\d\])?\.(title|description)`,
  ].join('|')})$`,
);

/** The words of a manifest as a language file holds them: path -> words. */
export const wordsOf = (manifest: Json): Record<string, string> =>
  Object.fromEntries(stringsOf(manifest).filter(([path]) => TRANSLATED.test(path)));
