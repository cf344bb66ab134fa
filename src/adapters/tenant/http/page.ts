import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TENANT_ID } from '../address.ts';
import { notFound } from './errors.ts';
import { type Call, openRoute, type Reply, type Route } from './router.ts';

/**
 * Scripts and styles from the build alone; pictures as cards name them; frames for tabs and dialogs, which are pages of
 * this machine or of the web. Nothing may frame this page.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  'frame-src http://127.0.0.1:* http://localhost:* https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

const NOT_BUILT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<title>Local tenant</title></head><body><h1>The Teams page is being built</h1>
<p>It shows itself when that is done. If it never does: npm run build.</p></body></html>`;

const SAFE = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Null where there is no such file. */
async function built({ tenant }: Call, ...path: readonly string[]): Promise<Buffer | null> {
  try {
    return await readFile(join(tenant.pageDirectory, ...path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const html = (status: number, text: string): Reply => ({
  status,
  bytes: Buffer.from(text),
  headers: { ...SAFE, 'content-type': 'text/html; charset=utf-8' },
});

/** The page for playing several people. The local tenant serves it; the product does not know it. */
async function page(call: Call): Promise<Reply> {
  const { tenant, headers, url } = call;
  // By one name only: tabs let themselves be framed by that one, and no foreign name leads here.
  if (headers.host !== new URL(tenant.url).host)
    return { status: 302, headers: { location: `${tenant.url}/teams/${url.search}` } };
  const index = await built(call, 'index.html');
  if (!index) return html(503, NOT_BUILT);
  return html(200, index.toString('utf8').replace('__TENANT__', TENANT_ID));
}

async function asset(call: Call): Promise<Reply> {
  const { file = '' } = call.params;
  const type = TYPES[/^[\w-]+\.(\w+)$/.exec(file)?.[1] ?? ''];
  const bytes = type ? await built(call, 'assets', file) : null;
  if (!type || !bytes) throw notFound('There is no such file of the Teams page.');
  return {
    status: 200,
    bytes,
    // Named by what they hold.
    headers: { ...SAFE, 'content-type': type, 'cache-control': 'max-age=31536000, immutable' },
  };
}

export const pageRoutes: Route[] = [
  openRoute('GET', '/teams', page),
  openRoute('GET', '/teams/assets/{file}', asset),
];
