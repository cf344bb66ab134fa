import { expect, test } from '@jest/globals';
import { createPump, type PumpDeps } from '../../../src/adapters/jobs/pump.ts';
import type { DomainEvent } from '../../../src/kernel/events.ts';
import type { Hold } from '../../../src/ports/holding.ts';
import { quiet } from '../../support/database/quiet-log.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const event = (id: string) =>
  ({ id, type: 'search.answered', at: NOON, actor: null, data: {} }) as unknown as DomainEvent;

/** A pump over three events and one job; what it keeps and gives back is written down. */
function given(react: (event: DomainEvent, hold: Hold | undefined) => Promise<void>) {
  const said: string[] = [];
  const holds: Hold[] = [];
  const waiting = ['a', 'b', 'c'];
  const due = ['close'];
  const deps: PumpDeps = {
    events: {
      pending: async () => waiting.splice(0).map((id) => ({ event: event(id), attempts: 0 })),
      keep: async (ids, ms) =>
        void said.push(`${ms === 0 ? 'give back' : 'keep'} ${ids.join(' ')}`),
      isDone: async () => false,
      markReaction: async () => undefined,
      markDispatched: async (id) => void said.push(`done ${id}`),
      failed: async () => undefined,
    },
    due: {
      claim: async () => due.splice(0).map((job) => ({ job, slot: '1', ref: 'ref', attempts: 0 })),
      keep: async (job, slot) => void said.push(`keep ${job} ${slot}`),
      done: async (job) => void said.push(`done ${job}`),
      failed: async () => undefined,
    },
    reactions: [{ on: 'search.answered', name: 'post', run: (one) => react(one, holds.at(-1)) }],
    jobs: [{ name: 'close', run: async () => holds.at(-1)?.keep() }],
    deliver: async () => 0,
    holding: (hold, work) => {
      holds.push(hold);
      return work();
    },
    clock: { now: () => NOON },
    log: quiet,
    observe: () => undefined,
  };
  return { pump: createPump(deps), said };
}

test('what is in hand is kept until it is done, and no longer', async () => {
  const { pump, said } = given(async ({ id }, hold) => {
    if (id !== 'a') await hold?.keep();
  });
  await pump.settle();
  expect(said).toEqual([
    'done a',
    'keep b c',
    'done b',
    'keep c',
    'done c',
    'keep close 1',
    'done close',
  ]);
});

test('a process that stops gives back what it has not begun, so that nobody waits for its lease', async () => {
  let stopping: Promise<void> | null = null;
  const { pump, said } = given(async () => {
    stopping ??= pump.stop();
  });
  await pump.settle();
  await stopping;
  expect(said).toEqual(['done a', 'give back b c']);
});
