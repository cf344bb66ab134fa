import type { LibraryRecord } from './records.ts';

export const PREFIXES = ['oai_dc', 'marc21', 'marcxml'] as const;
export type Prefix = (typeof PREFIXES)[number];

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

export const identifierOf = ({ number }: LibraryRecord): string => `oai:labordoc.example:${number}`;

const element = (name: string, text: string | null): string =>
  text === null || text === '' ? '' : `<${name}>${escaped(text)}</${name}>`;

function dublinCore(record: LibraryRecord, link: string): string {
  const all = (name: string, texts: readonly string[]) =>
    texts.map((text) => element(`dc:${name}`, text)).join('');
  return [
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    element('dc:title', record.title),
    all('creator', record.authors),
    all('subject', record.subjects),
    element('dc:description', record.abstract),
    element('dc:date', record.year),
    element('dc:type', 'Text'),
    element('dc:identifier', link),
    element('dc:identifier', record.isbn && `ISBN ${record.isbn}`),
    element('dc:language', record.language),
    element('dc:coverage', record.country),
    '</oai_dc:dc>',
  ].join('');
}

const field = (tag: string, code: string, text: string | null): string =>
  text === null || text === ''
    ? ''
    : `<datafield tag="${tag}" ind1=" " ind2=" "><subfield code="${code}">${escaped(text)}</subfield></datafield>`;

function marc(record: LibraryRecord, link: string): string {
  const { number, year, language, title, authors, subjects, abstract, country, isbn } = record;
  const [main = '', ...others] = authors;
  return [
    '<record xmlns="http://www.loc.gov/MARC21/slim">',
    '<leader>00000nam a2200000 a 4500</leader>',
    `<controlfield tag="001">${number}</controlfield>`,
    `<controlfield tag="008">      s${year}    xx            000 0 ${language} d</controlfield>`,
    field('020', 'a', isbn),
    field('041', 'a', language),
    field('100', 'a', main),
    field('245', 'a', title === '' ? '' : `${title} /`),
    field('264', 'c', `[${year}]`),
    field('520', 'a', abstract),
    ...subjects.map((subject) => field('650', 'a', `${subject}.`)),
    field('651', 'a', country),
    ...others.map((author) => field('700', 'a', author)),
    field('856', 'u', link),
    '</record>',
  ].join('');
}

/** One `record` element of an OAI answer. @param pages where records are shown to people */
export function recordElement(record: LibraryRecord, prefix: Prefix, pages: string): string {
  const link = `${pages}/${record.number}`;
  const status = record.deleted ? ' status="deleted"' : '';
  const header = `<header${status}>${element('identifier', identifierOf(record))}${element('datestamp', record.changedAt)}</header>`;
  if (record.deleted) return `<record>${header}</record>`;
  const said = prefix === 'oai_dc' ? dublinCore(record, link) : marc(record, link);
  return `<record>${header}<metadata>${said}</metadata></record>`;
}
