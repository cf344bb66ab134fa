import { Lexer, Parser, type Quad } from 'n3';
import { slugOf } from '../../features/taxonomy/proposal.ts';
import type { Names, Scheme, Synonyms } from '../../features/taxonomy/term.ts';
import type { FileTerm, TermFile } from '../../features/taxonomy/term-file.ts';
import { WORD } from './skos-words.ts';
import { guidOf, stableId } from './stable-id.ts';

const NO_LANGUAGE = 'en';

/** What is said of one thing: word -> values, in the order of the file. */
type Said = ReadonlyMap<string, readonly Value[]>;
interface Value {
  readonly text: string;
  readonly language: string;
  readonly literal: boolean;
}

const lastPart = (uri: string): string => /[^/#:]+$/.exec(uri.replace(/[/#]+$/, ''))?.[0] ?? '';

function gather(quads: readonly Quad[]): Map<string, Map<string, Value[]>> {
  const all = new Map<string, Map<string, Value[]>>();
  for (const { subject, predicate, object } of quads) {
    const said = all.get(subject.value) ?? new Map<string, Value[]>();
    const literal = object.termType === 'Literal';
    const language = literal && object.language !== '' ? object.language : NO_LANGUAGE;
    const value = { text: object.value, language, literal };
    said.set(predicate.value, [...(said.get(predicate.value) ?? []), value]);
    all.set(subject.value, said);
  }
  return all;
}

interface LexedToken {
  readonly type: string;
  readonly value?: string;
  readonly prefix?: string;
  readonly line: number;
}

/** On which line each thing is first spoken of: the parser itself does not say. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const prefixes = new Map<string, string>();
  const lines = new Map<string, number>();
  let begins = true;
  let declares = false;
  let prefix = '';
  for (const token of new Lexer().tokenize(text) as unknown as LexedToken[]) {
    const { type, value = '', line } = token;
    if (type === '@prefix' || type === 'PREFIX') declares = true;
    else if (declares && type === 'prefix') prefix = value;
    else if (declares && type === 'IRI') {
      prefixes.set(prefix, value);
      declares = false;
    } else if (begins && (type === 'IRI' || type === 'prefixed')) {
      const iri = type === 'IRI' ? value : (prefixes.get(token.prefix ?? '') ?? '') + value;
      if (!lines.has(iri)) lines.set(iri, line);
    }
    begins = type === '.' || (begins && (type === '@prefix' || type === 'prefix'));
  }
  return lines;
}

const texts = (said: Said, word: string): readonly string[] =>
  (said.get(word) ?? []).map(({ text }) => text);

/** The first of each language; further ones are other names. */
function named(said: Said, word: string): { readonly first: Names; readonly more: Synonyms } {
  const first: Record<string, string> = {};
  const more: Record<string, string[]> = {};
  for (const { text, language, literal } of said.get(word) ?? []) {
    const name = text.trim().replace(/\s+/g, ' ');
    if (!literal || name === '') continue;
    if (first[language] === undefined) first[language] = name;
    else if (first[language] !== name) more[language] = [...(more[language] ?? []), name];
  }
  return { first, more };
}

function synonymsOf(said: Said): Synonyms {
  const { more } = named(said, WORD.prefLabel);
  const all: Record<string, readonly string[]> = { ...more };
  for (const { text, language } of said.get(WORD.altLabel) ?? []) {
    const name = text.trim().replace(/\s+/g, ' ');
    if (name !== '') all[language] = [...new Set([...(all[language] ?? []), name])];
  }
  return all;
}

const optional = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length > 0 ? values : undefined;

interface Around {
  readonly lines: ReadonlyMap<string, number>;
  readonly schemeOf: (said: Said) => string;
  /** Broader terms that others name as narrower. */
  readonly above: ReadonlyMap<string, readonly string[]>;
}

/** Codes: the one that stands in the address, else the shortest; all others are spellings. */
function codesOf(uri: string, said: Said) {
  const codes = [...new Set(texts(said, WORD.notation))].filter((code) => code !== '');
  const shortest = codes.toSorted((one, other) => one.length - other.length)[0];
  const slug = shortest ?? lastPart(uri);
  return { slug, others: codes.filter((code) => code !== slug) };
}

/** What links name: our own terms by id, others by address. */
const linkOf = (link: string): string => guidOf(link) ?? link;

function termOf(uri: string, said: Said, around: Around): FileTerm {
  const scheme = around.schemeOf(said);
  const { slug, others } = codesOf(uri, said);
  const own = texts(said, WORD.identifier).flatMap((text) => guidOf(text) ?? [])[0] ?? guidOf(uri);
  const gone = texts(said, WORD.deprecated)[0] === 'true';
  const [into] = texts(said, WORD.replacedBy);
  const broader = [...texts(said, WORD.broader), ...(around.above.get(uri) ?? [])];
  return {
    line: around.lines.get(uri) ?? 1,
    scheme,
    id: own ?? stableId(scheme, slug),
    uri: guidOf(uri) === null ? uri : null,
    slug,
    labels: named(said, WORD.prefLabel).first,
    synonyms: synonymsOf(said),
    spellings: optional([...new Set([...texts(said, WORD.hiddenLabel), ...others])]),
    capitals: optional(texts(said, WORD.capitals)),
    definition: named(said, WORD.definition).first,
    example: named(said, WORD.example).first,
    broader: optional([...new Set(broader.map(linkOf))]),
    related: optional(texts(said, WORD.related).map(linkOf)),
    status: said.has(WORD.deprecated)
      ? gone
        ? into
          ? 'merged'
          : 'retired'
        : 'current'
      : undefined,
    mergedInto: into ? linkOf(into) : undefined,
  };
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(WORD));

/** A syntax error says its line. */
const lineIn = (error: Error): number => Number(/on line (\d+)/.exec(error.message)?.[1] ?? 1);

export interface SkosOptions {
  /** Lists that are known already, by which a list's address is recognized. */
  readonly known: readonly Scheme[];
  /** The list, whatever the file says. */
  readonly scheme?: string | undefined;
}

/** Reads concepts of a Turtle file. Lines are where a concept is first spoken of. */
export function readSkos(text: string, { known, scheme }: SkosOptions): TermFile {
  let quads: Quad[];
  try {
    quads = new Parser({ format: 'text/turtle' }).parse(text);
  } catch (error) {
    // The parser throws for what is no Turtle, and for nothing else.
    if (!(error instanceof Error)) throw error;
    const refusal = { line: lineIn(error), reason: 'syntax', what: error.message } as const;
    return { schemes: [], terms: [], refused: [refusal], ignored: {} };
  }
  const all = gather(quads);
  const keyOf = (uri: string): string => {
    const said = all.get(uri);
    const own = said && texts(said, WORD.notation)[0];
    return known.find((one) => one.uri === uri)?.key ?? own ?? slugOf(lastPart(uri));
  };
  const is = (said: Said, type: string) => texts(said, WORD.type).includes(type);
  const schemes = new Map<string, Scheme>();
  const add = (uri: string): string => {
    const key = keyOf(uri);
    const said = all.get(uri) ?? new Map();
    const labels = named(said, WORD.prefLabel).first;
    if (!schemes.has(key))
      schemes.set(key, {
        key,
        uri: uri.startsWith('urn:praxis:') ? null : uri,
        labels: Object.keys(labels).length > 0 ? labels : { en: key },
        definition: named(said, WORD.definition).first,
      });
    return key;
  };
  const above = new Map<string, string[]>();
  const ignored: Record<string, number> = {};
  for (const [uri, said] of all) {
    for (const below of texts(said, WORD.narrower))
      above.set(below, [...(above.get(below) ?? []), uri]);
    for (const [word, values] of said)
      if (!KNOWN.has(word)) ignored[word] = (ignored[word] ?? 0) + values.length;
  }
  const schemeOf = (said: Said): string => {
    const [uri] = texts(said, WORD.inScheme);
    if (scheme !== undefined) return scheme;
    return uri === undefined ? '' : add(uri);
  };
  const around = { lines: linesOf(text), schemeOf, above };
  const terms = [...all]
    .filter(([, said]) => is(said, WORD.concept))
    .map(([uri, said]) => termOf(uri, said, around));
  if (scheme !== undefined && !known.some(({ key }) => key === scheme))
    schemes.set(scheme, { key: scheme, uri: null, labels: { en: scheme }, definition: {} });
  return { schemes: [...schemes.values()], terms, refused: [], ignored };
}
