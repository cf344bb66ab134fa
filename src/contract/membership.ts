import { z } from 'zod';
import { id, instant, language, nonce } from './common.ts';
import { beside } from './knowledge.ts';

const day = z.iso.date();
const person = z.object({ id, name: z.string() });

/** A group's part in whole per cent; null where too few people would be told by it. */
const shares = z.object({
  shown: z.array(
    z.object({
      group: z.string(),
      people: z.number().int().nullable(),
      said: z.number().int().nullable(),
    }),
  ),
  withheld: z.number().int(),
});
export type Shares = z.infer<typeof shares>;

const link = z.object({
  id,
  title: z.string(),
  language,
  webUrl: z.string(),
  publishedOn: z.string().nullable(),
  /** Absent where nothing stands on it. */
  beside: beside.optional(),
});

export const dateKind = z.enum([
  'event',
  'mission',
  'deadline',
  'discussion',
  'opening',
  'phase',
  'closing',
  'query',
  'activity',
  'follow-up',
  'end',
]);

const calendarDate = z.object({
  uid: z.string(),
  kind: dateKind,
  title: z.string(),
  startsOn: day,
  endsOn: day,
  place: z.string(),
  path: z.string().nullable(),
});
export type CalendarDate = z.infer<typeof calendarDate>;

const figures = z.object({
  counts: z.object({
    active: z.number().int(),
    quiet: z.number().int(),
    inactive: z.number().int(),
    left: z.number().int(),
  }),
  /** Active and quiet: what "members" means where nothing else is said. */
  members: z.number().int(),
  places: shares,
  regions: shares,
  constituents: shares,
});
export type Figures = z.infer<typeof figures>;

/** A community as this person finds it; guests get what is marked for them. */
export const communityHome = z.object({
  id,
  name: z.string(),
  purpose: z.string(),
  moderators: z.array(person),
  moderator: z.boolean(),
  guest: z.boolean(),
  endsOn: day.nullable(),
  plan: z.string().nullable(),
  /** Days until it ends; null: it is permanent. */
  daysLeft: z.number().int().nullable(),
  dates: z.array(calendarDate),
  resources: z.array(link),
  fresh: z.array(link),
  /** Its channel in Teams. */
  channelUrl: z.string(),
  /** Its library in SharePoint; null for guests, and while it was not read. */
  libraryUrl: z.string().nullable(),
  /** Null for guests. */
  figures: figures.nullable(),
  /** What its moderators should see to: for moderators only. */
  tasks: z.array(z.enum(['second-moderator', 'clean-up', 'unled', 'ideas'])),
});
export type CommunityHome = z.infer<typeof communityHome>;

const entry = z.object({
  id,
  version: z.number().int(),
  kind: z.enum(['event', 'mission', 'deadline']),
  title: z.string(),
  startsOn: day,
  endsOn: day,
  place: z.string(),
  guests: z.boolean(),
});
export type Entry = z.infer<typeof entry>;

export const communityCalendar = z.object({
  name: z.string(),
  moderator: z.boolean(),
  dates: z.array(calendarDate),
  /** What moderators wrote, for moderators to change. */
  entries: z.array(entry),
});
export type CommunityCalendar = z.infer<typeof communityCalendar>;

export const calendarFile = z.object({ name: z.string(), text: z.string() });
export type CalendarFile = z.infer<typeof calendarFile>;

export const entryDraft = z.object({
  kind: z.enum(['event', 'mission', 'deadline']),
  title: z.string().trim().min(1).max(200),
  startsOn: day,
  endsOn: day,
  place: z.string().trim().max(200),
  guests: z.boolean(),
});
export type EntryDraft = z.infer<typeof entryDraft>;
const version = z.number().int().min(1);
export const entryChange = entryDraft.extend({ version });
export type EntryChange = z.infer<typeof entryChange>;
export const atVersion = z.object({ version });

const activity = z.object({
  id,
  version: z.number().int(),
  what: z.string(),
  who: person.nullable(),
  by: day.nullable(),
  done: z.boolean(),
  /** Whether this person may say that it is done. */
  mayFinish: z.boolean(),
});
export type Activity = z.infer<typeof activity>;

export const communityWorkplan = z.object({
  name: z.string(),
  moderator: z.boolean(),
  activities: z.array(activity),
  /** Whom an activity can be given to: for moderators. */
  people: z.array(person),
});
export type CommunityWorkplan = z.infer<typeof communityWorkplan>;

export const activityDraft = z.object({
  what: z.string().trim().min(1).max(500),
  who: id.nullable(),
  by: day.nullable(),
});
export type ActivityDraft = z.infer<typeof activityDraft>;
export const activityChange = activityDraft.extend({ version });
export type ActivityChange = z.infer<typeof activityChange>;
export const finishActivity = z.object({ done: z.boolean(), version });

export const memberState = z.enum(['active', 'quiet', 'inactive', 'left']);

/** For moderators: who is there, who should be looked at, what members want to go on. */
export const communityMembers = z.object({
  name: z.string(),
  figures,
  members: z.array(
    person.extend({
      role: z.enum(['member', 'moderator', 'guest']),
      state: memberState,
      /** For whom they speak; null where nobody has said. Of guests; absent: staff. */
      speaksFor: z.string().nullable().optional(),
      cleanUp: z.boolean(),
    }),
  ),
  /** Somebody who is asked to moderate and has not answered. */
  asked: person.nullable(),
  ideas: z.array(z.object({ id, name: z.string(), text: z.string(), at: instant })),
});
export type CommunityMembers = z.infer<typeof communityMembers>;

export const onMember = z.object({ verb: z.enum(['keep', 'remove', 'ask-to-moderate']) });
export type OnMember = z.infer<typeof onMember>;

/** For whom somebody of another organization speaks. */
export const constituent = z.enum([
  'government',
  'employers',
  'workers',
  'agency',
  'academia',
  'donor',
]);
export const speaksFor = z.object({ group: constituent });
export type SpeaksFor = z.infer<typeof speaksFor>;

export const newIdea = z.object({ text: z.string().trim().min(1).max(2_000), nonce });
export type NewIdea = z.infer<typeof newIdea>;
