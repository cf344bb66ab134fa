import { folded } from '../src/kernel/folding.ts';
/** Words compared as people type them: any case, with or without accents, punctuation and doubled blanks aside. */
export function fold(text: string): string {
  return folded(text)
    .replace(/[’']/g, ' ')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
