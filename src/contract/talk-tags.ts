import { z } from 'zod';
import { id } from './common.ts';

/** What is talked about: a discussion or a question. */
export const talk = z.object({ kind: z.enum(['discussion', 'query']), id });
export type Talk = z.infer<typeof talk>;

/** A topic by its slug, or a country by its English name; `label` in the reader's language. */
const tag = z.object({ value: z.string(), label: z.string() });

/** `words`: what led to it; none for a topic of the community, offered where nothing else was found. */
export const suggestedTag = tag.extend({ words: z.array(z.string()) });
export type SuggestedTag = z.infer<typeof suggestedTag>;

export const suggestedTags = z.object({
  topics: z.array(suggestedTag),
  countries: z.array(suggestedTag),
});
export type SuggestedTags = z.infer<typeof suggestedTags>;

export const talkTags = z.object({
  /** 0: its own words say it; else a moderator did, so often. */
  version: z.number().int(),
  topics: z.array(tag),
  countries: z.array(tag),
  /** The moderator's words that no list has yet. */
  proposed: z.array(z.string()),
  /** For its moderators; null for other readers. */
  suggested: suggestedTags.nullable(),
});
export type TalkTags = z.infer<typeof talkTags>;
