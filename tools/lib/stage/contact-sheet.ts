export interface Picture {
  readonly file: string;
  readonly caption: string;
}

const STYLE = `
  body { margin: 24px; background: #e9e9ee; color: #242424; font: 14px/19px "Segoe UI", "DejaVu Sans", sans-serif; }
  h1 { font-size: 22px; }
  ol { display: grid; grid-template-columns: repeat(4, 1fr); gap: 18px; margin: 0; padding: 0; list-style: none; }
  figure { margin: 0; background: #fff; border-radius: 6px; overflow: hidden; box-shadow: 0 1px 3px #0003; }
  a { display: block; height: 330px; overflow: hidden; border-bottom: 1px solid #ddd; background: #f5f5f5; }
  img { display: block; width: 100%; }
  figcaption { padding: 8px 12px; min-height: 40px; }
`;

export const escapeHtml = (words: string): string =>
  words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** One page of all pictures, each leading to its whole size. */
export function contactSheet(title: string, pictures: readonly Picture[]): string {
  const items = pictures.map(({ file, caption }, index) => {
    const words = escapeHtml(caption);
    return `<li><figure><a href="${file}"><img src="${file}" alt="${words}"></a><figcaption>${index + 1}. ${words}</figcaption></figure></li>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1><ol>${items.join('\n')}</ol></body></html>`;
}
