import { expect, test } from '@jest/globals';
import {
  type PlacedShare,
  placesOf,
  type ShareState,
  shareMachine,
} from '../../../src/features/discussions/elsewhere.ts';
import { mayContribute, mayReadDiscussion } from '../../../src/features/discussions/policy.ts';
import { asId, type CommunityId, type DiscussionId } from '../../../src/kernel/ids.ts';
import { availableActions } from '../../../src/kernel/machine.ts';
import { anActor } from '../../support/people.ts';

/** One thread in two communities: who offers, who takes it in, who reads it. */

const [WATER, SKILLS] = ['water', 'skills'].map(asId<CommunityId>) as [CommunityId, CommunityId];
const opener = anActor({ id: 'opener', in: { water: 'member' } });
const home = anActor({ id: 'home', in: { water: 'moderator' } });
const there = anActor({ id: 'there', in: { skills: 'moderator' } });
const member = anActor({ id: 'member', in: { skills: 'member' } });
const stranger = anActor({ id: 'stranger', in: { law: 'moderator' } });

const share = (state: ShareState): PlacedShare => ({
  discussion: asId<DiscussionId>('d'),
  community: SKILLS,
  home: WATER,
  createdBy: opener.id,
  version: 1,
  state,
  offeredBy: home.id,
  note: '',
  offeredAt: new Date('2026-03-04'),
  decidedBy: null,
  reason: null,
  decidedAt: null,
});

test('moderators there take it in or refuse it; either side ends it; nobody else has a say', () => {
  const moves = (who: typeof home) =>
    (['offered', 'accepted', 'refused', 'ended'] as const).map((state) =>
      availableActions(shareMachine, share(state), who),
    );
  expect(moves(there)).toEqual([['accept', 'refuse', 'end'], ['end'], [], []]);
  expect(moves(home)).toEqual([['end'], ['end'], ['offer'], ['offer']]);
  expect(moves(opener)).toEqual(moves(home));
  for (const who of [member, stranger]) expect(moves(who)).toEqual([[], [], [], []]);
});

test('only an accepted share opens a discussion to another community, and a draft stays its own', () => {
  const alone = { community: WATER, state: 'open' as const };
  const shared = { ...alone, also: [SKILLS] };
  expect(placesOf(shared)).toEqual([WATER, SKILLS]);
  expect(mayReadDiscussion(alone, member)).toBe('not-found');
  expect(mayContribute(alone, member)).not.toBeNull();
  expect(mayReadDiscussion(shared, member)).toBeNull();
  expect(mayContribute(shared, member)).toBeNull();
  expect(mayReadDiscussion(shared, stranger)).toBe('not-found');
  expect(mayReadDiscussion({ ...shared, state: 'draft' }, there)).toBe('not-found');
});
