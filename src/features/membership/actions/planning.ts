import { addDays, isDay } from '../../../kernel/days.ts';
import { AppError, type ErrorCode } from '../../../kernel/errors.ts';
import type { CommunityId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Activity, type Entry, LIMITS } from '../calendar.ts';
import type { MembershipDeps } from '../deps.ts';
import { mayFinish, mayPlan, mayReadAll } from '../policy.ts';
import type { MembershipStores } from '../store.ts';

export type EntryDraft = Pick<Entry, 'kind' | 'title' | 'startsOn' | 'endsOn' | 'place' | 'guests'>;
export type ActivityDraft = Pick<Activity, 'what' | 'who' | 'by'>;

/** An entry of ten years is a slip of the pen. */
const LONGEST_DAYS = 400;

const must = (refusal: ErrorCode | null, what: string): void => {
  if (refusal) throw new AppError(refusal, what);
};

function wordsOf(text: string, field: 'title' | 'what'): string {
  const words = text.trim().slice(0, LIMITS[field]);
  if (words === '') throw new AppError('invalid-input', `no ${field}`, { field });
  return words;
}

function entryOf({ startsOn, endsOn, place, ...draft }: EntryDraft) {
  if (!isDay(startsOn)) throw new AppError('invalid-input', 'no day', { field: 'startsOn' });
  if (!isDay(endsOn)) throw new AppError('invalid-input', 'no day', { field: 'endsOn' });
  if (endsOn < startsOn || endsOn > addDays(startsOn, LONGEST_DAYS))
    throw new AppError('dates-in-wrong-order', `${startsOn} to ${endsOn}`);
  const where = place.trim().slice(0, LIMITS.place);
  return { ...draft, title: wordsOf(draft.title, 'title'), startsOn, endsOn, place: where };
}

/** The calendar's own days and the workplan. Two people who change the same at once do not overwrite each other. */
export function planningActions(deps: MembershipDeps) {
  const { work, clock, ids, present } = deps;
  const made = (who: Actor, community: CommunityId) => ({
    ...{ id: ids.next(), version: 1, community },
    ...{ createdBy: who.id, createdAt: clock.now() },
  });

  async function activityOf(who: Actor, draft: ActivityDraft, community: CommunityId) {
    if (draft.by !== null && !isDay(draft.by))
      throw new AppError('invalid-input', 'no day', { field: 'by' });
    if (draft.who !== null && !(await present(community)).includes(draft.who))
      throw new AppError('not-a-member', `${draft.who}, named by ${who.id}`, { context: 'named' });
    return { what: wordsOf(draft.what, 'what'), who: draft.who, by: draft.by };
  }

  async function entryIn(tx: MembershipStores, who: Actor, id: string): Promise<Entry> {
    const entry = await tx.calendars.entry(id);
    if (!entry || mayReadAll(entry.community, who))
      throw new AppError('not-found', `no entry ${id} for this reader`);
    must(mayPlan(entry.community, who), `entry ${id}`);
    return entry;
  }

  async function activityIn(tx: MembershipStores, who: Actor, id: string): Promise<Activity> {
    const activity = await tx.calendars.activity(id);
    if (!activity || mayReadAll(activity.community, who))
      throw new AppError('not-found', `no activity ${id} for this reader`);
    return activity;
  }

  return {
    /** @throws AppError `moderators-only`, `invalid-input`, `dates-in-wrong-order`, `too-large` */
    async addEntry(who: Actor, community: CommunityId, draft: EntryDraft): Promise<string> {
      must(mayReadAll(community, who) ?? mayPlan(community, who), `calendar of ${community}`);
      const entry = { ...made(who, community), ...entryOf(draft) };
      await work.run(async (tx) => {
        if ((await tx.calendars.entries(community)).length >= LIMITS.entries)
          throw new AppError('too-large', 'calendar full', { limit: LIMITS.entries });
        await tx.calendars.insertEntry(entry);
        tx.audit({ actor: who.id, verb: 'calendar.add', subject: `community:${community}` });
      });
      return entry.id;
    },

    /** @throws AppError as `addEntry`, `not-found`, `changed-meanwhile` */
    changeEntry: (who: Actor, id: string, draft: EntryDraft & { readonly version: number }) =>
      work.run(async (tx) => {
        const entry = await entryIn(tx, who, id);
        const { version, ...words } = draft;
        await tx.calendars.updateEntry({ ...entry, ...entryOf(words), version });
      }),

    /** @throws AppError `not-found`, `moderators-only`, `changed-meanwhile` */
    removeEntry: (who: Actor, id: string, version: number) =>
      work.run(async (tx) => {
        const { community } = await entryIn(tx, who, id);
        await tx.calendars.removeEntry(id, version);
        tx.audit({ actor: who.id, verb: 'calendar.remove', subject: `community:${community}` });
      }),

    /** @throws AppError `moderators-only`, `not-a-member` where who is named is not in it, `invalid-input`, `too-large` */
    async addActivity(who: Actor, community: CommunityId, draft: ActivityDraft): Promise<string> {
      must(mayReadAll(community, who) ?? mayPlan(community, who), `workplan of ${community}`);
      const words = await activityOf(who, draft, community);
      const activity = { ...made(who, community), ...words, doneAt: null };
      await work.run(async (tx) => {
        if ((await tx.calendars.activities(community)).length >= LIMITS.activities)
          throw new AppError('too-large', 'workplan full', { limit: LIMITS.activities });
        await tx.calendars.insertActivity(activity);
      });
      return activity.id;
    },

    /** @throws AppError as `addActivity`, `not-found`, `changed-meanwhile` */
    async changeActivity(
      who: Actor,
      id: string,
      { version, ...draft }: ActivityDraft & { readonly version: number },
    ): Promise<void> {
      const known = await work.run((tx) => activityIn(tx, who, id));
      must(mayPlan(known.community, who), `activity ${id}`);
      const words = await activityOf(who, draft, known.community);
      await work.run(async (tx) => {
        const activity = await activityIn(tx, who, id);
        await tx.calendars.updateActivity({ ...activity, ...words, version });
      });
    },

    /** Done, or not after all. The same again changes nothing. @throws AppError `not-found`, `moderators-only`, `changed-meanwhile` */
    finish: (who: Actor, id: string, given: { readonly done: boolean; readonly version: number }) =>
      work.run(async (tx) => {
        const activity = await activityIn(tx, who, id);
        must(mayFinish(activity, who), `activity ${id}`);
        if ((activity.doneAt !== null) === given.done) return;
        const doneAt = given.done ? clock.now() : null;
        await tx.calendars.updateActivity({ ...activity, doneAt, version: given.version });
      }),

    /** @throws AppError `not-found`, `moderators-only`, `changed-meanwhile` */
    removeActivity: (who: Actor, id: string, version: number) =>
      work.run(async (tx) => {
        const { community } = await activityIn(tx, who, id);
        must(mayPlan(community, who), `activity ${id}`);
        await tx.calendars.removeActivity(id, version);
      }),

    /** What stands in both, without a reader's eyes: the view shows what is theirs. */
    async planned(community: CommunityId): Promise<{
      readonly entries: readonly Entry[];
      readonly activities: readonly Activity[];
    }> {
      return work.run(async (tx) => ({
        entries: await tx.calendars.entries(community),
        activities: await tx.calendars.activities(community),
      }));
    },
  };
}
