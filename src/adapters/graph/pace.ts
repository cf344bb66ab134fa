import type { Middleware } from '@microsoft/microsoft-graph-client';
import { behaviour, hintsOf, methodOf, urlOf } from './chain.ts';
import { GraphFault } from './faults.ts';
import { createGate, type Gate } from './pace-gate.ts';
import { type Limit, limitsFor, type PacedCall, SIZES, type Sizes } from './pace-limits.ts';
import { askedWait } from './retry.ts';

export interface PaceOptions {
  /** Milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Whoever would wait longer is refused at once, so that their own schedule takes over. */
  readonly longestMs: number;
  readonly sizes?: Partial<Sizes>;
}

/** What came of a call, as far as the limits are concerned. */
type Heard = Pick<Response, 'status' | 'headers'>;

/** Keeps calls within the documented limits, so that a refusal is the exception. */
export interface Pace {
  /**
   * Waits until the limits let these pass, as one where one batch carries them. To be told at their end what came.
   * @throws GraphFault 429 where that takes too long
   */
  enter(calls: readonly PacedCall[]): Promise<(heard: Heard | undefined) => void>;
  /** A call within a batch was refused, each on its own: others of its kind wait as long as it was told. */
  refused(call: PacedCall, headers: Headers): void;
}

interface Toll {
  readonly gate: Gate;
  readonly key: string;
  readonly units: number;
}

interface Waiting {
  readonly tolls: readonly Toll[];
  readonly bulk: boolean;
  readonly until: number;
  readonly go: () => void;
  readonly refuse: (wait: number) => void;
}

/** Gates of things that nobody asks for any more are forgotten from this many on. */
const MANY_GATES = 2_000;

export function createPace({ now, sleep, longestMs, sizes }: PaceOptions): Pace {
  const limits = limitsFor({ ...SIZES.small, ...sizes });
  const gates = new Map<string, Gate>();
  let urgent: Waiting[] = [];
  let bulk: Waiting[] = [];
  let alarm = Number.POSITIVE_INFINITY;
  let slept = 0;
  // A clock that stood still while we slept is moved by as much: waiting ends in any case.
  const clock = (): number => Math.max(now(), slept);

  let lookedAt = MANY_GATES;

  function gateOf(limit: Limit, key: string): Gate {
    const found = gates.get(key) ?? createGate(limit);
    if (gates.size > lookedAt && !gates.has(key)) {
      for (const [name, gate] of gates) if (gate.idle(clock())) gates.delete(name);
      // Of ten thousand mailboxes none is idle while they are read: to look at all for each took most of the reading.
      lookedAt = Math.max(MANY_GATES, 2 * gates.size);
    }
    gates.set(key, found);
    return found;
  }

  function tollsOf(calls: readonly PacedCall[]): readonly Toll[] {
    const tolls = new Map<string, Toll>();
    for (const call of calls) {
      for (const limit of limits) {
        const key = limit.key(call);
        if (key === null) continue;
        const units = (tolls.get(key)?.units ?? 0) + (limit.cost?.(call) ?? 1);
        tolls.set(key, { gate: gateOf(limit, key), key, units });
      }
    }
    return [...tolls.values()];
  }

  /** Lets pass whoever may, people who wait before bulk, each in the order in which they came. */
  function pump(): void {
    const at = clock();
    const held = new Set<string>();
    let next = Number.POSITIVE_INFINITY;
    const stays = (one: Waiting): boolean => {
      const behind = one.tolls.some(({ key }) => held.has(key));
      if (behind && at <= one.until) return true;
      const waits = one.tolls.map(({ gate, units }) => gate.wait(at, units, one.bulk));
      const wait = behind ? 0 : Math.max(0, ...waits);
      if (behind || (wait !== Number.POSITIVE_INFINITY && at + wait > one.until)) {
        one.refuse(Math.max(wait, longestMs));
        return false;
      }
      if (wait > 0) {
        // Only who stays holds up those behind, and only where it is held up itself: whoever is behind somebody who
        // was refused would be woken by nobody.
        one.tolls.forEach(({ key }, index) => {
          if ((waits[index] ?? 0) > 0) held.add(key);
        });
        next = Math.min(next, wait);
        return true;
      }
      for (const { gate, units } of one.tolls) gate.take(at, units, one.bulk);
      one.go();
      return false;
    };
    urgent = urgent.filter(stays);
    bulk = bulk.filter(stays);
    if (urgent.length + bulk.length > 0) wakeIn(next, at);
  }

  function wakeIn(wait: number, at: number): void {
    if (wait === Number.POSITIVE_INFINITY || at + wait >= alarm) return;
    const due = at + wait;
    alarm = due;
    void sleep(wait).then(() => {
      slept = Math.max(slept, due);
      if (alarm === due) alarm = Number.POSITIVE_INFINITY;
      pump();
    });
  }

  function leave(tolls: readonly Toll[], heard: Heard | undefined): void {
    for (const { gate, units } of tolls) gate.leave(units);
    if (heard) listen(tolls, heard.status, heard.headers);
    if (urgent.length + bulk.length > 0) pump();
  }

  function listen(tolls: readonly Toll[], status: number, headers: Headers): void {
    const at = clock();
    // Any of its limits may be the one that was reached; the narrowest is the likeliest, and costs others least.
    const own = tolls[0]?.gate;
    const asked = askedWait(headers);
    if ((status === 429 || status === 503) && asked !== null) own?.shut(at + asked);
    const [remaining = Number.NaN, reset = Number.NaN] = ['remaining', 'reset'].map((name) =>
      Number(headers.get(`ratelimit-${name}`) ?? Number.NaN),
    );
    if (Number.isNaN(remaining + reset)) return;
    tolls.find(({ key }) => key === 'sharepoint')?.gate.told(remaining, at + reset * 1_000);
  }

  return {
    async enter(calls) {
      const tolls = tollsOf(calls);
      if (tolls.length === 0) return () => undefined;
      await new Promise<void>((go, reject) => {
        const refuse = (wait: number): void => {
          const seconds = Math.ceil(wait / 1_000);
          reject(new GraphFault(429, 'paced', `${calls[0]?.route}: ${seconds} s to wait`));
        };
        const patient = calls.every((call) => call.bulk);
        const one = { tolls, bulk: patient, until: clock() + longestMs, go, refuse };
        (patient ? bulk : urgent).push(one);
        pump();
      });
      return (heard) => leave(tolls, heard);
    },
    refused(call, headers) {
      listen(tollsOf([call]), 429, headers);
    },
  };
}

/** Every attempt waits for its turn, repeats included. @param who in whose name, see `PacedCall` */
export const paced = (pace: Pace, who: string): Middleware =>
  behaviour(async (context, next) => {
    const hints = hintsOf(context);
    const url = new URL(urlOf(context));
    const call: PacedCall = {
      method: methodOf(context),
      route: hints?.route ?? url.pathname,
      path: `${url.pathname.replace(/^\/(v1\.0|beta)(?=\/)/, '')}${url.search}`,
      who,
      bulk: hints?.bulk ?? false,
    };
    // A batch counts as what it carries.
    const left = await pace.enter(hints?.inside?.map((one) => ({ ...one, who })) ?? [call]);
    try {
      await next();
    } finally {
      left(context.response);
    }
  });
