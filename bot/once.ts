import type { Holding } from '../src/ports/holding.ts';
import type { Arrival, Inbox } from '../src/ports/inbox.ts';

/**
 * Does what an activity asks for once, however often it comes: it is done with where `work` says so, and may come
 * again where it does not or throws. Without a key nothing is known of it, and it is simply done.
 */
export function onceIn(inbox: Inbox, holding: Holding) {
  return async (
    key: string | null,
    work: (arrival: Arrival) => Promise<boolean>,
  ): Promise<void> => {
    if (key === null) {
      await work('first');
      return;
    }
    const arrival = await inbox.accept(key);
    if (arrival === 'taken') return;
    let done = false;
    try {
      const keep = () => inbox.keep(key);
      done = await holding({ leaseMs: inbox.leaseMs, keep }, () => work(arrival));
    } finally {
      await (done ? inbox.handled(key) : inbox.release(key));
    }
  };
}
