import { numbersIn } from '../../lib/stage/numbers.ts';
import type { Player } from '../../lib/stage/player.ts';
import { Unexpected } from '../../lib/stage/unexpected.ts';

const NAMES = ['asked', 'fromStock', 'posted', 'replied', 'solved'] as const;
export type Figures = Readonly<Record<(typeof NAMES)[number], number>>;

/** What became of the questions of this person's communities, as the list says it. */
export async function figuresOf(player: Player): Promise<Figures> {
  const shown = await player.says('questions');
  const found = numbersIn(shown, NAMES, (places) => player.words('asking.list.figures', places));
  if (found) return found;
  throw new Unexpected(`${player.name} finds no figures in:\n${shown}`);
}
