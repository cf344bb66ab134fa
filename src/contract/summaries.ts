import { z } from 'zod';
import { id, instant, language } from './common.ts';
import { contribution, statement } from './discussions.ts';

/** What was not said by then, and who was not heard, in the reader's language. */
const silences = z.object({
  /** Indexes of guiding questions. */
  questions: z.array(z.number().int()),
  /** Topics and countries that the discussion names. */
  subjects: z.array(z.string()),
  /** Pinned documents that nobody mentioned. */
  documents: z.array(z.object({ title: z.string(), url: z.string() })),
  /** Groups of five or more of which nobody has written. */
  groups: z.array(z.string()),
  /** Groups that are too small to be told of. */
  withheld: z.number().int(),
});

/** What a discussion has said by some day while it runs. */
export const interim = z.object({
  id,
  version: z.number().int(),
  until: instant,
  statements: z.array(statement),
  setAside: z.array(z.object({ statement, reason: z.string() })),
  /** Ids of the points that a single person makes. */
  alone: z.array(z.string()),
  silences,
  /** On how many contributions it stands that the reader sees, and in which languages they are. */
  contributions: z.number().int(),
  languages: z.array(language),
  /** Ids of statements that left with the words that they rested on. */
  gone: z.array(z.string()),
});
export type Interim = z.infer<typeof interim>;

/** On its moderators' desk. */
export const interimDraft = interim.extend({
  /** The contributions a statement may rest on. */
  sources: z.array(contribution),
});
export type InterimDraft = z.infer<typeof interimDraft>;

export const interims = z.object({
  discussion: id,
  title: z.string(),
  questions: z.array(z.string()),
  /** For moderators; null: none waits. */
  draft: interimDraft.nullable(),
  /** Newest first. */
  published: z.array(interim),
});
export type Interims = z.infer<typeof interims>;

/** Which draft, as it was seen. */
export const interimSeen = z.object({ interim: id, version: z.number().int() });
export type InterimSeen = z.infer<typeof interimSeen>;

export const interimEdit = interimSeen.extend({
  statements: z.array(statement).max(200),
  setAside: z.array(z.object({ id: z.string(), reason: z.string().max(500) })).max(200),
});
export type InterimEdit = z.infer<typeof interimEdit>;

export const catchUpAsked = z.object({
  /** When this screen showed the discussion last; absent: it does not know. */
  visited: instant.optional(),
  /** From the beginning. */
  all: z.boolean(),
});
export type CatchUpAsked = z.infer<typeof catchUpAsked>;

/** What somebody has missed. */
export const caughtUp = z.object({
  /** Null: from the beginning. */
  since: instant.nullable(),
  /** On how many contributions it stands, and in which languages they are. */
  contributions: z.number().int(),
  languages: z.array(language),
  /** At most ten, in the order of the questions. */
  points: z.array(statement),
  /** All that is there for this reader. */
  all: z.number().int(),
});
export type CaughtUp = z.infer<typeof caughtUp>;
