import { describe, expect, test } from '@jest/globals';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { draftPoints } from '../../../src/features/queries/draft.ts';
import type { Reply } from '../../../src/features/queries/reply.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { asId, type PersonId, type QueryId, type ReplyId } from '../../../src/kernel/ids.ts';
import { START } from './memory.ts';

let count = 0;
const reply = (text: string, given: Partial<Reply> = {}): Reply => {
  count += 1;
  return {
    id: asId<ReplyId>(`r${count}`),
    version: 1,
    query: asId<QueryId>('q'),
    author: asId<PersonId>(`author-${count}`),
    text,
    language: 'en',
    consent: 'paraphrase',
    surface: 'chat',
    sourceKey: `k${count}`,
    state: 'published',
    reason: null,
    createdAt: START,
    ...given,
  };
};

const draft = (replies: readonly Reply[], given: Partial<Parameters<typeof draftPoints>[1]> = {}) =>
  draftPoints(replies, {
    text: createTextAnalysis(),
    asked: { text: 'How do households come to register domestic workers?', language: 'en' },
    bridge: vocabulary.bridge,
    countriesIn: vocabulary.countriesIn,
    countryOf: new Map(),
    products: new Map(),
    differing: [],
    ...given,
  });

const kinds = (points: ReturnType<typeof draft>, kind: string) =>
  points.filter((point) => point.kind === kind);

describe('summary', () => {
  test('what two people say alike is one point with both behind it, and comes first', () => {
    const one = reply('Payment in cash keeps households from registering domestic workers.');
    const other = reply('A help desk at the market answered questions about contributions.');
    const two = reply('Households do not register domestic workers because payment is in cash.');
    const [first] = kinds(draft([one, other, two]), 'summary');
    expect([...(first?.sources ?? [])].sort()).toEqual([one.id, two.id].sort());
  });

  test('a short reply is heard, a question back is no answer', () => {
    const short = reply('Ask Lima.');
    const back = reply('Do you mean urban households only, or all of them as well?');
    const points = draft([short, back]);
    expect(kinds(points, 'summary').map(({ text }) => text)).toEqual(['Ask Lima.']);
    // It is what remains open, with the reply that asks it behind it.
    expect(kinds(points, 'open')).toEqual([
      expect.objectContaining({ text: back.text, sources: [back.id] }),
    ]);
  });

  test('every reply that says something stands in a point, however many there are', () => {
    const words = ['mangoes', 'bicycles', 'insurance', 'ferries', 'mobile phones', 'harvests'];
    const replies = words.flatMap((word, a) =>
      words
        .filter((_, b) => b > a)
        .map((second) => reply(`Offices in the ${word} trade began with ${second} for beginners.`)),
    );
    const heard = new Set(draft(replies).flatMap(({ sources }) => sources));
    expect(replies.filter(({ id }) => !heard.has(id))).toEqual([]);
  });
});

describe('comparative experiences', () => {
  test('countries that the text names, in any language', () => {
    const fr = reply('Au Sénégal, les employeurs déclarent par téléphone depuis deux ans.', {
      language: 'fr',
    });
    const en = reply('In Peru the inspectors registered four hundred households in one year.');
    const points = kinds(draft([fr, en]), 'country');
    expect(points.map(({ country }) => country)).toEqual(['Peru', 'Senegal']);
  });

  test('the author’s own country only where they consented to be named', () => {
    const text = 'Our inspectors registered four hundred households in one single year.';
    const named = reply(text, { consent: 'quote' });
    const silent = reply(text);
    const countryOf = new Map([
      [named.author, 'Kenya'],
      [silent.author, 'Ghana'],
    ]);
    expect(kinds(draft([named], { countryOf }), 'country')[0]?.country).toBe('Kenya');
    expect(kinds(draft([silent], { countryOf }), 'country')).toEqual([]);
  });
});

describe('resources', () => {
  test('links, titles in quotation marks and documents of the catalogue, each once with all who gave it', () => {
    const a = reply('See https://example.org/guide. It helped us a lot last year.');
    const b = reply(
      'Voir « Guide de la déclaration par téléphone » et https://example.org/guide.',
      {
        language: 'fr',
      },
    );
    const c = reply('The Handbook on household labour explains how to register by phone.');
    const title = 'Handbook on household labour';
    const products = new Map([[c.id, [{ title, url: 'https://sp.example/handbook.docx' }]]]);
    const points = kinds(draft([a, b, c], { products }), 'resource');
    expect(points.map(({ text }) => text).sort()).toEqual([
      'Guide de la déclaration par téléphone',
      'Handbook on household labour — https://sp.example/handbook.docx',
      'https://example.org/guide',
    ]);
    const link = points.find(({ text }) => text === 'https://example.org/guide');
    expect(link?.sources).toEqual([a.id, b.id]);
  });

  test('a quoted sentence in the middle of a text is no title', () => {
    const said = reply('They told us "we will not pay for any of this" and left the meeting.');
    expect(kinds(draft([said]), 'resource')).toEqual([]);
  });
});

test('the same replies make the same draft', () => {
  const replies = [
    reply('In Peru inspectors visited at lunch time and found four hundred workers.'),
    reply('In Mali the post office registers households for a small fee at the counter.'),
  ];
  expect(draft(replies)).toEqual(draft(replies));
});

test('a draft whose replies give two documents that contradict each other says so, resting on both replies', () => {
  const [one, other] = [
    reply('Use the first guide on deposits.'),
    reply('We followed the second guide on deposits.'),
  ];
  const given = (name: string) => [{ title: name, url: `https://x.test/${name}` }];
  const points = draft([one, other], {
    products: new Map([
      [one.id, given('first')],
      [other.id, given('second')],
    ]),
    differing: [
      { text: 'They contradict.', urls: ['https://x.test/first', 'https://x.test/second'] },
    ],
  });
  expect(kinds(points, 'resource')[0]).toMatchObject({
    text: 'They contradict.',
    sources: [one.id, other.id],
  });
});
