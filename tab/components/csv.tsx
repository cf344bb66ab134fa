import { Button } from '@fluentui/react-components';

export type Cell = string | number;

/** A cell that a sheet would take for a formula is text. */
const quoted = (cell: Cell): string => {
  const text = String(cell);
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as RFC 4180 has them, with the mark by which sheets know the letters. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Of a file that came in base64. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Gives a file to the browser. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Gives rows to the browser as a sheet. */
export const saveCsv = (name: string, rows: readonly (readonly Cell[])[]): void =>
  saveFile(`${name}.csv`, csvOf(rows), 'text/csv');

/** Saves what is on the page as a sheet. */
export function CsvButton(props: {
  readonly name: string;
  readonly rows: () => readonly (readonly Cell[])[];
  readonly children: string;
}) {
  return <Button onClick={() => saveCsv(props.name, props.rows())}>{props.children}</Button>;
}
