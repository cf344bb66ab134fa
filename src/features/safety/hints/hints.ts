import { type Hint, settled } from './model.ts';
import { moneyHints } from './money.ts';
import { knownNames, nameHints } from './names.ts';
import { numberHints } from './numbers.ts';

/** What is not read: nobody writes so much, and whoever sends it must not keep the server busy. */
const MOST_READ = 20_000;

/**
 * What somebody may not have meant to post: personal data, pay and costs, names of third parties, in English, French
 * or Spanish. Pure; offsets are into `text`.
 * @param known names that are nobody's secret here: the author's and those of public speakers
 */
export function hintsIn(text: string, known: readonly string[] = []): readonly Hint[] {
  const read = text.slice(0, MOST_READ);
  return settled([
    ...numberHints(read),
    ...moneyHints(read),
    ...nameHints(read, knownNames(known)),
  ]);
}
