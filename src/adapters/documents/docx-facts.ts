import { BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { StructuredDocument } from '../../ports/documents.ts';
import { FACT_LABEL, FACT_VALUE, LINE, PAPER_WIDTH, SHADE } from './docx-styles.ts';
import { runs } from './docx-text.ts';

type Fact = StructuredDocument['facts'][number];

const LABEL_WIDTH = 3_000;
const VALUE_WIDTH = PAPER_WIDTH - LABEL_WIDTH;
const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

const cell = (style: string, width: number, text: string) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(style === FACT_LABEL ? { shading: { fill: SHADE } } : {}),
    children: [new Paragraph({ style, children: runs(text) })],
  });

const row = ({ label, value }: Fact) =>
  new TableRow({
    cantSplit: true,
    children: [cell(FACT_LABEL, LABEL_WIDTH, label), cell(FACT_VALUE, VALUE_WIDTH, value)],
  });

/**
 * Labels are the headers of their rows, and marked as such (first column); a row of headings above them would only say
 * “label” and “value”.
 */
export const factsTable = (facts: readonly Fact[]): [Table, Paragraph] => [
  new Table({
    width: { size: PAPER_WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL_WIDTH, VALUE_WIDTH],
    margins: { top: 60, bottom: 60, left: 120, right: 120 },
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    tableLook: { firstColumn: true, firstRow: false, noHBand: true, noVBand: true },
    rows: facts.map(row),
  }),
  new Paragraph({ children: [] }),
];
