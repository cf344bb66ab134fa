import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { whoLooks } from '../../tools/shots/cast.ts';
import { itinerary } from '../../tools/shots/itinerary.ts';
import { isWhole, patterns } from '../../tools/shots/routes.ts';

/** Which pages are looked at: all of the tab's own table, or it is said which are not. */

const table = readFileSync(join(import.meta.dirname, '../../tab/routes.tsx'), 'utf8');

test('every route of the tab is among those looked at, however it is written', () => {
  const routes = table.match(/<Route\b/g)?.length ?? 0;
  // All but the one for what leads nowhere.
  expect(patterns()).toHaveLength(routes - 1);
});

test('a page is opened by its address, or is missed until another page leads there', () => {
  const all = patterns();
  const to = itinerary(all, null);
  const opened: string[] = [];
  for (let errand = to.next(); errand; errand = to.next()) opened.push(errand.pattern);
  expect(new Set(opened)).toEqual(new Set(all.filter(isWhole)));
  expect(to.missed()).toEqual(all.filter((pattern) => !isWhole(pattern)));
  const filled = to.missed()[0] ?? '';
  to.add(filled.replaceAll(/:\w+/g, 'one'), whoLooks(filled)[0] ?? '');
  expect(to.next()?.pattern).toBe(filled);
  expect(to.missed()).not.toContain(filled);
});
