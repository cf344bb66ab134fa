import { z } from 'zod';
import { captureSheet } from './capture.ts';
import { id, instant } from './common.ts';

/**
 * `preparing`: the leaver writes. `final`: finished by the leaver, who may still call it back until the last day.
 * `delivered`: the last day has come, supervisor and successor can open it. `acknowledged`: the supervisor has it.
 * `missed`: the last day passed without one; nothing of it was shown to anybody.
 */
export const handoverState = z.enum(['preparing', 'final', 'delivered', 'acknowledged', 'missed']);
export const handoverVerb = z.enum([
  'finalise',
  'call-back',
  'name-successor',
  'acknowledge',
  'share-lessons',
]);

const someone = z.object({ id, name: z.string(), title: z.string() });

export const handoverSummary = z.object({
  id,
  person: someone,
  /** What this reader is to it. */
  role: z.enum(['leaver', 'supervisor', 'successor']),
  /** `YYYY-MM-DD` */
  lastDay: z.string(),
  state: handoverState,
  supervisor: someone.nullable(),
  successor: someone.nullable(),
  actions: z.array(handoverVerb),
});
export type HandoverSummary = z.infer<typeof handoverSummary>;

export const handoverList = z.object({ items: z.array(handoverSummary) });
export type HandoverList = z.infer<typeof handoverList>;

/** Who will see which part, told before the first word is written. */
const audienceLine = z.object({
  /** Step ids of the template. */
  steps: z.array(z.string()),
  readers: z.enum(['supervisor-and-successor', 'successor', 'all-staff-if-shared']),
});

/** The leaver's own page. */
export const handoverPage = handoverSummary.extend({
  audience: z.array(audienceLine),
  sheet: captureSheet,
  /** Labels of the fields not answered, by step title: named in the document, never hidden. */
  missing: z.array(z.object({ step: z.string(), title: z.string(), fields: z.array(z.string()) })),
  sittings: z.number().int(),
  /** When days of leaving were read last, where that is too long ago; else null. */
  asOf: instant.nullish(),
});
export type HandoverPage = z.infer<typeof handoverPage>;

/** What supervisor and successor may read once it is delivered. */
export const handoverPack = handoverSummary.extend({
  sections: z.array(
    z.object({
      title: z.string(),
      entries: z.array(z.object({ label: z.string(), text: z.string() })),
      missing: z.array(z.string()),
    }),
  ),
  documents: z.array(z.object({ title: z.string(), webUrl: z.string() })),
  /** Commitments that are still open, first those with the nearest date. */
  commitments: z.array(z.object({ text: z.string(), due: z.string().nullable() })),
  deliveredAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  /** As of when the register was known that it was filled in from, where that is long ago; else null. */
  asOf: instant.nullish(),
});
export type HandoverPack = z.infer<typeof handoverPack>;

/** To whom: the mail address, the full name, or enough of the name to mean one person only. */
export const nameSuccessor = z.object({ to: z.string().trim().min(1).max(200) });
