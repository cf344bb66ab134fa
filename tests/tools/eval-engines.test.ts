import { expect, test } from '@jest/globals';
import { createEngine, type Doc, ENGINES, missing } from '../../tools/eval/engines.ts';
import { inventedDoc, inventedQuery } from '../../tools/eval/invented.ts';

const aDoc = (id: string, given: Partial<Doc> = {}): Doc => ({
  id,
  audience: 'all',
  language: 'en',
  title: '',
  abstract: '',
  body: '',
  replies: '',
  tags: '',
  ...given,
});

for (const name of ENGINES) {
  const why = missing(name);
  // An engine that is not here cannot be measured either.
  const here = why === null ? test : test.skip;
  const ALL = new Set(['all']);

  here(`${name}: the title counts more than the body, and a word in a reply is found`, async () => {
    const engine = await createEngine(name, ['en']);
    const filler = 'some other words about quite different matters';
    engine.put(aDoc('body', { title: filler, body: `${filler} harvest` }));
    engine.put(aDoc('title', { title: 'The harvest', body: filler }));
    engine.put(aDoc('reply', { title: filler, body: filler, replies: 'vanilla pods' }));
    if (name !== 'flexsearch')
      expect(engine.query('harvesting', ALL, 10)).toEqual(['title', 'body']);
    expect(engine.query('vanilla', ALL, 10)).toEqual(['reply']);
  });

  here(`${name}: nobody is given what is for others, however many come before`, async () => {
    const engine = await createEngine(name, ['en']);
    for (let number = 0; number < 50; number += 1)
      engine.put(aDoc(`secret-${number}`, { title: 'harvest', audience: 'team-1' }));
    engine.put(aDoc('open', { title: 'a long title in which the harvest is named once' }));
    expect(engine.query('harvest', ALL, 5)).toEqual(['open']);
    expect(engine.query('harvest', new Set(['team-1']), 5)).toHaveLength(5);
  });

  here(`${name}: a record put again takes the place of the one before`, async () => {
    const engine = await createEngine(name, ['en']);
    engine.put(aDoc('one', { title: 'harvest' }));
    engine.put(aDoc('one', { title: 'vanilla', audience: 'team-1' }));
    expect(engine.query('harvest', new Set(['all', 'team-1']), 5)).toEqual([]);
    expect(engine.query('vanilla', new Set(['team-1']), 5)).toEqual(['one']);
    expect(engine.query('vanilla', ALL, 5)).toEqual([]);
  });
}

test('invented records are of median 300 words, five fields and fifty audiences, the same each time', () => {
  const docs = Array.from({ length: 600 }, (_, number) => inventedDoc(number));
  expect(inventedDoc(41)).toEqual(docs[41]);
  expect(inventedDoc(41, 1).body).not.toBe(docs[41]?.body);
  const lengths = docs
    .map(({ abstract, replies, body }) => `${abstract} ${replies} ${body}`.split(' ').length)
    .sort((a, b) => a - b);
  expect(lengths[300]).toBeGreaterThan(250);
  expect(lengths[300]).toBeLessThan(350);
  expect(new Set(docs.map(({ audience }) => audience)).size).toBe(50);
  const { text, audiences } = inventedQuery(3, 600);
  expect(text.split(' ').length).toBeGreaterThan(1);
  expect(audiences.has('all')).toBe(true);
});
