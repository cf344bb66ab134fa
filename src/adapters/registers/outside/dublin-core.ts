import type { Parts } from './record.ts';
import { type Element, elements, textOf } from './xml.ts';

/** The fifteen elements of Dublin Core, as catalogues fill them in. @param root `oai_dc:dc` */
export function dublinCore(root: Element, identifier: string): Parts {
  const all = (name: string): string[] =>
    elements(root, name)
      .map((one) => textOf(one))
      .filter(Boolean);
  return {
    identifier,
    titles: all('title'),
    abstracts: all('description').filter((text) => !/^https?:/i.test(text)),
    authors: [...all('creator'), ...all('contributor')],
    dates: all('date'),
    languages: all('language'),
    // Some put all of them into one element.
    subjects: all('subject').flatMap((text) => text.split(/\s*[;|]\s*/)),
    identifiers: [...all('identifier'), ...all('relation')],
    countries: all('coverage'),
  };
}
