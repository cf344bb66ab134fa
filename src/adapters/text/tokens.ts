const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** `l’emploi`, `d’Ivoire`, `qu’elle`: the article is cut off. English `o’clock` and `d’accord` lose little by it. */
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L}{2})/u;
/** `worker's`, `workers'`; and `don't`, `we're`, whose endings carry no content. */
const ENGLISH_ENDING = /(?:n't|'(?:s|re|ve|ll|d|m|t))$/;
const MARKS = /\p{M}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself, the quick way out
const ASCII = /^[\x00-\x7f]*$/;

/** Accents off, so that `emploi a l'etranger` finds `à l’étranger`. Expects lower case. */
export const fold = (word: string): string =>
  ASCII.test(word) ? word : word.normalize('NFD').replace(MARKS, '').replaceAll('œ', 'oe');

/** Words in order, lower case, composed, without elided articles and English endings; hyphens separate. */
export function words(text: string): string[] {
  const found = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
  return found.map((word) => {
    if (!word.includes("'") && !word.includes('’')) return word;
    return word.replaceAll('’', "'").replace(ENGLISH_ENDING, '').replace(ELISION, '');
  });
}
