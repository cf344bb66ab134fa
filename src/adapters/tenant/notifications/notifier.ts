import type { Tenant } from '../tenant.ts';
import { fanOut } from './capture.ts';
import { shakeHands } from './endpoint.ts';
import { lifecycle, nextMoment } from './lifecycle.ts';
import type { Notifier } from './port.ts';
import { createSender } from './sender.ts';
import { forgetOld, liveSubscriptions, nowOf } from './store.ts';

export function createNotifier(tenant: Tenant): Notifier {
  const stop = new AbortController();
  let pause: AbortController | undefined;
  const wake = (): void => {
    pause?.abort();
    if (stop.signal.aborted || !concernsAnybody(tenant)) return;
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

/** Every write of the tenant wakes us, and mostly there is nobody to tell. */
const concernsAnybody = ({ db }: Tenant): boolean =>
  db.get(
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM subscriptions) OR EXISTS (SELECT 1 FROM notifications WHERE state = 'pending')",
  ) !== undefined;
