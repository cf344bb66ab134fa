import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';

/** Names of the styles that are ours; the others are Word's own, so that its outline and lists work. */
export const NOTE = 'BulletNote';
export const FACT_LABEL = 'FactLabel';
export const FACT_VALUE = 'FactValue';
export const MARKED = 'MarkedBullet';
export const QUOTED = 'QuotedText';
export const CONTENTS = 'ContentsHeading';

export const LINE = 'BFC7D1';
export const SHADE = 'F3F5F8';
const INK = '1F2937';
const ACCENT = '1F4E79';
/** 6.4 to 1 on white. */
export const WARN = '8A4B08';
/** 5.9 to 1 on white: quiet, and still readable for weak eyes. */
const QUIET = '5F6670';
/** A4 less the margins of one inch that Word gives, in twentieths of a point. */
export const PAPER_WIDTH = 9_026;
const FONT = 'Calibri';
const BULLETS = 'bullets';
const BULLET_INDENT = convertMillimetersToTwip(7);

type ParagraphStyles = NonNullable<IStylesOptions['paragraphStyles']>;

const PARAGRAPH_STYLES: ParagraphStyles = [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size: 24, color: QUIET },
    paragraph: {
      spacing: { after: 240 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: ACCENT, space: 8 } },
    },
  },
  {
    id: 'ListBullet',
    name: 'List Bullet',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { numbering: { reference: BULLETS, level: 0 }, spacing: { after: 60 } },
  },
  {
    id: MARKED,
    name: 'Marked Bullet',
    basedOn: 'ListBullet',
    paragraph: {
      border: { left: { style: BorderStyle.SINGLE, size: 18, color: WARN, space: 6 } },
    },
  },
  {
    id: QUOTED,
    name: 'Quoted Text',
    basedOn: 'Normal',
    paragraph: {
      indent: { left: BULLET_INDENT },
      border: { left: { style: BorderStyle.SINGLE, size: 8, color: LINE, space: 10 } },
    },
  },
  {
    // Not one of the headings: it would be an entry of its own list.
    id: CONTENTS,
    name: 'Contents Heading',
    basedOn: 'Normal',
    run: { size: 28, bold: true, color: ACCENT },
    paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
  },
  {
    id: 'TOC1',
    name: 'toc 1',
    basedOn: 'Normal',
    paragraph: { spacing: { after: 60 } },
  },
  {
    id: FACT_LABEL,
    name: 'Fact Label',
    basedOn: 'Normal',
    run: { bold: true, size: 20 },
    paragraph: { spacing: { after: 0 } },
  },
  {
    id: FACT_VALUE,
    name: 'Fact Value',
    basedOn: 'Normal',
    run: { size: 20 },
    paragraph: { spacing: { after: 0 } },
  },
  {
    id: 'Header',
    name: 'header',
    basedOn: 'Normal',
    run: { size: 17, color: QUIET },
    paragraph: { spacing: { after: 0 } },
  },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    run: { size: 17, color: QUIET },
    paragraph: { spacing: { after: 0 } },
  },
];

/** @param below free space, in twentieths of a point */
const noteStyle = (below: number): ParagraphStyles[number] => ({
  id: NOTE,
  name: 'Bullet Note',
  basedOn: 'Normal',
  run: { size: 18, color: QUIET },
  paragraph: { indent: { left: BULLET_INDENT }, spacing: { after: below } },
});

/** In half points and twentieths of a point. */
const SIZES = {
  usual: { text: 22, title: 44, heading: 28, after: 140, before: 320, line: 276 },
  compact: { text: 20, title: 34, heading: 23, after: 60, before: 140, line: 250 },
} as const;

/** `tag` is a BCP 47 tag: the language in which the text is checked and read aloud. */
export function styles(tag: string, compact = false): IStylesOptions {
  const size = compact ? SIZES.compact : SIZES.usual;
  const lineRule = LineRuleType.AUTO;
  return {
    default: {
      document: {
        run: { font: FONT, size: size.text, color: INK, language: { value: tag } },
        paragraph: { spacing: { after: size.after, line: size.line, lineRule } },
      },
      title: {
        run: { size: size.title, bold: true, color: ACCENT },
        paragraph: { spacing: { after: 80, line: 252, lineRule }, keepNext: true },
      },
      heading1: {
        run: { size: size.heading, bold: true, color: ACCENT },
        paragraph: {
          spacing: { before: size.before, after: compact ? 60 : 120, line: 252, lineRule },
          keepNext: true,
          outlineLevel: 0,
        },
      },
      heading2: {
        run: { size: 22, bold: true, color: INK },
        paragraph: {
          spacing: { before: 200, after: 60, line: 252, lineRule },
          keepNext: true,
          outlineLevel: 1,
        },
      },
    },
    paragraphStyles: [...PARAGRAPH_STYLES, noteStyle(size.after)],
  };
}

export const bulletNumbering: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: BULLET_INDENT, hanging: BULLET_INDENT / 2 } } },
        },
      ],
    },
  ],
};

const FOOTER_TITLE = 80;

export const header = (text: string): Paragraph =>
  new Paragraph({ style: 'Header', children: [new TextRun({ text: text.toWellFormed() })] });

/** The title, shortened, and the page's number of how many: figures need no words in any language. */
export function footer(title: string): Paragraph {
  const line = title.replace(/\s+/g, ' ').toWellFormed();
  const short = line.length > FOOTER_TITLE ? `${line.slice(0, FOOTER_TITLE - 1).trimEnd()}…` : line;
  return new Paragraph({
    style: 'Footer',
    tabStops: [{ type: TabStopType.RIGHT, position: PAPER_WIDTH }],
    children: [
      new TextRun({ text: short }),
      new TextRun({
        children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}
