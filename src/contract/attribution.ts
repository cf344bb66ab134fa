import { z } from 'zod';
import { id, instant } from './common.ts';
import { draftKind } from './rewriting.ts';

/** With what lets a draft be published. */
export const earlyApproval = {
  /** How many who are named have not answered yet, as whoever publishes was told. */
  early: z.number().int().min(0).default(0),
};

/** What somebody answered who is named in a draft. */
export const checkState = z.enum(['asked', 'right', 'suggested', 'without-name', 'redaction']);
export type CheckState = z.infer<typeof checkState>;

export const checkAction = z.enum(['confirm', 'unname', 'suggest', 'take-out']);
export type CheckAction = z.infer<typeof checkAction>;

/** How the reader stands in one draft. */
export const attributionCheck = z.object({
  id,
  kind: draftKind,
  /** Its discussion or its question. */
  item: z.string(),
  title: z.string(),
  /** Which time they are asked; what is answered names it. */
  round: z.number().int(),
  state: checkState,
  until: instant,
  /** False once it was let go. */
  open: z.boolean(),
  /** The sentences that stand on their words. */
  passages: z.array(z.object({ statement: z.string(), text: z.string(), named: z.boolean() })),
  /** What stands in full, with their name. */
  inFull: z.array(z.object({ id, text: z.string() })),
  /** All of theirs behind it: each is taken back where it was said. */
  own: z.array(z.object({ id, path: z.string() })),
  suggestions: z.array(
    z.object({
      statement: z.string(),
      text: z.string(),
      state: z.enum(['waiting', 'taken', 'left']),
    }),
  ),
  actions: z.array(checkAction),
});
export type AttributionCheck = z.infer<typeof attributionCheck>;

/** Newest first. */
export const attributionChecks = z.object({ items: z.array(attributionCheck) });
export type AttributionChecks = z.infer<typeof attributionChecks>;

/**
 * `changed`: other sentences stand there by now, and nothing was answered. `late`: it is out, and nothing changed.
 * `passed-on`: it is out, and the wish went to its moderators.
 */
export const checkOutcome = z.enum(['done', 'changed', 'late', 'passed-on']);
export type CheckOutcome = z.infer<typeof checkOutcome>;

export const answeredCheck = z.object({ outcome: checkOutcome, check: attributionCheck });
export type AnsweredCheck = z.infer<typeof answeredCheck>;

export const answerCheck = z.object({
  answer: z.enum(['confirm', 'unname']),
  /** As it was shown. */
  round: z.number().int(),
});
export type AnswerCheck = z.infer<typeof answerCheck>;

export const suggestInstead = z.object({
  statement: id,
  text: z.string().trim().min(1).max(4_000),
});
export type SuggestInstead = z.infer<typeof suggestInstead>;

/** What a moderator sees of the checks of a draft: how many, and never who has not answered. */
export const attributionDesk = z.object({
  open: z.boolean(),
  /** How many would be asked now. */
  askable: z.number().int(),
  asked: z.number().int(),
  waiting: z.number().int(),
  until: instant.nullable(),
  /** Sentences that are others than those that people looked at. */
  changed: z.number().int(),
  statements: z.array(
    z.object({
      id: z.string(),
      asked: z.number().int(),
      right: z.number().int(),
      unnamed: z.number().int(),
    }),
  ),
  suggestions: z.array(
    z.object({
      check: id,
      statement: z.string(),
      text: z.string(),
      state: z.enum(['waiting', 'taken', 'left']),
      name: z.string(),
      takes: z.boolean(),
    }),
  ),
});
export type AttributionDesk = z.infer<typeof attributionDesk>;

export const askedAttribution = z.object({ asked: z.number().int(), desk: attributionDesk });
export type AskedAttribution = z.infer<typeof askedAttribution>;

export const settleSuggestion = z.object({
  statement: id,
  verb: z.enum(['take', 'leave']),
  /** Of the draft, as it was seen. */
  version: z.number().int(),
});
export type SettleSuggestion = z.infer<typeof settleSuggestion>;
