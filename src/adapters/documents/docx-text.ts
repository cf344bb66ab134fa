import { TextRun } from 'docx';

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold them, so Word refuses the whole file
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What a person typed as runs; their line breaks stay line breaks. */
export const runs = (text: string): TextRun[] =>
  text
    .toWellFormed()
    .replace(NOT_IN_XML, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line, index) => new TextRun(index === 0 ? { text: line } : { text: line, break: 1 }));
