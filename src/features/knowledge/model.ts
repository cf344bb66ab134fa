import { type Audience, audienceKey } from '../../kernel/audience.ts';
import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import type { LibraryFile } from '../../ports/library.ts';
import type { IndexedProduct, Meaning } from '../../ports/search.ts';
import type { Origin } from './origin.ts';

/** A knowledge product of a library, as the catalogue keeps it. */
export interface Product {
  readonly id: ProductId;
  readonly driveId: string;
  readonly itemId: string;
  readonly name: string;
  readonly title: string;
  /** A content type of requirements D.2, in words as stored; empty where the file says none. */
  readonly type: string;
  readonly abstract: string;
  readonly body: string;
  readonly language: Language;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  readonly region: string | null;
  readonly unit: string | null;
  readonly ownerId: PersonId | null;
  /** `YYYY-MM-DD` */
  readonly publishedOn: string | null;
  readonly reviewOn: string | null;
  readonly audience: Audience;
  readonly webUrl: string;
  readonly contentTag: string | null;
  /** Why its text could not be read; null where it could. */
  readonly unreadable: string | null;
  /** Slugs of Sustainable Development Goals and targets, a target's goal among them; absent where it has none. */
  readonly goals?: readonly string[];
  /** Slugs of cross-cutting drivers. */
  readonly drivers?: readonly string[];
  /** Where it comes from, of an item that is no file of ours; absent of files. */
  readonly origin?: Origin;
}

/** A product without its text. */
export type Outline = Omit<Product, 'body'>;

export type ReasonKind =
  | 'topic'
  | 'country'
  /** It answered a question on the same topic, as who asked it said; filled with the month, `YYYY-MM`. */
  | 'answered'
  /** Filled with how many missions were prepared with it. */
  | 'missions'
  | 'words'
  | 'language'
  | 'recent';

/** Why an item is shown: a word of `reasons.<kind>` and what fills it. True or absent. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly values: readonly string[];
}

export interface Found {
  readonly product: Product;
  /** Comparable within one answer only. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** Past its review date: shown lower, with the date, never hidden. */
  readonly outdated: boolean;
  /** The same in other languages, and other copies of it, as far as the readers may open them. */
  readonly alike: readonly Alike[];
  /** What it is said to contradict. */
  readonly notices: readonly Contradicted[];
  /** How many say beside it that they see it differently. */
  readonly differing: number;
  /** What readers think of it, where enough of them said so. */
  readonly standing: Rated | null;
}

/** Readers' means of 1 to 5. */
export interface Rated {
  readonly people: number;
  readonly quality: number;
  readonly usefulness: number;
}

/** That an item is said to contradict another that the readers may open too, and what came of it. */
export interface Contradicted {
  readonly contradiction: {
    readonly id: string;
    readonly why: string;
    readonly state: 'open' | 'settled';
    readonly outcome: string | null;
    readonly flaggedAt: Date;
    readonly settledAt: Date | null;
  };
  readonly other: Outline;
}

/** Another form of an item that is shown. */
export interface Alike {
  readonly outline: Outline;
  readonly how: 'translation' | 'copy' | 'version';
}

/** What somebody looks for, understood as far as words go. */
export interface Need {
  readonly text: string;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  readonly language: Language;
  /** What the text says, as other languages call it. */
  readonly meant: readonly Meaning[];
}

/** Never more than five pushed at a time (FR-SRF-4). */
export const PUSHED_AT_MOST = 5;

export function toIndexed(product: Product): IndexedProduct {
  return {
    id: product.id,
    audience: audienceKey(product.audience),
    language: product.language,
    title: product.title,
    abstract: product.abstract,
    body: product.body,
    topics: product.topics,
    countries: product.countries,
  };
}

/** The audience keys that a reader may open. `named` libraries are told by `namedDrives`. */
export function audiencesOf(reader: Actor, named: readonly Audience[]): ReadonlySet<string> {
  const mine = named.filter(
    (audience) => audience.kind === 'named' && audience.people.includes(reader.id),
  );
  return new Set([
    ...(reader.external === true ? [] : ['all']),
    ...[...reader.memberships.keys()].map((community) =>
      audienceKey({ kind: 'community', community }),
    ),
    ...mine.map(audienceKey),
  ]);
}

/**
 * The ways in which a file's address may be stored, in lower case, of one that somebody pasted: browsers encode it,
 * SharePoint writes `/:w:/r` before the path and `?web=1` behind it. A catalogue may tell its records apart by what
 * stands behind the path and nothing else.
 */
export function addressesOf(pasted: string): readonly string[] {
  if (!URL.canParse(pasted)) return [];
  const { origin, pathname, search, hash } = new URL(pasted);
  const path = pathname.replace(/^\/:[a-z]:\/[rt](?=\/)/, '');
  const written = [path, decoded(path)];
  const paths = [...new Set(written.flatMap((one) => [one, encodeURI(one)]))];
  return [...new Set([search + hash, search, ''])].flatMap((behind) =>
    paths.map((one) => `${origin}${one}${behind}`.toLowerCase()),
  );
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    // A per cent sign that encodes nothing stands for itself.
    return path;
  }
}

/** What nobody set a review date for may be outdated after so many years (FR-SRF-5). */
export const OLD_AFTER_YEARS = 5;

/**
 * Of ours: past its review date, or older than is usual, where nobody said when it is to be reviewed. A catalogue's record
 * of what was published long ago is as true as ever, and nobody here could review it.
 */
export const isOutdated = (item: Dated, now: Date): boolean => !item.origin && isOld(item, now);

function isOld({ reviewOn, publishedOn }: Dated, now: Date): boolean {
  if (reviewOn !== null) return Date.parse(reviewOn) < now.getTime();
  if (publishedOn === null) return false;
  const until = new Date(publishedOn);
  until.setUTCFullYear(until.getUTCFullYear() + OLD_AFTER_YEARS);
  return until < now;
}

type Dated = Pick<Outline, 'reviewOn' | 'publishedOn' | 'origin'>;

/**
 * What it counts that an item is in the reader's language. A few words are answered by many items alike, of which one's
 * own language comes first (FR-LNG-2); a question in whole sentences tells better which one is meant.
 */
const easeOf = ({ text }: Need): number =>
  Math.max(0.05, Math.min(1, 3 / text.trim().split(/\s+/).length ** 2));

/** What colleagues replied to a question before: among equals it comes first to who asks again. */
const ANSWERS = 'consolidated reply';

/**
 * The index's order, corrected by what is known besides words. Factors are small on purpose: the words decide, a shared
 * topic lifts, a country that was named lifts more, an overdue review lowers (FR-SRF-5), and the reader's language comes
 * first among equals (FR-LNG-2).
 */
export function weigh(score: number, need: Need, product: Outline, now: Date): number {
  const topic = product.topics.some((slug) => need.topics.includes(slug)) ? 1.2 : 1;
  const country = product.countries.some((name) => need.countries.includes(name)) ? 1.6 : 1;
  const outdated = isOld(product, now) ? 0.8 : 1;
  const language = product.language === need.language ? 1 + easeOf(need) : 1;
  const answered = product.type === ANSWERS ? 1.25 : 1;
  return score * topic * country * outdated * language * answered;
}

/** A file as it comes from a library; what it does not say is left empty, never guessed. */
export function toProduct(
  file: LibraryFile,
  audience: Audience,
  text: { readonly body: string; readonly unreadable: string | null; readonly language: Language },
  id: ProductId,
): Product {
  const { metadata } = file;
  return {
    id,
    driveId: file.driveId,
    itemId: file.itemId,
    name: file.name,
    title: metadata.title || file.name.replace(/\.[a-z0-9]+$/i, ''),
    type: metadata.type ?? '',
    abstract: metadata.abstract ?? '',
    body: text.body,
    language: metadata.language ?? text.language,
    topics: metadata.topics ?? [],
    countries: metadata.countries ?? [],
    region: metadata.region ?? null,
    unit: metadata.unit ?? null,
    ownerId: (metadata.ownerId as PersonId | null | undefined) ?? null,
    publishedOn: metadata.publishedOn ?? null,
    reviewOn: metadata.reviewOn ?? null,
    audience,
    webUrl: file.webUrl,
    contentTag: file.contentTag,
    unreadable: text.unreadable,
    ...(metadata.goals?.length ? { goals: metadata.goals } : {}),
    ...(metadata.drivers?.length ? { drivers: metadata.drivers } : {}),
  };
}
