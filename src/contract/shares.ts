import { z } from 'zod';
import { id, instant } from './common.ts';

const place = z.object({ id, name: z.string() });
const shareState = z.enum(['offered', 'accepted', 'refused', 'ended']);

/** Where a discussion is shown besides its own community, as this reader sees it. */
export const shares = z.object({
  also: z.array(place),
  /** For moderators of either side and whoever opened it. */
  items: z.array(
    z.object({
      community: place,
      state: shareState,
      note: z.string(),
      reason: z.string().nullable(),
      actions: z.array(z.enum(['offer', 'accept', 'refuse', 'end'])),
    }),
  ),
  /** Communities to which this person can offer it. */
  offers: z.array(place),
});
export type Shares = z.infer<typeof shares>;

export const offerShare = z.object({ community: id, note: z.string().trim().max(500) });

export const answerShare = z.object({
  verb: z.enum(['accept', 'refuse', 'end']),
  reason: z.string().trim().max(500),
});

/** Discussions that wait for an answer of this moderator. */
export const offeredDiscussions = z.object({
  items: z.array(
    z.object({
      discussion: id,
      title: z.string(),
      background: z.string(),
      questions: z.array(z.string()),
      community: place,
      home: place,
      by: z.string(),
      note: z.string(),
      endsAt: instant,
    }),
  ),
});
export type OfferedDiscussions = z.infer<typeof offeredDiscussions>;
