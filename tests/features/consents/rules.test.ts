import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { consentActions } from '../../../src/features/consents/actions.ts';
import {
  AGREED,
  ANSWERS,
  answerBy,
  type Consent,
  dueWork,
  standingOf,
  toAsker,
} from '../../../src/features/consents/model.ts';
import type { ConsentStores } from '../../../src/features/consents/store.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import type { NewEvent } from '../../../src/kernel/events.ts';
import { asId, type CaptureId } from '../../../src/kernel/ids.ts';
import type { Transaction } from '../../../src/ports/unit-of-work.ts';
import { anActor } from '../../support/people.ts';

const asker = anActor({ id: 'asker' });
const author = anActor({ id: 'author' });
const stranger = anActor({ id: 'stranger' });
/** A Wednesday. */
const START = new Date('2026-03-04T09:00:00Z');
const DAY_MS = 86_400_000;
const WORDS = 'The stalls first.';

function consentsInMemory() {
  const rows = new Map<string, { consent: Consent; key: string }>();
  const events: NewEvent[] = [];
  let now = START;
  let out = false;
  const all = () => [...rows.values()].map(({ consent }) => consent);
  const stores: ConsentStores = {
    consents: {
      get: async (id) => rows.get(id)?.consent ?? null,
      byKey: async (key) => [...rows.values()].find((row) => row.key === key)?.consent ?? null,
      insert: async (consent, key) => {
        rows.set(consent.id, { consent, key });
        return true;
      },
      update: async (consent) => {
        const key = rows.get(consent.id)?.key ?? '';
        rows.set(consent.id, { consent: { ...consent, version: consent.version + 1 }, key });
      },
      concerning: async (person) => all().filter(({ by, of }) => by === person || of === person),
      waitingBy: async (person) =>
        all().filter(({ by, state }) => by === person && state === 'asked').length,
      ofSource: async (source) => all().filter((one) => one.source === source),
      ofCapture: async () => null,
    },
  };
  const tx: Transaction & ConsentStores = {
    ...stores,
    emit: (event) => {
      events.push(event as unknown as NewEvent);
    },
    audit: () => {},
    plan: () => {},
  };
  const actions = consentActions({
    work: { run: (work) => work(tx) },
    clock: { now: () => now },
    ids: { next: () => `id-${rows.size}` },
    person: async (id) => [asker, author].find((one) => one.id === id) ?? null,
    isOut: async () => out,
  });
  return {
    actions,
    events,
    all,
    passes: (days: number) => {
      now = new Date(now.getTime() + days * DAY_MS);
    },
    publishes: () => {
      out = true;
    },
  };
}

const MESSAGE = {
  becomes: 'lesson',
  of: author.id,
  words: WORDS,
  link: 'https://teams.microsoft.com/l/message/x/1',
  writtenAt: null,
  source: 'channel|1',
} as const;

async function asked() {
  const world = consentsInMemory();
  const consent = await world.actions.ask(asker, MESSAGE, 'key');
  return { ...world, consent, state: () => world.all()[0]?.state };
}

describe('whoever wrote a message', () => {
  test('is reminded after three working days, and silence of seven days is a no', async () => {
    const { consent } = await asked();
    expect(dueWork(consent).map(({ at }) => at.toISOString())).toEqual([
      '2026-03-09T09:00:00.000Z',
      '2026-03-11T09:00:00.000Z',
    ]);
    const end = answerBy(consent);
    expect(standingOf(consent, new Date(end.getTime() - 1))).toBe('asked');
    expect(standingOf(consent, end)).toBe('expired');
    expect(dueWork({ ...consent, state: 'agreed' })).toEqual([]);
  });

  test('is asked once, by nobody for themself, and answers alone', async () => {
    const { actions, consent, all } = await asked();
    expect((await actions.ask(asker, MESSAGE, 'key')).id).toBe(consent.id);
    expect(all()).toHaveLength(1);
    await expect(actions.ask(author, MESSAGE, 'own')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    for (const answer of ANSWERS) {
      await expect(actions.answer(asker, consent.id, answer)).rejects.toMatchObject({
        code: 'not-yours',
      });
      await expect(actions.answer(stranger, consent.id, answer)).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  test('takes it back until it is out', async () => {
    const { actions, consent, publishes, state } = await asked();
    await actions.answer(author, consent.id, 'agree');
    await actions.made(consent.id, { kind: 'capture', capture: asId<CaptureId>('capture') });
    publishes();
    await expect(actions.withdraw(author, consent.id)).rejects.toMatchObject({
      code: 'illegal-move',
    });
    expect(state()).toBe('agreed');
  });

  test('is not told apart by whoever asked: no, no answer and a change of mind are one', () => {
    expect(new Set((['refused', 'expired', 'withdrawn'] as const).map(toAsker))).toEqual(
      new Set(['none']),
    );
  });
});

const move = fc.oneof(
  fc.constantFrom(...ANSWERS, 'withdraw', 'drop', 'gone', 'expire', 'remind', 'made', 'forget'),
  fc.integer({ min: 1, max: 5 }),
);

test('whatever comes in whatever order: words are kept only as long as they may be, and none answer twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 12 }), async (moves) => {
      const { actions, all, events, passes } = await asked();
      const { id } = all()[0] as Consent;
      const does = {
        withdraw: () => actions.withdraw(author, id),
        drop: () => actions.withdraw(asker, id),
        gone: () => actions.sourceGone(MESSAGE.source),
        expire: () => actions.expire(id),
        remind: () => actions.remind(id),
        made: () => actions.made(id, { kind: 'capture', capture: asId<CaptureId>('capture') }),
        forget: () => actions.forget(id),
        agree: () => actions.answer(author, id, 'agree'),
        'agree-without-name': () => actions.answer(author, id, 'agree-without-name'),
        refuse: () => actions.answer(author, id, 'refuse'),
      };
      for (const one of moves) {
        if (typeof one === 'number') passes(one);
        else {
          await Promise.resolve(does[one]()).catch((error: unknown) => {
            if (!isAppError(error)) throw error;
          });
        }
        const consent = all()[0] as Consent;
        if (AGREED.has(consent.state)) expect(consent.words).toBe(WORDS);
        // Only what is still to be taken out of a draft outlives its agreement.
        else if (consent.state !== 'asked' && consent.made === null) {
          expect(consent.words).toBeNull();
          expect(consent.link).toBeNull();
        }
        const given = await actions.words(asker, id).then(
          ({ words }) => words,
          () => null,
        );
        expect(given).toBe(AGREED.has(consent.state) ? WORDS : null);
      }
      const settled = events.filter(({ type }) => type === 'consent.settled');
      expect(settled.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 200 },
  );
});
