import { DataFactory, Writer } from 'n3';
import type { Names, Scheme, Synonyms, Term } from '../../features/taxonomy/term.ts';
import { PREFIXES, WORD } from './skos-words.ts';

const { namedNode, literal, quad } = DataFactory;

const schemeUri = ({ uri, key }: Scheme): string => uri ?? `urn:praxis:scheme:${key}`;
const termUri = ({ uri, id }: Pick<Term, 'uri' | 'id'>): string => uri ?? `urn:uuid:${id}`;

/** The lists with their terms as SKOS in Turtle. Links go by id, so that they hold whatever a term is called. */
export function writeSkos(schemes: readonly Scheme[], terms: readonly Term[]): string {
  const writer = new Writer({ prefixes: PREFIXES });
  const byKey = new Map(schemes.map((scheme) => [scheme.key, scheme]));
  const link = (subject: string, word: string, object: string): void =>
    writer.addQuad(quad(namedNode(subject), namedNode(word), namedNode(object)));
  const say = (subject: string, word: string, text: string, language?: string): void =>
    writer.addQuad(quad(namedNode(subject), namedNode(word), literal(text, language)));
  const names = (subject: string, word: string, all: Names): void => {
    for (const [language, text] of Object.entries(all)) say(subject, word, text, language);
  };
  const others = (subject: string, all: Synonyms): void => {
    for (const [language, list] of Object.entries(all))
      for (const text of list) say(subject, WORD.altLabel, text, language);
  };

  for (const scheme of schemes) {
    const uri = schemeUri(scheme);
    link(uri, WORD.type, WORD.conceptScheme);
    say(uri, WORD.notation, scheme.key);
    names(uri, WORD.prefLabel, scheme.labels);
    names(uri, WORD.definition, scheme.definition);
  }
  for (const term of terms) {
    const uri = termUri(term);
    const scheme = byKey.get(term.scheme);
    link(uri, WORD.type, WORD.concept);
    if (scheme) link(uri, WORD.inScheme, schemeUri(scheme));
    say(uri, WORD.identifier, `urn:uuid:${term.id}`);
    say(uri, WORD.notation, term.slug);
    names(uri, WORD.prefLabel, term.labels);
    others(uri, term.synonyms);
    for (const spelling of term.spellings) say(uri, WORD.hiddenLabel, spelling);
    for (const name of term.capitals) say(uri, WORD.capitals, name);
    names(uri, WORD.definition, term.definition);
    names(uri, WORD.example, term.example);
    for (const id of term.broader) link(uri, WORD.broader, `urn:uuid:${id}`);
    for (const id of term.related) link(uri, WORD.related, `urn:uuid:${id}`);
    say(uri, WORD.deprecated, String(term.status !== 'current'));
    if (term.mergedInto) link(uri, WORD.replacedBy, `urn:uuid:${term.mergedInto}`);
  }
  let text = '';
  writer.end((error: Error | null, result: string) => {
    if (error) throw error;
    text = result;
  });
  return text;
}
