import type { ChannelKind } from './registers.ts';

/** A line of the organization's list of communities as it stands, with whatever it lacks. */
export interface PlaceLine {
  /** The line's own id in the list. */
  readonly line: string;
  /** Changes with every change of the line. */
  readonly tag: string;
  readonly slug: string | null;
  readonly names: {
    readonly en: string | null;
    readonly fr: string | null;
    readonly es: string | null;
  };
  readonly place: Place;
}

/** Where a community meets and keeps its documents; null: not said yet. */
export interface Place {
  readonly teamId: string | null;
  readonly channelId: string | null;
  readonly driveId: string | null;
}

export type Bound = { readonly [K in keyof Place]: string };

/** A line of the list of audiences. */
export interface AudienceLine {
  readonly driveId: string | null;
  readonly kind: string | null;
  readonly slug: string | null;
}

export interface TeamChoice {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface ChannelChoice {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly archived: boolean;
}

export interface LibraryChoice {
  readonly driveId: string;
  readonly name: string;
  readonly url: string;
}

/** What Teams or SharePoint says of a thing: itself, that there is none, or that the application may not look. */
export type Seen<T> = T | 'gone' | 'refused';

/** How a team and its channel stand. */
export interface Survey {
  readonly team: Seen<{ readonly name: string; readonly archived: boolean }>;
  readonly app: 'installed' | 'absent' | 'refused';
  readonly channel: Seen<ChannelChoice>;
  /** How many are in the channel, and how many of them are its owners. */
  readonly roster: Seen<{ readonly members: number; readonly moderators: number }>;
  /** The libraries of the site that belongs to exactly those who are in the channel. */
  readonly libraries: Seen<readonly LibraryChoice[]>;
}

export interface TeamPage {
  readonly items: readonly TeamChoice[];
  /** Names the page that follows; null after the last. */
  readonly next: string | null;
}

/**
 * Where communities meet in Microsoft 365, and the lists that say so.
 * Every method throws AppError `unavailable` where the service does not answer or the lists may not be used.
 */
export interface Places {
  lines(): Promise<readonly PlaceLine[]>;
  audiences(): Promise<readonly AudienceLine[]>;
  survey(teamId: string, channelId: string): Promise<Survey>;
  /** Teams whose name begins with these words. */
  teams(beginning: string, after: string | null): Promise<TeamPage>;
  channels(teamId: string): Promise<Seen<readonly ChannelChoice[]>>;
  libraries(teamId: string, channelId: string): Promise<Seen<readonly LibraryChoice[]>>;
  /** @throws AppError `changed-meanwhile` where the line is not as it was when `tag` was read */
  bind(line: string, tag: string, place: Bound): Promise<void>;
  /** Says of a library that the community reads it. Repeating it changes nothing. */
  tell(library: LibraryChoice, slug: string): Promise<void>;
}
