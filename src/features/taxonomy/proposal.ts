import { folded } from '../../kernel/folding.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';

export const PROPOSAL_STATES = ['waiting', 'accepted', 'merged', 'refused'] as const;
/** `accepted`: it became a term. `merged`: it became another name of one that was there. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A word that somebody used and no list knows: asked for, until a content manager decides. */
export interface Proposal {
  readonly id: string;
  readonly scheme: string;
  readonly word: string;
  readonly language: Language;
  readonly note: string;
  readonly state: ProposalState;
  readonly proposedBy: PersonId;
  /** Everybody who used the word since, the first included. */
  readonly askedBy: readonly PersonId[];
  readonly createdAt: Date;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** What it became, or was merged into. */
  readonly term: string | null;
}

export const LONGEST_WORD = 120;
const LONGEST_SLUG = 60;

/** A slug made of a name: small letters, digits and hyphens; empty where the name has neither. */
export const slugOf = (name: string): string =>
  folded(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-$/, '');

/** `name`, or `name-2`, `name-3` … where it is taken. */
export function freeSlug(name: string, taken: (slug: string) => boolean): string {
  const base = slugOf(name) || 'term';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken(slug)) return slug;
  }
}
