import { z } from 'zod';
import type { FileMetadata, LibraryFile } from '../../ports/library.ts';
import { optionalText } from './columns.ts';
import { METADATA_COLUMNS, readMetadata } from './metadata.ts';

/** What of an item is told as its words, in this order; no other column is ever asked for. */
const WORDS = ['Abstract', 'Description', 'Body', 'Notes'] as const;
const LINKS = ['Link', 'URL', 'Url'] as const;
/** Built in: whether somebody has still to approve the item, where its list asks for that. */
const APPROVAL = '_ModerationStatus';

export const LIST_COLUMNS: readonly string[] = [
  ...new Set([...METADATA_COLUMNS, ...WORDS, ...LINKS, APPROVAL]),
];

export const listItemSchema = z.object({
  id: z.string(),
  webUrl: z.string().optional(),
  eTag: z.string().nullish(),
  lastModifiedDateTime: z.string().optional(),
  contentType: z.object({ id: z.string().nullish() }).nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
  deleted: z.unknown().optional(),
});
export type ListItem = z.infer<typeof listItemSchema>;

type Columns = Readonly<Record<string, unknown>>;

/** What an item of a list is to whoever reads files. */
export interface ListDocument {
  readonly file: Omit<LibraryFile, 'driveId' | 'itemId' | 'parentId'>;
  readonly bytes: Uint8Array;
}

const textColumn = optionalText.catch(null);
/** A column of links has the address and a title; one of text the address alone. */
const linkColumn = z
  .union([z.object({ Url: z.url({ protocol: /^https?$/ }) }), z.url({ protocol: /^https?$/ })])
  .transform((link) => (typeof link === 'string' ? link : link.Url))
  .nullish()
  .catch(null);

/** The item as a short text with its metadata. */
export function documentOf(item: ListItem, columns: Columns): ListDocument {
  const metadata = metadataOf(columns);
  const { title = '' } = metadata;
  const words = WORDS.map((name) => plain(textColumn.parse(columns[name]) ?? ''));
  const bytes = new TextEncoder().encode([title, ...words].filter(Boolean).join('\n\n'));
  const link = LINKS.map((name) => linkColumn.parse(columns[name])).find(Boolean);
  return {
    file: {
      name: `${title || item.id}.txt`,
      webUrl: link ?? item.webUrl ?? '',
      size: bytes.byteLength,
      modifiedAt: new Date(item.lastModifiedDateTime ?? 0),
      contentTag: item.eTag ?? null,
      metadata,
    },
    bytes,
  };
}

function metadataOf(columns: Columns): Partial<FileMetadata> {
  const found = readMetadata(columns);
  const abstract = plain(found.abstract ?? textColumn.parse(columns.Description) ?? '');
  return { ...found, ...(abstract ? { abstract } : {}) };
}

/** Folders have nothing to read, and files are read where they are files: in their library. */
export const isDocument = ({ contentType }: ListItem): boolean =>
  !/^0x01(01|20)/i.test(contentType?.id ?? '');

/** Approved is 0; a list that asks nobody has no such column. */
export const isApproved = (columns: Columns): boolean =>
  [undefined, null, 0, '0'].some((value) => columns[APPROVAL] === value);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** A note may be markup, and nothing says whether it is: only what is shaped as a tag of its language is taken out. */
function plain(text: string): string {
  if (!/<\/?[a-z][^<>]*>/i.test(text)) return text;
  return text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/?(p|div|br|li|ul|ol|h[1-6]|tr|table)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/gi, entity)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

const MOST_CODE = 0x10ffff;

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return code > 0 && code <= MOST_CODE ? String.fromCodePoint(code) : whole;
}
