import { z } from 'zod';
import { hiddenAmong } from './anonymity.ts';
import { earlyApproval } from './attribution.ts';
import { id, instant, language, nonce } from './common.ts';
import { discussionDocument } from './discussion-documents.ts';
import { planInput, planView } from './discussion-plans.ts';
import { draftVersions } from './draft-versions.ts';
import { product } from './knowledge.ts';
import { wording } from './rewriting.ts';
import { outputPage } from './urgent.ts';

export const discussionState = z.enum([
  'draft',
  'scheduled',
  'open',
  'closing',
  'closed',
  'summarised',
  'archived',
  'cancelled',
  'merged',
]);
export const discussionVerb = z.enum([
  'schedule',
  'back-to-draft',
  'open',
  'close',
  'extend',
  'reopen',
  'cancel',
  'archive',
  'announce-closing',
  'summarise',
]);
export const contributionState = z.enum([
  'published',
  'held',
  'late',
  'hidden',
  'withdrawn',
  'returned',
]);
export const contributionVerb = z.enum(['approve', 'hold', 'hide', 'withdraw']);
export const contributionAudience = z.enum(['community', 'moderators', 'named', 'guests']);
export const consent = z.enum(['quote', 'paraphrase']);

export const discussionSummary = z.object({
  id,
  title: z.string(),
  community: z.object({ id, name: z.string() }),
  state: discussionState,
  language,
  startsAt: instant,
  endsAt: instant,
  contributions: z.number().int(),
  /** Marked for guests; absent: for members alone. */
  guests: z.boolean().optional(),
});
export type DiscussionSummary = z.infer<typeof discussionSummary>;

export const discussionList = z.object({ items: z.array(discussionSummary) });
export type DiscussionList = z.infer<typeof discussionList>;

export const contribution = z.object({
  id,
  version: z.number().int(),
  author: z.string(),
  /** Said without a name; `author` says so in the reader's language. */
  unnamed: z.boolean().optional(),
  mine: z.boolean(),
  text: z.string(),
  language,
  question: z.number().int().nullable(),
  /** In question time: id of the question that it answers. */
  answers: id.nullable(),
  consent,
  surface: z.enum(['chat', 'channel', 'tab']),
  state: contributionState,
  reason: z.string().nullable(),
  audience: contributionAudience,
  /** How many people are named; 0 where the audience is another. */
  readers: z.number().int(),
  /** For its author: who may read it instead, always fewer; absent where there is nothing fewer. */
  narrower: z.array(contributionAudience).optional(),
  /** For moderators: why they should look at it, a word of `safety.cause`. */
  cause: z.string().nullable(),
  createdAt: instant,
  actions: z.array(contributionVerb),
});
export type Contribution = z.infer<typeof contribution>;

/** A place in a thread, behind or before which the next part begins. */
const cursor = z.string().max(250);

/** What is said of a part of a thread. */
const partFigures = {
  /** Where the part before and the part after this one are; null where there is none. */
  before: cursor.nullable(),
  after: cursor.nullable(),
};

/** Of 1,000 contributions only a part is sent: what is pinned first, then in the order asked for. */
export const threadPart = z.object({
  thread: z.array(contribution),
  ...partFigures,
  /** In all parts, of the question that was asked for. */
  total: z.number().int(),
});
export type ThreadPart = z.infer<typeof threadPart>;

export const threadOrder = z.enum(['oldest', 'newest']);
export type ThreadOrder = z.infer<typeof threadOrder>;

/** Begins with one contribution, behind or before a place, or at the beginning. */
export const threadQuery = z.object({
  order: threadOrder.optional(),
  /** Index of a guiding question; `none`: what answers none; absent: all. */
  question: z.union([z.literal('none'), z.coerce.number().int().min(0).max(29)]).optional(),
  with: id.optional(),
  after: cursor.optional(),
  before: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ThreadQuery = z.output<typeof threadQuery>;

export const discussionPage = discussionSummary.extend({
  version: z.number().int(),
  background: z.string(),
  questions: z.array(z.string()),
  actions: z.array(discussionVerb),
  moderator: z.boolean(),
  takesContributions: z.boolean(),
  /** Absent: this reader cannot write here without a name. */
  anonymous: hiddenAmong.optional(),
  /** Its first part, oldest first; the next ones by `/discussions/:id/thread`. */
  thread: z.array(contribution),
  ...partFigures,
  /** However many of all that this reader sees are in this part. */
  seen: z.number().int(),
  /** Some of it is the reader's own. */
  wrote: z.boolean(),
  /** Ids of what stands on top of the thread, in this order. */
  pinned: z.array(id),
  /** In question time: this reader may answer what is asked. */
  mayAnswer: z.boolean(),
  related: z.array(product),
  plan: planView,
  /** The page of what has come of it; absent where there is none to write. */
  output: outputPage.optional(),
  synthesis: z
    .object({ state: z.enum(['draft', 'publishing', 'published']), webUrl: z.string().nullable() })
    .nullable(),
});
export type DiscussionPage = z.infer<typeof discussionPage>;

export const newDiscussion = z.object({
  nonce,
  community: id,
  title: z.string().trim().min(1).max(200),
  background: z.string().trim().min(1).max(8_000),
  questions: z.array(z.string().trim().min(1).max(500)).min(1).max(30),
  startsAt: instant,
  endsAt: instant,
  /** Absent: one phase with these questions. Its phases say the questions otherwise. */
  plan: planInput.optional(),
  /** Kept for the moderators until it is scheduled. */
  draft: z.boolean().optional(),
  /** For the guests of the community too. */
  guests: z.boolean().optional(),
  /** The agreement of whoever wrote the message that it is made of. */
  consent: id.optional(),
});
export type NewDiscussion = z.infer<typeof newDiscussion>;

export const likeAsked = z.object({
  title: z.string().trim().max(200),
  questions: z.array(z.string().trim().max(500)).max(30),
});
export type LikeAsked = z.infer<typeof likeAsked>;

/** Discussions that look like the one that is being made, and why. */
export const likeDiscussions = z.object({
  items: z.array(
    discussionSummary.omit({ contributions: true }).extend({
      /** Who coordinates it, where it goes on urgently. */
      coordinator: z.string().nullable(),
      sameTitle: z.boolean(),
      /** Slugs of topics and English names of countries that both speak of. */
      topics: z.array(z.string()),
      countries: z.array(z.string()),
    }),
  ),
});
export type LikeDiscussions = z.infer<typeof likeDiscussions>;

export const newContribution = z.object({
  nonce,
  text: z.string().trim().min(1).max(20_000),
  question: z.number().int().min(0).max(29).nullable(),
  answers: id.optional(),
  consent,
  audience: contributionAudience.default('community'),
  /** With `named`: members, each by name or mail address. */
  readers: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
});
export type NewContribution = z.input<typeof newContribution>;

export const narrowContribution = z.object({
  audience: contributionAudience,
  /** With `named`: members, each by name or mail address. */
  readers: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  version: z.number().int(),
});
export type NarrowContribution = z.input<typeof narrowContribution>;

export const received = z.object({ contribution, duplicate: z.boolean() });
export type Received = z.infer<typeof received>;

export const markDiscussion = z.object({ guests: z.boolean() });
export type MarkDiscussion = z.infer<typeof markDiscussion>;

export const moveDiscussion = z.object({
  verb: z.enum([
    'schedule',
    'back-to-draft',
    'open',
    'close',
    'extend',
    'reopen',
    'cancel',
    'archive',
  ]),
  /** Needed by `extend` and `reopen`. */
  endsAt: instant.optional(),
  /** Needed by `reopen` and `cancel`. */
  reason: z.string().trim().max(500).optional(),
});
export type MoveDiscussion = z.infer<typeof moveDiscussion>;

export const reviewContribution = z.object({
  verb: contributionVerb,
  reason: z.string().trim().max(500).optional(),
  version: z.number().int(),
  /** With `withdraw`: only these paragraphs, from 0. */
  paragraphs: z.array(z.number().int().min(0)).min(1).max(200).optional(),
});
export type ReviewContribution = z.infer<typeof reviewContribution>;

export const statementKind = z.enum(['point', 'dissent', 'resource']);
export const statement = z.object({
  id: z.string().min(1).max(100),
  kind: statementKind,
  question: z.number().int().min(0).max(29).nullable(),
  text: z.string().max(4_000),
  sources: z.array(id).max(500),
});
export type Statement = z.infer<typeof statement>;

/** With how it came by its words. */
const worded = statement.extend(wording);
export type WordedStatement = z.infer<typeof worded>;

export const synthesisPage = z.object({
  discussion: id,
  title: z.string(),
  questions: z.array(z.string()),
  version: z.number().int(),
  state: z.enum(['draft', 'publishing', 'published']),
  languages: z.array(language),
  statements: z.array(worded),
  setAside: z.array(z.object({ statement: worded, reason: z.string() })),
  /** The contributions a statement may rest on. */
  sources: z.array(contribution),
  contributors: z.number().int(),
  named: z.array(z.string()),
  webUrl: z.string().nullable(),
  /** The reader's own language first; absent: none is made yet. */
  documents: z.array(discussionDocument).optional(),
  /** What was published; null while nothing is. */
  product: id.nullable(),
  /** Ids of statements that left with the words that they rested on. */
  gone: z.array(z.string()),
});
export type SynthesisPage = z.infer<typeof synthesisPage>;

export const synthesisVersions = draftVersions(worded);
export type SynthesisVersions = z.infer<typeof synthesisVersions>;

export const synthesisEdit = z.object({
  version: z.number().int(),
  statements: z.array(worded).max(200),
  setAside: z.array(z.object({ id: z.string(), reason: z.string().max(500) })).max(200),
});
export type SynthesisEdit = z.infer<typeof synthesisEdit>;

export const approveSynthesis = z.object({ version: z.number().int(), ...earlyApproval });
