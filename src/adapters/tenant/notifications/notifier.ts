import type { Tenant } from '../tenant.ts';
import { fanOut } from './capture.ts';
import { shakeHands } from './endpoint.ts';
import { lifecycle, nextMoment } from './lifecycle.ts';
import { createSender } from './sender.ts';
import { forgetOld, liveSubscriptions, nowOf } from './store.ts';

/** Sends change notifications: what was noted is told, retried and given up by the tenant's clock. */
export interface Notifier {
  /** Looks at once for what is to be told. */
  wake(): void;
  /** Asks an address whether it wants notifications. @throws ODataError 400 */
  shakeHands(url: string): Promise<void>;
  /** Resolves when nothing is under way and nothing is due; what waits for its time goes on waiting. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export function createNotifier(tenant: Tenant): Notifier {
  const stop = new AbortController();
  let pause: AbortController | undefined;
  const wake = (): void => {
    pause?.abort();
    if (stop.signal.aborted) return;
    lifecycle(tenant);
    fanOut(tenant);
    sender.send();
    forgetOld(tenant);
    const next = nextTime();
    if (next === undefined) return;
    const wait = new AbortController();
    pause = wait;
    const ms = Math.max(next - nowOf(tenant), 0);
    void tenant.clock.wait(ms, wait.signal).then(() => wait.signal.aborted || wake());
  };
  const sender = createSender(tenant, stop, wake);
  const nextTime = (): number | undefined => {
    const times = liveSubscriptions(tenant).map(nextMoment);
    const sends = sender.nextTime();
    if (sends !== undefined) times.push(sends);
    return times.length === 0 ? undefined : Math.min(...times);
  };
  return {
    wake,
    shakeHands: (url) => shakeHands(tenant, url, stop.signal),
    idle: async () => {
      do {
        // A turn of the loop, so that what was just written has been noted.
        await new Promise((resolve) => setImmediate(resolve));
        await sender.settled();
      } while (sender.isSending() || sender.isDue());
    },
    stop: async () => {
      stop.abort();
      pause?.abort();
      await sender.settled();
    },
  };
}
