import type { Language } from '../kernel/language.ts';
import type { StructuredDocument } from '../ports/documents.ts';
import type { OldReport } from '../ports/old-reports.ts';
import type { Words } from '../ports/words.ts';

/** A report of which only the row of a sheet is left, as a document. */
export function importedDocument(
  report: OldReport,
  language: Language,
  words: Words,
): StructuredDocument {
  const say = (key: string) => words.say(language, `imports.document.${key}`);
  const day = (date: string) => words.date(language, new Date(`${date}T12:00:00Z`), 'UTC');
  const days = [report.start, report.end].filter((date) => date !== null).map(day);
  const facts = [
    { label: say('number'), value: report.number },
    { label: say('authors'), value: report.authors.join('; ') },
    { label: say('dates'), value: [...new Set(days)].join(' – ') },
    { label: say('countries'), value: report.countries.join(', ') },
    { label: say('unit'), value: report.unit ?? '' },
  ];
  const parts = [
    { heading: say('summary'), text: report.summary },
    { heading: say('findings'), text: report.findings },
  ];
  return {
    title: report.title,
    language,
    subtitle: say('subtitle'),
    facts: facts.filter(({ value }) => value !== ''),
    keywords: [],
    sections: parts
      .filter(({ text }) => text !== '')
      .map(({ heading, text }) => ({ heading, paragraphs: text.split(/\n+/), bullets: [] })),
  };
}
