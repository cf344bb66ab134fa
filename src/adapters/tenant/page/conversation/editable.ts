/** A message as its author edits it: the bot's name is no part of it, people are `@Name`. */
export interface Editable {
  readonly text: string;
  /** Who is named in it. */
  readonly names: readonly string[];
}

/** @param bot its name is put back by the tenant, as by Teams, wherever it was */
export function editable(html: string, bot: string): Editable {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const names: string[] = [];
  for (const at of body.querySelectorAll('at')) {
    const name = at.textContent;
    if (name !== bot) names.push(name);
    at.replaceWith(name === bot ? '' : `@${name}`);
  }
  for (const line of body.querySelectorAll('br')) line.replaceWith('\n');
  const paragraphs = [...body.querySelectorAll('p')].map(({ textContent }) => textContent);
  const text = paragraphs.length > 0 ? paragraphs.join('\n') : body.textContent;
  return { text: text.trim(), names };
}

/** The same as the tenant reads it: `<at>Name</at>` for everybody who is still named. */
export const marked = (text: string, names: readonly string[]): string =>
  [...new Set(names)]
    .toSorted((a, b) => b.length - a.length)
    .reduce((words, name) => words.replaceAll(`@${name}`, `<at>${name}</at>`), text);
