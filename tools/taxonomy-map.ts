import type { Term } from '../src/features/taxonomy/term.ts';
import type { FileTerm } from '../src/features/taxonomy/term-file.ts';
import type { Vocabulary } from '../src/features/taxonomy/vocabulary.ts';

/** A term of somebody else's list, and those of ours that are called the same. */
export interface Mapped {
  readonly theirs: FileTerm;
  /** One is what it is; several are for a person to choose from; none is a word that our lists lack. */
  readonly ours: readonly Term[];
}

const namesOf = ({ labels, synonyms, spellings = [] }: FileTerm): readonly string[] => [
  ...new Set([...Object.values(labels), ...Object.values(synonyms).flat(), ...spellings]),
];

/** By any name in any language, but for case, accents, plural and hyphens; a label goes before other words for it. */
export const mapTerms = (
  terms: readonly FileTerm[],
  vocabulary: Vocabulary,
  schemes: readonly string[],
): readonly Mapped[] =>
  terms.map((theirs) => {
    const called = (names: readonly string[]) => [
      ...new Set(
        names.flatMap((name) => schemes.flatMap((scheme) => vocabulary.named(scheme, name))),
      ),
    ];
    const byLabel = called(Object.values(theirs.labels));
    return { theirs, ours: byLabel.length > 0 ? byLabel : called(namesOf(theirs)) };
  });

const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const labelOf = ({ labels, slug }: Pick<FileTerm, 'labels' | 'slug'>): string =>
  labels.en ?? Object.values(labels)[0] ?? slug;

/** A line for each pair, and one for each term that has no match. */
export function mapSheet(mapped: readonly Mapped[]): string {
  const rows = mapped.flatMap(({ theirs, ours }) => {
    const begun = [theirs.uri ?? theirs.id, labelOf(theirs)];
    const how = ours.length > 1 ? 'choose' : 'same';
    return ours.length === 0
      ? [[...begun, 'none', '', '', '']]
      : ours.map((term) => [...begun, how, term.scheme, term.slug, term.id]);
  });
  const head = ['theirs', 'label', 'match', 'list', 'slug', 'ours'];
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const OURS = 'urn:uuid:';
const address = (uri: string): string => `<${uri.replace(/[<>"{}|^`\\\s]/g, encodeURIComponent)}>`;

/** One is an exact match, several are close ones; what has no address of its own cannot be said in SKOS. */
export function mapSkos(mapped: readonly Mapped[]): string {
  const lines = mapped.flatMap(({ theirs: { uri }, ours }) =>
    uri === null
      ? []
      : ours.map((term) => {
          const how = ours.length > 1 ? 'closeMatch' : 'exactMatch';
          return `${address(uri)} skos:${how} ${address(term.uri ?? `${OURS}${term.id}`)} .`;
        }),
  );
  return `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n${lines.join('\n')}\n`;
}
