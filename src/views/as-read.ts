import type { PersonId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import { TAKEN_BACK } from '../kernel/taken-out.ts';

/** Words that were taken back are their author's own again; to moderators only the mark is left. */
export const asReadBy = <
  T extends { readonly state: string; readonly author: PersonId; readonly text: string },
>(
  who: Pick<Actor, 'id'>,
  said: T,
): T =>
  said.state === 'withdrawn' && said.author !== who.id ? { ...said, text: TAKEN_BACK } : said;
