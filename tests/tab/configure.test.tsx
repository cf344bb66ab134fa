import { expect, jest, test } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import type { CommunityHome } from '../../src/contract/membership.ts';
import { App } from '../../tab/app.tsx';
import { browserHost } from '../../tab/host/host.ts';
import type { TabSettings } from '../../tab/host/types.ts';
import { pathOf } from '../../tab/pages/configure/views.ts';
import { ok } from './fake-answer.ts';
import { freshBrowser, open } from './open.tsx';

/** What a tab of a channel shows is chosen in Teams' own dialog, whose button saves what was offered last. */

function configure(channelId: string | null) {
  const offer = jest.fn<(settings: TabSettings | null) => void>();
  const host = { ...browserHost(), channelId, settings: { offer } };
  render(
    <MemoryRouter initialEntries={['/configure']}>
      <App host={host} />
    </MemoryRouter>,
  );
  return { offer, last: () => offer.mock.lastCall?.[0] };
}

test('in a community’s channel it is chosen already, and the button may be pressed at once', async () => {
  freshBrowser();
  const { last } = configure('19:skills@thread.tacv2');
  const community = await screen.findByRole<HTMLSelectElement>('combobox', { name: /Community/ });
  expect(community.value).toBe('c-skills');
  expect(last()).toEqual({
    entityId: 'praxis/communities/c-skills',
    contentUrl: `${location.origin}/tab/communities/c-skills`,
    websiteUrl: `${location.origin}/tab/communities/c-skills`,
    suggestedDisplayName: 'Skills',
  });
  expect(screen.queryByRole('navigation')).toBeNull();
});

test('elsewhere one chooses first', async () => {
  freshBrowser();
  const { last } = configure(null);
  const community = await screen.findByRole('combobox', { name: /Community/ });
  expect(last()).toBeNull();
  fireEvent.change(community, { target: { value: 'c-formal' } });
  expect(last()).toMatchObject({ entityId: 'praxis/communities/c-formal' });
  fireEvent.click(screen.getByRole('radio', { name: 'Its questions' }));
  expect(last()).toMatchObject({ contentUrl: `${location.origin}/tab/queries?community=c-formal` });
  fireEvent.click(screen.getByRole('radio', { name: 'One discussion' }));
  expect(last()).toBeNull();
  const discussion = screen.getByRole<HTMLSelectElement>('combobox', { name: /Discussion/ });
  const [, first] = [...discussion.options];
  fireEvent.change(discussion, { target: { value: first?.value ?? '' } });
  expect(last()).toMatchObject({ contentUrl: expect.stringContaining('/tab/discussions/') });
  fireEvent.click(screen.getByRole('radio', { name: 'One collection' }));
  expect(last()).toBeNull();
  await screen.findByText('This community has no collection yet.');
  fireEvent.click(screen.getByRole('radio', { name: 'Search' }));
  expect(last()).toMatchObject({ entityId: 'praxis/search' });
});

test('outside of that dialog the page says where it belongs', async () => {
  freshBrowser();
  open('/configure');
  await screen.findByText(/^This page belongs to Teams/);
});

test('a community’s page shows what goes on in it, and nothing of another', async () => {
  const home: CommunityHome = {
    ...{ id: 'c-skills', name: 'Skills', purpose: 'How people learn a trade.', plan: null },
    ...{ moderators: [], moderator: false, guest: false, endsOn: null, daysLeft: null },
    ...{
      dates: [],
      resources: [],
      fresh: [],
      channelUrl: 'https://teams.example/c',
      libraryUrl: null,
      figures: null,
      tasks: [],
    },
  };
  freshBrowser().failures.push({ on: 'GET /api/v1/communities/c-skills/home', with: ok(home) });
  open('/communities/c-skills');
  await screen.findByRole('heading', { level: 1, name: 'Skills' });
  await screen.findByText('No discussion is running.');
});

test('who is no member is told so', async () => {
  freshBrowser();
  open('/communities/elsewhere');
  await screen.findByText('You are not a member of this community.');
});

test('every choice has its address, and none without what it needs', () => {
  const community = 'a b';
  expect(pathOf({ view: 'discussions', community, discussion: '', collection: '' })).toBe(
    '/discussions?community=a%20b',
  );
  expect(pathOf({ view: 'collection', community, discussion: '', collection: 'c/1' })).toBe(
    '/collections/c%2F1',
  );
  expect(pathOf({ view: 'collection', community, discussion: '', collection: '' })).toBeNull();
  expect(pathOf({ view: 'community', community: '', discussion: '', collection: '' })).toBeNull();
  expect(pathOf({ view: 'discussion', community, discussion: '', collection: '' })).toBeNull();
});
