import { XMLParser } from 'fast-xml-parser';

/** An element as written: its name without prefix, its attributes, what stands in it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** What is no well-formed XML, or XML that nobody writes in good faith. */
export class XmlError extends Error {
  constructor(why: string) {
    super(`not read as XML: ${why}`);
    this.name = 'XmlError';
  }
}

const MOST_NESTED = 40;
const TEXT = '#text';
const ATTRIBUTES = ':@';

/**
 * Entities stay as they are written, so that nothing is ever expanded; the five of XML and numbers of characters are
 * put in their place afterwards, once.
 */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  htmlEntities: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MOST_NESTED,
});

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

/** `&amp;lt;` is the text `&lt;`: what comes of one is not looked at again. What is no entity stays as it is. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (written, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? written;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return isCharacter(code) ? String.fromCodePoint(code) : written;
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function attributesIn(node: Record<string, unknown>): Record<string, string> {
  const given = node[ATTRIBUTES];
  if (!isObject(given)) return {};
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, unescaped(String(value))]),
  );
}

function childrenOf(nodes: unknown): (Element | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): (Element | string)[] => {
    if (!isObject(node)) return [];
    if (TEXT in node) return [unescaped(String(node[TEXT]))];
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined) return [];
    return [{ name, attributes: attributesIn(node), children: childrenOf(node[name]) }];
  });
}

/**
 * The one root element of a text. A document type is refused, whatever it says: nobody needs one to describe a record,
 * and it is where texts are made that grow without end or read files.
 * @throws XmlError and nothing else
 */
export function parseXml(text: string): Element {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new XmlError('it has a document type');
  let nodes: unknown;
  try {
    nodes = parser.parse(text, true);
  } catch (error) {
    // Its words may quote the text.
    throw new XmlError(error instanceof Error ? error.name : 'unknown');
  }
  const roots = childrenOf(nodes).filter((node) => typeof node !== 'string');
  const [root] = roots;
  if (!root || roots.length > 1) throw new XmlError('it has not one root');
  return root;
}

export const elements = (of: Element, name?: string): Element[] =>
  of.children.filter(
    (child): child is Element =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );

export const first = (of: Element | undefined, name: string): Element | undefined =>
  of && elements(of, name)[0];

/** All the text in an element, spaces made one. */
export const textOf = (of: Element | undefined): string => {
  const all = (one: Element): string =>
    one.children.map((child) => (typeof child === 'string' ? child : ` ${all(child)} `)).join('');
  return of ? all(of).replace(/\s+/g, ' ').trim() : '';
};
