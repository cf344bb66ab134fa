const LONGEST = 80;

/** A title as people can read it in the name of a file, in plain letters; `untitled` where nothing of it is left. */
export const readableName = (title: string, untitled: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .trim()
    .replace(/ /g, '-') || untitled;
