import type { Parts } from './record.ts';
import { type Element, elements, textOf } from './xml.ts';

/** Cataloguers end a field with the sign that stands before the next one. */
const bare = (text: string): string => text.replace(/\s*[/:;,=]\s*$/, '').trim();
const sentence = (text: string): string => bare(text).replace(/(?<=\w{3})\.$/, '');

/** A MARC 21 record by its tags. */
function fieldsOf(record: Element) {
  const control = new Map<string, string>();
  const data = new Map<string, Element[]>();
  for (const field of elements(record)) {
    const { tag = '' } = field.attributes;
    if (field.name === 'controlfield') control.set(tag, textOf(field));
    if (field.name === 'datafield') data.set(tag, [...(data.get(tag) ?? []), field]);
  }
  const codes = (field: Element, wanted: string): string[] =>
    elements(field, 'subfield')
      .filter(({ attributes }) => wanted.includes(attributes.code ?? '-'))
      .map((one) => textOf(one))
      .filter(Boolean);
  return {
    control: (tag: string): string => control.get(tag) ?? '',
    /** Each subfield by itself. */
    every: (tags: readonly string[], wanted: string): string[] =>
      tags.flatMap((tag) => (data.get(tag) ?? []).flatMap((field) => codes(field, wanted))),
    /** The subfields of a field as one. */
    each: (tags: readonly string[], wanted: string, between = ' '): string[] =>
      tags.flatMap((tag) =>
        (data.get(tag) ?? []).map((field) => codes(field, wanted).join(between)).filter(Boolean),
      ),
  };
}

/** Bytes 35 to 37 of field 008. */
const languageIn = (fixed: string): string => fixed.slice(35, 38).replace(/[^a-z]/gi, '');
/** Bytes 7 to 10 of field 008. */
const yearIn = (fixed: string): string => fixed.slice(7, 11);

/**
 * What a MARC 21 record says of itself: title (245), abstract (520), names (100, 110, 111, 700, 710, 711), date (260, 264,
 * 008), language (041, 008), subjects (6xx), numbers (020, 022, 024, 027, 088) and addresses (856).
 * @param root the `record` element
 * @param identifier where the catalogue has one outside the record; else field 001
 */
export function marcRecord(root: Element, identifier: string | null): Parts {
  const { control, every, each } = fieldsOf(root);
  const fixed = control('008');
  return {
    identifier: identifier ?? control('001'),
    titles: each(['245'], 'abnp').map(sentence),
    abstracts: each(['520'], 'ab'),
    authors: each(['100', '110', '111', '700', '710', '711'], 'ab').map(sentence),
    dates: [...every(['264', '260'], 'c'), yearIn(fixed)],
    languages: [...every(['041'], 'a'), languageIn(fixed)],
    subjects: every(['650', '653', '630', '600', '610'], 'a').map(sentence),
    identifiers: [
      ...every(['856'], 'u'),
      ...every(['024', '020', '022', '027', '088'], 'a').map(bare),
    ],
    countries: every(['651'], 'a').map(sentence),
  };
}
