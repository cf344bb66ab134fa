import type { AttributedDraft, AttributedDrafts } from '../../../kernel/attributed.ts';
import type { WorkingDays } from '../../../kernel/days.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { CheckId, CommunityId, PersonId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { WordingDrafts } from '../../../kernel/wording.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import { type Check, type DraftKind, type Standing, standingIn } from '../model.ts';
import { mayRead } from '../policy.ts';
import type { AttributionStores } from '../store.ts';

/** What somebody wants changed that is out. */
export interface Redaction {
  readonly kind: DraftKind;
  /** What of theirs it is about. */
  readonly source: string;
  /** What should stand instead; null: the same without their name. */
  readonly instead: string | null;
}

export interface AttributionDeps {
  readonly work: UnitOfWork<AttributionStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly drafts: Readonly<Record<DraftKind, AttributedDrafts>>;
  readonly wording: Readonly<Record<DraftKind, WordingDrafts>>;
  /** From what is known of them; null for whom nobody knows, and for those who left. */
  readonly person: (id: PersonId) => Promise<Actor | null>;
  /** Working days that people have to look. */
  readonly days: () => Promise<number>;
  readonly week: (community: CommunityId) => Promise<WorkingDays>;
  /** A request to change a finding, as people make them of what is out. Answers its id. */
  readonly redact: (who: Actor, wish: Redaction) => Promise<string>;
}

export type Tx = Transaction & AttributionStores;

/** @throws AppError `not-found` for everybody but whoever is asked */
export async function theirs(tx: Tx, who: Actor, id: CheckId): Promise<Check> {
  const check = await tx.attributionChecks.get(id);
  const refusal = check ? mayRead(check, who) : 'not-found';
  if (!check || refusal) throw new AppError('not-found', `no check ${id} for this reader`);
  return check;
}

/** How somebody stands there, as far as they may read it. */
export async function standingOf(
  { drafts }: Pick<AttributionDeps, 'drafts'>,
  { kind, item }: Pick<Check, 'kind' | 'item'>,
  draft: AttributedDraft,
  who: Actor,
): Promise<Standing> {
  return standingIn(draft, who, await drafts[kind].seenBy(who, item));
}
