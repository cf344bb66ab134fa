import { z } from 'zod';
import { earlyApproval } from './attribution.ts';
import { id, instant, language, nonce, unable } from './common.ts';
import { draftVersions } from './draft-versions.ts';
import { elsewhere } from './elsewhere.ts';
import { beside } from './expertise.ts';
import { product } from './knowledge.ts';
import { faqSummary, otherQuestion } from './query-leading.ts';
import { wording } from './rewriting.ts';

/**
 * `from-stock`: what was shown first answered it, and it was never posted. `kept`: its answer was given in conversation.
 */
export const queryState = z.enum([
  'from-stock',
  'open',
  'publishing',
  'replied',
  'withdrawn',
  'hidden',
  'merged',
  'kept',
]);
export const queryVerb = z.enum(['reply', 'edit-reply', 'approve', 'judge', 'withdraw', 'hide']);
export const replyState = z.enum(['published', 'held', 'hidden', 'withdrawn', 'returned']);
export const replyVerb = z.enum(['approve', 'hold', 'hide', 'withdraw']);

/** Before anything is posted: what is there already, at most five, and where the question could go. */
export const beforeAsking = z.object({ text: z.string().trim().min(1).max(2_000) });
export const beforePosting = z.object({
  hits: z.array(product),
  more: z.number().int(),
  unable: unable.nullable(),
  /** Absent where only the libraries of Praxis are searched; at most five together with the hits. */
  elsewhere: elsewhere.optional(),
  people: beside.optional(),
  /** The communities of this person, the best match first, with the topics that match. */
  communities: z.array(
    z.object({
      id,
      name: z.string(),
      topics: z.array(z.string()),
      recommended: z.boolean(),
      /** People of other organizations read in its channel too. */
      guests: z.literal(true).optional(),
    }),
  ),
  /** Questions that are likely the same, open or answered, at most three. */
  alike: z.array(otherQuestion).optional(),
  /** Entries of frequently asked questions that likely answer it, at most two. */
  faqs: z.array(faqSummary).optional(),
  /** English names of the countries that the question names. */
  countries: z.array(z.string()).optional(),
});
export type BeforePosting = z.infer<typeof beforePosting>;

export const answeredFromStock = z.object({
  nonce,
  text: z.string().trim().min(1).max(2_000),
  /** The item that answered it, where the person said which. */
  product: id.nullable(),
});
export type AnsweredFromStock = z.infer<typeof answeredFromStock>;

/** Who reads a question, besides its asker and the moderators. */
export const queryAudience = z.enum(['staff', 'community', 'named', 'moderators']);
export type QueryAudience = z.infer<typeof queryAudience>;

/** With `named`: names or mail addresses. */
const namedReaders = z.array(z.string().trim().min(1).max(200)).max(20).default([]);

export const newQuery = z.object({
  audience: queryAudience.default('community'),
  readers: namedReaders,
  nonce,
  community: id,
  /** The question in plain words. */
  text: z.string().trim().min(1).max(2_000),
  /** What for, where, what was tried. */
  background: z.string().trim().max(4_000),
  /** `YYYY-MM-DD` */
  neededBy: z.iso.date().nullable(),
  urgency: z.enum(['normal', 'urgent']).optional(),
  /** Other communities of this person that are shown the way to it. */
  also: z.array(id).max(50).optional(),
  /** English names; absent: those that its words name. */
  countries: z.array(z.string().trim().min(1).max(100)).max(30).optional(),
  /** The agreement of whoever wrote the message that it is made of. */
  consent: id.optional(),
});
export type NewQuery = z.input<typeof newQuery>;

/** Fewer read it from now on. */
export const narrowQuery = z.object({
  audience: queryAudience,
  readers: namedReaders,
  version: z.number().int(),
});
export type NarrowQuery = z.input<typeof narrowQuery>;

export const querySummary = z.object({
  id,
  text: z.string(),
  asker: z.string(),
  mine: z.boolean(),
  community: z.object({ id, name: z.string() }).nullable(),
  state: queryState,
  language,
  replies: z.number().int(),
  verdict: z.enum(['solved', 'unsolved']).nullable(),
  neededBy: z.string().nullable(),
  urgent: z.boolean().optional(),
  audience: queryAudience.optional(),
  askedAt: instant,
});
export type QuerySummary = z.infer<typeof querySummary>;

export const queryList = z.object({
  items: z.array(querySummary),
  /** Over the communities of this person: how many questions were begun and what became of them. */
  figures: z.object({
    asked: z.number().int(),
    fromStock: z.number().int(),
    posted: z.number().int(),
    replied: z.number().int(),
    solved: z.number().int(),
  }),
});
export type QueryList = z.infer<typeof queryList>;

/** Who reads a reply, besides its author and the moderators. */
export const replyAudience = z.enum(['community', 'named', 'asker', 'moderators']);
export type ReplyAudience = z.infer<typeof replyAudience>;

export const reply = z.object({
  id,
  version: z.number().int(),
  author: z.string(),
  mine: z.boolean(),
  text: z.string(),
  language,
  surface: z.enum(['chat', 'channel', 'tab']),
  /** Whether the author may be named in the consolidated reply. */
  consent: z.enum(['quote', 'paraphrase']),
  state: replyState,
  audience: replyAudience,
  /** What its author may choose instead; absent for others. */
  narrower: z.array(replyAudience).optional(),
  reason: z.string().nullable(),
  createdAt: instant,
  actions: z.array(replyVerb),
  /** For whoever asked: whether they may thank for it once, or have; absent for everybody else. */
  thanks: z.enum(['open', 'said']).optional(),
});
export type Reply = z.infer<typeof reply>;

export const queryPage = querySummary.extend({
  version: z.number().int(),
  background: z.string(),
  /** Names, with `named`. */
  readers: z.array(z.string()).optional(),
  /** What its asker may choose instead; absent for others. */
  narrower: z.array(queryAudience).optional(),
  /** English names. */
  countries: z.array(z.string()).optional(),
  /** Other communities of this reader that are shown the way to it. */
  also: z.array(z.string()).optional(),
  /** What the asker still misses; null where nothing was said. */
  comment: z.string().nullable(),
  /** Why a moderator hid it: for its asker and the moderators, who alone still see it. */
  reason: z.string().nullable(),
  actions: z.array(queryVerb),
  moderator: z.boolean(),
  thread: z.array(reply),
  /** What was shown before it was posted. */
  related: z.array(product),
  consolidated: z
    .object({ state: z.enum(['draft', 'publishing', 'published']), webUrl: z.string().nullable() })
    .nullable(),
});
export type QueryPage = z.infer<typeof queryPage>;

export const newReply = z.object({
  audience: replyAudience.default('community'),
  readers: namedReaders,
  nonce,
  text: z.string().trim().min(1).max(20_000),
  consent: z.enum(['quote', 'paraphrase']),
});
export type NewReply = z.input<typeof newReply>;

export const narrowReply = z.object({
  audience: replyAudience,
  readers: namedReaders,
  version: z.number().int(),
});
export type NarrowReply = z.input<typeof narrowReply>;

export const replyReceived = z.object({ reply, duplicate: z.boolean() });
export type ReplyReceived = z.infer<typeof replyReceived>;

export const reviewReply = z.object({
  verb: replyVerb,
  reason: z.string().trim().max(500).optional(),
  version: z.number().int(),
  /** With `withdraw`: only these paragraphs, from 0. */
  paragraphs: z.array(z.number().int().min(0)).min(1).max(200).optional(),
});
export type ReviewReply = z.infer<typeof reviewReply>;

/** The parts of a consolidated reply in the order in which they stand. */
export const pointKind = z.enum(['summary', 'country', 'resource', 'open']);
const point = z.object({
  id: z.string().min(1).max(100),
  kind: pointKind,
  /** The country of a comparative experience; null for the other parts. */
  country: z.string().max(100).nullable(),
  text: z.string().max(4_000),
  /** Ids of the replies behind it; never empty when published. */
  sources: z.array(id).max(500),
  ...wording,
});
export type Point = z.infer<typeof point>;

export const consolidatedPage = z.object({
  query: id,
  text: z.string(),
  version: z.number().int(),
  state: z.enum(['draft', 'publishing', 'published']),
  /** True once a moderator has changed it: later replies are then offered and not merged by themselves. */
  edited: z.boolean(),
  points: z.array(point),
  setAside: z.array(z.object({ point, reason: z.string() })),
  /** The replies a point may rest on. */
  sources: z.array(reply),
  /** Ids of replies that came after the draft was edited and stand in no point, or that say something else since. */
  unused: z.array(id),
  /** Of these, the ids of replies whose author has changed the words. */
  reworded: z.array(id),
  contributors: z.number().int(),
  named: z.array(z.string()),
  languages: z.array(language),
  webUrl: z.string().nullable(),
  /** What was published; null while nothing is. */
  product: id.nullable(),
  /** Ids of points that left with the words that they rested on. */
  gone: z.array(z.string()),
});
export type ConsolidatedPage = z.infer<typeof consolidatedPage>;

export const consolidatedVersions = draftVersions(point);
export type ConsolidatedVersions = z.infer<typeof consolidatedVersions>;

export const consolidatedEdit = z.object({
  version: z.number().int(),
  points: z.array(point).max(200),
  setAside: z.array(z.object({ id: z.string(), reason: z.string().max(500) })).max(200),
});
export type ConsolidatedEdit = z.infer<typeof consolidatedEdit>;

export const approveConsolidated = z.object({ version: z.number().int(), ...earlyApproval });

/** Only the asker says whether it helped; `unsolved` opens the question again. */
export const judgeQuery = z.object({
  verdict: z.enum(['solved', 'unsolved']),
  comment: z.string().trim().max(500).optional(),
});
export type JudgeQuery = z.infer<typeof judgeQuery>;

/** A moderator takes it out of sight; its asker reads the reason. */
export const hideQuery = z.object({
  reason: z.string().trim().min(1).max(500),
  version: z.number().int(),
});
export type HideQuery = z.infer<typeof hideQuery>;
