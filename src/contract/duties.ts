import { z } from 'zod';
import { id } from './common.ts';

const kind = z.enum(['community', 'product', 'desk', 'indicator', 'practice']);
const move = z.enum(['offer', 'flag', 'take-back', 'accept', 'decline']);

/** Something that somebody who leaves answers for. */
const duty = z.object({
  handover: id,
  kind,
  /** The id of the community, document, desk, indicator or good practice. */
  ref: z.string(),
  /** What it is called; null where this reader may not open it. */
  name: z.string().nullable(),
  /** `accepted`: theirs from the last day on. `flagged`: whoever sees to it was told. */
  state: z.enum(['open', 'offered', 'accepted', 'flagged', 'taken']),
  leaver: z.string(),
  /** `YYYY-MM-DD` */
  lastDay: z.string(),
  /** To whom it was offered; null where it was to nobody. */
  to: z.string().nullable(),
  /** Who follows; null where nobody was named. */
  successor: z.string().nullable(),
  actions: z.array(move),
});
export type Duty = z.infer<typeof duty>;

export const duties = z.object({
  /** What the reader leaves. */
  own: z.array(duty),
  /** What the reader was asked to take over. */
  offered: z.array(duty),
  /** What the reader finds somebody for. */
  flagged: z.array(duty),
});
export type Duties = z.infer<typeof duties>;

export const moveDuty = z.object({
  handover: id,
  kind,
  ref: z.string().min(1).max(300),
  verb: move,
});
export type MoveDuty = z.infer<typeof moveDuty>;
