import { expect, test } from '@jest/globals';
import { asId, type CommunityId } from '../../../src/kernel/ids.ts';
import { ofPractice } from '../../../src/views/moderation-practice.ts';
import { anActor } from '../../support/people.ts';

const HERE = asId<CommunityId>('skills');

const faq = (id: string, reviewOn: string | null, more: object = {}) => ({
  ...{ id, community: HERE, language: 'en', question: `Question ${id}`, state: 'published' },
  ...{ reviewOn, offeredAt: new Date('2026-01-01T00:00Z') },
  ...more,
});

/** What the view asks of the features, and nothing else. */
const deps = {
  queries: {
    faqs: {
      waiting: async () => [],
      list: async () => [
        faq('due', '2026-03-02'),
        faq('past', '2026-02-01'),
        faq('coming', '2026-03-03'),
        faq('undated', null),
        faq('retired', '2026-02-01', { state: 'retired' }),
        faq('elsewhere', '2026-02-01', { community: asId<CommunityId>('mines') }),
      ],
    },
  },
  communities: { members: async () => [{ person: 'lena', role: 'moderator' }] },
  clock: { now: () => new Date('2026-03-02T09:00Z') },
};

test('published answers wait from the day on which they are to be looked at again, for who moderates there', async () => {
  const waiting = ofPractice(deps as never);
  const moderator = anActor({ id: 'marc', in: { skills: 'moderator', mines: 'member' } });
  const found = await waiting(moderator);
  expect(found.map(({ kind, key }) => [kind, key])).toEqual([
    ['faq-review', 'faq-review:due'],
    ['faq-review', 'faq-review:past'],
  ]);
  expect(found[1]?.since).toEqual(new Date('2026-02-01T00:00Z'));
  const member = anActor({ id: 'mei', in: { skills: 'member' } });
  expect(await waiting(member)).toEqual([]);
});
