import type { CollectionId, CommunityId, PersonId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import { rhythms } from '../levels.ts';
import { dueWork, type News, type Rhythm, type Within } from '../model.ts';
import type { AlertStores } from '../store.ts';

export interface AlertDeps {
  readonly work: UnitOfWork<AlertStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly terms: {
    isTopic(slug: string): boolean;
    isCountry(name: string): boolean;
    topicsIn(text: string): readonly string[];
    countriesIn(text: string): readonly string[];
    /** The topic that a slug means now; null for none. */
    tagged(slug: string): string | null;
    readonly within: Within;
  };
  /** Null once the account is closed. */
  readonly reader: (person: PersonId) => Promise<Actor | null>;
  /** What came after that moment, whoever may open it. */
  readonly news: (since: Date) => Promise<readonly News[]>;
  /** What was said in these communities since then, by whole days. */
  readonly talk: (communities: readonly CommunityId[], since: Date) => Promise<readonly News[]>;
  /** What came of this person's own words since then, which is news to nobody else. */
  readonly own: (who: Actor, since: Date) => Promise<readonly News[]>;
  /** Those of `news` that this person may open now, as `kind id`. */
  readonly opens: (who: Actor, news: readonly News[]) => Promise<ReadonlySet<string>>;
  /** What a collection holds for this person; nothing where they may not open it. */
  readonly inCollection: (who: Actor, id: CollectionId) => Promise<ReadonlySet<string>>;
  /** Whether the message of this digest still waits to go: what is new meanwhile goes with it. */
  readonly waits: (digest: string) => Promise<boolean>;
}

const DEFAULT_RHYTHM: Rhythm = 'weekly';

export const rhythmOf = async (tx: AlertStores, person: PersonId): Promise<Rhythm> =>
  (await tx.alerts.rhythm(person)) ?? DEFAULT_RHYTHM;

type Reader = Pick<Actor, 'id' | 'zone' | 'memberships'>;

/** The quickest of the rhythms that this person wants; null where nothing wants any. */
async function quickest(tx: AlertStores, { id, memberships }: Reader): Promise<Rhythm | null> {
  const alerted = (await tx.alerts.of(id)).some(({ state }) => state === 'active');
  const followed = rhythms(memberships.keys(), await tx.noticeLevels.of(id));
  const wanted = new Set<Rhythm>(followed.values());
  if (alerted) wanted.add(await rhythmOf(tx, id));
  if (wanted.size === 0) return null;
  return wanted.has('daily') ? 'daily' : 'weekly';
}

/** The next digest is due where anything wants one. */
export async function plan(tx: Transaction & AlertStores, who: Reader, now: Date): Promise<void> {
  const { id, zone } = who;
  const rhythm = await quickest(tx, who);
  tx.plan(`alerts:${id}`, rhythm ? dueWork(id, { now, zone, rhythm }) : []);
}

/** One digest at the next such moment even where nothing wants one any more: it is about their own words. */
export async function planOwn(
  tx: Transaction & AlertStores,
  who: Reader,
  now: Date,
): Promise<void> {
  const { id, zone } = who;
  const rhythm = (await quickest(tx, who)) ?? 'weekly';
  // A slot of its own: what is planned for the others is taken away when they are muted.
  const due = dueWork(id, { now, zone, rhythm }).map((one) => ({
    ...one,
    slot: `own ${one.slot}`,
  }));
  tx.plan(`alerts-own:${id}`, due);
}
