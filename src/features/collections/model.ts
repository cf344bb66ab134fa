import { folded } from '../../kernel/folding.ts';
import type { CollectionId, CommunityId, PersonId, ProductId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';

export const COLLECTION_STATES = ['active', 'archived'] as const;
export type CollectionState = (typeof COLLECTION_STATES)[number];

export const COLLECTION_VERBS = ['edit', 'check', 'archive', 'restore'] as const;
export type CollectionVerb = (typeof COLLECTION_VERBS)[number];

export const AUDIENCES = ['all', 'community'] as const;
/** Who may open the page; what stands on it is each reader's own. */
export type CollectionAudience = (typeof AUDIENCES)[number];

/**
 * A search that a moderator gave a name. It holds the words and facets, never what they find: whoever opens it finds what
 * they themselves may open, as it is on that day.
 */
export interface Collection {
  readonly id: CollectionId;
  /** Grows with every change; two people at once cannot overwrite each other. */
  readonly version: number;
  readonly community: CommunityId;
  readonly name: string;
  readonly description: string;
  readonly words: string;
  /** Values of facets by their names. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** What it is about: slugs of topics. */
  readonly topics: readonly string[];
  readonly audience: CollectionAudience;
  readonly state: CollectionState;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  /** Who last looked whether it still holds, and when. */
  readonly checkedBy: PersonId;
  readonly checkedAt: Date;
}

/** A document that a moderator put at the head of a collection, or took out of it, and why. */
export interface Placed {
  readonly product: ProductId;
  readonly how: 'pinned' | 'left-out';
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Date;
}

export type CollectionDraft = Pick<
  Collection,
  'community' | 'name' | 'description' | 'words' | 'chosen' | 'topics' | 'audience'
>;

export const LIMITS = { name: 120, description: 2_000, words: 2_000, topics: 10, reason: 500 };
/** More pinned than that is a list of its own, and no search. */
export const MOST_PLACED = 100;

export const TRANSITIONS: Transitions<CollectionState, CollectionVerb> = {
  active: { edit: 'active', check: 'active', archive: 'archived' },
  archived: { restore: 'active' },
};

const DAY_MS = 86_400_000;
/** After so long a moderator is asked to look at it again. */
export const CHECKED_FOR_DAYS = 180;
/** Nobody looked: asked again after so long. */
const ASKED_AGAIN_DAYS = 90;

export const dueAt = ({ checkedAt }: Pick<Collection, 'checkedAt'>): Date =>
  new Date(checkedAt.getTime() + CHECKED_FOR_DAYS * DAY_MS);

/** Labelled, never hidden. */
export const isStale = (collection: Pick<Collection, 'checkedAt'>, now: Date): boolean =>
  dueAt(collection) <= now;

export const CHECK_JOB = 'collection.look';

/** What the clock has to do about a collection: one question, at its date or, unanswered, some time after. */
export function dueWork(collection: Collection, now: Date): readonly DueItem[] {
  if (collection.state !== 'active') return [];
  const due = dueAt(collection);
  const at = due > now ? due : new Date(now.getTime() + ASKED_AGAIN_DAYS * DAY_MS);
  const { id } = collection;
  return [{ job: CHECK_JOB, slot: `${id}@${at.toISOString()}`, at, ref: id }];
}

/**
 * How much a collection is on what somebody asks: topics in common, and words of three letters or more that its name
 * has too. 0 for not at all.
 */
export function bearsOn(
  { name, topics }: Pick<Collection, 'name' | 'topics'>,
  asked: { readonly text: string; readonly topics: readonly string[] },
): number {
  const shared = topics.filter((topic) => asked.topics.includes(topic)).length;
  const own = new Set(folded(name).match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const said = new Set(folded(asked.text).match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const both = [...own].filter((word) => said.has(word)).length;
  // One word in common is chance; half of a name is not.
  return shared * 2 + (own.size > 0 && both / own.size >= 0.5 ? both : 0);
}
