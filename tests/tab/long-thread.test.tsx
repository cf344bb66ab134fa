import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { contribution, discussion } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

const SAID = 120;

function long() {
  const api = freshBrowser();
  const thread = Array.from({ length: SAID }, (_, n) =>
    contribution({ id: `x-${n}`, text: `What number ${n} said.`, question: n % 2 }),
  );
  api.discussions = [discussion({ thread, contributions: SAID })];
  return api;
}

const shown = () => {
  const thread = screen.getByRole('region', { name: `${SAID} contributions` });
  return within(thread)
    .getAllByText(/^What number/)
    .map(({ textContent }) => Number(/\d+/.exec(textContent ?? '')?.[0]));
};
const from = (first: number, count: number) => Array.from({ length: count }, (_, n) => first + n);

test('of a long discussion the first part is there at once, and a button that the keyboard reaches shows more', async () => {
  const api = long();
  open('/discussions/d-1');
  const more = await screen.findByRole('button', { name: 'Show more' });
  expect(shown()).toEqual(from(0, 50));
  expect(screen.getByText('50 of 120 shown')).toBeTruthy();
  expect(api.calls.filter(({ path }) => path.includes('/thread'))).toEqual([]);
  more.focus();
  expect(document.activeElement).toBe(more);
  fireEvent.click(more);
  await waitFor(() => expect(shown()).toEqual(from(0, 100)));
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(shown()).toEqual(from(0, SAID)));
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('one question and the other order are asked of the whole discussion, not of what is on the screen', async () => {
  long();
  open('/discussions/d-1');
  fireEvent.change(await screen.findByLabelText('Show answers to'), { target: { value: '1' } });
  await screen.findByText('50 of 60 shown');
  expect(shown()).toEqual(from(0, 50).map((n) => 2 * n + 1));
  fireEvent.change(screen.getByLabelText('Order'), { target: { value: 'newest' } });
  await waitFor(() => expect(shown()[0]).toBe(119));
  expect(shown()).toEqual(from(0, 50).map((n) => 119 - 2 * n));
});

test('a link to one contribution opens the part that it is in, at it, and what stands before can be read', async () => {
  long();
  open('/discussions/d-1?said=x-70');
  await waitFor(() => expect(shown()).toEqual(from(50, 50)));
  expect(document.activeElement?.textContent).toContain('What number 70 said.');
  fireEvent.click(screen.getByRole('button', { name: 'Show what stands before' }));
  await waitFor(() => expect(shown()).toEqual(from(0, 100)));
});

test('a link to what is not there says so, and the discussion begins', async () => {
  long();
  open('/discussions/d-1?said=x-gone');
  await screen.findByText(/not here any more, or is not open to you/);
  expect(shown()).toEqual(from(0, 50));
});
