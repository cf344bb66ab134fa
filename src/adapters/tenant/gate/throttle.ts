import { TENANT_ID } from '../address.ts';
import type { TenantClock } from '../clock.ts';
import { type Counted, identityUnits, type Limit, limitsOf } from './limits.ts';
import { createWindow, type Window } from './window.ts';

/** documented: as the services say of themselves. none: everything passes. */
export type Limits = 'documented' | 'none';

export interface Verdict {
  /** What every answer tells of the use made so far. */
  headers: Record<string, string>;
  refused?: {
    /** The limit that was reached. */
    limit: string;
    /** Whole seconds until the same call passes, if nothing else is called. */
    retryAfterS: number;
    /** Went on long after being refused. */
    severe: boolean;
  };
}

export interface Throttle {
  take(call: Counted): Verdict;
  /** How often each limit refused a call. */
  refusals(): Record<string, number>;
  forget(): void;
}

/** From this share of a limit on, SharePoint and the directory tell how much is left. */
const TOLD_FROM = 0.8;

interface Reached {
  limit: Limit;
  windows: readonly { window: Window; amount: number }[];
  cost: number;
}

/** Holds callers to the limits, on the tenant's clock. */
export function createThrottle(clock: TenantClock, limits: Limits): Throttle {
  const windows = new Map<string, Reached['windows']>();
  const refusals = new Map<string, number>();
  const byService = new Map<Counted['service'], readonly Limit[]>();
  const remembered = (service: Counted['service']): readonly Limit[] => {
    byService.set(service, limitsOf(service));
    return limitsOf(service);
  };
  const under = (call: Counted): Reached[] =>
    (byService.get(call.service) ?? remembered(call.service)).flatMap((limit) => {
      const key = limit.key(call);
      if (key === undefined) return [];
      const name = `${limit.name}\n${key}`;
      const known =
        windows.get(name) ??
        limit.amounts.map((amount) => ({ window: createWindow(amount), amount: amount.amount }));
      windows.set(name, known);
      return [{ limit, windows: known, cost: limit.cost?.(call) ?? 1 }];
    });
  return {
    refusals: () => Object.fromEntries(refusals),
    forget: () => {
      windows.clear();
      refusals.clear();
    },
    take: (call) => {
      if (limits === 'none') return { headers: {} };
      const now = clock.now().getTime();
      const reached = under(call);
      const refused = reached.some((each) => waitOf(each, now) > 0);
      for (const each of reached) {
        if (refused && !each.limit.countsRefused) continue;
        for (const { window } of each.windows) window.add(now, each.cost);
      }
      const longest = reached
        .map((each) => ({ each, wait: waitOf(each, now) }))
        .sort((one, two) => two.wait - one.wait)[0];
      if (!refused || !longest) return { headers: usage(call, reached, now, undefined) };
      const { name } = longest.each.limit;
      refusals.set(name, (refusals.get(name) ?? 0) + 1);
      const retryAfterS = Math.max(1, Math.ceil(longest.wait / 1_000));
      return {
        headers: usage(call, reached, now, retryAfterS),
        refused: {
          limit: name,
          retryAfterS,
          severe: longest.each.windows.some(({ window, amount }) => window.used(now) > 2 * amount),
        },
      };
    },
  };
}

const waitOf = ({ windows, cost }: Reached, now: number): number =>
  Math.max(...windows.map(({ window }) => window.wait(now, cost)));

function usage(
  call: Counted,
  reached: readonly Reached[],
  now: number,
  retryAfterS: number | undefined,
): Record<string, string> {
  const own = reached.find(({ limit }) => limit.cost)?.windows[0];
  if (!own) return {};
  const used = own.window.used(now);
  const share = used / own.amount;
  if (call.service === 'identity') {
    return {
      'x-ms-resource-unit': String(identityUnits(call)),
      ...(share >= TOLD_FROM ? { 'x-ms-throttle-limit-percentage': share.toFixed(2) } : {}),
      ...(retryAfterS === undefined
        ? {}
        : {
            'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${call.appId}/${TENANT_ID}`,
            'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
          }),
    };
  }
  if (share < TOLD_FROM) return {};
  return {
    'ratelimit-limit': String(own.amount),
    'ratelimit-remaining': String(Math.max(0, own.amount - used)),
    'ratelimit-reset': String(retryAfterS ?? Math.ceil(own.window.empty(now) / 1_000)),
  };
}
