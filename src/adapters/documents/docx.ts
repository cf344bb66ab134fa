import {
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  Packer,
  type PageNumberEstimator,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith, layoutDocument } from 'docx/layout';
import type {
  Bullet,
  DocumentSection,
  DocumentWriter,
  StructuredDocument,
} from '../../ports/documents.ts';
import { factsTable } from './docx-facts.ts';
import {
  bulletNumbering,
  CONTENTS,
  footer,
  header,
  MARKED,
  NOTE,
  QUOTED,
  styles,
  WARN,
} from './docx-styles.ts';
import { linkRuns, runs, TAGS } from './docx-text.ts';

const CREATOR = 'Praxis';

/** What it cannot lay out exactly it guesses: a number that is one off leads further than none. */
const estimate = estimatePageNumbersWith({ guess: true });
/** Left empty, without a question to whoever opens the file. */
const blank: PageNumberEstimator = () => ({ bookmarks: new Map() });

/** Lays documents out for a word processor: real headings, lists and tables, so that they can be read aloud and edited. */
export const createDocumentWriter = (): DocumentWriter => ({
  async docx(document, { pageNumbers = true } = {}) {
    const buffer = await Packer.toBuffer(layout(document, pageNumbers ? estimate : blank));
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  },
  async pages(document) {
    const { pages, stoppedAt } = layoutDocument(layout(document, blank), { guess: true });
    return stoppedAt === undefined ? pages.length : null;
  },
});

function layout(document: StructuredDocument, pageNumbers: PageNumberEstimator): Document {
  const { title, subtitle, facts, keywords, sections, language, compact = false } = document;
  return new Document({
    title,
    subject: subtitle,
    keywords: keywords.join(', '),
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    customProperties: properties(document),
    styles: styles(TAGS[language], compact),
    numbering: bulletNumbering,
    pageNumbers,
    sections: [
      {
        properties: compact ? TIGHT : {},
        ...(document.header
          ? { headers: { default: new Header({ children: [header(document.header)] }) } }
          : {}),
        footers: { default: new Footer({ children: [footer(title)] }) },
        children: [
          new Paragraph({ style: 'Title', children: runs(title) }),
          new Paragraph({ style: 'Subtitle', children: runs(subtitle) }),
          ...(facts.length > 0 ? factsTable(facts) : []),
          ...(document.contents ? tableOfContents(document.contents) : []),
          ...sections.flatMap(section),
        ],
      },
    ],
  });
}

const NARROW = convertMillimetersToTwip(16);
/** The sides stay as they are: tables and tab stops are measured by them. */
const TIGHT: ISectionPropertiesOptions = {
  page: { margin: { top: NARROW, bottom: NARROW, header: NARROW / 2, footer: NARROW / 2 } },
};

const tableOfContents = (heading: string) => [
  new Paragraph({ style: CONTENTS, children: runs(heading) }),
  new TableOfContents(heading, { hyperlink: true, headingStyleRange: '1-1' }),
];

/** Word refuses a file in which two properties have one name. */
function properties({ facts, language }: StructuredDocument) {
  const all = new Map([...facts.map(({ label, value }) => [label, value] as const)]);
  return [...all.set('Language', language)].map(([name, value]) => ({ name, value }));
}

function section(part: DocumentSection): Paragraph[] {
  const { heading, level = 1, paragraphs, bullets, language, quoted, note, links } = part;
  const below = [
    ...(note ? runs(note) : []),
    ...(note && links?.length ? [new TextRun({ text: ' · ' })] : []),
    ...linkRuns(links ?? []),
  ];
  return [
    new Paragraph({ style: level === 1 ? 'Heading1' : 'Heading2', children: runs(heading) }),
    ...paragraphs.map(
      (text) =>
        new Paragraph({ ...(quoted ? { style: QUOTED } : {}), children: runs(text, language) }),
    ),
    ...bullets.flatMap((one, at) => bullet(one, at === 0 && paragraphs.length === 0)),
    ...(below.length > 0 ? [new Paragraph({ style: NOTE, children: below })] : []),
  ];
}

/**
 * @param first right below its heading, which is kept with it: three that are to stay together LibreOffice takes apart
 *   after the first, and the heading would stand alone at the end of its page
 */
function bullet({ text, note, language, marked, links = [] }: Bullet, first: boolean): Paragraph[] {
  const below = note !== undefined;
  const leads = links.length > 0 ? [new TextRun({ text: ' · ' }), ...linkRuns(links)] : [];
  const head = marked ? [new TextRun({ text: `${marked} `, bold: true, color: WARN })] : [];
  const item = new Paragraph({
    style: marked ? MARKED : 'ListBullet',
    children: [...head, ...runs(text, language), ...(below ? [] : leads)],
    keepNext: below && !first,
  });
  if (!below) return [item];
  return [item, new Paragraph({ style: NOTE, children: [...runs(note), ...leads] })];
}
