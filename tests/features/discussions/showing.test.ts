import { expect, test } from '@jest/globals';
import type { Contribution } from '../../../src/features/discussions/contribution.ts';
import type { Discussion } from '../../../src/features/discussions/model.ts';
import { planFrom, TEMPLATES } from '../../../src/features/discussions/templates.ts';
import { icsOf } from '../../../src/features/membership/calendar.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../../src/kernel/ids.ts';
import { type ContributionView, parted } from '../../../src/views/discussion.ts';
import { datesOfDiscussion } from '../../../src/views/discussion-dates.ts';

const view = (id: string): ContributionView => {
  const contribution = { id: asId<ContributionId>(id), state: 'published' } as Contribution;
  return { contribution, authorName: id, mine: false, actions: [] };
};
const idsOf = (views: readonly ContributionView[]) => views.map((one) => one.contribution.id);

test('what is pinned stands on top, the one pinned last first, and once', () => {
  const items = ['c', 'a', 'b', 'd'].map(view);
  const { top, rest } = parted({ items, pinned: ['c', 'a'].map((id) => asId<ContributionId>(id)) });
  expect(idsOf(top)).toEqual(['c', 'a']);
  expect(idsOf(rest)).toEqual(['b', 'd']);
});

const START = new Date('2026-03-16T08:00:00Z');
const END = new Date('2026-03-30T22:30:00Z');
const [formal] = TEMPLATES;
if (!formal) throw new Error('no template');

const discussion = (given: Partial<Discussion> = {}): Discussion => ({
  id: asId<DiscussionId>('d1'),
  version: 1,
  community: asId<CommunityId>('skills'),
  title: 'Apprenticeships that last',
  background: 'Why they end early',
  questions: [],
  language: 'en',
  startsAt: START,
  endsAt: END,
  state: 'scheduled',
  createdBy: asId<PersonId>('mod'),
  createdAt: START,
  related: [],
  plan: planFrom(formal, { startsAt: START, endsAt: END }, 'en'),
  ...given,
});

test('the calendar has the whole of a discussion, its opening, its later phases and its closing, on the reader’s days', () => {
  const days = datesOfDiscussion(discussion(), 'Asia/Tokyo').map(
    ({ kind, title, startsOn, endsOn }) => [kind, title, startsOn, endsOn],
  );
  const name = 'Apprenticeships that last';
  expect(days).toEqual([
    ['discussion', name, '2026-03-16', '2026-03-31'],
    ['opening', name, '2026-03-16', '2026-03-16'],
    ['phase', expect.stringContaining(`– ${name}`), '2026-03-23', '2026-03-23'],
    ['closing', name, '2026-03-31', '2026-03-31'],
  ]);
});

test('each day of a discussion is one event of the calendar file, the same whenever it is read', () => {
  const dates = datesOfDiscussion(discussion(), 'UTC');
  const text = icsOf('Skills', dates, { now: START });
  expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(4);
  expect(new Set(dates.map(({ uid }) => uid)).size).toBe(4);
  expect(datesOfDiscussion(discussion({ state: 'closed' }), 'UTC')).toEqual(dates);
});

test('drafts and what was cancelled are in nobody’s calendar', () => {
  expect(datesOfDiscussion(discussion({ state: 'draft' }), 'UTC')).toEqual([]);
  expect(datesOfDiscussion(discussion({ state: 'cancelled' }), 'UTC')).toEqual([]);
});
