import { cleanup, configure, render } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { App } from '../../tab/app.tsx';
import { browserHost, type Host } from '../../tab/host/host.ts';
import type { ThemeName } from '../../tab/host/theme.ts';
import { FakeApi } from './fake-api.ts';

// Pages are fetched when they are opened; the first of them brings the widgets, which two cores take a while to compile.
configure({ asyncUtilTimeout: 8_000 });

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
