import { expect, test } from '@jest/globals';
import { showcaseOf } from '../src/showcase.ts';
import { anActor } from './support/people.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const MODERATOR = anActor({ id: 'mod', in: { skills: 'moderator' } });

test('a reply is offered under its own question alone, though it is read with those found to be the same', async () => {
  const query = { id: 'lead', community: 'skills', state: 'open', text: 'Which fee?', also: [] };
  const reply = (id: string, of: string) => ({
    ...{ id, query: of, author: 'ana', text: id, language: 'en', createdAt: NOW },
    state: 'published',
  });
  const tx = {
    discussions: { list: async () => [] },
    queries: { list: async () => [query] },
    replies: { of: async () => [reply('own', 'lead'), reply('merged', 'other')] },
    communities: { members: async () => [] },
    captures: { published: async () => [] },
    showings: { chosenIn: async () => [] },
  };
  const showcase = showcaseOf({
    work: { run: (done: (within: typeof tx) => Promise<unknown>) => done(tx) },
    clock: { now: () => NOW },
    ids: { next: () => 'id' },
    people: { people: async () => [{ id: 'ana', active: true, external: false }] },
  } as never);
  const offered = await showcase.offered(MODERATOR, 'skills' as never);
  expect(offered.map(({ id }) => id)).toEqual(['own']);
});
