import {
  AlignmentType,
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

export const LINE = 'BFC7D1';
export const SHADE = 'F3F5F8';
const INK = '1F2937';
const ACCENT = '1F4E79';
/** 5.9 to 1 on white: quiet, and still readable for weak eyes. */
const QUIET = '5F6670';
/** A4 less the margins of one inch that Word gives, in twentieths of a point. */
export const PAPER_WIDTH = 9_026;
const FONT = 'Calibri';
const BULLETS = 'bullets';
const BULLET_INDENT = convertMillimetersToTwip(7);

const PARAGRAPH_STYLES: NonNullable<IStylesOptions['paragraphStyles']> = [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size: 24, color: QUIET },
    paragraph: { spacing: { after: 240 } },
  },
  {
    id: 'ListBullet',
    name: 'List Bullet',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { numbering: { reference: BULLETS, level: 0 }, spacing: { after: 60 } },
  },
  {
    id: NOTE,
    name: 'Bullet Note',
    basedOn: 'Normal',
    run: { size: 18, color: QUIET },
    paragraph: { indent: { left: BULLET_INDENT }, spacing: { after: 140 } },
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
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    run: { size: 17, color: QUIET },
    paragraph: { spacing: { after: 0 } },
  },
];

/** `tag` is a BCP 47 tag: the language in which the text is checked and read aloud. */
export const styles = (tag: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: FONT, size: 22, color: INK, language: { value: tag } },
      paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { size: 44, bold: true, color: ACCENT },
      paragraph: { spacing: { after: 80, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    heading1: {
      run: { size: 28, bold: true, color: ACCENT },
      paragraph: {
        spacing: { before: 320, after: 120, line: 252, lineRule: LineRuleType.AUTO },
        keepNext: true,
        outlineLevel: 0,
      },
    },
  },
  paragraphStyles: [...PARAGRAPH_STYLES],
});

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
