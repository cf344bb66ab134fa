/** A day (`YYYY-MM-DD`) as a time that is on that day in every zone in which it is written out. */
export const day = (iso: string): Date => new Date(`${iso}T12:00:00Z`);
