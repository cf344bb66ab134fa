import { fingerprint } from '../../kernel/fingerprint.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';

/** What a template is of: a form that people fill in, or the plan of a discussion. */
export const TEMPLATE_KINDS = ['capture', 'discussion'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** A template as data, without its id and version: what it may hold is said by the feature that uses it. */
export type Body = Readonly<Record<string, unknown>>;

/**
 * `came`: as the product came with it, kept when it was first changed. `keep`: what a later release of the product
 * changes was looked at and not taken.
 */
export const TEMPLATE_VERBS = [
  'came',
  'make',
  'change',
  'restore',
  'keep',
  'retire',
  'bring-back',
] as const;
export type TemplateVerb = (typeof TEMPLATE_VERBS)[number];

/** One version, never changed again: what was done, by whom, when and why is its history. */
export interface TemplateVersion {
  readonly kind: TemplateKind;
  readonly id: string;
  readonly version: number;
  readonly body: Body;
  /** False: what was begun with it goes on, and nothing new begins. */
  readonly inUse: boolean;
  readonly verb: TemplateVerb;
  readonly why: string;
  /** Null: it came with the product. */
  readonly by: PersonId | null;
  readonly at: Date;
  /** Fingerprint of the product's own that administrators have seen last; null where it has none. */
  readonly product: string | null;
}

/** As the product comes with it. */
export interface Shipped {
  readonly id: string;
  readonly version: number;
  readonly body: Body;
}

/** What a body gets wrong: where, and which word of `templates.faults`. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly word: string;
}

export const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same text for the same content, in whatever order its keys stand. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const parts = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${parts.join(',')}}`;
}

export const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

export const fingerprintOf = (body: Body): string => fingerprint(canonical(body));

/** What it is called; empty where it does not say. */
export function nameIn({ name }: Body, language: Language): string {
  const said = isObject(name) ? name[language] : '';
  return typeof said === 'string' ? said : '';
}

/** A file's content without what tells it from others. */
export function bodyOf({ id: _id, version: _version, ...body }: Body): Body {
  return body;
}

/** An id that says what it is, made of its English name. */
export function idFrom(name: string, isTaken: (id: string) => boolean): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
  const base = plain === '' ? 'template' : plain;
  let id = base;
  for (let next = 2; isTaken(id); next += 1) id = `${base}-${next}`;
  return id;
}
