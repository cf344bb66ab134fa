import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import PDFDocument from 'pdfkit';
import type { Product } from './products.ts';

/** The document's bytes in its own format. */
export async function renderProduct(product: Product): Promise<Buffer> {
  if (product.format === 'docx') return docx(product);
  if (product.format === 'pdf') return pdf(product);
  return Buffer.from(plain(product), 'utf8');
}

const line = (product: Product): string =>
  [product.type, product.unit, product.countries.join(', ') || product.region, product.date].join(
    ' · ',
  );

function docx(product: Product): Promise<Buffer> {
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
  const text = (words: string) =>
    new Paragraph({ children: [new TextRun(words)], spacing: { after: 160 } });
  const document = new Document({
    title: product.title,
    description: product.abstract,
    creator: product.unit,
    sections: [
      {
        children: [
          new Paragraph({ text: product.title, heading: HeadingLevel.TITLE }),
          text(line(product)),
          new Paragraph({ children: [new TextRun({ text: product.abstract, italics: true })] }),
          ...product.sections.flatMap((section) => [
            heading(section.heading),
            ...section.paragraphs.map(text),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** Helvetica with WinAnsi letters covers English, French and Spanish; the two spaces of French
 * typography it lacks become the plain no-break space. */
const ansi = (text: string): string =>
  text.replace(/[\u202f\u2009]/g, '\u00a0').replaceAll('\u2011', '-');

function pdf(product: Product): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({
      size: 'A4',
      margin: 64,
      info: { Title: product.title, Author: product.unit },
    });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.font('Helvetica-Bold').fontSize(18).text(ansi(product.title));
    document
      .font('Helvetica')
      .fontSize(9)
      .text(ansi(line(product)))
      .moveDown();
    document.font('Helvetica-Oblique').fontSize(11).text(ansi(product.abstract)).moveDown();
    for (const section of product.sections) {
      document.font('Helvetica-Bold').fontSize(13).text(ansi(section.heading)).moveDown(0.4);
      for (const paragraph of section.paragraphs) {
        document.font('Helvetica').fontSize(11).text(ansi(paragraph)).moveDown(0.6);
      }
    }
    document.end();
  });
}

const plain = (product: Product): string =>
  [
    product.title,
    line(product),
    '',
    product.abstract,
    ...product.sections.flatMap((section) => ['', section.heading, '', ...section.paragraphs]),
    '',
  ].join('\n');
