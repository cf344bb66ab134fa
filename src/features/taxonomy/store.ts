import type { Audience } from '../../kernel/audience.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { Entry, EntryVersion } from './glossary.ts';
import type { Label } from './labels.ts';
import type { Merge, Retagged } from './merging.ts';
import type { Proposal } from './proposal.ts';
import type { TalkTagStore } from './talk.ts';
import type { Scheme, Term, Version } from './term.ts';

export interface TaxonomyState {
  /** Grows with each change, by whichever process. */
  readonly generation: number;
  /** Fingerprint of our lists as they were loaded last. */
  readonly builtIn: string | null;
}

export interface TermStore {
  /** Generation 0 where nothing was loaded yet. */
  state(): Promise<TaxonomyState>;
  /** Takes the turn of whoever changes terms, until the transaction ends: one at a time, over all processes. */
  turn(): Promise<void>;
  noteBuiltIn(fingerprint: string): Promise<void>;
  schemes(): Promise<readonly Scheme[]>;
  /** In this order; known ones are overwritten. */
  saveSchemes(schemes: readonly Scheme[]): Promise<void>;
  /** By scheme, position and slug. */
  all(): Promise<readonly Term[]>;
  /** Inserts or overwrites by id. */
  saveAll(terms: readonly Term[]): Promise<void>;
  /** The oldest first. */
  versions(term: string): Promise<readonly Version[]>;
  keep(versions: readonly Version[]): Promise<void>;
}

export interface ProposalStore {
  /** Waiting ones, the oldest first; then decided ones, the newest first. */
  list(limit: number): Promise<readonly Proposal[]>;
  get(id: string): Promise<Proposal | null>;
  /** The one that waits for this word, if any. `key`: as `keyOf` compares names. */
  waiting(scheme: string, key: string): Promise<Proposal | null>;
  save(proposal: Proposal): Promise<void>;
}

/** How often a word tags items of one audience. */
export interface TagUse {
  readonly word: string;
  readonly audience: Audience;
  readonly count: number;
}

/** An item that lacks something, by its title and audience. */
export interface Lacking {
  readonly id: string;
  readonly title: string;
  readonly audience: Audience;
  readonly lacks: readonly string[];
}

export const SPREAD_LISTS = ['goals', 'drivers'] as const;
/** How often a goal or driver is on items of one audience; word null: items that have none of the list. */
export interface SpreadUse extends Omit<TagUse, 'word'> {
  readonly list: (typeof SPREAD_LISTS)[number];
  readonly word: string | null;
}

/** Tags as items carry them: of the catalogue's products, of communities and of queries. */
export interface TagStore {
  uses(): Promise<readonly TagUse[]>;
  /** Of Sustainable Development Goals and cross-cutting drivers on products. */
  spread(): Promise<readonly SpreadUse[]>;
  /** How many products each audience has. */
  items(): Promise<readonly Omit<TagUse, 'word'>[]>;
  /** Products without topic, geography, type, language, unit or date, those that lack most first. */
  lacking(limit: number): Promise<readonly Lacking[]>;
  /** Puts `slug` in the place of each of `words`, whatever their case, wherever they tag something. */
  retag(words: readonly string[], slug: string): Promise<readonly Retagged[]>;
  /** One more tag for these products; those that have it keep it. */
  add(products: readonly ProductId[], slug: string): Promise<void>;
  /** Gives items their former tags; one that was tagged anew since gets back only what it lost. Answers how many. */
  restore(items: readonly Retagged[]): Promise<number>;
}

export interface MergeStore {
  get(id: string): Promise<Merge | null>;
  /** The newest first. */
  list(limit: number): Promise<readonly Merge[]>;
  save(merge: Merge, items?: readonly Retagged[]): Promise<void>;
  items(id: string): Promise<readonly Retagged[]>;
}

export interface LabelStore {
  get(subject: string): Promise<Label | null>;
  /** Of published and unpublished records, those that wait for what becomes of this word. */
  awaiting(proposal: string): Promise<readonly Label[]>;
  /** Inserts or overwrites by subject. */
  save(label: Label): Promise<void>;
}

export interface GlossaryStore {
  /** Removed ones too, by id. */
  all(): Promise<readonly Entry[]>;
  get(id: string): Promise<Entry | null>;
  /**
   * Inserts where `seen` is 0, else overwrites the version that was seen.
   * @throws AppError `changed-meanwhile` where the stored version is another
   */
  save(entry: Entry, seen: number): Promise<void>;
  /** The oldest first. */
  versions(id: string): Promise<readonly EntryVersion[]>;
  keep(version: EntryVersion): Promise<void>;
}

export interface TaxonomyStores {
  readonly glossary: GlossaryStore;
  readonly labels: LabelStore;
  readonly terms: TermStore;
  readonly proposals: ProposalStore;
  readonly tags: TagStore;
  readonly talkTags: TalkTagStore;
  readonly merges: MergeStore;
}
