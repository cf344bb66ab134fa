import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import type { Language } from '../../kernel/language.ts';
import type { DocumentLink } from '../../ports/documents.ts';

/** The spelling checker and screen readers want a region; the one of the organisation's house style. */
export const TAGS: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' };

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold them, so Word refuses the whole file
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What a person typed as runs; their line breaks stay line breaks. `language`: where it is not the document's. */
export const runs = (text: string, language?: Language): TextRun[] =>
  text
    .toWellFormed()
    .replace(NOT_IN_XML, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line, index) => {
      const spoken = language ? { language: { value: TAGS[language] } } : {};
      return new TextRun(
        index === 0 ? { text: line, ...spoken } : { text: line, break: 1, ...spoken },
      );
    });

/** Word opens nothing else from a document that came by mail without a warning. */
const isAddress = (url: string): boolean => /^https?:\/\//.test(url) && URL.canParse(url);

/** Their words say where they lead; what is no address of a page stands as words alone. */
export const linkRuns = (links: readonly DocumentLink[]): ParagraphChild[] =>
  links.flatMap(({ label, url }, index): ParagraphChild[] => {
    const between = index === 0 ? [] : [new TextRun({ text: ' · ' })];
    const [words] = runs(label);
    if (!isAddress(url)) return [...between, ...(words ? [words] : [])];
    const text = new TextRun({ text: label.toWellFormed(), style: 'Hyperlink' });
    return [...between, new ExternalHyperlink({ link: url, children: [text] })];
  });
