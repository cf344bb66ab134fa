import { z } from 'zod';
import { id, instant, language } from './common.ts';
import { contribution } from './discussions.ts';
import { querySummary, reply } from './queries.ts';
import { suggestedTags } from './talk-tags.ts';
import { asked, given, why } from './tending.ts';

export const taskKind = z.enum([
  'contribution',
  'reply',
  'unanswered',
  'consolidated',
  'synthesis',
  'interim',
  'attribution',
  'quiet',
  'closing',
  'contradiction',
  'announcement',
  'join-request',
  'proposal',
  'report',
  'removal',
  'view',
  'faq',
  'faq-review',
  'second',
  'misplaced',
  'untagged',
  'review',
]);
export type TaskKind = z.infer<typeof taskKind>;

export const textKind = z.enum([
  'opening',
  'probing',
  'reviving',
  'closing',
  'thanking',
  'welcoming',
  'inviting',
  'declining',
]);

export const subject = z.enum(['contribution', 'reply', 'discussion', 'query']);
export const move = z.enum([
  'approve',
  'hold',
  'hide',
  'pin',
  'unpin',
  'move',
  'say',
  'withdraw',
  'retitle',
  'lock',
  'unlock',
  'slow',
  'unslow',
  'close',
  'extend',
  'reopen',
  'return',
  'split',
  'merge',
  'unmerge',
  'thank',
  'invite',
  'join',
  'part',
  'to-query',
  'from-query',
  'fits',
  'tag',
  'untag',
]);
export type Move = z.infer<typeof move>;

export const target = z.object({ subject, id });
export type Target = z.infer<typeof target>;

/** How something that waits stands in the one list. */
export const task = z.object({
  /** The same for as long as it waits. */
  key: z.string(),
  due: instant,
  overdue: z.boolean(),
  /** What it usually takes. */
  minutes: z.number().int(),
  next: z.enum(['approve', 'say', 'open']),
  community: z.object({ id, name: z.string() }).nullable(),
  title: z.string(),
  language: z.string().nullable(),
  /** The text that stands ready, filled in, to be changed at will. */
  text: z.string().nullable(),
  /** What a move acts on, as it was read. */
  target: target.extend({ version: z.number().int() }).nullable(),
  claim: z.object({ person: id, name: z.string(), mine: z.boolean() }).nullable(),
});
export type Task = z.infer<typeof task>;

const waits = z.object({ since: instant, task });
const discussion = z.object({ id, title: z.string() });

/** What waits for a moderator. */
export const waiting = z.discriminatedUnion('kind', [
  waits.extend({ kind: z.literal('contribution'), discussion, contribution }),
  waits.extend({ kind: z.literal('synthesis'), discussion }),
  /** A week or a phase of it is over. */
  waits.extend({ kind: z.literal('interim'), discussion }),
  /** Who is named in a draft suggests other words; `task.key` is `attribution:<kind>:<discussion or question>`. */
  waits.extend({ kind: z.literal('attribution'), count: z.number().int() }),
  /** Nobody has written for the working days that its plan allows. */
  waits.extend({ kind: z.literal('quiet'), discussion }),
  /** It ends within three days, and no moderator has written since. */
  waits.extend({ kind: z.literal('closing'), discussion }),
  waits.extend({ kind: z.literal('reply'), query: querySummary, reply }),
  /** Nobody has replied for three working days. */
  waits.extend({ kind: z.literal('unanswered'), query: querySummary }),
  /** Ten days after posting, or once its needed-by date is near: the consolidated reply is due. */
  waits.extend({ kind: z.literal('consolidated'), query: querySummary }),
  waits.extend({ kind: z.literal('contradiction') }),
  waits.extend({ kind: z.literal('announcement') }),
  waits.extend({ kind: z.literal('join-request') }),
  waits.extend({ kind: z.literal('proposal') }),
  waits.extend({ kind: z.literal('report') }),
  waits.extend({ kind: z.literal('removal') }),
  waits.extend({ kind: z.literal('view') }),
  /** A solved question that may become an entry. */
  waits.extend({ kind: z.literal('faq') }),
  /** A published answer whose day to be looked at again has come. */
  waits.extend({ kind: z.literal('faq-review') }),
  /** Perhaps off topic, better elsewhere, or said before: only suggested. */
  waits.extend({ kind: z.literal('misplaced'), discussion, contribution, why }),
  /** Nothing says what it is about; `task.target` is the discussion or the question. */
  waits.extend({ kind: z.literal('untagged'), suggested: suggestedTags }),
  /** A product of the community past its review date. */
  waits.extend({
    kind: z.literal('review'),
    product: id,
    /** `right`: the reader answers for it; `asked`: its owner was asked; `ask`: nobody asked them; `nobody`: none is here. */
    step: z.enum(['right', 'asked', 'ask', 'nobody']),
    owner: z.string().nullable(),
    reviewOn: z.string(),
  }),
  /** Whoever moderates alone had better ask somebody. */
  waits.extend({ kind: z.literal('second') }),
]);
export type Waiting = z.infer<typeof waiting>;

/** How taking a message out of its channel ended; `url` leads to it where it is still there. */
export const removal = z.object({
  result: z.enum(['removed', 'gone', 'refused', 'sign-in', 'consent', 'unavailable']),
  url: z.string().nullable(),
});
export type Removal = z.infer<typeof removal>;

/** A community's work, and its part of the list. */
export const load = z.object({
  id,
  name: z.string(),
  count: z.number().int(),
  minutes: z.number().int(),
  unclaimed: z.number().int(),
  mine: z.number().int(),
});
export type Load = z.infer<typeof load>;

/** The list is cut at so many; what is left comes when it is asked for. */
export const QUEUE_STEP = 100;

export const queueQuery = z.object({
  community: id.optional(),
  kind: taskKind.optional(),
  /** Only what the reader works on. */
  mine: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(2_000).optional(),
});
export type QueueQuery = z.input<typeof queueQuery>;

export const queue = z.object({
  items: z.array(waiting),
  /** Of all that waits, with the filter applied. */
  total: z.number().int(),
  /** Before the filter. */
  kinds: z.array(z.object({ kind: taskKind, count: z.number().int() })),
  communities: z.array(load),
});
export type Queue = z.infer<typeof queue>;

export type Given = z.infer<typeof given>;

const seen = target.extend({ version: z.number().int().nullable() });

export const makeMoves = z.object({
  items: z.array(seen).min(1).max(100),
  move,
  given: given.default({}),
});
export type MakeMoves = z.input<typeof makeMoves>;

export const undo = target.extend({ move, version: z.number().int().nullable(), given });
export type Undo = z.infer<typeof undo>;

/** Of several, one may be refused while the others are made. */
export const movesMade = z.object({
  results: z.array(
    z.discriminatedUnion('outcome', [
      target.extend({
        outcome: z.literal('made'),
        version: z.number().int(),
        undo: undo.nullable(),
      }),
      /** `message` says who was faster, and what they did, where that is why. */
      target.extend({ outcome: z.literal('refused'), code: z.string(), message: z.string() }),
    ]),
  ),
});
export type MovesMade = z.infer<typeof movesMade>;

/** What may be done with it now, and where each of it is seen. */
export const standing = z.object({
  version: z.number().int(),
  moves: z.array(
    z.object({
      move,
      asks: z.array(asked),
      reversible: z.boolean(),
      reaches: z.array(z.enum(['praxis', 'cards', 'thread', 'person'])),
    }),
  ),
  /** Newest first. */
  history: z.array(
    z.object({
      at: instant,
      name: z.string().nullable(),
      /** A word of `console.did`. */
      did: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});
export type Standing = z.infer<typeof standing>;

/** `me`: oneself; null: nobody any more. */
export const claim = z.object({ community: id, person: id.nullable() });
export type ClaimTask = z.infer<typeof claim>;

export const coModerators = z.object({
  items: z.array(
    z.object({
      id,
      name: z.string(),
      language,
      awayUntil: z.string().nullable(),
      me: z.boolean(),
    }),
  ),
});
export type CoModerators = z.infer<typeof coModerators>;

export const shareOut = z.object({ community: id });
export const sharedOut = z.object({ items: z.number().int() });
export type SharedOut = z.infer<typeof sharedOut>;

export const away = z.object({ until: z.string().max(10).nullable() });

export const readyTexts = z.object({
  items: z.array(
    z.object({
      kind: textKind,
      language,
      text: z.string(),
      own: z.boolean(),
      history: z.array(z.object({ at: instant, by: z.string(), text: z.string().nullable() })),
    }),
  ),
});
export type ReadyTexts = z.infer<typeof readyTexts>;

/** Null brings the product's own words back. */
export const changeText = z.object({ text: z.string().max(2_000).nullable() });

/** Whose voice is missing in a discussion: by groups of five people or more, none of whom has written. */
export const voices = z.object({
  missing: z.array(
    z.object({
      dimension: z.enum(['region', 'place', 'constituent', 'language']),
      group: z.string(),
      people: z.number().int(),
    }),
  ),
  withheld: z.number().int(),
  /** To those who are missing, in the discussion's language. */
  invitation: z.string().nullable(),
});
export type Voices = z.infer<typeof voices>;
