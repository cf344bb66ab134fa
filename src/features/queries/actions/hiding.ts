import { AppError } from '../../../kernel/errors.ts';
import type { QueryId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { LIMITS, type Query } from '../model.ts';
import { queryMachine } from '../policy.ts';
import { counted, existing, placeOf, type QueryDeps, save } from './deps.ts';

export interface Hiding {
  /** Its asker reads it. */
  readonly reason: string;
  /** What the moderator saw. */
  readonly version: number;
}

export function hiding({ work }: QueryDeps) {
  return {
    /**
     * Takes a question out of sight of everybody but its asker and the moderators. A consolidated reply that is
     * published stays in its library, where it is taken away like any other document.
     * @throws AppError `moderators-only`, `illegal-move`, `reason-required`, `changed-meanwhile`, `not-found`
     */
    async hide(who: Actor, id: QueryId, { reason, version }: Hiding): Promise<Query> {
      const why = reason.trim().slice(0, LIMITS.reason);
      return work.run(async (tx) => {
        const query = await counted(tx, await existing(tx, id));
        const state = decide(queryMachine, query, 'hide', who);
        if (why === '') {
          throw new AppError('reason-required', 'hide needs a reason', { context: 'query' });
        }
        mustBeAsSeen(query, version);
        const after = { ...query, state, reason: why };
        await save(tx, after);
        const data = { query: id, community: placeOf(query) };
        tx.emit({ type: 'query.hidden', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'query.hide', subject: `query:${id}`, reason: why });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}
