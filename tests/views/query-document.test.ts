import { expect, test } from '@jest/globals';
import { createWords } from '../../src/adapters/words/words.ts';
import type { Point } from '../../src/features/queries/consolidated.ts';
import type { Query } from '../../src/features/queries/model.ts';
import type { Reply } from '../../src/features/queries/reply.ts';
import { asId, type ReplyId } from '../../src/kernel/ids.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { consolidatedDocument } from '../../src/views/query-document.ts';

const words = createWords();
const AT = new Date('2026-03-03T09:00Z');

const query: Query = {
  id: asId('q'),
  version: 1,
  asker: asId('omar'),
  community: asId('water'),
  text: 'How do households register?',
  background: '',
  language: 'en',
  topics: [],
  countries: [],
  neededBy: null,
  urgency: 'normal',
  also: [],
  invited: [],
  steps: [],
  mergedInto: null,
  state: 'replied',
  verdict: null,
  comment: null,
  answeredBy: null,
  related: [],
  reason: null,
  askedAt: AT,
  openSince: AT,
};

const reply = (
  n: number,
  consent: Reply['consent'],
  text = `What p${n} wrote in full.`,
): Reply => ({
  id: asId<ReplyId>(`r${n}`),
  version: 1,
  query: query.id,
  author: asId(`p${n}`),
  text,
  language: 'en',
  consent,
  surface: 'tab',
  sourceKey: `k${n}`,
  state: 'published',
  reason: null,
  createdAt: AT,
});

const point: Point = {
  id: 'p1',
  kind: 'summary',
  country: null,
  text: 'Taken from the second.',
  sources: [asId<ReplyId>('r2')],
};

const made = (replies: readonly Reply[], language: Query['language'] = 'en') =>
  consolidatedDocument(
    {
      query: { ...query, language },
      points: [point],
      replies,
      nameOf: ({ author, consent }) => (consent === 'quote' ? `Name of ${author}` : undefined),
      askerName: 'Omar',
      communityName: 'Water',
      contributors: replies.length,
      namedPeople: [],
      topics: [],
      publishedAt: AT,
      cited: [],
    },
    words,
  );

const replies = [
  reply(1, 'quote'),
  reply(2, 'paraphrase'),
  reply(3, 'quote'),
  reply(4, 'paraphrase'),
];

test('who did not agree to be quoted stands nowhere by name or in full, only in what the points took', () => {
  const { sections } = made(replies);
  const full = sections.filter(({ level }) => level === 2);
  expect(full.map(({ heading, paragraphs }) => [heading, ...paragraphs])).toEqual([
    ['1. Name of p1', 'What p1 wrote in full.'],
    ['2. Name of p3', 'What p3 wrote in full.'],
  ]);
  const all = JSON.stringify(sections);
  expect(all).toContain('Taken from the second.');
  expect(all).toContain('2 replies are not quoted, as their authors wish.');
  for (const hidden of ['p2', 'p4']) expect(all).not.toContain(hidden);
});

test.each(LANGUAGES)(
  'how many are not quoted is said in %s, and only where there are some',
  (language) => {
    const full = (given: readonly Reply[]) => {
      const heading = words.say(language, 'asking.document.full', {});
      return made(given, language).sections.find((section) => section.heading === heading)
        ?.paragraphs;
    };
    const order = words.say(language, 'asking.document.full-what', {});
    const wished = words.say(language, 'asking.document.not-quoted', { count: 2 });
    expect(full(replies)).toEqual([order, wished]);
    expect(full([reply(1, 'quote')])).toEqual([order]);
    expect(full([reply(2, 'paraphrase'), reply(4, 'paraphrase')])).toEqual([wished]);
    expect(wished).toContain('2');
  },
);

test('a document given with a reply is not told by its address to all who read the published one', () => {
  const given = made([reply(1, 'quote', 'It stands here: 📎')]).sections.find(
    ({ level }) => level === 2,
  );
  expect(given?.paragraphs).toEqual(['It stands here: [a document was given here]']);
});
