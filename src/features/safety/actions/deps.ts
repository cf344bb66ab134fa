import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { About, Item } from '../model.ts';
import type { SafetyStores } from '../store.ts';

export interface SafetyDeps {
  readonly work: UnitOfWork<SafetyStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  /** What it is about, as this reader may see it. @throws AppError `not-found` */
  readonly item: (who: Actor, about: About) => Promise<Item>;
  readonly moderators: (community: CommunityId) => Promise<readonly PersonId[]>;
  readonly governors: () => Promise<readonly PersonId[]>;
  /** Names that nobody need be asked about in this community: those who lead or speak publicly. */
  readonly speakers: (community: CommunityId) => Promise<readonly string[]>;
}

/** Somebody's words, within a limit. @throws AppError `reason-required`, `too-large` */
export function wordsWithin(given: string, limit: number): string {
  const words = given.trim();
  if (words === '') throw new AppError('reason-required', 'no words');
  if (words.length > limit) throw new AppError('too-large', 'words over the limit', { limit });
  return words;
}
