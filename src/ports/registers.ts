import type { PersonId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Milestone } from '../kernel/milestones.ts';

/** What a channel is: everybody's of the team, or with members of its own. */
export type ChannelKind = 'standard' | 'private' | 'shared';

export const AUDIENCE_KINDS = ['staff', 'guests', 'narrow'] as const;
/** All staff, staff and guests, or a part of the staff for a reason. */
export type AudienceKind = (typeof AUDIENCE_KINDS)[number];

export const JOININGS = ['open', 'request'] as const;
/** At once, or after a moderator has said yes. */
export type Joining = (typeof JOININGS)[number];

/** What a community is set up for, beside its name and where it meets. */
export interface Charter {
  /** One of the organization's regions by its English name; null: all of them. */
  readonly region: string | null;
  readonly owner: PersonId | null;
  /** The global technical team that it is bound to. */
  readonly gtt: string | null;
  /** Programme outcomes by number or name. */
  readonly outcomes: readonly string[];
  readonly audience: AudienceKind;
  /** Why the audience is narrower than all staff; null where it is not, or nobody has said. */
  readonly audienceReason: string | null;
  readonly joining: Joining;
  /** The last day (`YYYY-MM-DD`) of a bounded community; null: it is permanent. */
  readonly endsOn: string | null;
  /** What becomes of a bounded community's knowledge and people. */
  readonly plan: string | null;
  readonly madeBy: 'praxis' | 'hand';
}

/** What holds of a community whose line says nothing more: open to all staff, permanent, made by hand. */
export const UNSAID: Charter = {
  region: null,
  owner: null,
  gtt: null,
  outcomes: [],
  audience: 'staff',
  audienceReason: null,
  joining: 'open',
  endsOn: null,
  plan: null,
  madeBy: 'hand',
};

/** A community as the organization's register and its team define it. */
export interface CommunityRecord extends Charter {
  readonly slug: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly purpose: Readonly<Record<Language, string>>;
  readonly topics: readonly string[];
  readonly languages: readonly Language[];
  readonly teamId: string;
  readonly channelId: string;
  readonly channelKind: ChannelKind;
  readonly driveId: string;
  readonly premoderated: boolean;
  readonly members: readonly { readonly id: PersonId; readonly moderator: boolean }[];
  /** Who is there from other organizations; absent: nobody. */
  readonly guests?: readonly PersonId[];
}

/** A project of the organization's register; only the columns of the allow-list. */
export interface ProjectRecord {
  readonly code: string;
  readonly title: string;
  readonly managerId: PersonId | null;
  readonly startsOn: Date;
  readonly endsOn: Date;
  readonly donor: string | null;
  readonly countries: readonly string[];
  readonly outcomes: readonly string[];
  /** In order of days; absent: the register has none. */
  readonly milestones?: readonly Milestone[];
  readonly state: 'active' | 'closed' | 'cancelled';
}

/** The organization's lists that Praxis reads and never owns. */
export interface Registers {
  /** @param only the slug of the one that is wanted */
  communities(only?: string): Promise<readonly CommunityRecord[]>;
}
