import type { NamedTerm, Terms } from './deps.ts';
import type { KeptRecord, Mapped } from './model.ts';

const TOPIC = 'topic';
/** A heading that long is a sentence, and the country in it one of several things. */
const LONGEST_PLACE = 40;

/** What a source's words mean in our lists; what they do not name stays a word. */
export function mapped(
  terms: Terms,
  { subjects, countries = [] }: { subjects: readonly string[]; countries?: readonly string[] },
): Mapped & { readonly unmapped: readonly string[] } {
  const topics = new Set<string>();
  const places = new Set<string>();
  const unmapped: string[] = [];
  for (const word of subjects) {
    const named = terms.named(word);
    for (const { scheme, slug } of named) if (scheme === TOPIC) topics.add(slug);
    const countriesOfIt = word.length <= LONGEST_PLACE ? terms.countriesIn(word) : [];
    for (const name of countriesOfIt) places.add(name);
    if (named.length === 0 && countriesOfIt.length === 0) unmapped.push(word);
  }
  for (const word of countries) for (const name of terms.countriesIn(word)) places.add(name);
  return { topics: [...topics], countries: [...places], unmapped };
}

/** One subject of one record and the term that it names; null where no list has it. */
export interface MappedSubject {
  readonly identifier: string;
  readonly title: string;
  readonly link: string;
  readonly word: string;
  readonly term: NamedTerm | null;
}

export const subjectsOf = (terms: Terms, record: KeptRecord): MappedSubject[] => {
  const { identifier, title, link } = record;
  return record.subjects.flatMap((word): MappedSubject[] => {
    const named = terms.named(word);
    const about = { identifier, title, link, word };
    return named.length === 0
      ? [{ ...about, term: null }]
      : named.map((term) => ({ ...about, term }));
  });
};

const HEAD = 'record,title,link,subject,list,term,label';

/** A spreadsheet takes what begins so for a formula. */
const cell = (text: string): string => {
  const harmless = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /["\r\n,;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** One line for each subject of each record, the unmapped ones with empty cells. */
export const mappingCsv = (rows: readonly MappedSubject[]): string =>
  [
    HEAD,
    ...rows.map(({ identifier, title, link, word, term }) =>
      [identifier, title, link, word, term?.scheme ?? '', term?.id ?? '', term?.label ?? '']
        .map(cell)
        .join(','),
    ),
  ]
    .map((row) => `${row}\r\n`)
    .join('');

const iri = (text: string): string =>
  `<${text.replace(/[\s\p{Cc}<>"{}|^`\\]/gu, (sign) => encodeURIComponent(sign))}>`;
const literal = (text: string): string => JSON.stringify(text.replace(/\p{Cc}/gu, ' '));

/** Records with the concepts that they are about, and the words that say so in the catalogue, in Turtle. */
export function mappingTurtle(rows: readonly MappedSubject[]): string {
  const lines = [
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .',
    '@prefix dct: <http://purl.org/dc/terms/> .',
    '',
  ];
  const concepts = new Map<string, NamedTerm>();
  const words = new Map<string, Set<string>>();
  for (const { identifier, link, word, term } of rows) {
    if (!term) continue;
    lines.push(
      `${iri(link)} dct:identifier ${literal(identifier)} ; dct:subject ${iri(term.uri)} .`,
    );
    concepts.set(term.uri, term);
    words.set(term.uri, (words.get(term.uri) ?? new Set()).add(word));
  }
  for (const [uri, { label, slug }] of concepts) {
    lines.push(`${iri(uri)} a skos:Concept ; skos:notation ${literal(slug)} ;`);
    const hidden = [...(words.get(uri) ?? [])].map(literal).join(', ');
    lines.push(`  skos:prefLabel ${literal(label)}@en ; skos:hiddenLabel ${hidden} .`);
  }
  return `${lines.join('\n')}\n`;
}
