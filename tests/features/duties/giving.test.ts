import { expect, test } from '@jest/globals';
import { dutyActions } from '../../../src/features/duties/actions.ts';
import { type Duty, dutyKey, type Leaving, openDuty } from '../../../src/features/duties/model.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import { asId, type HandoverId } from '../../../src/kernel/ids.ts';
import { anActor } from '../../support/people.ts';

/** What was accepted goes over in the end, whatever stood in the way at first. */

const LEAVER = anActor({ id: 'leaver' });
const NEXT = anActor({ id: 'next' });
const HANDOVER = asId<HandoverId>('h');
const DESK = { kind: 'desk', ref: 'd' } as const;
const duty = (state: Duty['state']): Duty => ({
  ...openDuty(HANDOVER, DESK),
  ...{ version: 1, state, to: NEXT.id, at: new Date(0) },
});

/** @param holder who answers for the desk now */
function world(before: Duty, holder: string) {
  const leaving: Leaving = {
    ...{ handover: HANDOVER, leaver: LEAVER.id, successor: NEXT.id },
    ...{ lastDay: '2026-04-01', phase: 'over' },
  };
  const known = new Map([[dutyKey(before), before]]);
  const here = { holder, away: false };
  const tx = {
    duties: {
      of: async () => [...known.values()],
      save: async (one: Duty) => void known.set(dutyKey(one), { ...one, version: one.version + 1 }),
    },
    ...{ audit: () => undefined, emit: () => undefined, plan: () => undefined },
  };
  const actions = dutyActions({
    work: { run: (done: (within: typeof tx) => Promise<unknown>) => done(tx) } as never,
    clock: { now: () => new Date('2026-04-02T09:00:00Z') },
    leaving: async () => leaving,
    leavingOf: async () => [leaving],
    held: async (person) => (person === here.holder ? [DESK] : []),
    unfit: async () => null,
    give: async (_duty, from, to) => {
      if (here.away) throw new AppError('unavailable', 'the directory is away');
      if (here.holder !== from) return here.holder === to;
      here.holder = to;
      return true;
    },
  });
  const state = () => known.get(dutyKey(DESK))?.state;
  return { actions, here, state };
}

test('a yes that could not be followed at once is followed by the next press', async () => {
  const { actions, here, state } = world(duty('offered'), LEAVER.id);
  here.away = true;
  const yes = () => actions.move(NEXT, HANDOVER, DESK, 'accept');
  await expect(yes()).rejects.toMatchObject({ code: 'unavailable' });
  expect([state(), here.holder]).toEqual(['accepted', LEAVER.id]);
  here.away = false;
  await yes();
  expect([state(), here.holder]).toEqual(['taken', NEXT.id]);
  await yes();
  expect(state()).toBe('taken');
});

test('what went over before that was noted is noted when the last day is gone through again', async () => {
  const { actions, state } = world(duty('accepted'), NEXT.id);
  await actions.lastDay(HANDOVER);
  expect(state()).toBe('taken');
});

test('what was given to somebody else meanwhile is taken by nobody', async () => {
  const { actions, here, state } = world(duty('accepted'), 'third');
  await actions.lastDay(HANDOVER);
  expect([state(), here.holder]).toEqual(['accepted', 'third']);
});
