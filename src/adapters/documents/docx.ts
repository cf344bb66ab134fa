import { Document, Footer, Packer, Paragraph } from 'docx';
import type { Language } from '../../kernel/language.ts';
import type { DocumentSection, DocumentWriter, StructuredDocument } from '../../ports/documents.ts';
import { factsTable } from './docx-facts.ts';
import { bulletNumbering, footer, NOTE, styles } from './docx-styles.ts';
import { runs } from './docx-text.ts';

const CREATOR = 'Praxis';
/** The spelling checker and screen readers want a region; the one of the organisation's house style. */
const TAGS: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' };

/** Lays documents out for a word processor: real headings, lists and tables, so that they can be read aloud and edited. */
export const createDocumentWriter = (): DocumentWriter => ({
  async docx(document) {
    const buffer = await Packer.toBuffer(layout(document));
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  },
});

function layout(document: StructuredDocument): Document {
  const { title, subtitle, facts, keywords, sections, language } = document;
  return new Document({
    title,
    subject: subtitle,
    keywords: keywords.join(', '),
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    customProperties: properties(document),
    styles: styles(TAGS[language]),
    numbering: bulletNumbering,
    sections: [
      {
        footers: { default: new Footer({ children: [footer(title)] }) },
        children: [
          new Paragraph({ style: 'Title', children: runs(title) }),
          new Paragraph({ style: 'Subtitle', children: runs(subtitle) }),
          ...(facts.length > 0 ? factsTable(facts) : []),
          ...sections.flatMap(section),
        ],
      },
    ],
  });
}

/** Word refuses a file in which two properties have one name. */
function properties({ facts, language }: StructuredDocument) {
  const all = new Map([...facts.map(({ label, value }) => [label, value] as const)]);
  return [...all.set('Language', language)].map(([name, value]) => ({ name, value }));
}

const section = ({ heading, paragraphs, bullets }: DocumentSection): Paragraph[] => [
  new Paragraph({ style: 'Heading1', children: runs(heading) }),
  ...paragraphs.map((text) => new Paragraph({ children: runs(text) })),
  ...bullets.flatMap(({ text, note }) => [
    new Paragraph({
      style: 'ListBullet',
      children: runs(text),
      keepNext: note !== undefined,
    }),
    ...(note === undefined ? [] : [new Paragraph({ style: NOTE, children: runs(note) })]),
  ]),
];
