import type { PersonId } from '../../kernel/ids.ts';
import type { Unable } from '../../ports/personal.ts';
import type { Graph } from './client.ts';

/** Graph with the rights of one person; made from what their clients have shown us (`ports/sign-in`). */
export interface PersonGraphs {
  /** @param right what is to be done needs it: `consent` where this person's token is known not to carry it */
  of(person: PersonId, right?: string): Promise<Graph | Unable>;
}
