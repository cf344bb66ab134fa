import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { MovableClock } from './adapters/system/clock.ts';
import type { App } from './app.ts';
import type { LocalPowers, LocalState } from './http/deps.ts';
import { AppError } from './kernel/errors.ts';
import { createMischief } from './local-mischief.ts';

const people = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string().default(''),
      office: z.string().default(''),
    }),
  ),
});
const token = z.object({ access_token: z.string() });
const mails = z.object({
  mail: z.array(
    z.object({
      at: z.string(),
      message: z.object({
        subject: z.string().default(''),
        body: z.object({ content: z.string().default('') }).default({ content: '' }),
        toRecipients: z
          .array(z.object({ emailAddress: z.object({ address: z.string() }) }))
          .default([]),
      }),
    }),
  ),
});

export interface LocalDeps {
  readonly app: App;
  readonly clock: MovableClock;
  readonly tenantUrl: string;
  readonly tokenUrl: string;
  readonly audience: string;
  /** What was done since the last call, in order. */
  readonly takeDone: () => readonly string[];
  readonly nextDue: () => Promise<Date | null>;
  /** True while any process on the same database has something in hand. */
  readonly inHand: () => Promise<boolean>;
  readonly state: () => Promise<Omit<LocalState, 'library'>>;
  /** Reads the outside, as would have been done by the time to which the clock was moved; does not wait for it. */
  readonly readOutside: () => void;
  /** Empties the database and brings its schema back. */
  readonly wipe: () => Promise<void>;
}

const HOUR_MS = 3_600_000;
/** More moments than a busy week has; an end to it in any case. */
const MOST_STOPS = 200;
/** What another process has in hand, or had when it died: so often, and so long between. Longer than any lease. */
const MOST_LOOKS = 300;
const LOOK_MS = 200;
const STEP_MS = { day: 24 * HOUR_MS, week: 168 * HOUR_MS } as const;

/** Being anybody, moving the clock, looking inside, beginning anew: made in the local mode and nowhere else. */
export function createLocalPowers(deps: LocalDeps): LocalPowers {
  const { app, clock, tenantUrl } = deps;

  async function ask<T>(url: string, schema: z.ZodType<T>, init?: RequestInit): Promise<T> {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }).catch(
      (error: unknown) => {
        throw new AppError('unavailable', 'the local tenant does not answer', {}, { cause: error });
      },
    );
    if (!response.ok) throw new AppError('not-found', `local tenant: ${response.status}`);
    return schema.parse(await response.json());
  }

  /** Teams and SharePoint keep step: what is said and written from now on has the product's time. */
  const setTenantClock = () =>
    ask(`${tenantUrl}/dev/clock`, z.unknown(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offsetMs: clock.offset() }),
    });

  /** Milliseconds until something is due; null where nothing is. */
  async function untilDue(): Promise<number | null> {
    const next = await deps.nextDue();
    return next && Math.max(0, next.getTime() - clock.now().getTime());
  }

  /**
   * What is to be done by now is done, by whichever process: a month must not pass while one is at work, and what
   * another had in hand when it died comes before what is due later.
   */
  async function settle(): Promise<void> {
    await app.pump.settle();
    for (let looks = 0; looks < MOST_LOOKS && (await deps.inHand()); looks += 1) {
      await pause(LOOK_MS);
      await app.pump.settle();
    }
  }

  async function moveBy(ms: number): Promise<void> {
    await clock.advance(ms);
    await setTenantClock();
    await settle();
  }

  /**
   * A day or a week passes as it would: what becomes due on the way is done at its own hour, since what waits for
   * somebody's working hours would be late for them all if the clock jumped from midnight to midnight.
   */
  async function pass(ms: number): Promise<void> {
    const until = clock.now().getTime() + ms;
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const due = await untilDue();
      const left = until - clock.now().getTime();
      if (due === null || due === 0 || due > left) break;
      await moveBy(due);
    }
    await moveBy(Math.max(0, until - clock.now().getTime()));
  }

  return {
    mischief: createMischief(tenantUrl),

    people: async () => (await ask(`${tenantUrl}/client/people`, people)).people,

    async token(person) {
      const body = new URLSearchParams({ grant_type: 'persona', person, audience: deps.audience });
      const answer = await ask(deps.tokenUrl, token, { method: 'POST', body });
      return answer.access_token;
    },

    async clock() {
      await clock.follow();
      return { now: clock.now(), offset: clock.offset() };
    },

    async advance(step) {
      await settle();
      deps.takeDone();
      if (step === 'next-due') await moveBy((await untilDue()) ?? 0);
      else await pass(STEP_MS[step]);
      deps.readOutside();
      return { now: clock.now(), done: deps.takeDone() };
    },

    async mail() {
      const { mail } = await ask(`${tenantUrl}/dev/mail`, mails);
      return mail.toReversed().map(({ at, message }) => ({
        at,
        to: message.toRecipients.map(({ emailAddress }) => emailAddress.address),
        subject: message.subject,
        text: message.body.content,
      }));
    },

    async state() {
      const { knowledge } = app.actions;
      const [inside, products, unreadable] = await Promise.all([
        deps.state(),
        knowledge.count(null),
        knowledge.unreadable(null),
      ]);
      return {
        ...inside,
        library: {
          products,
          syncing: knowledge.sync.progress().running,
          unreadable: unreadable.map(({ name, unreadable: reason }) => ({
            name,
            reason: reason ?? '',
          })),
        },
      };
    },

    async reset() {
      await settle();
      await app.actions.knowledge.sync.forgetAll();
      await deps.wipe();
      await clock.reset();
      await setTenantClock();
      await ask(`${tenantUrl}/dev/reset`, z.unknown(), { method: 'POST' });
      await app.sync();
    },
  };
}
