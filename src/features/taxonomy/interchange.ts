import { canonical, NO_CONTENT, type Scheme, type Term } from './term.ts';
import { type FileTerm, faultOf, type Refusal, type TermFile } from './term-file.ts';

export interface ImportPlan {
  readonly added: readonly { readonly line: number; readonly term: Term }[];
  readonly changed: readonly {
    readonly line: number;
    readonly before: Term;
    readonly after: Term;
    readonly fields: readonly string[];
  }[];
  readonly same: number;
  readonly refused: readonly Refusal[];
  readonly schemes: readonly Scheme[];
}

const union = (one: readonly string[], other: readonly string[]) => [
  ...new Set([...one, ...other]),
];

/** The file's words over the term's; labels that are replaced stay findable. */
function overlaid(before: Term, file: FileTerm): Term {
  const synonyms: Record<string, readonly string[]> = { ...before.synonyms };
  for (const [language, names] of Object.entries(file.synonyms))
    synonyms[language] = union(synonyms[language] ?? [], names);
  for (const [language, label] of Object.entries(file.labels)) {
    const old = before.labels[language];
    if (old !== undefined && old !== label)
      synonyms[language] = union(synonyms[language] ?? [], [old]);
  }
  return {
    ...before,
    uri: file.uri ?? before.uri,
    labels: { ...before.labels, ...file.labels },
    synonyms,
    spellings: file.spellings ? union(before.spellings, file.spellings) : before.spellings,
    capitals: file.capitals ?? before.capitals,
    definition: { ...before.definition, ...file.definition },
    example: { ...before.example, ...file.example },
    status: file.status ?? before.status,
  };
}

interface Links {
  readonly resolve: (scheme: string, link: string) => string | undefined;
}

/** Links by id, by URI, or by slug of the same list; of what is known and of what the file brings. */
function linksOver(terms: Iterable<Term>): Links {
  const byId = new Set<string>();
  const byUri = new Map<string, string>();
  const bySlug = new Map<string, string>();
  for (const { id, uri, scheme, slug } of terms) {
    byId.add(id);
    if (uri) byUri.set(`${scheme} ${uri}`, id);
    bySlug.set(`${scheme} ${slug}`, id);
  }
  return {
    resolve: (scheme, link) =>
      byId.has(link) ? link : (byUri.get(`${scheme} ${link}`) ?? bySlug.get(`${scheme} ${link}`)),
  };
}

interface Taken {
  readonly file: FileTerm;
  readonly before: Term | null;
  after: Term;
}

/** The terms of the file beside what is known of them, links still to come. */
function taken(known: readonly Term[], file: TermFile, refused: Refusal[]): Taken[] {
  const byId = new Map(known.map((term) => [term.id, term]));
  const { resolve } = linksOver(known);
  const seen = new Map<string, number>();
  let last = Math.max(0, ...known.map(({ position }) => position));
  return file.terms.flatMap((term): Taken[] => {
    const fault = faultOf(term);
    if (fault) {
      refused.push(fault);
      return [];
    }
    const { line, scheme } = term;
    const own = byId.get(term.id);
    const other = own && own.scheme !== scheme;
    const id =
      (own && !other ? own.id : undefined) ??
      (term.uri ? resolve(scheme, term.uri) : undefined) ??
      resolve(scheme, term.slug);
    const before = (id && byId.get(id)) || null;
    if (other && !before) {
      refused.push({ line, reason: 'other-list', what: term.slug });
      return [];
    }
    if (!before && Object.keys(term.labels).length === 0) {
      refused.push({ line, reason: 'no-label', what: term.slug });
      return [];
    }
    const key = before?.id ?? `${scheme} ${term.slug}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      refused.push({ line, reason: 'twice', what: `${term.slug} (${earlier})` });
      return [];
    }
    seen.set(key, line);
    if (before) return [{ file: term, before, after: overlaid(before, term) }];
    last += 1;
    const fresh: Term = {
      ...NO_CONTENT,
      labels: {},
      id: term.id,
      scheme,
      slug: term.slug,
      status: 'current',
      mergedInto: null,
      version: 0,
      position: last,
      builtIn: null,
      edited: true,
    };
    return [{ file: term, before: null, after: overlaid(fresh, term) }];
  });
}

function linked(all: readonly Taken[], known: readonly Term[], refused: Refusal[]): void {
  const terms = new Map(known.map((term) => [term.id, term]));
  for (const { after } of all) terms.set(after.id, after);
  const { resolve } = linksOver(terms.values());
  for (const one of all) {
    const { file } = one;
    const find = (link: string): string[] => {
      const id = resolve(file.scheme, link);
      if (id === undefined) {
        refused.push({ line: file.line, reason: 'unknown-link', what: link });
        return [];
      }
      return id === one.after.id ? [] : [id];
    };
    const links = (given: readonly string[] | undefined, own: readonly string[]) =>
      given ? [...new Set(given.flatMap(find))] : own;
    one.after = {
      ...one.after,
      broader: links(file.broader, one.after.broader),
      related: links(file.related, one.after.related),
      mergedInto:
        one.after.status === 'merged'
          ? ((file.mergedInto ? find(file.mergedInto)[0] : one.after.mergedInto) ?? null)
          : null,
    };
    // What is merged into nothing speaks for itself.
    if (one.after.status === 'merged' && !one.after.mergedInto)
      one.after = { ...one.after, status: 'retired' };
  }
}

/** Takes links out that would put a term below itself. */
function unringed(all: readonly Taken[], known: readonly Term[], refused: Refusal[]): void {
  const terms = new Map(known.map((term) => [term.id, term]));
  for (const { after } of all) terms.set(after.id, after);
  const state = new Map<string, 'open' | 'done'>();
  const rings = new Set<string>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const broader of terms.get(id)?.broader ?? []) {
      if (state.get(broader) === 'open') rings.add(id);
      else if (!state.has(broader)) visit(broader);
    }
    state.set(id, 'done');
  };
  for (const id of terms.keys()) if (!state.has(id)) visit(id);
  for (const one of all) {
    if (!rings.has(one.after.id)) continue;
    refused.push({ line: one.file.line, reason: 'ring', what: one.after.slug });
    one.after = { ...one.after, broader: one.before?.broader ?? [] };
  }
}

const FIELDS = [
  'uri',
  'labels',
  'synonyms',
  'spellings',
  'capitals',
  'definition',
  'example',
  'broader',
  'related',
] as const;

function changedFields(before: Term, after: Term): string[] {
  const bare = { ...NO_CONTENT, slug: '', labels: {} };
  const fields: string[] = FIELDS.filter(
    (field) =>
      canonical({ ...bare, [field]: before[field] }) !==
      canonical({ ...bare, [field]: after[field] }),
  );
  if (before.status !== after.status || before.mergedInto !== after.mergedInto)
    fields.push('status');
  return fields;
}

/**
 * What taking over a file would change. A file adds and changes, it never takes away: terms that it does not name, and
 * words that it says nothing of, stay as they are.
 */
export function planImport(
  known: readonly Term[],
  schemes: readonly Scheme[],
  file: TermFile,
): ImportPlan {
  const refused: Refusal[] = [...file.refused];
  const all = taken(known, file, refused);
  linked(all, known, refused);
  unringed(all, known, refused);
  const changed = all.flatMap(({ file: { line }, before, after }) => {
    const fields = before ? changedFields(before, after) : [];
    return before && fields.length > 0 ? [{ line, before, after, fields }] : [];
  });
  const added = all.flatMap(({ file: { line }, before, after }) =>
    before ? [] : [{ line, term: after }],
  );
  const keys = new Set(schemes.map(({ key }) => key));
  return {
    added,
    changed,
    same: all.length - added.length - changed.length,
    refused: refused.toSorted((one, other) => one.line - other.line),
    schemes: file.schemes.filter(({ key }) => !keys.has(key)),
  };
}
