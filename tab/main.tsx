import { AREAS } from './areas.ts';
import { askedEarly, begin } from './begin.ts';
import { connectHost } from './host/host.ts';
import { closest } from './language.ts';
import { panelOf } from './pages/meeting/chosen.ts';

/** Not awaited at the top: what draws imports from the same file as this, and would wait for it for ever. */
async function start(root: HTMLElement): Promise<void> {
  // On a slow line what is asked for one after the other waits each time: what everybody needs is asked for now, and
  // the server is asked who this is while the program that draws it is on its way.
  const program = import('./draw.tsx');
  const words = AREAS.first[closest(navigator.language)]().catch(() => null);
  if (/^\/tab\/?$/.test(location.pathname)) void import('./pages/home/page.tsx').catch(() => null);
  const host = await connectHost();
  if (host.path && location.pathname.replace(/\/$/, '') === '/tab') {
    history.replaceState(null, '', `/tab${host.path}${location.search}`);
  }
  const panel = host.meeting ? panelOf(location.pathname.replace(/^\/tab/, '')) : null;
  if (panel) history.replaceState(null, '', `/tab${panel}`);
  const begun = askedEarly(begin(host));
  const { draw } = await program;
  // Until then there are words to read in the page as it came; what failed is asked for again, and told, by the page.
  await words;
  draw(root, host, begun);
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void start(root);
