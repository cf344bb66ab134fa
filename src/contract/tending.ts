import { z } from 'zod';
import { id, instant, language, nonce } from './common.ts';

/** What moderators made of the contributions of a discussion, as this reader sees it. */
export const tended = z.object({
  /** Read with `into`, each under its author's name. */
  parts: z.array(
    z.object({
      id,
      into: id,
      author: z.string(),
      /** Who wrote `into`. */
      lead: z.string(),
      text: z.string(),
      language,
      createdAt: instant,
    }),
  ),
  /** Those that are questions: asked of their author, or asked of the community as `query`. */
  turns: z.array(
    z.object({
      contribution: id,
      state: z.enum(['asked', 'agreed', 'declined', 'withdrawn']),
      query: id.nullable(),
      text: z.string(),
      /** This reader is the one who is asked. */
      mine: z.boolean(),
      /** Nobody answered it in question time; absent: a moderator asks. */
      unanswered: z.literal(true).optional(),
    }),
  ),
});
export type Tended = z.infer<typeof tended>;

/** With what a contribution may be read as one. */
export const joinable = z.object({
  items: z.array(z.object({ id, author: z.string(), text: z.string() })),
});
export type Joinable = z.infer<typeof joinable>;

/** Its author's answer; with `agree` the question in their words. */
export const answerTurn = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('agree'), text: z.string().trim().min(1).max(2_000) }),
  z.object({ answer: z.literal('decline') }),
]);
export type AnswerTurn = z.infer<typeof answerTurn>;

/** The question that became of it, once there is one. */
export const turnAnswered = z.object({ query: id.nullable() });
export type TurnAnswered = z.infer<typeof turnAnswered>;

/** Why a contribution may be in the wrong place, and where it would be in the right one. */
export const why = z.object({
  kind: z.enum(['subject', 'practical', 'elsewhere', 'duplicate']),
  /** What led to it, as a list in the reader's language. */
  words: z.string(),
  place: z
    .object({ kind: z.enum(['discussion', 'query', 'contribution']), id, title: z.string() })
    .nullable(),
});

/** What a moderator is asked for with a move. */
export const asked = z.enum([
  'reason',
  'text',
  'title',
  'date',
  'place',
  'hours',
  'person',
  'other',
  'question',
  'tags',
]);

/** What a moderator gives with a move. */
export const given = z.object({
  reason: z.string().max(500).optional(),
  text: z.string().max(20_000).optional(),
  title: z.string().max(200).optional(),
  date: instant.optional(),
  /** The discussion it goes to. */
  place: id.optional(),
  hours: z.number().int().min(1).max(168).optional(),
  /** The contribution that it is read with. */
  other: id.optional(),
  /** What is to be asked. */
  question: z.string().max(2_000).optional(),
  /** What it is about: names in any language, or slugs. */
  topics: z.array(z.string().trim().min(1).max(120)).max(10).optional(),
  countries: z.array(z.string().trim().min(1).max(120)).max(20).optional(),
  /** The version of the tags that were read, 0 where there were none. */
  seen: z.number().int().min(0).optional(),
  /** Who is invited. */
  person: id.optional(),
  nonce: nonce.optional(),
});
