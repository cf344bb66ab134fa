import type { PersonId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';

/** What a channel is: everybody's of the team, or with members of its own. */
export type ChannelKind = 'standard' | 'private' | 'shared';

/** A community as the organization's register and its team define it. */
export interface CommunityRecord {
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
  readonly state: 'active' | 'closed' | 'cancelled';
}

/** The organization's lists that Praxis reads and never owns. */
export interface Registers {
  /** @param only the slug of the one that is wanted */
  communities(only?: string): Promise<readonly CommunityRecord[]>;
}
