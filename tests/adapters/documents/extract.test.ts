import { afterAll, expect, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { createDocumentWriter } from '../../../src/adapters/documents/docx.ts';
import {
  createExtractor,
  LARGEST_BYTES,
  LONGEST_TEXT,
} from '../../../src/adapters/documents/extract.ts';
import type { Log } from '../../../src/ports/log.ts';
import { zip } from './zip.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const extractor = createExtractor({ log: silent });
afterAll(() => extractor.close());

const broken = { ok: false, reason: 'broken' };
const givenUp = { ok: false, reason: 'given-up' };
const encrypted = { ok: false, reason: 'encrypted' };
const text = (value: string) => ({ ok: true, text: value });

function pdf(pages: readonly string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ ...options, autoFirstPage: false });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    for (const page of pages) document.addPage().text(page);
    document.end();
  });
}

const docx = () =>
  createDocumentWriter().docx({
    title: 'Mareyeuses de Joal',
    language: 'fr',
    subtitle: 'Mission',
    facts: [{ label: 'Unité', value: 'SOCPRO' }],
    keywords: [],
    sections: [
      { heading: 'Sur le quai', paragraphs: ['L’équipe a rencontré 143 femmes.'], bullets: [] },
    ],
  });

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const relations = (...targets: readonly (readonly [type: string, target: string])[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], n) =>
        `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
const contentTypes = (parts: Readonly<Record<string, string>>) =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(
    parts,
  )
    .map(
      ([part, type]) =>
        `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    )
    .join('')}</Types>`;

const xlsx = () =>
  zip({
    '[Content_Types].xml': contentTypes({
      '/xl/workbook.xml': 'spreadsheetml.sheet.main',
      '/xl/worksheets/sheet1.xml': 'spreadsheetml.worksheet',
    }),
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="Salaires" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ouvrière</t></is></c><c r="B1"><v>35600</v></c></row></sheetData></worksheet>`,
  });

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PRESENTATION = 'http://schemas.openxmlformats.org/presentationml/2006/main';
const pptx = () =>
  zip({
    '[Content_Types].xml': contentTypes({
      '/ppt/presentation.xml': 'presentationml.presentation.main',
      '/ppt/slides/slide1.xml': 'presentationml.slide',
    }),
    '_rels/.rels': relations(['officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `${XML}<p:presentation xmlns:p="${PRESENTATION}" xmlns:r="${OFFICE}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(['slide', 'slides/slide1.xml']),
    'ppt/slides/slide1.xml': `${XML}<p:sld xmlns:p="${PRESENTATION}" xmlns:a="${DRAWING}"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>Pisos de protección social</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
  });

test('reads a Word document: headings, text and tables', async () => {
  const found = await extractor.extract('Rapport.DOCX', await docx());
  expect(found).toEqual(
    text(
      'Mareyeuses de Joal\nMission\nUnité\nSOCPRO\nSur le quai\nL’équipe a rencontré 143 femmes.',
    ),
  );
});

test('reads the pages of a PDF in order', async () => {
  const file = await pdf(['Première page, été.', 'Segunda página: ¿qué?']);
  expect(await extractor.extract('a.pdf', file)).toEqual(
    text('Première page, été.\nSegunda página: ¿qué?'),
  );
});

test('reads a PDF that anybody may open though its owner forbids copying', async () => {
  const file = await pdf(['Öffentlich'], {
    ownerPassword: 'secret',
    permissions: { copying: false },
  });
  expect(await extractor.extract('a.pdf', file)).toEqual(text('Öffentlich'));
});

test('reads the cells of a workbook and the slides of a presentation', async () => {
  const workbook = await extractor.extract('a.xlsx', xlsx());
  expect(workbook).toMatchObject({ ok: true, text: expect.stringMatching(/Ouvrière\s+35600/) });
  const slides = await extractor.extract('a.pptx', pptx());
  expect(slides).toMatchObject({ ok: true, text: expect.stringContaining('Pisos de protección') });
});

test.each([
  ['UTF-8', Buffer.from('été – ñandú')],
  ['UTF-8 with its mark', Buffer.from('\ufeffété – ñandú')],
  ['UTF-16 with its mark', Buffer.from('\ufeffété – ñandú', 'utf16le')],
  ['UTF-16 without', Buffer.from('été – ñandú', 'utf16le')],
  ['big-endian UTF-16', Buffer.from('\ufeffété – ñandú', 'utf16le').swap16()],
  ['Windows’ western charset', Buffer.from('\xe9t\xe9 \x96 \xf1and\xfa', 'latin1')],
])('reads a text in %s', async (_, bytes) => {
  for (const name of ['a.txt', 'a.md', 'a.csv'])
    expect(await extractor.extract(name, bytes)).toEqual(text('été – ñandú'));
});

test('a text that ends in an accented letter of the western charset keeps it', async () => {
  expect(await extractor.extract('a.txt', Buffer.from('caf\xe9', 'latin1'))).toEqual(text('café'));
});

test('blanks are made regular', async () => {
  const bytes = Buffer.from('  a\u00a0 \t b \r\n\r\n\r\n  c\u0000\u000bd ');
  expect(await extractor.extract('a.txt', bytes)).toEqual(text('a b\nc\nd'));
});

test('a long text is cut, never within a character', async () => {
  const found = await extractor.extract('a.txt', Buffer.from(`a${'😀'.repeat(LONGEST_TEXT)}`));
  expect(found).toEqual(text(`a${'😀'.repeat(LONGEST_TEXT / 2 - 1)}`));
});

test('password-protected files are encrypted, not broken', async () => {
  const locked = await pdf(['secret'], { userPassword: 'open', ownerPassword: 'sesame' });
  expect(await extractor.extract('a.pdf', locked)).toEqual(encrypted);
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)]);
  for (const name of ['a.docx', 'a.xlsx', 'a.pptx'])
    expect(await extractor.extract(name, compound)).toEqual(encrypted);
});

test('cut, empty and mislabelled files are broken, and the next one is read', async () => {
  const word = await docx();
  const page = await pdf(['x']);
  expect(await extractor.extract('a.docx', word.subarray(0, word.length / 2))).toEqual(broken);
  expect(await extractor.extract('a.pdf', page.subarray(0, 60))).toEqual(broken);
  expect(await extractor.extract('a.docx', new Uint8Array())).toEqual(broken);
  expect(await extractor.extract('a.pdf', Buffer.from('hello'))).toEqual(broken);
  expect(await extractor.extract('a.docx', word)).toMatchObject({ ok: true });
});

test.each(['a.exe', 'a.doc', 'docx', '', 'a.constructor', 'photo.jpg'])(
  '“%s” is unsupported',
  async (name) => {
    expect(await extractor.extract(name, Buffer.from('x'))).toEqual({
      ok: false,
      reason: 'unsupported',
    });
  },
);

test('over 50 MB is too large', async () => {
  expect(await extractor.extract('a.pdf', new Uint8Array(LARGEST_BYTES + 1))).toEqual({
    ok: false,
    reason: 'too-large',
  });
});

test('the caller keeps its bytes', async () => {
  const word = await docx();
  const size = word.length;
  await extractor.extract('a.docx', word);
  expect(word.length).toBe(size);
});

test('several at once are each answered their own', async () => {
  const files = await Promise.all(['eins', 'zwei', 'drei'].map((word) => pdf([word])));
  expect(await Promise.all(files.map((file) => extractor.extract('a.pdf', file)))).toEqual(
    ['eins', 'zwei', 'drei'].map(text),
  );
});

const misbehaving = (timeLimitMs: number) => {
  const warnings: unknown[] = [];
  const script = new URL('./misbehaving-worker.ts', import.meta.url);
  const log = { ...silent, warn: (fields: unknown) => void warnings.push(fields) };
  return { warnings, ...createExtractor({ log, timeLimitMs, script }) };
};

test.each([
  ['hang', 1_000, givenUp],
  ['exit', 20_000, givenUp],
  ['throw', 20_000, givenUp],
  ['memory', 20_000, givenUp],
  ['nonsense', 20_000, broken],
])('a parser that does “%s” costs that file only', async (order, timeLimitMs, expected) => {
  const { extract, close } = misbehaving(timeLimitMs);
  const [bad, good] = await Promise.all([
    extract('a.pdf', Buffer.from(order)),
    extract('a.pdf', Buffer.from('all is well')),
  ]);
  await close();
  expect(bad).toEqual(expected);
  expect(good).toEqual(text('all is well'));
});

test('closing ends what is under way and refuses what comes after', async () => {
  const { extract, close, warnings } = misbehaving(20_000);
  const under = extract('a.pdf', Buffer.from('hang'));
  const waiting = extract('a.pdf', Buffer.from('fine'));
  await extractor.extract('a.txt', Buffer.from('a turn of the loop'));
  await close();
  expect(await Promise.all([under, waiting])).toEqual([givenUp, givenUp]);
  expect(await extract('a.pdf', Buffer.from('fine'))).toEqual(givenUp);
  expect(warnings).toEqual([]);
});
