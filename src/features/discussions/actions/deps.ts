import type { WorkingDays } from '../../../kernel/days.ts';
import type { Documents } from '../../../kernel/differing.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, DiscussionId, PersonId } from '../../../kernel/ids.ts';
import type { Bridge } from '../../../kernel/keypoints/crossing.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { NamedTerms } from '../../../kernel/support/reads.ts';
import type { Chance } from '../../../ports/chance.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { Discussion } from '../model.ts';
import { dueWork } from '../steps.ts';
import type { DiscussionStores } from '../store.ts';
import type { LiveTemplates } from '../templates.ts';

export interface DiscussionDeps {
  readonly work: UnitOfWork<DiscussionStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  /** The vocabulary: topics and countries that a text names. */
  readonly terms: {
    topicsIn(text: string): readonly string[];
    countriesIn(text: string): readonly string[];
    /** What a text speaks of, as the other languages call it. */
    readonly bridge: Bridge;
    matches: NamedTerms['matches'];
  };
  readonly documents: Documents;
  /** What a synthesis says of itself is complete. @throws AppError `fields-missing` */
  readonly mustBeLabelled: (who: Actor, id: DiscussionId) => Promise<void>;
  /** Who is named in a synthesis has looked at it. @throws AppError `illegal-move` where more than `early` may still answer */
  readonly mustBeChecked: (id: DiscussionId, early: number) => Promise<void>;
  /** Whether somebody's words wait for a moderator first, and why: a word of `safety.cause`. */
  readonly screen: (
    who: Actor,
    community: CommunityId,
    words: string,
  ) => Promise<{ readonly cause: string | null; readonly hold: boolean }>;
  /** The same of words that nobody stands for: as strict as with whoever could have written them. */
  readonly screenUnnamed: (
    community: CommunityId,
    words: string,
    guests: boolean,
  ) => Promise<{ readonly cause: string | null; readonly hold: boolean }>;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly chance: Chance;
  /** On which days a community works. */
  readonly week: (community: CommunityId) => Promise<WorkingDays>;
  readonly members: (community: CommunityId) => Promise<ReadonlySet<PersonId>>;
  /** Communities that everybody on the staff may join without asking. */
  readonly openToAll: () => Promise<readonly CommunityId[]>;
  /** Working days without a post after which moderators are told, where no plan says. */
  readonly quietDays: () => Promise<number>;
  readonly templates: Pick<LiveTemplates, 'all'>;
}

export type Tx = Transaction & DiscussionStores;

/** @throws AppError `not-found` */
export async function existing(tx: Tx, id: DiscussionId): Promise<Discussion> {
  const discussion = await tx.discussions.get(id);
  if (!discussion) throw new AppError('not-found', `no discussion ${id}`);
  return discussion;
}

/** What the state of a discussion makes due. */
export async function plan(tx: Tx, discussion: Discussion): Promise<void> {
  tx.plan(`discussion:${discussion.id}`, dueWork(discussion, await tx.thresholds.now()));
}

/** Saves a changed discussion together with the work that its new state makes due. */
export async function save(tx: Tx, discussion: Discussion): Promise<void> {
  await tx.discussions.update(discussion);
  await plan(tx, discussion);
}
