import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import { connectHost } from './host/host.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const host = await connectHost();
if (host.path && location.pathname.replace(/\/$/, '') === '/tab') {
  history.replaceState(null, '', `/tab${host.path}${location.search}`);
}
createRoot(root).render(
  <StrictMode>
    <BrowserRouter basename="/tab">
      <App host={host} />
    </BrowserRouter>
  </StrictMode>,
);
