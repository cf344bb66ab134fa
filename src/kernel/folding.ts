/** Without accents and capitals, as people compare words. Blanks and punctuation stay. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
