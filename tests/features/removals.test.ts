import { expect, test } from '@jest/globals';
import type { DomainEvent } from '../../src/kernel/events.ts';
import type { ReactionDeps } from '../../src/reactions/reaction.ts';
import { removalReactions } from '../../src/reactions/removals.ts';
import { anActor } from '../support/people.ts';

/** What a granted request wants removed is taken away without another press, and nothing else is. */

const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });

/** What was done after a request was decided as given. */
async function after(request: Readonly<Record<string, unknown>>, state = 'published') {
  const done: unknown[] = [];
  const review = async (...given: unknown[]) => void done.push(given);
  const item = async () => ({ id: 'c1', state, version: 3 });
  const deps = {
    safety: {
      requests: {
        get: async () => ({
          about: { kind: 'contribution', id: 'c1' },
          wish: 'remove',
          state: 'granted',
          decision: 'It names a partner.',
          decidedBy: 'mod',
          ...request,
        }),
      },
    },
    people: { actor: async () => moderator },
    discussions: { contributions: { get: item, review } },
    queries: { replies: { get: item, review }, get: item, hide: review },
  };
  const [reaction] = removalReactions(deps as unknown as ReactionDeps);
  const event = { id: 'e1', data: { request: 'r1' } };
  await reaction?.run(event as unknown as DomainEvent<'removal.decided'>);
  return done;
}

test.each(['contribution', 'reply'])(
  'a %s is hidden for good, in the name and with the reason of whoever granted it',
  async (kind) => {
    expect(await after({ about: { kind, id: 'c1' } })).toEqual([
      [moderator, 'c1', 'hide', { reason: 'It names a partner.', forGood: true }],
    ]);
  },
);

test('a question is hidden as it stands', async () => {
  expect(await after({ about: { kind: 'query', id: 'c1' } }, 'open')).toEqual([
    [moderator, 'c1', { reason: 'It names a partner.', version: 3 }],
  ]);
});

test.each([
  ['refused', { state: 'refused' }],
  ['only to be changed', { wish: 'change' }],
  ['decided by nobody yet', { decidedBy: null }],
  ['about a document', { about: { kind: 'product', id: 'p1' } }],
])('what is %s is left alone', async (_, request) => {
  expect(await after(request)).toEqual([]);
});

test('what is away already is not taken away twice', async () => {
  expect(await after({}, 'hidden')).toEqual([]);
  expect(await after({}, 'withdrawn')).toEqual([]);
});
