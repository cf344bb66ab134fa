import { z } from 'zod';
import { givenBefore } from './attachments.ts';
import { id, instant, nonce } from './common.ts';

const hintKind = z.enum(['mail', 'phone', 'identity', 'bank', 'birth', 'money', 'person']);
const cause = z.enum(['community', 'guest', 'newcomer', 'watched', 'personal']);

export const speechBefore = z.object({ community: id, text: z.string().max(20_000) });
export type BeforePosting = z.infer<typeof speechBefore>;

/** What to think of before this is posted; offsets are into the text, UTF-16, `end` exclusive. */
export const pointedOut = z.object({
  hints: z.array(
    z.object({ kind: hintKind, start: z.number().int().min(0), end: z.number().int().min(0) }),
  ),
  /** It would wait for a moderator, and why. */
  cause: cause.nullable(),
  hold: z.boolean(),
  /** More words than people read to the end, by so many; 0: no. */
  wordsOver: z.number().int().min(0),
  /** Files in SharePoint that the text gives by their address, and who could not open them; absent: none. */
  attachments: z.array(givenBefore).optional(),
});
export type PointedOut = z.infer<typeof pointedOut>;

const rules = {
  watched: z.array(z.string().max(80)).max(200),
  allowed: z.array(z.string().max(80)).max(200),
  onWatched: z.enum(['hold', 'mark']),
  guestsWait: z.boolean(),
  firstPosts: z.number().int().min(0).max(20),
  version: z.number().int().min(0),
};
export const speechRules = z.object(rules);
export type SpeechRules = z.infer<typeof speechRules>;

const about = z.object({ kind: z.enum(['contribution', 'query', 'reply', 'product']), id });
const version = z.number().int().min(1);
const ground = z.enum(['harassment', 'discrimination', 'threat', 'private', 'other']);

export const newReport = z.object({ about, ground, words: z.string().trim().min(1).max(2_000) });
export type NewReport = z.infer<typeof newReport>;
export const handleReport = z.object({
  verb: z.enum(['act', 'close', 'pass-on', 'withdraw']),
  version,
  answer: z.string().trim().max(2_000),
});
export type HandleReport = z.infer<typeof handleReport>;

export const newRemoval = z.object({
  about,
  wish: z.enum(['remove', 'alter']),
  reason: z.string().trim().min(1).max(2_000),
  outsider: z.string().trim().max(200),
});
export type NewRemoval = z.infer<typeof newRemoval>;
export const decideRemoval = z.object({
  verb: z.enum(['grant', 'refuse']),
  version,
  decision: z.string().trim().min(1).max(2_000),
});
export type DecideRemoval = z.infer<typeof decideRemoval>;

/** Of one place where people write. */
export const whoReadsQuery = z.object({
  discussion: id.optional(),
  query: id.optional(),
  /** The community in which a question is about to be asked. */
  asking: id.optional(),
});
export const whoReads = z.object({
  kind: z.enum(['discussion', 'query', 'asking']),
  title: z.string(),
  path: z.string(),
  communities: z.array(z.string()),
  /** Null: fewer than `smallest`; so are guests. */
  members: z.number().int().nullable(),
  guests: z.number().int().nullable(),
  smallest: z.number().int(),
  moderators: z.number().int(),
  channel: z.boolean(),
  /** A question that its asker keeps to few: whom they named; nobody where only moderators read it. */
  few: z.object({ names: z.array(z.string()) }).nullable(),
  /** A question that all staff read. */
  staff: z.boolean(),
  /** All staff, where a question may be for them; null: fewer than `smallest`, or they cannot be chosen. */
  everybody: z.number().int().nullable(),
  unnamed: z.boolean(),
  /** What is forgotten by itself: `safety.kept.for.<what>`, after so many days. */
  forgotten: z.array(z.object({ what: z.string(), days: z.number().int() })),
});
export type WhoReads = z.infer<typeof whoReads>;

/** Where it is read; null where this reader cannot any more. */
const item = z.object({ title: z.string(), path: z.string() }).nullable();

export const matters = z.object({
  /** What is forgotten by itself: `safety.kept.for.<what>`, after so many days. */
  forgotten: z.array(z.object({ what: z.string(), days: z.number().int() })),
  reports: z.array(
    z.object({
      id,
      version,
      item,
      ground,
      words: z.string(),
      mine: z.boolean(),
      state: z.enum(['open', 'acted', 'no-action', 'withdrawn']),
      answer: z.string().nullable(),
      at: instant,
      actions: z.array(z.enum(['act', 'close', 'pass-on', 'withdraw'])),
    }),
  ),
  removals: z.array(
    z.object({
      id,
      version,
      item,
      askedBy: z.string(),
      outside: z.boolean(),
      wish: z.enum(['remove', 'alter']),
      reason: z.string(),
      state: z.enum(['open', 'granted', 'refused']),
      decision: z.string().nullable(),
      decidedBy: z.string().nullable(),
      at: instant,
      actions: z.array(z.enum(['grant', 'refuse'])),
    }),
  ),
});
export type Matters = z.infer<typeof matters>;

/** Who reads a differing view, besides its author and whoever answers for it. */
const viewAudience = z.enum(['document', 'named', 'moderators']);
export type ViewAudience = z.infer<typeof viewAudience>;
const viewReaders = {
  audience: viewAudience,
  /** With `named`: names or mail addresses. */
  readers: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
};

const view = z.object({
  id,
  version,
  author: z.string(),
  mine: z.boolean(),
  text: z.string(),
  language: z.string(),
  state: z.enum(['published', 'held', 'hidden', 'withdrawn']),
  audience: viewAudience,
  /** What its author may choose instead; absent for others. */
  narrower: z.array(viewAudience).optional(),
  reason: z.string().nullable(),
  at: instant,
  actions: z.array(z.enum(['approve', 'hide', 'withdraw'])),
});
export const differingViews = z.object({ items: z.array(view) });
export type DifferingViews = z.infer<typeof differingViews>;
export const besideQuery = z.object({ product: id });
export const newView = z.object({
  ...viewReaders,
  audience: viewAudience.default('document'),
  nonce,
  product: id,
  text: z.string().trim().min(1).max(4_000),
});
export type NewView = z.input<typeof newView>;
export const narrowView = z.object({ ...viewReaders, version });
export type NarrowView = z.input<typeof narrowView>;
export const reviewView = z.object({
  verb: z.enum(['approve', 'hide', 'withdraw']),
  version,
  reason: z.string().trim().max(2_000),
});
export type ReviewView = z.infer<typeof reviewView>;
