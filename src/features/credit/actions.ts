import { addDays, dayOf } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type PersonId, type RecordShareId } from '../../kernel/ids.ts';
import type { Actor, Person } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { type Deed, forReader, LONGEST_SHARE_DAYS, type RecordShare } from './model.ts';
import { mayReadShown } from './policy.ts';
import type { CreditStores } from './store.ts';

export interface CreditDeps {
  readonly work: UnitOfWork<CreditStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly people: { people(ids: readonly PersonId[]): Promise<readonly Person[]> };
}

export interface NewShare {
  readonly reader: PersonId;
  readonly year: number;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
}

export interface YearOf {
  readonly year: number;
  readonly deeds: readonly Deed[];
}

/**
 * Each person's own record. It opens to its person alone, and to whom that person shows it: no role, no supervisor and no
 * administrator has a way in, and nothing here compares people.
 */
export function creditActions({ work, clock, ids, people }: CreditDeps) {
  const today = (zone: string): string => dayOf(clock.now(), zone);

  /** @throws AppError `invalid-input` */
  async function readerOf(who: Actor, id: PersonId): Promise<PersonId> {
    const [person] = await people.people([id]);
    const may = person?.active === true && person.external !== true && id !== who.id;
    if (!may)
      throw new AppError('invalid-input', 'nobody to show a record to', { field: 'reader' });
    return id;
  }

  function checked(who: Actor, until: string): string {
    const now = today(who.zone);
    if (until < now || until > addDays(now, LONGEST_SHARE_DAYS))
      throw new AppError('invalid-input', `until ${until}`, { field: 'until' });
    return until;
  }

  const stands = ({ until }: RecordShare, zone: string): boolean => until >= today(zone);

  return {
    /** @param year absent: the last one in which there is anything */
    mine: (who: Actor, year?: number): Promise<YearOf & { readonly years: readonly number[] }> =>
      work.run(async (tx) => {
        const now = Number(today(who.zone).slice(0, 4));
        const filled = await tx.deeds.years(who.id);
        const shown = year ?? filled[0] ?? now;
        const years = [...new Set([now, ...filled])].toSorted((a, b) => b - a);
        return { year: shown, deeds: await tx.deeds.of(who.id, shown), years };
      }),

    /** What this person shows to others, and what others show to them, as far as it still stands. */
    shares: (who: Actor) =>
      work.run(async (tx) => ({
        mine: (await tx.recordShares.by(who.id)).filter((one) => stands(one, who.zone)),
        shown: (await tx.recordShares.with(who.id)).filter((one) => stands(one, who.zone)),
      })),

    /**
     * Shown to one colleague until a day; said again, the day changes.
     * @throws AppError `invalid-input` for nobody of the staff, oneself, or a day that is past or too far
     */
    async share(who: Actor, { reader, year, until }: NewShare): Promise<RecordShare> {
      const share = {
        ...{ id: asId<RecordShareId>(ids.next()), owner: who.id, year, sharedAt: clock.now() },
        reader: await readerOf(who, reader),
        until: checked(who, until),
      };
      return work.run(async (tx) => {
        const saved = await tx.recordShares.save(share);
        const data = { share: saved.id, owner: who.id, reader };
        tx.emit({ type: 'credit.shown', actor: who.id, data });
        return saved;
      });
    },

    /** No longer shown. @throws AppError `not-found` for another person's */
    unshare: (who: Actor, id: RecordShareId) =>
      work.run(async (tx) => {
        const share = await tx.recordShares.get(id);
        if (share && share.owner !== who.id) throw new AppError('not-found', `no share ${id}`);
        await tx.recordShares.remove(id);
      }),

    /**
     * What somebody shows to this person. @throws AppError `not-found`, the same for what was never shown, is no longer
     * shown, or is over
     */
    read: (who: Actor, id: RecordShareId): Promise<YearOf & { readonly share: RecordShare }> =>
      work.run(async (tx) => {
        const share = await tx.recordShares.get(id);
        if (!share || mayReadShown(share, who) || !stands(share, who.zone))
          throw new AppError('not-found', `no record ${id} is shown`);
        const deeds = forReader(await tx.deeds.of(share.owner, share.year));
        return { share, year: share.year, deeds };
      }),

    /** Without a reader's eyes: for the message to whom it is shown; null where it no longer is. */
    shown: (id: RecordShareId): Promise<RecordShare | null> =>
      work.run((tx) => tx.recordShares.get(id)),
  };
}

export type CreditActions = ReturnType<typeof creditActions>;
