import { AppError } from '../kernel/errors.ts';
import type { HttpDeps } from './deps.ts';
import { type Exchange, html, type Mount, type Reply, redirect } from './exchange.ts';
import { escapeHtml } from './page.ts';
import { fileInside, fileSender } from './static.ts';
import { tabBuild } from './tab-build.ts';

const FOREVER = 'public, max-age=31536000, immutable';
/** As the build names what it may be asked for again under another name only: `index-Bx3_9fQa.js`. */
const HASHED = /-[\w-]{8}\.\w+$/;
const REBUILT_SECONDS = 3;

/**
 * Styles by nonce, since the component library writes them at run time; scripts only from our own files.
 * @param asked origins that the page may ask, besides our own and the list of hosts that Teams' library reads
 */
export function tabPolicy(
  nonce: string,
  frameAncestors: readonly string[],
  asked: readonly string[] = [],
): string {
  const framedBy = frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'";
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self' https://res.cdn.office.net", ...asked].join(' '),
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');
}

/**
 * Sources of what a page is drawn with: asked for by the page as it comes, else each would wait for the one that names
 * it, with the line idle until then. What few pages need they ask for themselves.
 */
const wantedBy = ({ path, language, req }: Exchange): readonly string[] => [
  `areas/first/${language}.ts`,
  ...(req.headers['sec-fetch-dest'] === 'iframe' ? ['host/teams.ts'] : []),
  'draw.tsx',
  ...(path === '/tab/' ? ['pages/home/page.tsx'] : []),
];

type TabDeps = Pick<HttpDeps, 'tab' | 'frameAncestors' | 'browserSignIn' | 'words' | 'ids'>;

/** The built tab under /tab/: its files, and its one page for every address that is no file. */
export function tabMounts(deps: TabDeps): Mount[] {
  const { tab, frameAncestors, browserSignIn, words, ids } = deps;
  const send = fileSender();
  const build = tabBuild(tab.directory);
  const { localHosts = [] } = tab;
  const asked = browserSignIn ? [new URL(browserSignIn.authority).origin] : [];

  function page(template: string, extra: Reply['headers'] = {}, status = 200): Reply {
    const nonce = ids.next().replaceAll('-', '');
    const policy = tabPolicy(nonce, [...frameAncestors, ...localHosts], asked);
    const written = template
      .replaceAll('__NONCE__', nonce)
      .replaceAll('__HOSTS__', escapeHtml(localHosts.join(' ')));
    return html(written, { 'Content-Security-Policy': policy, ...extra }, status);
  }

  /** The tab's one page, with words to read until its program is here: on a slow line that takes seconds. */
  async function opening(template: string, exchange: Exchange): Promise<Reply> {
    const { language } = exchange;
    const text = escapeHtml(words.say(language, 'http.opening'));
    const files = await build.filesOf(wantedBy(exchange));
    const links = files.map((file) => `<link rel="modulepreload" href="/tab/${file}">`);
    return page(
      template
        .replace('<html lang="en">', `<html lang="${language}">`)
        .replaceAll('__OPENING__', text)
        .replace('</head>', `${links.join('')}</head>`),
      { Vary: 'Accept-Language, Sec-Fetch-Dest' },
    );
  }

  /** Shown to whoever is quicker than the build, and by itself gives way to the tab. */
  function beingBuilt({ language }: Exchange): Reply {
    const say = (key: string) => escapeHtml(words.say(language, `http.building.${key}`));
    return page(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<meta http-equiv="refresh" content="${REBUILT_SECONDS}"><title>${say('title')}</title>` +
        `<style nonce="__NONCE__">:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;` +
        `max-width:36rem;margin:4rem auto;padding:0 1rem}</style></head>` +
        `<body><main><h1>${say('title')}</h1><p>${say('text')}</p></main></body></html>`,
      { 'Retry-After': String(REBUILT_SECONDS) },
      503,
    );
  }

  async function serve(exchange: Exchange): Promise<Reply> {
    const sent = exchange.path.slice('/tab/'.length);
    const isFile = /\.\w+$/.test(sent) && sent !== 'index.html';
    if (!isFile && !sent.includes('%')) {
      const index = await fileInside(tab.directory, 'index.html');
      return index ? opening(index.bytes.toString('utf8'), exchange) : beingBuilt(exchange);
    }
    const file = isFile ? await fileInside(tab.directory, sent) : null;
    if (!file) throw new AppError('not-found', 'no such file of the tab');
    return send(file, exchange, HASHED.test(sent) ? FOREVER : 'no-cache');
  }

  const toTab = async () => redirect('/tab/');
  return [
    { method: 'GET', path: '/', handle: toTab },
    { method: 'GET', path: '/tab', handle: toTab },
    { method: 'GET', path: '/tab/*', handle: serve },
  ];
}
