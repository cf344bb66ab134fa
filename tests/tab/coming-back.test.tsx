import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Link, MemoryRouter, Route, Routes, useNavigate } from 'react-router';
import { More } from '../../tab/components/more.tsx';
import { Page } from '../../tab/components/page.tsx';

const scrolledTo = jest.fn();
beforeEach(() => {
  scrolledTo.mockClear();
  Object.defineProperty(window, 'scrollTo', { value: scrolledTo, configurable: true });
});
afterEach(() => {
  down(0);
});

const down = (pixels: number) =>
  Object.defineProperty(window, 'scrollY', { value: pixels, configurable: true });
const page = (path: string) => (
  <Route
    path={path}
    element={
      <Page title={path}>
        <Link to="/item">There</Link>
        <Back />
      </Page>
    }
  />
);
function Back() {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => void navigate(-1)}>
      Back
    </button>
  );
}

test('a page that one comes back to stands where it was left; a new one begins at its heading', async () => {
  render(
    <FluentProvider theme={teamsLightTheme}>
      <MemoryRouter initialEntries={['/list']}>
        <Routes>
          {page('/list')}
          {page('/item')}
        </Routes>
      </MemoryRouter>
    </FluentProvider>,
  );
  down(4_200);
  fireEvent.click(screen.getByRole('link', { name: 'There' }));
  expect(document.activeElement).toBe(await screen.findByRole('heading', { name: '/item' }));
  expect(scrolledTo).not.toHaveBeenCalled();
  down(0);
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(await screen.findByRole('heading', { name: '/list' })).toBeTruthy();
  await waitFor(() => expect(scrolledTo).toHaveBeenLastCalledWith(0, 4_200));
});

test('the next part of a list is fetched before its end is in sight, and once', () => {
  const onMore = jest.fn();
  const more = (busy: boolean, failed = false) => (
    <FluentProvider theme={teamsLightTheme}>
      <More busy={busy} failed={failed} onMore={onMore}>
        Next
      </More>
    </FluentProvider>
  );
  const { rerender } = render(more(false));
  const box = screen.getByRole('button', { name: 'Next' }).parentElement ?? document.body;
  const end = (top: number) =>
    jest.spyOn(box, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top));
  end(9_000);
  act(() => void window.dispatchEvent(new Event('scroll')));
  expect(onMore).not.toHaveBeenCalled();
  end(1_800);
  act(() => void window.dispatchEvent(new Event('scroll')));
  expect(onMore).toHaveBeenCalledTimes(1);
  rerender(more(true));
  act(() => void window.dispatchEvent(new Event('scroll')));
  expect(onMore).toHaveBeenCalledTimes(1);
  // What failed is tried again by a press alone.
  rerender(more(false, true));
  act(() => void window.dispatchEvent(new Event('scroll')));
  expect(onMore).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(onMore).toHaveBeenCalledTimes(2);
});
