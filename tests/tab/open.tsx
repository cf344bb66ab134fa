import { jest } from '@jest/globals';
import { cleanup, configure, render } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { App } from '../../tab/app.tsx';
import { browserHost } from '../../tab/host/host.ts';
import type { Host, ThemeName } from '../../tab/host/types.ts';
import { FakeApi } from './fake-api.ts';

// Pages are fetched when they are opened; the first of them brings the widgets, which a busy machine takes a while
// to compile. Whether an element is hidden by style is not asked at each query: the answer costs jsdom more than the test.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000, defaultHidden: true });

/** A new browser: nothing kept, nobody chosen. */
export function freshBrowser(): FakeApi {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  sessionStorage.setItem('praxis.person', 'p-amina');
  return new FakeApi().install();
}

/** Opens the tab at `path` as the persona that `freshBrowser` chose. */
export function open(path: string, theme: ThemeName = 'light') {
  const host: Host = { ...browserHost(), theme };
  return render(
    <MemoryRouter initialEntries={[path]}>
      <App host={host} />
    </MemoryRouter>,
  );
}
