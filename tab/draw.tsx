import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import type { Begun } from './begin.ts';
import type { Host } from './host/types.ts';

/** Everything that draws; the largest part of the program. */
export function draw(root: HTMLElement, host: Host, begun: Begun): void {
  createRoot(root).render(
    <StrictMode>
      <BrowserRouter basename="/tab">
        <App host={host} begun={begun} />
      </BrowserRouter>
    </StrictMode>,
  );
}
