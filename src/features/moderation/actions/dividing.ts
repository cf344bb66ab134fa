import { isDay } from '../../../kernel/days.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import { minutesOf, type TaskKind } from '../console.ts';
import { sharedOut, type Unclaimed } from '../sharing.ts';
import type { Claim } from '../store.ts';
import type { ModerationDeps } from './deps.ts';

export interface Shareable extends Unclaimed {
  readonly kind: TaskKind;
  readonly community: CommunityId | null;
}

export interface CoModerator {
  readonly person: PersonId;
  readonly name: string;
  readonly language: Language;
  /** The last day away, while it lasts. */
  readonly awayUntil: string | null;
}

const KEY = /^[\w:-]{3,200}$/;

/** Who works on what, among the moderators of one community. */
export function dividing({ work, clock, people, members }: ModerationDeps) {
  function mustModerate(who: Actor, community: CommunityId): void {
    if (!moderates(who, community)) throw new AppError('moderators-only', 'divides no work');
  }

  const today = () => clock.now().toISOString().slice(0, 10);

  async function moderatorsOf(community: CommunityId): Promise<readonly CoModerator[]> {
    const all = await members(community);
    const ids = all.flatMap(({ person, role }) => (role === 'moderator' ? person : []));
    const [found, absences] = await Promise.all([
      people(ids),
      work.run((tx) => tx.absences.of(ids)),
    ]);
    const away = new Map(absences.map(({ person, until }) => [person, until]));
    return found
      .filter(({ active }) => active)
      .map(({ id, name, language }) => {
        const until = away.get(id);
        return {
          person: id,
          name,
          language,
          awayUntil: until !== undefined && until >= today() ? until : null,
        };
      });
  }

  const mine = (who: Actor): CommunityId[] =>
    [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));

  return {
    /** Who shares the work, and who of them is away. @throws AppError `moderators-only` */
    async coModerators(who: Actor, community: CommunityId): Promise<readonly CoModerator[]> {
      mustModerate(who, community);
      return moderatorsOf(community);
    },

    /** What somebody works on, in the communities that `who` moderates. */
    claims: (who: Actor): Promise<readonly Claim[]> => work.run((tx) => tx.claims.of(mine(who))),

    /**
     * Takes it, or hands it to a co-moderator; null puts it back.
     * @throws AppError `moderators-only`, `invalid-input`
     */
    async claim(
      who: Actor,
      item: string,
      { community, person }: { readonly community: CommunityId; readonly person: PersonId | null },
    ): Promise<void> {
      mustModerate(who, community);
      if (!KEY.test(item)) throw new AppError('invalid-input', 'no such item', { field: 'item' });
      const able =
        person === null || (await moderatorsOf(community)).some((one) => one.person === person);
      if (!able) throw new AppError('invalid-input', 'no moderator there', { field: 'person' });
      await work.run(async (tx) => {
        if (person === null) await tx.claims.remove([item]);
        else await tx.claims.save({ item, community, person, by: who.id, at: clock.now() });
        tx.audit({
          actor: who.id,
          verb: person === null ? 'task.release' : 'task.claim',
          subject: `task:${item}`,
          detail: { person, community },
        });
      });
    },

    /**
     * Shares what nobody works on among the moderators who are here; claims of what waits no longer are forgotten.
     * Doing it again shares only what came since. Answers how many were given out.
     * @param waiting all that waits in the community, most urgent first
     */
    async share(
      who: Actor,
      community: CommunityId,
      waiting: readonly Shareable[],
    ): Promise<number> {
      mustModerate(who, community);
      const here = (await moderatorsOf(community)).filter(({ awayUntil }) => awayUntil === null);
      const own = waiting.filter((item) => item.community === community);
      return work.run(async (tx) => {
        const claims = await tx.claims.of([community]);
        const there = new Map(own.map((item) => [item.key, item]));
        const present = new Set(here.map(({ person }) => person));
        const stands = ({ item, person }: Claim) => there.has(item) && present.has(person);
        await tx.claims.remove(claims.filter((one) => !stands(one)).map(({ item }) => item));
        const kept = claims.filter(stands);
        const taken = new Set(kept.map(({ item }) => item));
        const hands = here.map(({ person, language }) => {
          const items = kept.filter((one) => one.person === person);
          return {
            person,
            language,
            load: minutesOf(items.flatMap((one) => there.get(one.item) ?? [])),
          };
        });
        const out = sharedOut(
          own.filter(({ key }) => !taken.has(key)),
          hands,
        );
        for (const [item, person] of out) {
          await tx.claims.save({ item, community, person, by: who.id, at: clock.now() });
        }
        tx.audit({
          actor: who.id,
          verb: 'tasks.share',
          subject: `community:${community}`,
          detail: { items: out.size },
        });
        return out.size;
      });
    },

    /** Says until which day one is away: work is shared without them. Null: here again. @throws AppError `invalid-input` */
    async away(who: Actor, until: string | null): Promise<void> {
      if (until !== null && (!isDay(until) || until < today())) {
        throw new AppError('invalid-input', 'a day to come', { field: 'until' });
      }
      await work.run(async (tx) => {
        await tx.absences.save(who.id, until);
        tx.audit({
          actor: who.id,
          verb: 'moderator.away',
          subject: `person:${who.id}`,
          detail: { until },
        });
      });
    },
  };
}
