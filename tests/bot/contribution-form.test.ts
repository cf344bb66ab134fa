import { expect, test } from '@jest/globals';
import {
  contributionForm,
  type ReadersThere,
  readersThere,
} from '../../bot/cards/contribution-form.ts';
import { createVoice } from '../../bot/voice.ts';
import { createWords } from '../../src/adapters/words/words.ts';
import { asId, type CommunityId, type DiscussionId, type PersonId } from '../../src/kernel/ids.ts';

/** Whom the chat offers as readers of what somebody writes. */

const labels = { words: createWords(), topicLabel: (slug: string) => slug };
const discussion = {
  id: asId<DiscussionId>('d1'),
  version: 1,
  community: asId<CommunityId>('skills'),
  title: 'Apprentices',
  background: 'Who stays',
  questions: ['What keeps them?'],
  state: 'closed' as const,
  startsAt: new Date('2026-03-02T09:00:00Z'),
  endsAt: new Date('2026-03-09T09:00:00Z'),
  createdBy: asId<PersonId>('mod'),
  createdAt: new Date('2026-03-01T09:00:00Z'),
  language: 'en' as const,
  related: [],
};

const drawn = (there: ReadersThere, audience?: string) =>
  JSON.stringify(
    contributionForm({ discussion, there }, 'n1', createVoice(labels, 'en', 'UTC'), { audience }),
  );

test('guests are offered as readers only where a community has them', () => {
  const words = createWords().say('en', 'safety.audience.guests', {});
  expect(readersThere({ audience: 'staff' }, false)).toBe('staff');
  expect(drawn('staff')).not.toContain(words);
  expect(drawn(readersThere({ audience: 'guests' }, false))).toContain(words);
  expect(drawn(readersThere({ audience: 'guests' }, true))).toContain(words);
});

test('what was chosen before and is not there any more becomes the usual again', () => {
  expect(drawn('staff', 'guests')).toContain('"value":"community"');
  expect(drawn('staff', 'guests')).not.toContain('"value":"guests"');
  expect(drawn('staff-and-guests', 'guests')).toContain('"value":"guests"');
});
