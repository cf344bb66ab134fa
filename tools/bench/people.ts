import { z } from 'zod';
import { personIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { received } from '../../src/contract/discussions.ts';
import { until } from '../lib/wait.ts';
import type { Product } from './product.ts';

const DAY_MS = 86_400_000;
const REST_MS = 300_000;
/** What is tried again comes after minutes. */
const SOON_MS = 1_800_000;
/** Posts in channels: what is for one person waits for their morning, which may come any minute. */
const IN_CHANNELS = /^(discussion|contribution):/;
const WARMED_BY = 5;
const SAID =
  'In our district the second visit made the difference: employers who had read the letter asked what it would cost, and those who had not read it asked what would happen otherwise.';
export const wordsOf = (n: number): string =>
  `${SAID} That was so in ${n % 97} of ${n + 3} places (${n}).`;

/** Somebody at the tab: calls the API and says how long each answer took, with its body read. */
export interface Caller {
  ask<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<Answered<T>>;
}

export interface Answered<T> {
  readonly value: T;
  readonly ms: number;
  readonly bytes: number;
}

/** @param person local part of a mail address, or an id */
export async function callerOf(product: Product, person: string): Promise<Caller> {
  const id = person.includes('.') ? personIdOf(person) : person;
  const token = await product.token(id);
  return {
    async ask(schema, method, path, body) {
      const from = performance.now();
      const response = await fetch(`${product.url}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const ms = performance.now() - from;
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return { value: schema.parse(JSON.parse(text)), ms, bytes: text.length };
    },
  };
}

/** So many times one after the other, after a few that are not counted. @returns ascending milliseconds */
export async function timed(
  count: number,
  ask: (n: number) => Promise<{ readonly ms: number }>,
): Promise<number[]> {
  const took: number[] = [];
  for (let n = -WARMED_BY; n < count; n += 1) {
    const { ms } = await ask(n + WARMED_BY);
    if (n >= 0) took.push(ms);
  }
  return took.sort((a, b) => a - b);
}

/** A discussion that is open from now on. */
export async function opens(product: Product, caller: Caller, community: string): Promise<string> {
  const now = product.tenant.tenant.clock.now().getTime();
  const { value } = await caller.ask(z.object({ id: z.string() }), 'POST', '/discussions', {
    nonce: `bench-${community}`,
    community,
    title: 'What keeps market traders from registering?',
    background: 'Offices report different obstacles.',
    questions: ['Which obstacle came first?', 'What removed it?'],
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 20 * DAY_MS).toISOString(),
  });
  return value.id;
}

/** The `n`-th thing that is said; no two are alike. */
export const says = (caller: Caller, discussion: string, n: number) =>
  caller.ask(received, 'POST', `/discussions/${discussion}/contributions`, {
    nonce: `bench-contribution-${n}`,
    text: wordsOf(n),
    question: n % 2,
    consent: n % 3 === 0 ? 'quote' : 'paraphrase',
  });

const inside = z.object({
  events: z.number(),
  postings: z.array(z.object({ key: z.string(), state: z.string(), notBefore: z.coerce.date() })),
});

/** Resolves when every reaction was run and every post in a channel is sent that is not for another hour. */
export async function comesToRest(product: Product): Promise<void> {
  const { clock } = product.tenant.tenant;
  const still = async (): Promise<boolean> => {
    const answer = await fetch(`${product.url}/dev/api/state`);
    const { events, postings } = inside.parse(await answer.json());
    const soon = new Date(clock.now().getTime() + SOON_MS);
    return (
      events === 0 &&
      !postings.some(
        ({ key, state, notBefore }) =>
          IN_CHANNELS.test(key) && /^(intended|sending)/.test(state) && notBefore < soon,
      )
    );
  };
  await until('an end of what is to be posted', still, REST_MS, 500);
}
