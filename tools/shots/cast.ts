/** Who looks at which pages: the people whose part in what is seeded fills them. */

export const MODERATOR = 'Thandiwe Mokoena';
export const MEMBER = 'Adjoa Mensah';
export const ADMINISTRATOR = 'Samuel Boateng';
/** Leaves after what is seeded, and writes. */
export const LEAVER = 'Jean-Pierre Mbarga';
/** Has left by then; his supervisor and successor have the handover. */
export const LEFT = 'Pieter van Wyk';
export const SUPERVISOR = 'Paolo Ferrante';
export const SUCCESSOR = 'David Mutua';
/** Whose project ends. */
export const MANAGER = 'Jonas Weber';
/** Has nothing yet wherever anything is somebody's own. */
export const NEWCOMER = 'Sofia Herrera';

/** By what an address begins with; the longest counts. Everything else is the moderator's. */
const LOOKS: Readonly<Record<string, readonly string[]>> = {
  '/admin': [ADMINISTRATOR],
  '/taxonomy': [ADMINISTRATOR],
  '/captures': [MANAGER],
  '/handovers': [LEAVER, SUPERVISOR],
  '/preparing': [MEMBER],
  '/people/me': [MEMBER],
  '/desks': [MEMBER],
  '/checks': [MEMBER],
  '/showcase': [MODERATOR, MEMBER],
  '/duties': [LEAVER],
  '/prompts': [ADMINISTRATOR],
  '/focal-points': [ADMINISTRATOR, MODERATOR],
  '/insights': [ADMINISTRATOR],
};

export function whoLooks(path: string): readonly string[] {
  const fits = Object.keys(LOOKS).filter((start) => path === start || path.startsWith(`${start}/`));
  const [longest = ''] = fits.sort((one, other) => other.length - one.length);
  return LOOKS[longest] ?? [MODERATOR];
}

/** How many of a kind are looked at, where one differs from the next by its state; of all others one. */
const EACH: Readonly<Record<string, number>> = { '/discussions/:id': 4, '/queries/:id': 3 };

export const howMany = (pattern: string): number => EACH[pattern] ?? 1;
