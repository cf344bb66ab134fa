import { z } from 'zod';
import { id, instant, language } from './common.ts';

const pieceKind = z.enum(['contribution', 'reply', 'record']);

const showcasePiece = z.object({
  kind: pieceKind,
  id,
  /** Of the discussion, question or record. */
  title: z.string(),
  /** Empty for a record. */
  words: z.string(),
  language,
  author: z.string(),
  /** The day on which it came out. */
  on: z.iso.date(),
  path: z.string(),
});
export type ShowcasePiece = z.infer<typeof showcasePiece>;

export const showingVerb = z.enum(['agree', 'decline', 'take-back', 'drop']);
export type ShowingVerb = z.infer<typeof showingVerb>;

export const showing = z.object({
  id,
  community: z.object({ id, name: z.string() }),
  piece: showcasePiece,
  /** This person wrote it. */
  mine: z.boolean(),
  /** Who chose it. */
  by: z.string(),
  /** `none`: for moderators, whyever it is not shown. */
  standing: z.enum([
    'asked',
    'shown',
    'over',
    'declined',
    'expired',
    'taken-back',
    'dropped',
    'none',
  ]),
  answerBy: instant,
  /** The last day on which it is shown. */
  until: z.iso.date(),
  actions: z.array(showingVerb),
});
export type Showing = z.infer<typeof showing>;

/** One's own, and what one's communities show. */
export const myShowcase = z.object({ own: z.array(showing), shown: z.array(showing) });
export type MyShowcase = z.infer<typeof myShowcase>;

export const communityShowcase = z.object({
  name: z.string(),
  shown: z.array(showing),
  /** This person moderates it. */
  mayChoose: z.boolean(),
});
export type CommunityShowcase = z.infer<typeof communityShowcase>;

/** For moderators: what came out lately, and what became of what was chosen. */
export const showcaseChoice = z.object({
  name: z.string(),
  chosen: z.array(showing),
  offered: z.array(showcasePiece),
});
export type ShowcaseChoice = z.infer<typeof showcaseChoice>;

export const choosePiece = z.object({ kind: pieceKind, piece: id });
export type ChoosePiece = z.infer<typeof choosePiece>;

export const pressShowing = z.object({ verb: showingVerb });
