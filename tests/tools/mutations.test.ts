import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { MUTATIONS } from '../../tools/mutations/table.ts';

/** The command runs by hand; that its table still speaks of the code is looked at here. */

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test.each(MUTATIONS.map((one) => [one.rule, one] as const))(
  'the code and the test of: %s',
  (_, { file, text, becomes, test: path, name }) => {
    expect(read(file).split(text)).toHaveLength(2);
    expect(becomes).not.toBe(text);
    expect(read(path)).toContain(name);
    expect(name).not.toBe('');
  },
);

test('no rule is written twice', () => {
  const rules = MUTATIONS.map(({ rule }) => rule);
  expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([]);
});
