import type { ProductId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { OutsidePlace, OutsideRecord } from '../../../ports/outside.ts';
import type { RefusedRow } from '../../../ports/reading.ts';
import type { Product } from '../model.ts';

/** How far a source has been read. */
export interface Harvest {
  /** Rises with every reading that is begun, and whenever what was read of it is void. */
  readonly generation: number;
  /** Of the last page that was kept; null while nothing is under way that can be gone on with. */
  readonly cursor: string | null;
  /** The reading under way is of everything, so that what it does not name is gone. */
  readonly whole: boolean;
  /** The source's time when the reading under way began. */
  readonly asOf: string | null;
  /** What changed since then is asked for next; null: everything. */
  readonly since: string | null;
  /** When everything was read last. */
  readonly wholeAt: Date | null;
  /** Of the reading under way, or the last one. */
  readonly read: number;
  readonly total: number | null;
}

export const UNREAD: Harvest = {
  generation: 0,
  cursor: null,
  whole: true,
  asOf: null,
  since: null,
  wholeAt: null,
  read: 0,
  total: null,
};

/** A catalogue or feed outside, whose records are items by link and metadata alone. */
export interface OutsideSource {
  readonly id: string;
  readonly name: string;
  readonly place: OutsidePlace;
  /** It is asked again after so many hours. */
  readonly everyHours: number;
  readonly paused: boolean;
  readonly createdAt: Date;
  /** Its items are gone, and come back where it is taken back. */
  readonly removedAt: Date | null;
  readonly harvest: Harvest;
}

/** What is kept of a record beside the item that is made of it. */
export interface KeptRecord {
  readonly identifier: string;
  readonly title: string;
  readonly link: string;
  /** As far as the source knows it: `2019`, `2019-05`, `2019-05-31`. */
  readonly published: string | null;
  readonly authors: readonly string[];
  /** Its subjects in the source's own words. */
  readonly subjects: readonly string[];
  readonly numbers: readonly string[];
  readonly sector: string | null;
  readonly evaluation: string | null;
  /** The same words are the same record. */
  readonly mark: string;
}

const DAY_MS = 86_400_000;
/** Catalogues that do not tell what they have deleted are read whole that often. */
const WHOLE_EVERY_MS = 30 * DAY_MS;

export const DRIVE = 'outside:';
/** Stands in an item for the library that it lies in, and for the source in the register of sources. */
export const driveOf = (source: string): `outside:${string}` => `${DRIVE}${source}`;
export const sourceOf = (drive: string): string | null =>
  drive.startsWith(DRIVE) ? drive.slice(DRIVE.length) : null;
/** Unlike any other source's, so that an item that comes back is known. */
export const itemOf = (source: string, identifier: string): string => `${source}/${identifier}`;

/** Everything has to be asked for: nothing is known, or it was long ago. */
export const isForAll = ({ place, harvest: { since, wholeAt } }: OutsideSource, now: Date) =>
  place.kind !== 'oai' ||
  since === null ||
  wholeAt === null ||
  now.getTime() - wholeAt.getTime() > WHOLE_EVERY_MS;

const LANGUAGES: Readonly<Record<string, Language>> = {
  en: 'en',
  eng: 'en',
  english: 'en',
  fr: 'fr',
  fre: 'fr',
  fra: 'fr',
  french: 'fr',
  francais: 'fr',
  français: 'fr',
  es: 'es',
  spa: 'es',
  esp: 'es',
  spanish: 'es',
  español: 'es',
};

export const languageNamed = (code: string | null): Language | null =>
  LANGUAGES[code?.split(/[-_]/)[0] ?? ''] ?? null;

/** The content types of items from outside, as stored. */
const TYPES: Readonly<Record<OutsideRecord['type'], string>> = {
  record: 'library record',
  lesson: 'lesson learned',
  practice: 'good practice',
};

/** What the source's words mean in our lists. */
export interface Mapped {
  /** Slugs of topics. */
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

export const keptOf = (record: OutsideRecord): KeptRecord => ({
  identifier: record.identifier,
  title: record.title,
  link: record.link,
  published: record.date,
  authors: record.authors,
  subjects: record.subjects,
  numbers: record.identifiers,
  sector: record.sector,
  evaluation: record.evaluation,
  mark: markOf(JSON.stringify(record)),
});

/** FNV-1a of 2 x 32 bits with the length: enough to see that a record is as it was. */
function markOf(text: string): string {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + at), 0x85ebca6b);
  }
  return [one, other, text.length].map((part) => (part >>> 0).toString(36)).join('-');
}

/** The whole day that a date stands for where days are compared. */
const dayIn = (date: string | null): string | null =>
  date === null ? null : `${date}-01-01`.slice(0, 10);

/** A record as an item of the catalogue: what it says of itself and where it is, no more. */
export function toItem(
  source: string,
  record: OutsideRecord,
  { topics, countries }: Mapped,
  language: Language,
  id: ProductId,
): Product {
  const { identifier, title, abstract, authors, subjects, identifiers } = record;
  const { evaluation, sector, type } = record;
  const body = [evaluation, sector, authors.join('; '), subjects.join('; '), identifiers.join('; ')]
    .filter(Boolean)
    .join('\n');
  return {
    id,
    driveId: driveOf(source),
    itemId: itemOf(source, identifier),
    name: identifier,
    title,
    type: TYPES[type],
    abstract,
    body,
    language,
    topics,
    countries,
    region: null,
    unit: null,
    ownerId: null,
    publishedOn: dayIn(record.date),
    reviewOn: null,
    audience: { kind: 'all' },
    webUrl: record.link,
    contentTag: null,
    unreadable: null,
  };
}

/** A refusal as the register of sources keeps it: its number, which record and field, and why. */
export interface RefusedRecord extends RefusedRow {
  /** Of the record, where it has one. */
  readonly identifier: string | null;
}
