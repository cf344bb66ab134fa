import { expect, test } from '@jest/globals';
import { membershipViews } from '../../src/views/membership.ts';
import { anActor } from '../support/people.ts';

const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });
const question = (text: string, audience?: string) => ({
  ...{ id: text, text, community: 'skills', neededBy: '2026-03-20', audience },
});

const world = (parts: object) => ({
  communities: { get: async (id: string) => ({ id, names: {}, endsOn: null, topics: ['wages'] }) },
  membership: { planning: { planned: async () => ({ entries: [], activities: [] }) } },
  queries: { list: async () => [] },
  capture: { lessons: { agreed: async () => [] } },
  ...parts,
});
const discussions = { list: async () => [] };
const clock = { now: () => new Date('2026-03-02T09:00:00Z') };
const datesOf = async (parts: object) => {
  const views = membershipViews(world(parts) as never, discussions as never, clock);
  return (await views.calendar(moderator, 'skills' as never)).dates;
};

test('what is asked of few has no day in the calendar that a community hands on as a file', async () => {
  const dates = await datesOf({
    queries: {
      list: async () => [
        question('Open?'),
        question('All?', 'staff'),
        question('Who takes money?', 'named'),
        question('Who else?', 'moderators'),
      ],
    },
  });
  expect(dates.map(({ title }) => title)).toEqual(['All?', 'Open?']);
});

test('what was agreed on a mission has its day in the calendar of the communities on its topics', async () => {
  const agreed = (capture: string, topics: readonly string[], by: string) => ({
    ...{ capture, at: 0, product: `p-${capture}`, title: 'Wages in Peru', what: 'Send the draft' },
    ...{ topics, by },
  });
  const dates = await datesOf({
    capture: {
      lessons: {
        agreed: async () => [
          agreed('a', ['inspection', 'wages'], '2026-05-15'),
          agreed('b', ['inspection'], '2026-05-16'),
          agreed('c', ['wages'], '2025-05-16'),
        ],
      },
    },
  });
  expect(dates).toEqual([
    {
      ...{ uid: 'record-a-0@praxis', kind: 'follow-up', title: 'Send the draft – Wages in Peru' },
      ...{ startsOn: '2026-05-15', endsOn: '2026-05-15', place: '', path: '/knowledge/p-a' },
    },
  ]);
});
