import { beforeEach, expect, jest, test } from '@jest/globals';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { tabLink } from '../../src/contract/tab-links.ts';
import { App } from '../../tab/app.tsx';
import { browserHost } from '../../tab/host/host.ts';
import type { Host } from '../../tab/host/types.ts';
import { panelOf, questionsNow, runningIn } from '../../tab/pages/meeting/chosen.ts';
import type { FakeApi } from './fake-api.ts';
import { discussion, summary } from './fake-data.ts';
import { freshBrowser } from './open.tsx';

/** The side panel of a meeting, and links to items passed on from there and from anywhere else. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

function openAt(path: string, over: Partial<Host> = {}) {
  const host: Host = { ...browserHost(), meeting: true, ...over };
  return render(
    <MemoryRouter initialEntries={[path]}>
      <App host={host} />
    </MemoryRouter>,
  );
}

test('in a community’s meeting one question stands at a time, and what is written is about it', async () => {
  openAt('/meeting', { channelId: '19:formal@thread.tacv2' });
  await screen.findByRole('heading', { level: 3, name: 'Question 1 of 2' });
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(
    screen.getByRole<HTMLButtonElement>('button', { name: 'Previous question' }).disabled,
  ).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Next question' }));
  const heading = screen.getByRole('heading', { level: 3, name: 'Question 2 of 2' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText('What made people leave again?')).toBeTruthy();
  // The panel has chosen the question: nobody is asked which.
  expect(screen.queryByRole('combobox', { name: /About/ })).toBeNull();
  fireEvent.change(await screen.findByRole('textbox', { name: /Your text/ }), {
    target: { value: 'The fees came back.' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/discussions/d-1/contributions')[0]?.body).toMatchObject({
      question: 1,
      text: 'The fees came back.',
    }),
  );
});

test('where nothing is discussed the panel says so, and another community is one choice away', async () => {
  openAt('/meeting', { channelId: '19:skills@thread.tacv2' });
  await screen.findByText('Nothing is being discussed here');
  fireEvent.change(screen.getByRole('combobox', { name: 'Community' }), {
    target: { value: 'c-formal' },
  });
  await screen.findByRole('heading', { level: 3, name: 'Question 1 of 2' });
});

test('from any other page in the panel a way leads back to the meeting', async () => {
  openAt('/discussions/d-1');
  expect((await screen.findByRole('link', { name: 'This meeting' })).getAttribute('href')).toBe(
    '/meeting',
  );
});

test('what ends soonest is shown first, and only what is open', () => {
  const communities = [
    { id: 'a', name: 'A', role: 'member' as const, channelId: '19:a' },
    { id: 'b', name: 'B', role: 'member' as const, channelId: '19:b' },
  ];
  const of = (id: string, community: string, endsAt: string, state: 'open' | 'closed' = 'open') =>
    summary({ id, community: { id: community, name: community }, endsAt, state });
  const items = [
    of('late', 'b', '2026-12-30T00:00:00Z'),
    of('soon', 'b', '2026-12-01T00:00:00Z'),
    of('over', 'b', '2026-11-01T00:00:00Z', 'closed'),
  ];
  const nothing = { community: null, discussion: null };
  const ids = (shown: ReturnType<typeof runningIn>) => shown.running.map(({ id }) => id);
  const inB = runningIn(items, nothing, { communities }, '19:b');
  expect([inB.community, ids(inB), inB.discussion]).toEqual(['b', ['soon', 'late'], 'soon']);
  expect(runningIn(items, nothing, { communities }, null).community).toBe('a');
  expect(
    runningIn(items, { ...nothing, discussion: 'late' }, { communities }, '19:a'),
  ).toMatchObject({ community: 'b', discussion: 'late' });
  // Somebody who left the community is shown another one and not an error.
  expect(runningIn(items, { ...nothing, community: 'gone' }, { communities }, null)).toMatchObject({
    ...{ community: 'a', discussion: null },
  });
});

test('of several phases the questions of the present one stand', () => {
  const phase = (...questions: string[]) => ({
    ...{ title: '', questions, opensAt: '2026-11-16T08:00:00Z' },
  });
  const page = discussion({ questions: ['1', '2', '3'] });
  const plan = { ...page.plan, phases: [phase('1'), phase('2', '3')] };
  expect(questionsNow({ ...page, plan: { ...plan, phase: 1 } })).toEqual([1, 2]);
  expect(questionsNow({ ...page, plan: { ...plan, phase: -1 } })).toEqual([0, 1, 2]);
});

test.each([
  ['/', '/meeting'],
  ['/communities/c%201', '/meeting?community=c%201'],
  ['/discussions/d-1?said=x', '/meeting?discussion=d-1'],
  ['/discussions/d-1/synthesis', null],
  ['/search', null],
  ['/meeting', null],
])('a tab that was added for %s is shown beside the meeting as %s', (path, panel) =>
  expect(panelOf(path)).toBe(panel),
);

test('an item’s link is copied as others open it, and shared by Teams where there is one', async () => {
  const tab = { publicUrl: 'https://praxis.example.org', teamsApp: 'app-1' };
  api.me = { ...api.me, tab };
  const copy = jest.fn(async (_: string): Promise<void> => {});
  const share = jest.fn(async (_: string): Promise<void> => {});
  openAt('/discussions/d-1', { copy, share });
  const link = tabLink(tab, '/discussions/d-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Copy the link' }));
  await screen.findByText('The link is copied.');
  expect(copy).toHaveBeenCalledWith(link);
  fireEvent.click(screen.getByRole('button', { name: 'Share in Teams' }));
  expect(share).toHaveBeenCalledWith(link);
  copy.mockRejectedValueOnce(new Error('not allowed'));
  fireEvent.click(screen.getByRole('button', { name: 'Copy the link' }));
  // To be marked and copied by hand.
  await screen.findByText((words) => words.includes(link));
});
