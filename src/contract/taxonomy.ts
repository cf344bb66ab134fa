import { z } from 'zod';
import { id, instant, language } from './common.ts';

/** By language tag. */
const names = z.record(z.string(), z.string());
const lists = z.record(z.string(), z.array(z.string()));

/** A term as a link: enough to name it. */
export const termLink = z.object({ id, scheme: z.string(), slug: z.string(), label: z.string() });
export type TermLink = z.infer<typeof termLink>;

/** What a term means, for whoever is about to choose it. Empty where nobody wrote one. */
const meaning = z.object({ definition: z.string(), example: z.string() });
export type Meaning = z.infer<typeof meaning>;

export const topicNames = z.object({
  /** Names of all topics by their slugs, also of those that were merged: what it is called today. */
  topics: z.record(z.string(), z.string()),
  /** By list and slug: current terms of lists that people choose from, those that somebody explained. */
  meanings: z.record(z.string(), z.record(z.string(), meaning)),
});
export type TopicNames = z.infer<typeof topicNames>;

export const termLists = z.object({
  /** Whether this person may change terms. */
  curates: z.boolean(),
  items: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      definition: z.string(),
      terms: z.number().int(),
    }),
  ),
});
export type TermLists = z.infer<typeof termLists>;

/** Terms of a list, or those that words find: at most as many as were asked for. */
export const termTree = z.object({
  items: z.array(
    termLink.extend({
      status: z.enum(['current', 'merged', 'retired']),
      /** Terms below it. */
      narrower: z.number().int(),
    }),
  ),
  more: z.number().int(),
});
export type TermTree = z.infer<typeof termTree>;

export const term = termLink.extend({
  version: z.number().int(),
  status: z.enum(['current', 'merged', 'retired']),
  mergedInto: termLink.nullable(),
  definition: z.string(),
  example: z.string(),
  labels: names,
  synonyms: lists,
  definitions: names,
  examples: names,
  spellings: z.array(z.string()),
  broader: z.array(termLink),
  narrower: z.array(termLink),
  related: z.array(termLink),
  /** Items that it tags, of those the reader may open; null for lists that tag none. */
  usage: z.number().int().nullable(),
  versions: z.array(
    z.object({ version: z.number().int(), at: instant, by: z.string(), verb: z.string() }),
  ),
  curates: z.boolean(),
});
export type Term = z.infer<typeof term>;

const text = z.string().trim().max(2_000);
const given = z.object({ en: text, fr: text, es: text });
const others = z.object({
  en: z.array(text).max(50),
  fr: z.array(text).max(50),
  es: z.array(text).max(50),
});

export const termWords = z.object({
  labels: z.object({ en: text.min(1), fr: text.min(1), es: text.min(1) }),
  synonyms: others,
  definition: given,
  example: given,
});
export type TermWords = z.infer<typeof termWords>;

export const changeTerm = termWords.extend({ version: z.number().int() });
export type ChangeTerm = z.infer<typeof changeTerm>;

export const suggestTags = z.object({ text: z.string().trim().min(1).max(20_000), language });
export const suggestions = z.object({
  items: z.array(termLink.extend({ words: z.array(z.string()), score: z.number() })),
});
export type Suggestions = z.infer<typeof suggestions>;

export const proposal = z.object({
  id,
  word: z.string(),
  language,
  note: z.string(),
  state: z.enum(['waiting', 'accepted', 'merged', 'refused']),
  by: z.string(),
  asked: z.number().int(),
  at: instant,
  reason: z.string().nullable(),
  term: termLink.nullable(),
});
export type Proposal = z.infer<typeof proposal>;

export const proposals = z.object({ curates: z.boolean(), items: z.array(proposal) });
export type Proposals = z.infer<typeof proposals>;

export const freeWord = z.object({
  word: z.string().trim().min(1).max(120),
  language,
  note: z.string().trim().max(1_000),
});
export type FreeWord = z.infer<typeof freeWord>;

export const placedWord = z.object({ term: termLink.nullable(), proposal: proposal.nullable() });
export type PlacedWord = z.infer<typeof placedWord>;

export const decision = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('accept'),
    labels: z.object({ en: text.min(1), fr: text.min(1), es: text.min(1) }),
    definition: given,
    example: given,
  }),
  z.object({ verb: z.literal('merge'), term: id }),
  z.object({ verb: z.literal('refuse'), reason: z.string().trim().max(1_000) }),
]);
export type Decision = z.infer<typeof decision>;

export const mergeWish = z.object({
  target: id,
  words: z.array(z.string().trim().min(1).max(300)).max(200),
  terms: z.array(id).max(200),
});
export type MergeWish = z.infer<typeof mergeWish>;

const counted = z.object({ word: z.string(), count: z.number().int() });

export const mergePreview = z.object({
  target: termLink,
  terms: z.array(termLink),
  words: z.array(counted),
  items: z.number().int(),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const tagMerge = z.object({
  id,
  at: instant,
  by: z.string(),
  target: termLink,
  words: z.array(z.string()),
  terms: z.number().int(),
  undone: z.boolean(),
});
export type TagMerge = z.infer<typeof tagMerge>;

const spread = z.object({
  items: z.array(termLink.extend({ count: z.number().int() })),
  /** Items that have one at least, and items that have none. */
  some: z.number().int(),
  none: z.number().int(),
});

/** All counts are of items that the reader may open. */
export const tagHealth = z.object({
  lacks: z.object({
    topics: z.number().int(),
    geography: z.number().int(),
    type: z.number().int(),
    unit: z.number().int(),
    date: z.number().int(),
  }),
  lacking: z.array(z.object({ id, title: z.string(), lacks: z.array(z.string()) })),
  rare: z.array(termLink.extend({ count: z.number().int() })),
  unused: z.array(termLink),
  groups: z.array(
    z.object({
      term: termLink.nullable(),
      spellings: z.array(counted.extend({ why: z.enum(['term', 'name', 'nearly', 'unknown']) })),
      items: z.number().int(),
      related: z.array(termLink),
    }),
  ),
  alike: z.array(z.tuple([termLink, termLink])),
  conflicts: z.array(z.object({ word: z.string(), terms: z.array(termLink) })),
  merges: z.array(tagMerge),
  /** How development goals and cross-cutting drivers lie over the items. */
  spread: z.object({ goals: spread, drivers: spread }),
});
export type TagHealth = z.infer<typeof tagHealth>;
