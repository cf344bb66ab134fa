import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import { MOST_READERS } from '../../kernel/narrowing.ts';
import { type Actor, belongs, moderates, type Person } from '../../kernel/person.ts';
import type { Template } from './template.ts';

export const RECORD_AUDIENCES = [
  'staff',
  'unit',
  'community',
  'moderators',
  'supervisor',
  'named',
] as const;
export type RecordAudience = (typeof RECORD_AUDIENCES)[number];

/** Who reads a record once it is out, besides its author. */
export interface RecordReaders {
  readonly audience: RecordAudience;
  /** With `community` and `moderators`: which. */
  readonly community: CommunityId | null;
  /** With `unit`: the author's, when it was chosen. */
  readonly unit: string | null;
  /** With `named` those, with `supervisor` the author's, when it was chosen. */
  readonly people: readonly PersonId[];
}

const NOBODY_ELSE = { community: null, unit: null, people: [] } as const;

export const ALL_STAFF: RecordReaders = { audience: 'staff', ...NOBODY_ELSE };

type Author = Pick<Person, 'id' | 'unit' | 'managerId'>;

const ofUnit = ({ unit }: Author): RecordReaders | null =>
  unit === null ? null : { audience: 'unit', ...NOBODY_ELSE, unit };

const ofSupervisor = ({ managerId }: Author): RecordReaders | null =>
  managerId === null ? null : { audience: 'supervisor', ...NOBODY_ELSE, people: [managerId] };

/**
 * As its form proposes. Where its author has no unit or supervisor it is for people who are named, and nobody is: then
 * they are asked for before it goes.
 */
export function proposedReaders(
  { audience }: Pick<Template, 'audience'>,
  by: Author,
): RecordReaders {
  if (audience === 'all-staff') return ALL_STAFF;
  const proposed = audience === 'unit' ? ofUnit(by) : ofSupervisor(by);
  return proposed ?? { audience: 'named', ...NOBODY_ELSE };
}

/** People of other organizations read none of it. */
export function isForReader(readers: RecordReaders, who: Actor): boolean {
  if (who.external) return false;
  const { audience, community, unit, people } = readers;
  switch (audience) {
    case 'staff':
      return true;
    case 'unit':
      return unit !== null && who.unit === unit;
    case 'community':
      return community !== null && belongs(who, community);
    case 'moderators':
      return community !== null && moderates(who, community);
    case 'supervisor':
    case 'named':
      return people.includes(who.id);
  }
}

/** What somebody chose, as it came. */
export interface ChosenReaders {
  readonly audience: RecordAudience;
  readonly community: CommunityId | null;
  readonly people: readonly PersonId[];
}

const invalid = (why: string, field: string) => new AppError('invalid-input', why, { field });

function ofPlace({ audience, community }: ChosenReaders, who: Actor): RecordReaders {
  if (community === null || !belongs(who, community))
    throw new AppError('not-a-member', `no community of its author for ${audience}`);
  return { audience, ...NOBODY_ELSE, community };
}

function ofPeople({ people }: ChosenReaders, who: Author): RecordReaders {
  const named = [...new Set(people)].filter((one) => one !== who.id);
  if (named.length === 0 || named.length > MOST_READERS)
    throw invalid(`${named.length} people are named`, 'readers');
  return { audience: 'named', ...NOBODY_ELSE, people: named };
}

/**
 * As it is kept.
 * @throws AppError `invalid-input` without a unit, a supervisor or people, or with too many of them; `not-a-member`
 */
export function checkedReaders(chosen: ChosenReaders, who: Actor): RecordReaders {
  switch (chosen.audience) {
    case 'staff':
      return ALL_STAFF;
    case 'community':
    case 'moderators':
      return ofPlace(chosen, who);
    case 'named':
      return ofPeople(chosen, who);
    case 'unit':
    case 'supervisor': {
      const found = chosen.audience === 'unit' ? ofUnit(who) : ofSupervisor(who);
      if (!found) throw invalid(`its author has no ${chosen.audience}`, 'audience');
      return found;
    }
  }
}

/** Nobody is there to read it yet: asked for before it goes. */
export const namesNobody = ({ audience, people }: RecordReaders): boolean =>
  (audience === 'named' || audience === 'supervisor') && people.length === 0;

export const sameReaders = (one: RecordReaders, other: RecordReaders): boolean =>
  one.audience === other.audience &&
  one.community === other.community &&
  one.unit === other.unit &&
  one.people.length === other.people.length &&
  one.people.every((person) => other.people.includes(person));

/**
 * Nobody reads it who did not before.
 * @param to with people, those of them who read it now
 */
export function narrows(from: RecordReaders, to: RecordReaders, reading: ReadonlySet<PersonId>) {
  if (to.audience === 'staff' || sameReaders(from, to)) return false;
  if (from.audience === 'staff') return true;
  const inPlace = from.audience === 'community' && from.community === to.community;
  if (to.audience === 'moderators') return inPlace;
  if (to.audience !== 'named' && to.audience !== 'supervisor') return false;
  return to.people.length > 0 && to.people.every((person) => reading.has(person));
}
