import type { Database } from '../../../src/adapters/database/connect.ts';

/** What is thrown where something would have been kept: whoever came so far was let do it. */
class Undone extends Error {}

/**
 * A database in which, once `begin` is called, nothing is ever kept: every transaction that wrote is taken back in the
 * moment of its commit. So whoever may do a thing can be told from whoever may not, over and over in the same state.
 */
export function undoing() {
  let on = false;
  let count = 0;
  const over = (db: Database['db']): Database['db'] =>
    new Proxy(db, {
      get(target, name) {
        if (!on || name !== 'startTransaction') return bound(target, name);
        return () => ({
          execute: async () => {
            const real = await target.startTransaction().execute();
            return new Proxy(real, {
              get(transaction, part) {
                if (part !== 'commit') return bound(transaction, part);
                return () => ({
                  execute: async () => {
                    await transaction.rollback().execute();
                    count += 1;
                    throw new Undone('taken back');
                  },
                });
              },
            });
          },
        });
      },
    });
  return {
    over,
    begin: () => {
      on = true;
    },
    /** How often something would have been kept so far. */
    count: () => count,
  };
}

function bound<T extends object>(target: T, name: string | symbol): unknown {
  const found: unknown = Reflect.get(target, name);
  return typeof found === 'function' ? found.bind(target) : found;
}
