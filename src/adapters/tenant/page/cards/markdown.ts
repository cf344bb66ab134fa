import { webAddress } from '../links.ts';

const CODES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => CODES[sign] ?? '');

/** Not in any text: stands for what is put in last, so that no later rule reads into an address. */
const MARK = '\u0000';

/**
 * The little Markdown that cards know: bold, italic, links and lists. Everything is escaped first and the only tags
 * are written here, so what comes out holds no markup of its writer.
 * @returns HTML
 */
export function markdown(text: string): string {
  return blocks(text.replaceAll(MARK, '').replace(/\r\n?/g, '\n').split('\n'));
}

interface Item {
  readonly ordered: boolean;
  readonly words: string;
}

function itemOf(line: string): Item | null {
  const bullet = /^\s*[-*+] +(.*)$/.exec(line);
  if (bullet) return { ordered: false, words: bullet[1] ?? '' };
  const number = /^\s*\d{1,9}[.)] +(.*)$/.exec(line);
  return number ? { ordered: true, words: number[1] ?? '' } : null;
}

function blocks(lines: readonly string[]): string {
  let html = '';
  let open: 'ol' | 'ul' | null = null;
  let paragraph: string[] = [];
  const close = (): void => {
    if (paragraph.length > 0) html += `<p>${paragraph.join('<br>')}</p>`;
    if (open) html += `</${open}>`;
    paragraph = [];
    open = null;
  };
  for (const line of lines) {
    const item = itemOf(line);
    if (!item) {
      if (open || line.trim() === '') close();
      if (line.trim() !== '') paragraph.push(inline(line));
      continue;
    }
    const list = item.ordered ? 'ol' : 'ul';
    if (open !== list) {
      close();
      html += `<${list}>`;
      open = list;
    }
    html += `<li>${inline(item.words)}</li>`;
  }
  close();
  return html;
}

function inline(line: string): string {
  const links: string[] = [];
  const marked = line.replace(
    /\[([^\]\n]{1,500})\]\(([^)\s]{1,2000})\)/g,
    (whole, name, address) => {
      const url = webAddress(String(address));
      if (!url) return whole;
      links.push(`<a href="${escaped(url.href)}">${emphasis(escaped(String(name)))}</a>`);
      return `${MARK}${links.length - 1}${MARK}`;
    },
  );
  return emphasis(escaped(marked)).replace(
    new RegExp(`${MARK}(\\d+)${MARK}`, 'g'),
    (_, at: string) => links[Number(at)] ?? '',
  );
}

const emphasis = (text: string): string =>
  text
    .replace(/(\*\*|__)(?=\S)(.{1,2000}?\S|\S)\1/g, '<strong>$2</strong>')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\*(?![\w*])/g, '<em>$1</em>')
    .replace(/(?<!\w)_(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])_(?!\w)/g, '<em>$1</em>');
