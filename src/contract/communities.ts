import { z } from 'zod';
import { id, instant, language, nonce } from './common.ts';

const audience = z.enum(['staff', 'guests', 'narrow']);
const joining = z.enum(['open', 'request']);
/** `YYYY-MM-DD`. */
const day = z.iso.date();

export const communityLine = z.object({
  id,
  name: z.string(),
  purpose: z.string(),
  topics: z.array(z.string()),
  /** By its English name, and what the reader calls it; null: all of them. */
  region: z.object({ id: z.string(), name: z.string() }).nullable(),
  languages: z.array(language),
  gtt: z.string().nullable(),
  outcomes: z.array(z.string()),
  audience,
  /** For those who answer for it; null for everybody else. */
  audienceReason: z.string().nullable(),
  joining,
  endsOn: day.nullable(),
  plan: z.string().nullable(),
  madeByPraxis: z.boolean(),
  moderators: z.array(z.string()),
  /** People in its channel whose account is open; guests are not counted. */
  people: z.number().int(),
  role: z.enum(['member', 'moderator', 'guest']).nullable(),
  /** One's own request that waits for an answer. */
  request: id.nullable(),
});
export type CommunityLine = z.infer<typeof communityLine>;

export const joinRequest = z.object({
  id,
  community: z.object({ id, name: z.string() }),
  person: z.string(),
  note: z.string(),
  state: z.enum(['waiting', 'accepted', 'declined', 'withdrawn']),
  reason: z.string().nullable(),
  createdAt: instant,
  actions: z.array(z.enum(['accept', 'decline', 'withdraw'])),
});
export type JoinRequest = z.infer<typeof joinRequest>;

export const making = z.object({
  id,
  name: z.string(),
  state: z.enum(['asked', 'making', 'stuck', 'ready', 'dropped']),
  steps: z.array(
    z.object({
      step: z.enum(['team', 'moderators', 'channel', 'app', 'library', 'line']),
      done: z.boolean(),
    }),
  ),
  /** `waiting`: no answer yet, it goes on by itself; the others are for a person to put right. */
  trouble: z
    .enum(['waiting', 'no-right', 'not-in-catalogue', 'no-list', 'library-taken', 'refused'])
    .nullable(),
  /** Once it is there. */
  community: id.nullable(),
  actions: z.array(z.enum(['retry', 'drop'])),
});
export type Making = z.infer<typeof making>;

export const communityQuery = z.object({ q: z.string().max(200).default('') });
export const communityList = z.object({
  items: z.array(communityLine),
  total: z.number().int(),
  mayMake: z.boolean(),
  makings: z.array(making),
  /** Requests that wait for this person's answer as a moderator. */
  waiting: z.array(joinRequest),
});
export type CommunityList = z.infer<typeof communityList>;

export const alikeAsked = z.object({
  name: z.string().trim().max(80),
  purpose: z.string().trim().max(1_000),
  topics: z.array(z.string().max(100)).max(10),
});
export type AlikeAsked = z.infer<typeof alikeAsked>;
export const alikeCommunities = z.object({
  items: z.array(
    communityLine.extend({ sharedTopics: z.array(z.string()), sameName: z.boolean() }),
  ),
});
export type AlikeCommunities = z.infer<typeof alikeCommunities>;

export const newCommunity = z.object({
  nonce,
  name: z.string().trim().min(3).max(80),
  purpose: z.string().trim().min(1).max(1_000),
  topics: z.array(z.string().max(100)).max(10),
  /** Its English name, or that in small letters with hyphens; null: all of them. */
  region: z.string().max(60).nullable(),
  gtt: z.string().trim().max(100),
  outcomes: z.array(z.string().trim().min(1).max(60)).max(10),
  languages: z.array(language).min(1),
  /** Mail addresses of those who moderate beside whoever asks. */
  moderators: z.array(z.string().trim().min(3).max(200)).max(10),
  audience,
  audienceReason: z.string().trim().max(500),
  joining,
  bounded: z.boolean(),
  endsOn: day.nullable(),
  plan: z.string().trim().max(1_000),
});
export type NewCommunity = z.infer<typeof newCommunity>;

export const moveMaking = z.object({ verb: z.enum(['retry', 'drop']) });
export type MoveMaking = z.infer<typeof moveMaking>;

export const joinCommunity = z.object({ note: z.string().trim().max(500).default('') });
export const joined = z.object({ outcome: z.enum(['joined', 'already', 'requested']) });
export type Joined = z.infer<typeof joined>;

export const leaveCommunity = z.object({
  /** Mail address of a member who moderates instead, where the last moderator leaves. */
  successor: z.string().trim().max(200).nullable(),
});
export type LeaveCommunity = z.infer<typeof leaveCommunity>;

export const answerJoinRequest = z.object({
  verb: z.enum(['accept', 'decline', 'withdraw']),
  reason: z.string().trim().max(500).default(''),
});
export type AnswerJoinRequest = z.input<typeof answerJoinRequest>;

/** On which days nobody is expected to answer. */
export const workingDays = z.object({
  /** Weekdays, 0 Sunday to 6 Saturday. */
  free: z.array(z.number().int().min(0).max(6)).max(6),
  off: z.array(day).max(100),
});
export type WorkingDays = z.infer<typeof workingDays>;
export const workingDaysPage = z.object({
  community: z.object({ id, name: z.string() }),
  week: workingDays,
  /** What was decided, the newest first. */
  history: z.array(z.object({ week: workingDays, by: z.string(), at: instant })),
});
export type WorkingDaysPage = z.infer<typeof workingDaysPage>;
