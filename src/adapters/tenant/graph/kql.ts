export interface Restriction {
  /** Lower-case property name. */
  property: string;
  value: string;
  not: boolean;
}

export interface Query {
  /** FTS5 expression; undefined when the query has restrictions only. */
  match: string | undefined;
  /** Of each group one at least must hold: `OR` between two makes them one group. */
  restrictions: Restriction[][];
  words: string[];
}

const PART = /(-?)(?:(\w+)[:=](?:"([^"]*)"|(\S+))|"([^"]*)"|([^\s()"]+))/g;
const OPERATORS = new Set(['AND', 'OR', 'NOT']);

/** Reads the part of KQL people use: words (all wanted), "phrases", OR, NOT or -, prefix*, and
 * property:value. Everything else in the text is just a word, so no input is an error. */
export function parseKql(text: string): Query {
  const restrictions: Restriction[][] = [];
  const words: string[] = [];
  const wanted: string[][] = [[]];
  const unwanted: string[] = [];
  let not = false;
  let or = false;
  for (const part of text.matchAll(PART)) {
    const [, minus, property, quotedValue, value, phrase, word] = part;
    if (word && OPERATORS.has(word)) {
      not = word === 'NOT';
      or = word === 'OR';
      continue;
    }
    const negated = not || minus === '-';
    if (property) {
      const restriction = {
        property: property.toLowerCase(),
        value: quotedValue ?? value ?? '',
        not: negated,
      };
      const group = or ? restrictions.at(-1) : undefined;
      if (group) group.push(restriction);
      else restrictions.push([restriction]);
    } else {
      const term = ftsTerm(phrase ?? word ?? '');
      if (term === undefined) continue;
      words.push(phrase ?? word ?? '');
      if (negated) unwanted.push(term);
      else if (or) wanted.at(-1)?.push(term);
      else wanted.push([term]);
    }
    not = false;
    or = false;
  }
  const groups = wanted
    .filter((group) => group.length > 0)
    .map((group) => `(${group.join(' OR ')})`);
  const positive = groups.join(' AND ');
  const match =
    positive === ''
      ? undefined
      : unwanted.reduce((left, term) => `(${left}) NOT ${term}`, positive);
  return { match, restrictions, words };
}

/** A quoted FTS5 term; undefined when nothing of the text can be searched for. */
function ftsTerm(text: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const prefix = text.endsWith('*') ? '*' : '';
  return `"${text.replaceAll('"', ' ').replace(/\*$/, '')}"${prefix}`;
}
