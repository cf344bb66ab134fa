import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { escapeHtml } from '../lib/stage/contact-sheet.ts';
import type { Picture } from './look.ts';

/** What was seen of one page: one line of `pages.jsonl`. */
export interface Sight {
  readonly group: string;
  readonly pattern: string;
  readonly path: string;
  readonly person: string;
  /** `empty` before anything was made, `filled`, or the button that opened it. */
  readonly state: string;
  readonly pictures: readonly Picture[];
  readonly faults: readonly string[];
}

const STYLE = `
  body { margin: 16px; background: #d8d8de; color: #222; font: 13px/18px "Segoe UI", "DejaVu Sans", sans-serif; }
  h1 { font-size: 20px; } h2 { font-size: 14px; margin: 18px 0 6px; }
  .row { display: flex; gap: 8px; align-items: flex-start; }
  .row a { display: block; max-height: 760px; overflow: hidden; box-shadow: 0 0 0 1px #999; }
  .wide img { width: 420px; display: block; } .narrow img { width: 170px; display: block; }
  li { color: #a00; overflow-wrap: anywhere; }
`;
const WINDOW = { width: 1_860, height: 900 };

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1>${body}</body></html>`;

function rowOf({ pattern, person, state, pictures, faults }: Sight): string {
  const shown = pictures.map(({ file, theme, width }) => {
    const words = escapeHtml(`${pattern}, ${theme}, ${width} pixels`);
    return `<a class="${width < 600 ? 'narrow' : 'wide'}" href="${file}"><img src="${file}" alt="${words}"></a>`;
  });
  const told = faults.map((fault) => `<li>${escapeHtml(fault.slice(0, 300))}</li>`);
  return `<h2>${escapeHtml(`${pattern} · ${person} · ${state}`)}</h2><ul>${told.join('')}</ul><div class="row">${shown.join('')}</div>`;
}

/** A sheet for each group of pages, `<group>.png` and `.html`, an `index.html`, and a line of JSON for each page. */
export async function writeSheets(
  browser: Browser,
  folder: string,
  sights: readonly Sight[],
): Promise<void> {
  const groups = [...new Set(sights.map(({ group }) => group))].sort();
  const window = await browser.newPage({ viewport: WINDOW });
  for (const group of groups) {
    const rows = sights.filter((one) => one.group === group).map(rowOf);
    const html = join(folder, `${group}.html`);
    writeFileSync(html, page(group, rows.join('\n')));
    await window.goto(new URL(`file://${html}`).href);
    await window.screenshot({ path: join(folder, `${group}.png`), fullPage: true });
  }
  await window.close();
  const links = groups.map((group) => {
    const of = sights.filter((one) => one.group === group);
    const faults = of.reduce((sum, one) => sum + one.faults.length, 0);
    return `<p><a href="${group}.html">${escapeHtml(group)}</a>: ${of.length} seen, ${faults} faults</p>`;
  });
  writeFileSync(join(folder, 'index.html'), page('Every page', links.join('\n')));
  const lines = sights.map((sight) => JSON.stringify(sight));
  writeFileSync(join(folder, 'pages.jsonl'), `${lines.join('\n')}\n`);
}
