import { expect, test } from '@jest/globals';
import { SETTLED } from '../../../src/adapters/graph/creates.ts';
import { NEEDS, TOOL_NEEDS } from '../../../src/adapters/graph/needs.ts';
import { mayRepeat } from '../../../src/adapters/graph/retry.ts';

/** Whatever is made is made once, or somebody has said why twice does no harm. */

const makes = [
  ...new Set(
    [...NEEDS, ...TOOL_NEEDS].flatMap(({ calls }) =>
      calls.map(({ call }) => call).filter((call) => /^(POST|PUT) /.test(call)),
    ),
  ),
].sort();

test('no call makes anything without its line on what follows when the answer gets lost', () => {
  expect(makes.length).toBeGreaterThan(10);
  expect(Object.keys(SETTLED).sort()).toEqual(makes);
});

test('only what leaves nothing to look for may come twice, and that is mail alone', () => {
  const counted = Object.entries(SETTLED).filter(([, { after }]) => after === 'counted');
  expect(counted.map(([call]) => call)).toEqual(['POST /users/{id}/sendMail']);
});

test('a call that made something may only be sent again where it was surely refused', () => {
  const post = { method: 'POST', repeatable: false };
  const answered = (status: number, headers: Record<string, string> = {}) =>
    ({ kind: 'answered', response: new Response(null, { status, headers }) }) as const;
  expect(mayRepeat(post, { kind: 'lost', error: new Error('reset') })).toBe(false);
  expect([500, 502, 504].filter((status) => mayRepeat(post, answered(status)))).toEqual([]);
  expect(mayRepeat(post, answered(503))).toBe(false);
  expect([429, 412].every((status) => mayRepeat(post, answered(status)))).toBe(true);
  expect(mayRepeat(post, answered(503, { 'retry-after': '3' }))).toBe(true);
});
