import type { CommunityId, PersonId, RecordShareId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';

/**
 * What one person did for others in a year, for their own appraisal (FR-INC-1, 2): what others made of it comes first,
 * and nobody is set beside anybody. `accepted`: a question that was solved where they answered; `behind`: something
 * published that rests on their words; `reply`, `contribution`: said in their own name, one line for each question or
 * discussion. What was said without a name is in no record, unless its author claimed it.
 */
export const DEED_KINDS = [
  'reuse',
  'accepted',
  'behind',
  'thanks',
  'document',
  'reply',
  'contribution',
  'moderation',
] as const;
export type DeedKind = (typeof DEED_KINDS)[number];

/** What moderators do, as far as their work is told by: by groups and not by presses. */
export const MODERATION: Readonly<Record<string, readonly string[]>> = {
  'led-discussion': ['discussion.create'],
  published: ['synthesis.approve', 'interim.published', 'consolidated.approve', 'faq.approve'],
  reviewed: [
    'contribution.approve',
    'contribution.hide',
    'contribution.return',
    'reply.approve',
    'reply.hide',
    'reply.return',
    'query.hide',
  ],
  routed: ['query.ask-expert', 'query.merge', 'contribution.move', 'contribution.split'],
  thanked: ['contribution.thank', 'reply.thank'],
};

/** What a line is about, where there is a page of it. */
export type DeedPage = 'knowledge' | 'discussions' | 'queries';

export interface Deed {
  readonly kind: DeedKind;
  /** Of `thanks` a moderator’s words, or the question whose asker gave them; of `moderation` a key of `MODERATION`. */
  readonly title: string;
  /** Of the title; null where it is nobody's words. */
  readonly language: Language | null;
  /** `YYYY-MM-DD`, the last where it is of several. */
  readonly on: string;
  readonly community: CommunityId | null;
  /** People who used it, own texts in it, times it was done; 1 where it is one thing. */
  readonly count: number;
  readonly page: { readonly of: DeedPage; readonly id: string } | null;
  /** All staff may read what it names. */
  readonly open: boolean;
}

/** A year of somebody's record, which another person may read until a day. */
export interface RecordShare {
  readonly id: RecordShareId;
  readonly owner: PersonId;
  readonly reader: PersonId;
  readonly year: number;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
  readonly sharedAt: Date;
}

/** For longer nobody remembers that they shared it. */
export const LONGEST_SHARE_DAYS = 366;

/** What a reader of a shared record gets: all counts, and by name only what they might read anyway. */
export function forReader(deeds: readonly Deed[]): readonly Deed[] {
  const named = deeds.filter(({ open }) => open);
  const others = Map.groupBy(
    deeds.filter(({ open }) => !open),
    ({ kind }) => kind,
  );
  const unnamed = [...others].map(([kind, some]) => ({
    kind,
    title: '',
    language: null,
    on:
      some
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? '',
    community: null,
    count: some.length,
    page: null,
    open: false,
  }));
  return [...named, ...unnamed];
}
