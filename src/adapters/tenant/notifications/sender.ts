import type { Effect } from '../faults.ts';
import type { Tenant } from '../tenant.ts';
import { deliver, type Parcel, RETRY_FOR_MS } from './delivery.ts';
import { isHeld } from './lifecycle.ts';
import { liveSubscriptions, type NotificationRow, nowOf, settle } from './store.ts';

/** Most notifications in one POST. */
const PARCEL = 100;
/** A parcel held back by a fault goes on its way after this long, should no other come along. */
const HELD_MS = 60_000;

/** Puts what is due into parcels, one under way to each address at a time, and lets faults play with them. */
export interface Sender {
  send(): void;
  /** Is there anything that would set out now? */
  isDue(): boolean;
  /** Resolves when what is under way has arrived or failed. */
  settled(): Promise<unknown>;
  isSending(): boolean;
  /** When the next notification may set out, after now. */
  nextTime(): number | undefined;
  stop(): void;
}

/** @param done called after each parcel */
export function createSender(tenant: Tenant, stop: AbortController, done: () => void): Sender {
  const sending = new Map<string, Promise<void>>();
  const underWay = new Set<number>();
  const held = new Map<string, AbortController>();
  const delayed = new Set<number>();

  const waiting = (): NotificationRow[] =>
    pendingRows(tenant).filter((row) => !underWay.has(row.n));

  const start = (key: string, parcel: Parcel, effect: Effect | undefined): void => {
    if (stop.signal.aborted) return;
    const before = sending.get(key) ?? Promise.resolve();
    const work = before
      .then(() => deliver(tenant, parcel, effect, stop.signal))
      .finally(() => {
        for (const { n } of parcel.rows) underWay.delete(n);
        if (sending.get(key) === work) sending.delete(key);
        // The one held back goes after the one that has just gone.
        held.get(key)?.abort();
        if (!stop.signal.aborted) done();
      });
    sending.set(key, work);
  };

  const holdBack = (key: string, parcel: Parcel): void => {
    held.get(key)?.abort();
    const over = new AbortController();
    held.set(key, over);
    const signal = AbortSignal.any([over.signal, stop.signal]);
    void tenant.clock.wait(HELD_MS, signal).then(() => {
      if (held.get(key) === over) held.delete(key);
      start(key, parcel, undefined);
    });
  };

  const put = (key: string, parcel: Parcel): void => {
    const known = parcel.rows.some(({ n }) => delayed.has(n));
    const call = `POST ${new URL(parcel.url).pathname}`;
    const effect = known ? undefined : tenant.faults.take('notification', call);
    if (effect?.kind === 'delay') {
      for (const { n } of parcel.rows) {
        delayed.add(n);
        tenant.db.run('UPDATE notifications SET due = ? WHERE n = ?', nowOf(tenant) + effect.ms, n);
      }
      return;
    }
    for (const { n } of parcel.rows) {
      underWay.add(n);
      delayed.delete(n);
    }
    if (effect?.kind === 'reorder') holdBack(key, parcel);
    else start(key, parcel, effect);
  };

  const parcels = () => parcelsOf(tenant, waiting()).filter(([key]) => !sending.has(key));
  return {
    send: () => {
      for (const [key, parcel] of parcels()) put(key, parcel);
    },
    isDue: () => parcels().length > 0,
    settled: () => Promise.all(sending.values()),
    isSending: () => sending.size > 0,
    nextTime: () => nextTime(tenant, waiting()),
    stop: () => stop.abort(),
  };
}

const pendingRows = (tenant: Tenant): NotificationRow[] =>
  tenant.db.all<NotificationRow>(
    "SELECT * FROM notifications WHERE state = 'pending' ORDER BY due, n",
  );

/** By address, lifecycle events apart; what waited four hours without being let out is given up. */
function parcelsOf(tenant: Tenant, rows: readonly NotificationRow[]): [string, Parcel][] {
  const now = nowOf(tenant);
  const subscriptions = new Map(liveSubscriptions(tenant).map((one) => [one.id, one]));
  const ready = rows.filter((row) => {
    if (row.lifecycle === 1) return row.due <= now;
    const subscription = subscriptions.get(row.subscription_id);
    if (!subscription || row.due > now) return false;
    if (!isHeld(subscription, now)) return true;
    if (row.created + RETRY_FOR_MS <= now) settle(tenant, [row], 'dropped', 'held for 4 hours');
    return false;
  });
  const grouped = Map.groupBy(ready, (row) => `${row.lifecycle} ${row.url}`);
  return [...grouped].map(([key, [first, ...others]]) => [
    key,
    {
      url: first?.url ?? '',
      rows: first ? [first, ...others].slice(0, PARCEL) : [],
      subscriptions,
    },
  ]);
}

function nextTime(tenant: Tenant, rows: readonly NotificationRow[]): number | undefined {
  const now = nowOf(tenant);
  const held = new Set(
    liveSubscriptions(tenant)
      .filter((one) => isHeld(one, now))
      .map((one) => one.id),
  );
  const times = rows
    .map((row) =>
      row.lifecycle === 0 && held.has(row.subscription_id) ? row.created + RETRY_FOR_MS : row.due,
    )
    .filter((time) => time > now);
  return times.length === 0 ? undefined : Math.min(...times);
}
