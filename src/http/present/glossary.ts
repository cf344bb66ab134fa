import type { GlossaryEntry, GlossaryList } from '../../contract/glossary.ts';
import {
  differs,
  type Entry,
  type EntryVersion,
  inOrder,
} from '../../features/taxonomy/glossary.ts';
import { type Names, nameIn } from '../../features/taxonomy/term.ts';
import type { Language } from '../../kernel/language.ts';
import { meaningOf, type TermReader, termLink } from './taxonomy.ts';

const labelOf = ({ labels, id }: Entry, language: Language): string =>
  nameIn(labels, language) ?? id;

/** The language that a text is given in, where the reader's own has none. */
const tagOf = (names: Names, language: Language): string =>
  names[language] !== undefined
    ? language
    : names.en !== undefined
      ? 'en'
      : (Object.keys(names)[0] ?? language);

export const glossaryLine = (entry: Entry, language: Language): GlossaryList['items'][number] => ({
  id: entry.id,
  label: labelOf(entry, language),
  meanings: entry.meanings.length,
  differs: differs(entry),
  definition: nameIn(inOrder(entry)[0]?.definition ?? {}, language) ?? '',
});

export interface EntryPage {
  readonly entry: Entry;
  readonly versions: readonly EntryVersion[];
  readonly curates: boolean;
}

export function entryPage(
  { entry, versions, curates }: EntryPage,
  reader: TermReader,
): GlossaryEntry {
  const { language, vocabulary } = reader;
  const term = entry.term === null ? undefined : vocabulary.standing(entry.term);
  return {
    id: entry.id,
    version: entry.version,
    state: entry.state,
    label: labelOf(entry, language),
    labels: { ...entry.labels },
    term: term ? { ...termLink(term, reader), ...meaningOf(term, language) } : null,
    meanings: inOrder(entry).map(({ id, unit, definition, source, sourceUrl }) => ({
      id,
      unit,
      definition: nameIn(definition, language) ?? '',
      language: tagOf(definition, language),
      definitions: { ...definition },
      source,
      sourceUrl,
    })),
    settled: entry.settled,
    differs: differs(entry),
    versions: versions.map((one) => ({
      version: one.entry.version,
      at: one.at.toISOString(),
      by: reader.nameOf(one.by),
      verb: one.verb,
    })),
    curates,
  };
}
