import { expect, test } from '@jest/globals';
import { toldCount } from '../../src/views/who-reads.ts';

test('how many read is told only where it tells of nobody: none, or five and more', () => {
  expect([0, 1, 4, 5, 60].map((count) => toldCount(count, 5))).toEqual([0, null, null, 5, 60]);
});
