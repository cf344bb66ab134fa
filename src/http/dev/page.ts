import { readFileSync } from 'node:fs';
import type { Words } from '../../ports/words.ts';
import { type Exchange, html, type Mount, type Reply } from '../exchange.ts';
import { onlyThisMachine } from '../loopback.ts';
import { escapeHtml } from '../page.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const asset = (name: string, type: string): Reply => ({
  status: 200,
  headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' },
  body: read(name),
});

/**
 * The page of the local powers: one file each for structure, looks and behaviour; `{{key}}` becomes its words.
 * @param teams address of the local tenant's Teams page
 */
export function devPage(words: Words, teams: string): readonly Mount[] {
  const here = (path: string, answer: (exchange: Exchange) => Reply): Mount => ({
    method: 'GET',
    path,
    handle: async (exchange) => {
      onlyThisMachine(exchange);
      return answer(exchange);
    },
  });
  return [
    here('/dev', ({ language }) => {
      const page = read('page.html')
        .replace('__TEAMS__', escapeHtml(teams))
        .replace('<html lang="en">', `<html lang="${language}">`)
        .replace(/\{\{([\w.-]+)\}\}/g, (_, key: string) => escapeHtml(words.say(language, key)));
      return html(page, { 'Content-Security-Policy': POLICY });
    }),
    here('/dev/page.css', () => asset('page.css', 'text/css')),
    here('/dev/page.js', () => asset('page.js', 'text/javascript')),
    here('/dev/faults.js', () => asset('faults.js', 'text/javascript')),
    here('/dev/kit.js', () => asset('kit.js', 'text/javascript')),
  ];
}
