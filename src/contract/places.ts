import { z } from 'zod';
import { id } from './common.ts';

/** What can be wrong with a community's place: `places.trouble.<code>`, with `places.remedy.<code>`. */
export const trouble = z.enum([
  'slug-twice',
  'title-missing',
  'team-unset',
  'team-gone',
  'team-refused',
  'team-archived',
  'app-absent',
  'channel-unset',
  'channel-gone',
  'channel-refused',
  'channel-archived',
  'channel-taken',
  'roster-refused',
  'roster-empty',
  'moderator-missing',
  'library-unset',
  'library-refused',
  'library-elsewhere',
  'library-taken',
  'library-untold',
]);
export type Trouble = z.infer<typeof trouble>;

export const channelKind = z.enum(['standard', 'private', 'shared']);

/** A place as the organization's list has it; null: not said. */
const place = z.object({
  teamId: z.string().nullable(),
  channelId: z.string().nullable(),
  driveId: z.string().nullable(),
});

/** Communities of the list. `unnamed`: its lines without a slug. */
export const placeList = z.object({
  items: z.array(z.object({ slug: id, name: z.string() })),
  unnamed: z.number().int(),
});
export type PlaceList = z.infer<typeof placeList>;

export const placed = z.object({
  slug: id,
  name: z.string(),
  /** Of the line in the list: sent back when it is written. */
  tag: z.string(),
  place,
  team: z.string().nullable(),
  channel: z.object({ name: z.string(), kind: channelKind }).nullable(),
  roster: z.object({ members: z.number().int(), moderators: z.number().int() }).nullable(),
  library: z.object({ name: z.string(), url: z.string() }).nullable(),
  troubles: z.array(trouble),
});
export type Placed = z.infer<typeof placed>;

export const findTeams = z.object({
  /** How the team's name begins; empty: all. */
  q: z.string().trim().max(100).default(''),
  /** `next` of the page before. */
  after: z.string().min(1).max(2_000).optional(),
});
export const teamList = z.object({
  items: z.array(z.object({ id, name: z.string(), description: z.string() })),
  next: z.string().nullable(),
});
export type TeamList = z.infer<typeof teamList>;

/** `gone`: there is none. `refused`: Praxis may not look, since it is not installed there or lacks a right. */
const seen = z.enum(['seen', 'gone', 'refused']);

export const channelList = z.object({
  state: seen,
  items: z.array(z.object({ id, name: z.string(), kind: channelKind, archived: z.boolean() })),
});
export type ChannelList = z.infer<typeof channelList>;

export const ofTeam = z.object({ team: id });
export const ofChannel = ofTeam.extend({ channel: id });
export const libraryList = z.object({
  state: seen,
  items: z.array(z.object({ id, name: z.string(), url: z.string() })),
});
export type LibraryList = z.infer<typeof libraryList>;

export const checkPlace = z.object({ teamId: id, channelId: id, driveId: id });
export type CheckPlace = z.infer<typeof checkPlace>;
export const checkedPlace = z.object({
  troubles: z.array(trouble),
  /** It serves; with `confirm`: once the administrator says that exactly the channel's people read the library. */
  ready: z.boolean(),
  confirm: z.boolean(),
  roster: z.object({ members: z.number().int(), moderators: z.number().int() }).nullable(),
});
export type CheckedPlace = z.infer<typeof checkedPlace>;

export const bindPlace = checkPlace.extend({
  tag: z.string().max(500),
  confirmed: z.boolean(),
});
export type BindPlace = z.infer<typeof bindPlace>;
