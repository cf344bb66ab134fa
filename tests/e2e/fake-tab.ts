import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/lib/where.ts';

/** A tab by Microsoft's own library for tabs: what it says to its host, and what it is answered, stands on its page. */

const LIBRARY = join(ROOT, 'node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js');

export const library = (): Buffer => readFileSync(LIBRARY);

/** @param host origin that it takes for its Teams */
export const tabPage = (host: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tab</title><link rel="icon" href="data:,"></head><body>
<h1>Fake tab</h1>
<dl><dt>Context</dt><dd id="context"></dd><dt>Theme</dt><dd id="theme"></dd><dt>Answer</dt><dd id="answer"></dd></dl>
<button id="token">Token</button> <button id="link">Link</button> <button id="dialog">Dialog</button>
<button id="go">Go</button> <button id="done">Done</button>
<script src="/teams-js"></script>
<script>
const { app, authentication, dialog, pages } = microsoftTeams;
const put = (id, text) => { document.getElementById(id).textContent = text; };
const say = (work) => work.then((text) => put('answer', text), (error) => put('answer', 'refused: ' + error.message));
const on = (id, work) => { document.getElementById(id).onclick = () => say(Promise.resolve().then(work)); };
(async () => {
  await app.initialize([${JSON.stringify(host)}]);
  const context = await app.getContext();
  put('context', [context.user.displayName, context.app.locale, context.page.id, context.page.subPageId ?? 'no page', context.page.frameContext].join(' | '));
  put('theme', context.app.theme);
  app.registerOnThemeChangeHandler((theme) => put('theme', theme));
  app.notifySuccess();
  on('token', async () => (await authentication.getAuthToken()).split('.').length + ' parts');
  on('link', () => app.openLink('javascript:alert(1)'));
  on('go', () => pages.isSupported() && pages.navigateToApp({ appId: context.app.appId.toString(), pageId: context.page.id, subPageId: '/third' }));
  on('done', () => dialog.url.submit({ from: 'dialog' }));
  on('dialog', () => new Promise((resolve) => dialog.url.open(
    { url: location.href, title: 'A page in a dialog', size: { width: 400, height: 300 } },
    ({ err, result }) => resolve(err ? 'closed: ' + err : 'result: ' + JSON.stringify(result)),
  )));
})();
</script></body></html>`;
