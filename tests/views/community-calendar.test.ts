import { expect, test } from '@jest/globals';
import { membershipViews } from '../../src/views/membership.ts';
import { anActor } from '../support/people.ts';

const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });
const question = (text: string, audience?: string) => ({
  ...{ id: text, text, community: 'skills', neededBy: '2026-03-20', audience },
});

test('what is asked of few has no day in the calendar that a community hands on as a file', async () => {
  const deps = {
    communities: { get: async (id: string) => ({ id, names: {}, endsOn: null, topics: [] }) },
    membership: { planning: { planned: async () => ({ entries: [], activities: [] }) } },
    queries: {
      list: async () => [
        question('Open?'),
        question('All?', 'staff'),
        question('Who takes money?', 'named'),
        question('Who else?', 'moderators'),
      ],
    },
  };
  const discussions = { list: async () => [] };
  const clock = { now: () => new Date('2026-03-02T09:00:00Z') };
  const views = membershipViews(deps as never, discussions as never, clock);
  const { dates } = await views.calendar(moderator, 'skills' as never);
  expect(dates.map(({ title }) => title)).toEqual(['All?', 'Open?']);
});
