import type { Capture } from '../features/capture/model.ts';
import type { RecordAudience, RecordReaders } from '../features/capture/readers.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { CaptureId, CommunityId, PersonId } from '../kernel/ids.ts';
import { isNobody } from '../kernel/nobody.ts';
import type { Actor } from '../kernel/person.ts';
import type { Words } from '../ports/words.ts';
import type { ViewDeps } from './deps.ts';
import { toldCount } from './who-reads.ts';

/** Somebody whom its author may choose, with the name of the place or person where it has one. */
export interface ReadersChoice {
  readonly audience: RecordAudience;
  readonly community: CommunityId | null;
  /** Of the unit, community or supervisor; null for all staff and people who are named. */
  readonly name: string | null;
}

/** Who reads a record, as its author and its readers are told. */
export interface RecordReadersView extends ReadersChoice {
  readonly author: string;
  readonly mine: boolean;
  /** Names, where people are named. */
  readonly people: readonly string[];
  /** How many read it besides its author; null: fewer than `smallest`. */
  readonly count: number | null;
  readonly smallest: number;
  /** It lies, or will lie, in a library of SharePoint and is found by search. */
  readonly library: boolean;
  /** What its author may choose instead; empty for whoever may not. */
  readonly choices: readonly ReadersChoice[];
}

interface Deps extends Pick<ViewDeps, 'capture' | 'communities' | 'people'> {
  readonly words: Words;
  readonly governance: Pick<GovernanceActions, 'setting'>;
  /** The library in which it is published; null where there is none for these readers. */
  readonly libraryFor: (readers: RecordReaders) => Promise<string | null>;
}

const HAS_CHOICE: ReadonlySet<string> = new Set(['draft', 'reviewing', 'changing', 'approved']);

/** Of all there are, those that can be fewer than these. */
function fewer({ audience, community, people }: RecordReaders) {
  return (one: ReadersChoice): boolean => {
    switch (audience) {
      case 'staff':
        return one.audience !== 'staff';
      case 'community':
        return (
          (one.audience === 'moderators' && one.community === community) ||
          one.audience === 'supervisor' ||
          one.audience === 'named'
        );
      case 'unit':
      case 'moderators':
        return one.audience === 'supervisor' || one.audience === 'named';
      case 'named':
      case 'supervisor':
        return one.audience === 'named' && people.length > 1;
    }
  };
}

export function recordReadersView(deps: Deps) {
  const { capture, communities, people, governance, libraryFor, words } = deps;
  const namesOf = async (ids: readonly PersonId[]): Promise<readonly string[]> =>
    (await people.people(ids)).map(({ name }) => name);

  const communityName = async (who: Actor, id: CommunityId | null) =>
    id === null ? null : ((await communities.get(id))?.names[who.language] ?? null);

  async function all(who: Actor): Promise<readonly ReadersChoice[]> {
    const only = (audience: RecordAudience, name: string | null): ReadersChoice => ({
      audience,
      community: null,
      name,
    });
    const places = (await communities.list()).filter(({ id }) => who.memberships.has(id));
    const [supervisor] = who.managerId === null ? [] : await namesOf([who.managerId]);
    const inPlaces = (audience: 'community' | 'moderators') =>
      places.map(({ id, names }) => ({ audience, community: id, name: names[who.language] }));
    return [
      only('staff', null),
      ...(who.unit === null ? [] : [only('unit', who.unit)]),
      ...inPlaces('community'),
      ...inPlaces('moderators'),
      ...(supervisor === undefined ? [] : [only('supervisor', supervisor)]),
      only('named', null),
    ];
  }

  async function choices(who: Actor, { owner, state, readers }: Capture, may: boolean) {
    if (!may || owner !== who.id) return [];
    if (HAS_CHOICE.has(state)) return all(who);
    return state === 'published' ? (await all(who)).filter(fewer(readers)) : [];
  }

  async function count({ audience, community, unit, people: named }: RecordReaders, by: PersonId) {
    const others = (ids: readonly PersonId[]) => new Set(ids.filter((id) => id !== by)).size;
    if (audience === 'staff' || audience === 'unit') return (await people.howMany(unit)) - 1;
    if (community === null) return others(named);
    const role = audience === 'moderators' ? 'moderator' : undefined;
    const members = await communities.members(community, role);
    return others(members.flatMap((one) => (one.role === 'guest' ? [] : one.person)));
  }

  return {
    /** @throws AppError `not-found` for whoever does not read it */
    async of(who: Actor, id: CaptureId): Promise<RecordReadersView> {
      const { capture: record, template } = await capture.read(who, id);
      const { owner, readers } = record;
      const { audience, community, unit } = readers;
      const named = await namesOf(readers.people);
      const smallest = await governance.setting('groups.smallest');
      const place = unit ?? (await communityName(who, community));
      return {
        audience,
        community,
        name: audience === 'supervisor' ? (named[0] ?? null) : place,
        author: isNobody(owner)
          ? words.say(who.language, 'anonymity.record.author')
          : ((await namesOf([owner]))[0] ?? '—'),
        mine: owner === who.id,
        people: audience === 'named' ? named : [],
        // Whoever is named is known already: there is nobody to be told by being counted.
        count:
          readers.people.length > 0
            ? named.length
            : toldCount(await count(readers, owner), smallest),
        smallest,
        library: (await libraryFor(readers)) !== null,
        choices: await choices(who, record, template.publishes && template.becomes !== 'gap'),
      };
    },
  };
}

export type RecordReadersViews = ReturnType<typeof recordReadersView>;
