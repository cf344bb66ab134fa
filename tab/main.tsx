import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import { connectHost } from './host/host.ts';
import { panelOf } from './pages/meeting/chosen.ts';
import { closest, loadWords } from './words.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// On a slow line what is asked for one after the other waits each time: what nearly everybody needs is asked for now.
const words = loadWords(closest(navigator.language)).catch(() => null);
if (/^\/tab\/?$/.test(location.pathname)) void import('./pages/home/page.tsx').catch(() => null);

const host = await connectHost();
// Until then there are words to read in the page as it came; what failed is asked for again, and told, by the page.
await words;
if (host.path && location.pathname.replace(/\/$/, '') === '/tab') {
  history.replaceState(null, '', `/tab${host.path}${location.search}`);
}
const panel = host.meeting ? panelOf(location.pathname.replace(/^\/tab/, '')) : null;
if (panel) history.replaceState(null, '', `/tab${panel}`);
createRoot(root).render(
  <StrictMode>
    <BrowserRouter basename="/tab">
      <App host={host} />
    </BrowserRouter>
  </StrictMode>,
);
