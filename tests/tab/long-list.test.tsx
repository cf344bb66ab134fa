import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { LongList } from '../../tab/components/long-list.tsx';

type Seen = Pick<IntersectionObserverEntry, 'isIntersecting' | 'boundingClientRect'>;
type Tell = (entries: readonly Seen[]) => void;

/** By part: what tells it whether it is near the window. */
const parts: Tell[] = [];
let looking: IntersectionObserverInit | undefined;
const before = globalThis.IntersectionObserver;
beforeEach(() => {
  parts.length = 0;
  const fake = jest.fn((tell: Tell, how?: IntersectionObserverInit) => {
    parts.push(tell);
    looking = how;
    return { observe: () => undefined, disconnect: () => undefined };
  });
  Object.defineProperty(globalThis, 'IntersectionObserver', { value: fake, configurable: true });
});
afterEach(() => {
  Object.defineProperty(globalThis, 'IntersectionObserver', { value: before, configurable: true });
});

const shows = (part: number, isIntersecting: boolean) =>
  act(() => parts[part]?.([{ isIntersecting, boundingClientRect: new DOMRect(0, 0, 300, 2_200) }]));

const names = (count: number) => Array.from({ length: count }, (_, n) => `Person ${n + 1}`);
const list = (count: number) =>
  render(
    <FluentProvider theme={teamsLightTheme}>
      <LongList items={names(count)} keyOf={(name) => name}>
        {(name) => <button type="button">{name}</button>}
      </LongList>
    </FluentProvider>,
  );
const shown = () => screen.queryAllByRole('listitem');

test('a short list stands there whole', () => {
  list(200);
  expect(shown()).toHaveLength(200);
  expect(parts).toHaveLength(0);
});

test('of a long list there is what is near the window, and each line says which of how many it is', () => {
  list(10_000);
  expect(shown()).toHaveLength(0);
  shows(0, true);
  shows(1, true);
  expect(shown()).toHaveLength(100);
  expect(shown()[99]?.getAttribute('aria-posinset')).toBe('100');
  expect(shown()[99]?.getAttribute('aria-setsize')).toBe('10000');
  shows(0, false);
  expect(shown()).toHaveLength(50);
  expect(shown()[0]?.textContent).toBe('Person 51');
});

test('lines come ahead of the window in the frame of Teams, too', () => {
  list(1_000);
  expect(looking?.root).toBe(document);
  expect(looking?.rootMargin).toMatch(/^[1-9]\d+px/);
});

test('what has the focus stays', () => {
  list(1_000);
  shows(0, true);
  screen.getByRole('button', { name: 'Person 7' }).focus();
  shows(0, false);
  expect(document.activeElement?.textContent).toBe('Person 7');
});

test.each([
  ['it is printed', new Event('beforeprint')],
  ['the browser’s search is opened', new KeyboardEvent('keydown', { key: 'f', ctrlKey: true })],
])('all of it stands there when %s', (_, event) => {
  list(1_000);
  shows(0, true);
  act(() => void window.dispatchEvent(event));
  expect(shown()).toHaveLength(1_000);
});

test('who comes back to a list finds it as high as it was', () => {
  const high = () => document.querySelector<HTMLElement>('[role=none]')?.style.height;
  const open = () =>
    render(
      <FluentProvider theme={teamsLightTheme}>
        <LongList items={names(1_000)} keyOf={(name) => name} name="people" line={100}>
          {(name) => name}
        </LongList>
      </FluentProvider>,
    );
  const first = open();
  expect(high()).toBe('5000px');
  shows(0, true);
  shows(0, false);
  first.unmount();
  open();
  expect(high()).toBe('2200px');
});
