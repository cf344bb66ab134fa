import { expect, test } from '@jest/globals';
import { createDocumentWriter } from '../../../src/adapters/documents/docx.ts';
import type { StructuredDocument } from '../../../src/ports/documents.ts';
import { unzip } from './zip.ts';

const synthesis: StructuredDocument = {
  title: 'Synthèse : formaliser le travail domestique',
  language: 'fr',
  subtitle: 'Communauté « Formalisation »',
  facts: [
    { label: 'Contributeurs', value: '14' },
    { label: 'Publié', value: '25 mars 2026' },
  ],
  keywords: ['domestic-work', 'formalization'],
  sections: [
    { heading: 'Contexte', paragraphs: ['Un alinéa <b> & un autre.', 'a\nb'], bullets: [] },
    {
      heading: 'Que faire ?',
      paragraphs: [],
      bullets: [
        { text: 'Des guichets mobiles', note: 'repose sur 3 contributions' },
        { text: 'Rien' },
      ],
    },
  ],
};

const written = async (document: StructuredDocument) =>
  unzip(await createDocumentWriter().docx(document));

/** Style and text of each paragraph of the body, in order. */
const paragraphs = (xml: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/g)].map(([paragraph]) => [
    /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1] ?? 'Normal',
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/g)].map(([, text]) => text).join('|'),
  ]);

test('title, facts, headings, text, bullets and notes each have their style', async () => {
  const files = await written(synthesis);
  expect(paragraphs(files['word/document.xml'] ?? '').filter(([, text]) => text !== '')).toEqual([
    ['Title', 'Synthèse : formaliser le travail domestique'],
    ['Subtitle', 'Communauté « Formalisation »'],
    ['FactLabel', 'Contributeurs'],
    ['FactValue', '14'],
    ['FactLabel', 'Publié'],
    ['FactValue', '25 mars 2026'],
    ['Heading1', 'Contexte'],
    ['Normal', 'Un alinéa &lt;b&gt; &amp; un autre.'],
    ['Normal', 'a|b'],
    ['Heading1', 'Que faire ?'],
    ['ListBullet', 'Des guichets mobiles'],
    ['BulletNote', 'repose sur 3 contributions'],
    ['ListBullet', 'Rien'],
  ]);
});

test('the labels of the facts are marked as headers of their rows', async () => {
  const files = await written(synthesis);
  expect(files['word/document.xml']).toMatch(/<w:tblLook[^>]*w:firstColumn="true"/);
});

test.each([
  ['en', 'en-GB'],
  ['fr', 'fr-FR'],
  ['es', 'es-ES'],
] as const)('a document in %s says so', async (language, tag) => {
  const files = await written({ ...synthesis, language });
  expect(files['word/styles.xml']).toContain(`<w:lang w:val="${tag}"/>`);
});

test('title, keywords, creator and facts are document properties', async () => {
  const files = await written(synthesis);
  const core = files['docProps/core.xml'] ?? '';
  expect(core).toContain('<dc:title>Synthèse : formaliser le travail domestique</dc:title>');
  expect(core).toContain('<dc:creator>Praxis</dc:creator>');
  expect(core).toContain('<cp:keywords>domestic-work, formalization</cp:keywords>');
  expect(files['docProps/custom.xml']).toContain('name="Contributeurs"');
});

test('each page has its number', async () => {
  const footer = (await written(synthesis))['word/footer1.xml'] ?? '';
  expect(footer).toContain('PAGE');
  expect(footer).toContain('NUMPAGES');
});

test('a table of contents stands before the text, of documents that have one', async () => {
  const body = async (document: StructuredDocument) =>
    (await written(document))['word/document.xml'] ?? '';
  const long = await body({ ...synthesis, contents: 'Sommaire' });
  expect(long).toMatch(/TOC .*1-1/);
  expect(long.indexOf('Sommaire')).toBeLessThan(long.indexOf('Que faire ?'));
  expect(await body(synthesis)).not.toContain('TOC ');
});

test('two facts of one name, no facts, no sections and a control character still make a file', async () => {
  const twice = [
    { label: 'Unit', value: 'A' },
    { label: 'Unit', value: 'B' },
  ];
  const files = await written({ ...synthesis, facts: twice, title: 'Bell\u0007 and half \ud83d' });
  expect(files['docProps/custom.xml']?.match(/name="Unit"/g)).toHaveLength(1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
  expect(Object.values(files).join('')).not.toMatch(/[\u0000-\u0008]/);
  const empty = await written({ ...synthesis, facts: [], sections: [], subtitle: '' });
  expect(empty['word/document.xml']).not.toContain('<w:tbl>');
});
