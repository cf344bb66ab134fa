import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lookAlikes } from '../../src/features/communities/alike.ts';
import {
  after,
  isUnderWay,
  MAKING_TRANSITIONS,
  type Making,
  NOWHERE,
  nextStep,
} from '../../src/features/communities/making.ts';
import { mayMake } from '../../src/features/communities/policy.ts';
import { lacksOf, type NewCommunity, slugOf, toWish } from '../../src/features/communities/wish.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { MAKING_STEPS, type Made, REFUSALS } from '../../src/ports/making.ts';
import { community } from '../http/fakes.ts';
import { anActor } from '../support/people.ts';

const asked: NewCommunity = {
  name: 'Night markets',
  purpose: 'Licences and light for vendors.',
  topics: [],
  region: null,
  gtt: '',
  outcomes: [],
  languages: ['en'],
  moderators: [],
  audience: 'staff',
  audienceReason: '',
  joining: 'open',
  bounded: false,
  endsOn: null,
  plan: '',
};
const owner = asId<PersonId>('owner');
const begun: Making = {
  id: 'm',
  version: 1,
  slug: 'night-markets',
  person: owner,
  wish: toWish(asked, { slug: 'night-markets', owner, topics: [] }),
  state: 'asked',
  done: [],
  place: NOWHERE,
  trouble: null,
  createdAt: new Date(0),
  settledAt: null,
};

test('whatever Microsoft 365 answers and whoever presses, no step is done twice, none is lost, and ready means all', () => {
  const made: fc.Arbitrary<Made> = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ kind: 'done' as const, place: NOWHERE }) },
    fc.constantFrom(...REFUSALS).map((why) => ({ kind: 'refused' as const, why })),
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(made, fc.constantFrom('retry', 'drop')), { maxLength: 40 }),
      (all) => {
        let making = begun;
        for (const what of all) {
          const before = making;
          if (typeof what === 'string') {
            const next = MAKING_TRANSITIONS[making.state][what as 'retry' | 'drop'];
            if (next) making = { ...making, state: next, trouble: null };
          } else if (isUnderWay(making)) {
            const step = nextStep(making);
            if (!step) throw new Error('under way with nothing to do');
            making = after(making, step, what, new Date(1));
          }
          expect(making.done).toEqual(MAKING_STEPS.slice(0, making.done.length));
          expect(making.done.length).toBeGreaterThanOrEqual(before.done.length);
          expect(making.state === 'ready').toBe(making.done.length === MAKING_STEPS.length);
          expect(making.state === 'stuck').toBe(making.trouble !== null);
        }
      },
    ),
  );
});

test('a bounded community needs an end to come and a plan; a narrower audience needs a reason', () => {
  const lacks = (changes: Partial<NewCommunity>) =>
    lacksOf({ ...asked, ...changes }, '2026-03-02').map(({ field, why }) => `${field} ${why}`);
  expect(lacks({})).toEqual([]);
  expect(lacks({ bounded: true })).toEqual(['endsOn missing', 'plan missing']);
  expect(lacks({ bounded: true, endsOn: '2026-03-02', plan: 'To the unit.' })).toEqual([
    'endsOn past',
  ]);
  expect(lacks({ bounded: true, endsOn: '2026-03-03', plan: 'To the unit.' })).toEqual([]);
  expect(lacks({ audience: 'narrow' })).toEqual(['audienceReason missing']);
  // Nobody comes unasked into one that is narrow.
  const narrow = { ...asked, audience: 'narrow' as const, audienceReason: 'Negotiations.' };
  expect(toWish(narrow, { slug: 's', owner, topics: [] })).toMatchObject({
    joining: 'request',
    audienceReason: 'Negotiations.',
  });
});

test('look-alikes are found by name, by topic in any language and by words; what has none of these is not', () => {
  const stems = new Set(['vendor', 'market', 'light']);
  const named = { ...community, names: { en: 'Markets', fr: 'Marchés de nuit', es: 'Mercados' } };
  const found = (name: string, topics: string[], own: string[]) =>
    lookAlikes({ name, topics, stems }, [named], () => new Set(own)).map(
      ({ sameName, topics: shared }) => ({
        sameName,
        shared,
      }),
    );
  expect(found('marchés de NUIT', [], [])).toEqual([{ sameName: true, shared: [] }]);
  expect(found('Night', ['skills'], [])).toEqual([{ sameName: false, shared: ['skills'] }]);
  expect(found('Night', [], ['vendor', 'market'])).toEqual([{ sameName: false, shared: [] }]);
  expect(found('Night', ['migration'], ['water', 'school', 'light', 'road', 'law', 'tax'])).toEqual(
    [],
  );
});

test('a short name is plain letters, and another community’s is never taken', () => {
  expect(slugOf('Économie  sociale!', new Set())).toBe('economie-sociale');
  expect(slugOf('Économie sociale', new Set(['economie-sociale', 'economie-sociale-2']))).toBe(
    'economie-sociale-3',
  );
  expect(slugOf('社会', new Set())).toBe('community');
});

test('who may make one is the organization’s policy; governance always may, guests and closed accounts never', () => {
  const member = anActor({ id: 'a', in: { skills: 'member' } });
  const moderator = anActor({ id: 'b', in: { skills: 'moderator' } });
  const governs = { ...member, roles: new Set(['governance'] as const) };
  const may = (makers: 'staff' | 'moderators' | 'governance') =>
    [member, moderator, governs].map((who) => mayMake(who, { makers, perYear: 1 }));
  expect(may('staff')).toEqual([true, true, true]);
  expect(may('moderators')).toEqual([false, true, true]);
  expect(may('governance')).toEqual([false, false, true]);
  const limits = { makers: 'staff', perYear: 1 } as const;
  expect(mayMake({ ...member, external: true }, limits)).toBe(false);
  expect(mayMake({ ...member, active: false }, limits)).toBe(false);
});
