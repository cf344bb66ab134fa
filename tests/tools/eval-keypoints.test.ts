import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readArgued } from '../../tools/eval/keypoint-sets.ts';
import { interval, scoreOf } from '../../tools/eval/keypoints.ts';
import { cosines, lexRank, mostRelevantAndNew } from '../../tools/eval/lexrank.ts';

const ARGUMENTS = `arg_id,argument,topic,stance
a1,"fees are low, and clear",Fees,1
a2,fees are low,Fees,1
a3,nobody pays,Fees,-1
`;
const POINTS = `key_point_id,key_point,topic,stance
k1,Fees are low,Fees,1
k2,Fees are clear,Fees,1
k3,They are not paid,Fees,-1
`;
const LABELS = `arg_id,key_point_id,label
a1,k1,1
a1,k2,1
a2,k1,1
a2,k2,0
`;

function folder(tables: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'keypoints-'));
  for (const [name, table] of Object.entries(tables)) writeFileSync(join(path, name), table);
  return path;
}

const made = (labels: string): string =>
  folder({
    'arguments_made.csv': ARGUMENTS,
    'key_points_made.csv': POINTS,
    'labels_made.csv': labels,
  });

test('a group is one side of a topic; an argument without a label makes no key point', () => {
  const [part] = readArgued(made(LABELS));
  expect(part?.name).toBe('made');
  expect(part?.groups.map(({ texts, makes, reference }) => ({ texts, makes, reference }))).toEqual([
    {
      texts: ['fees are low, and clear', 'fees are low'],
      makes: [new Set([0, 1]), new Set([0])],
      reference: 2,
    },
    { texts: ['nobody pays'], makes: [new Set()], reference: 1 },
  ]);
});

test('coverage is the share of key points that are made, precision that of the chosen that make one', () => {
  const group = {
    topic: 'Fees',
    texts: ['a', 'b', 'c'],
    makes: [new Set([0, 1]), new Set([0]), new Set<number>()],
    reference: 4,
  };
  expect(scoreOf(group, [0, 1, 2])).toEqual({ coverage: 2 / 4, precision: 2 / 3 });
  expect(scoreOf(group, [2])).toEqual({ coverage: 0, precision: 0 });
  expect(scoreOf(group, [])).toEqual({ coverage: 0, precision: 0 });
});

test.each([
  ['a folder that is not there', '/nowhere/at/all', /no folder/],
  ['a folder without parts', folder({ 'read.me': '' }), /no arguments_X\.csv/],
  [
    'a part without labels',
    folder({ 'arguments_a.csv': ARGUMENTS, 'key_points_a.csv': POINTS }),
    /no file .*labels_a\.csv/,
  ],
  ['a label that is neither 0 nor 1', made(`${LABELS}a3,k3,2\n`), /labels_made\.csv/],
])('%s is refused by its name', (_, path, message) => {
  expect(() => readArgued(path)).toThrow(message);
});

test('the interval holds the average, the same at each run, and is a point where all are alike', () => {
  const values = [0.2, 0.9, 0.4, 0.6, 0.5];
  const [from, to] = interval(values);
  expect(from).toBeLessThan(0.52);
  expect(to).toBeGreaterThan(0.52);
  expect(from).toBeGreaterThan(0.2);
  expect(interval(values)).toEqual([from, to]);
  expect(interval([0.5, 0.5])).toEqual([0.5, 0.5]);
});

test('LexRank puts the most central first, MMR takes what is new before its repetition', () => {
  const texts = ['fee cost', 'fee cost form', 'fee form', 'visit phone', 'mango'].map((words) =>
    words.split(' '),
  );
  const likeness = cosines(texts);
  const rank = lexRank(likeness);
  expect(rank.indexOf(Math.max(...rank))).toBe(1);
  const repeated = [
    [1, 1, 0],
    [1, 1, 0],
    [0, 0, 1],
  ];
  expect(mostRelevantAndNew([1, 0.9, 0.6], repeated, 3)).toEqual([0, 2, 1]);
});
