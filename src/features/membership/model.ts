import { DAY_MS } from '../../kernel/days.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { CommunityRole } from '../../kernel/person.ts';

export const MEMBER_STATES = ['active', 'quiet', 'inactive', 'left'] as const;
/**
 * Computed from what is there, never stored. `active`: said something not long ago. `quiet`: gave some other sign.
 * `inactive`: no sign for long. `left`: the account is closed.
 */
export type MemberState = (typeof MEMBER_STATES)[number];

export const CONSTITUENTS = [
  'staff',
  'government',
  'employers',
  'workers',
  'agency',
  'academia',
  'donor',
] as const;
export type Constituent = (typeof CONSTITUENTS)[number];

/** One person of a community with what is known of their part in it. */
export interface Member {
  readonly person: PersonId;
  readonly name: string;
  readonly role: CommunityRole;
  /** When they were first seen there. */
  readonly since: Date | null;
  /** Their last contribution, question or reply in this community. */
  readonly spokeAt: Date | null;
  /** How much they said there since the day from which shares are counted. */
  readonly spoke: number;
  /** The last sign that they read or work in Praxis at all: a document used or judged, something decided. */
  readonly signAt: Date | null;
  readonly open: boolean;
  readonly office: string | null;
  readonly region: string | null;
  /** Null where nobody has said. */
  readonly constituent: Constituent | null;
  /** A moderator looked at them for the clean-up and keeps them. */
  readonly keptAt: Date | null;
}

export interface Thresholds {
  /** Whoever spoke within so many days is active. */
  readonly activeDays: number;
  /** Whoever gave no sign for so many days is inactive. */
  readonly inactiveDays: number;
}

const within = (at: Date | null, days: number, now: Date): boolean =>
  at !== null && now.getTime() - at.getTime() < days * DAY_MS;

type Signs = Pick<Member, 'open' | 'spokeAt' | 'signAt' | 'since'>;

export function stateOf(
  member: Signs,
  { activeDays, inactiveDays }: Thresholds,
  now: Date,
): MemberState {
  if (!member.open) return 'left';
  if (within(member.spokeAt, activeDays, now)) return 'active';
  const signs = [member.spokeAt, member.signAt, member.since];
  if (signs.some((at) => within(at, inactiveDays, now))) return 'quiet';
  return 'inactive';
}

export type Counts = Readonly<Record<MemberState, number>>;

export function countsOf(states: readonly MemberState[]): Counts {
  const counts = { active: 0, quiet: 0, inactive: 0, left: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** "Members", wherever nothing else is said: active and quiet. */
export const membersIn = ({ active, quiet }: Counts): number => active + quiet;

/** So long after leaving, whoever comes back is new again. */
export const BACK_WITHIN_DAYS = 31;

/** A line that Praxis keeps of somebody in a community. */
export interface Joined {
  readonly person: PersonId;
  readonly since: Date;
  readonly leftAt: Date | null;
}

export interface Comings {
  /** New here: greeted once. */
  readonly joined: readonly PersonId[];
  /** Here again within a month: nothing is said. */
  readonly back: readonly PersonId[];
  readonly gone: readonly PersonId[];
}

/** Who came and went between what was known and who is there now. */
export function comings(
  known: readonly Joined[],
  present: readonly PersonId[],
  now: Date,
): Comings {
  const lines = new Map(known.map((line) => [line.person, line]));
  const here = new Set(present);
  const away = present.flatMap((person) => lines.get(person) ?? []).filter((one) => one.leftAt);
  const back = away.filter(({ leftAt }) => within(leftAt, BACK_WITHIN_DAYS, now));
  const returned = new Set(back.map(({ person }) => person));
  return {
    joined: [...here].filter((person) => {
      const line = lines.get(person);
      return !line || (line.leftAt !== null && !returned.has(person));
    }),
    back: [...returned],
    gone: known.filter((line) => !line.leftAt && !here.has(line.person)).map((one) => one.person),
  };
}

/** One whom a moderator kept is asked about again after so long. */
const KEPT_FOR_DAYS = 180;

/** Whom a moderator is asked to look at: nobody is taken out without them. */
export const toCleanUp = (
  member: Signs & Pick<Member, 'keptAt'>,
  thresholds: Thresholds,
  now: Date,
): boolean => {
  const state = stateOf(member, thresholds, now);
  return (state === 'inactive' || state === 'left') && !within(member.keptAt, KEPT_FOR_DAYS, now);
};

/** What a community is, as far as membership needs to know. */
export interface Ground {
  readonly id: CommunityId;
  /** The last day of a bounded community, `YYYY-MM-DD`; null: permanent. */
  readonly endsOn: string | null;
  readonly plan: string | null;
}
