import type { PersonId } from '../../kernel/ids.ts';
import type { Unable } from '../../ports/personal.ts';
import type { Graph } from './client.ts';

/** Graph with the rights of one person; made from what their clients have shown us (`ports/sign-in`). */
export interface PersonGraphs {
  of(person: PersonId): Promise<Graph | Unable>;
}
