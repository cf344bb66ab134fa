import { expect, test } from '@jest/globals';
import { beside } from '../../../src/features/expertise/beside.ts';
import type { Reason } from '../../../src/features/expertise/model.ts';

/** Who is named beside what was found for a question. */

const reason = (kind: Reason['kind'], topics: string[] = ['a'], count = 1): Reason => ({
  kind,
  count,
  topics,
  countries: [],
  titles: [],
});

const of = (name: string, unit: string | null, ...reasons: Reason[]) => ({
  person: { name, unit },
  reasons,
});

const names = (all: readonly { person: { name: string } }[]) =>
  all.map(({ person }) => person.name);

test('at most two, and of the asker’s own unit only where nobody else knows', () => {
  const own = of('own', 'SKILLS', reason('reply'));
  const one = of('one', 'EVAL', reason('product'));
  const two = of('two', null, reason('declared'));
  const three = of('three', 'OSH', reason('reply'));
  expect(names(beside([own, one, two, three], ['a'], 'SKILLS'))).toEqual(['one', 'two']);
  expect(names(beside([own], ['a'], 'SKILLS'))).toEqual(['own']);
});

test('nobody where the evidence is thin: a journey, a posting, or one piece on a part of the matter', () => {
  const thin = [
    of('traveller', 'EVAL', reason('mission')),
    of('posted', 'EVAL', reason('posting')),
    of('half', 'EVAL', reason('product', ['a'])),
  ];
  expect(beside(thin, ['a', 'b'], 'SKILLS')).toEqual([]);
  const whole = of('whole', 'EVAL', reason('product', ['a', 'b']));
  const often = of('often', 'EVAL', reason('reply', ['a'], 2));
  expect(names(beside([...thin, whole, often], ['a', 'b'], 'SKILLS'))).toEqual(['whole', 'often']);
});
