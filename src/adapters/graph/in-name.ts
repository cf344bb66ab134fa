import { isAppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { Unable } from '../../ports/personal.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import type { PersonGraphs } from './persons.ts';

/** In the person's name where that is possible; the service's silence is an answer too. */
export const inName =
  ({ persons, log }: { readonly persons: PersonGraphs; readonly log: Log }) =>
  async <T>(
    person: PersonId,
    right: string,
    work: (graph: Graph) => Promise<T>,
  ): Promise<T | Unable> => {
    try {
      const graph = await persons.of(person, right);
      return typeof graph === 'string' ? graph : await work(graph);
    } catch (error) {
      if (!isAppError(error)) throw error;
      // The token itself was refused: it was taken back, or a condition of the organization is not met any more.
      if (isFault(error, 401)) return 'sign-in';
      log.warn({ err: error }, 'Microsoft 365 does not answer in a person’s name');
      return 'unavailable';
    }
  };

/** A call waits as long as the service tells it to; whoever searches does not. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any more: how it ends concerns nobody.
    work.catch(() => undefined);
  }
}
