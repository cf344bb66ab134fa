import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

/** The locales, and what the code says of them: for the test that holds the two together. */

const ROOT = join(import.meta.dirname, '../..');

export const LANGUAGES = ['en', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

function flat(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    flat(inner, path ? `${path}.${key}` : key),
  );
}

/** Every key of a language, `area.path.to.key`, with its words. */
export function keysOf(language: Language): ReadonlyMap<string, string> {
  const folder = join(ROOT, 'locales', language);
  const areas = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    areas.flatMap((name) =>
      flat(JSON.parse(readFileSync(join(folder, name), 'utf8')), name.replace('.json', '')),
    ),
  );
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
export const baseOf = (key: string): string => key.replace(PLURAL, '');
export const formOf = (key: string): string | null => PLURAL.exec(key)?.[1] ?? null;

export function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}

export const sourceOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const childrenOf = (node: Node): Node[] =>
  Object.values(node).flatMap((value) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    // Arguments and the like are wrapped once more, without a type of their own.
    return values.flatMap((entry) => {
      if (isNode(entry)) return [entry];
      const inner = (entry as { expression?: unknown } | null)?.expression;
      return isNode(inner) ? [inner] : [];
    });
  });

export const parsed = (source: string, file: string): Node =>
  parseSync(source, { syntax: 'typescript', tsx: file.endsWith('x') }) as unknown as Node;

const text = (node: Node | undefined): string =>
  String((node?.cooked as string | undefined) ?? (node?.value as string | undefined) ?? '');

const quasisOf = (node: Node): string[] => (node.quasis as Node[]).map(text);

/** What a source names: whole strings, and templates as patterns in which each hole is one step of a key. */
export interface References {
  readonly literals: readonly string[];
  readonly patterns: readonly RegExp[];
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function referencesIn(source: string, file: string, prefix = ''): References {
  const literals: string[] = [];
  const patterns: RegExp[] = [];
  const walk = (node: Node): void => {
    if (node.type === 'StringLiteral') literals.push(prefix + text(node));
    if (node.type === 'TemplateLiteral') {
      const quasis = quasisOf(node);
      const whole = prefix !== '' && (quasis[0] ?? '').startsWith(prefix);
      const first = whole ? (quasis[0] ?? '') : prefix + (quasis[0] ?? '');
      // `errors.${code}` alone would make every key of an area count as used.
      if (/^[a-z]+\.[a-z][\w-]*\./.test(first) || (prefix !== '' && first !== prefix)) {
        const [, ...rest] = quasis.map(escaped);
        patterns.push(new RegExp(`^${[escaped(first), ...rest].join('[^.]+')}$`));
      }
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(parsed(source, file));
  return { literals, patterns };
}

/** Not the measures of a style sheet, which begin with a number. */
const TWO_WORDS = /^(?!\s*[\d.#]).*\p{L}{2,}[\s,;:]+\p{L}{2,}/su;
/** The product is called the same everywhere. */
const NAME = 'Praxis';
/** What is for the log and the operator, or for the style sheet. */
const NOT_FOR_PEOPLE = /Error$|^(makeStyles|makeResetStyles|mergeClasses|shorthands)$/;
const NOT_READ = new Set(['className', 'style', 'd', 'viewBox', 'to', 'href', 'rel', 'type']);

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') return `${nameOf(node.object)}.${nameOf(node.property)}`;
  return String(node.value ?? '');
}

function skipped(node: Node): boolean {
  if (/^(Ts|Import|Export(All|Named)|RegExp)/.test(node.type)) {
    return !/^Ts(As|NonNull|Satisfies|Const)/.test(node.type);
  }
  if (node.type === 'NewExpression') return NOT_FOR_PEOPLE.test(nameOf(node.callee));
  if (node.type === 'CallExpression') {
    const name = nameOf(node.callee);
    return NOT_FOR_PEOPLE.test(name) || /(^|\.)log\.\w+$/.test(name);
  }
  return node.type === 'JSXAttribute' && NOT_READ.has(nameOf(node.name));
}

/** Strings of two words or more, and text between tags, that do not come from the locales. */
export function hardCodedIn(source: string, file: string): string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (skipped(node)) return;
    if (node.type === 'StringLiteral' && TWO_WORDS.test(text(node))) found.push(text(node));
    if (node.type === 'JSXText' && /\p{L}{2,}/u.test(text(node))) found.push(text(node).trim());
    if (node.type === 'TemplateLiteral') {
      found.push(...quasisOf(node).filter((words) => TWO_WORDS.test(words)));
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(parsed(source, file));
  return found.filter((words) => words !== NAME);
}
