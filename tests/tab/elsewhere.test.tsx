import { beforeEach, expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import type { Elsewhere } from '../../src/contract/elsewhere.ts';
import type { FakeApi } from './fake-api.ts';
import * as data from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

/** What lies outside our libraries stands below what is ours, and is told apart from it. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const elsewhere: Elsewhere = {
  silence: null,
  items: [
    {
      title: 'Levy of 2024',
      type: 'xlsx',
      webUrl: 'https://e.org/sites/budget/levy.xlsx',
      site: 'budget',
      modifiedAt: '2026-02-03T10:00:00Z',
      reasons: [{ kind: 'words', values: ['levy'] }],
      copies: 2,
      namesake: null,
    },
  ],
};
const facets = [
  {
    name: 'country' as const,
    values: [{ value: 'Peru', label: null, count: 3, own: 3, chosen: false }],
  },
];

test('found with the person’s own rights, with its place, day and reason, and not counted', async () => {
  api.answer = data.searchAnswer({ elsewhere, facets });
  open('/search?q=levy');
  const region = within(await screen.findByRole('region', { name: 'Elsewhere in SharePoint' }));
  const found = region.getByRole('link', { name: /^Levy of 2024/ });
  expect(found.getAttribute('href')).toBe('https://e.org/sites/budget/levy.xlsx');
  expect(region.getByText(/XLSX · site: budget · changed on .*2 other places/)).toBeTruthy();
  expect(region.getByText(/levy/, { selector: 'p' })).toBeTruthy();
  expect(region.getByText(/not among the counts/)).toBeTruthy();
});

test('narrowed, it is left out and that is said; silent, the reason is said once', async () => {
  api.answer = data.searchAnswer({ elsewhere: { items: [], silence: null }, facets });
  open('/search?q=levy&country=Peru');
  expect(await screen.findByText(/Only the libraries of Praxis can be narrowed/)).toBeTruthy();
});

test.each([
  [null, 1],
  ['late', 1],
  ['sign-in', 0],
] as const)(
  'where Microsoft does not answer (%s) what is ours is shown with the reason',
  async (why, times) => {
    const unable = why === 'sign-in' ? why : null;
    api.answer = data.searchAnswer({ unable, elsewhere: { items: [], silence: why ?? 'consent' } });
    open('/search?q=levy');
    expect(await screen.findByText(/^1 result/)).toBeTruthy();
    expect(
      screen.queryAllByText(/rest of SharePoint was not searched|Microsoft Search did not answer/),
    ).toHaveLength(times);
  },
);
