import { z } from 'zod';
import { captureSheet } from './capture.ts';
import { id, instant, nonce } from './common.ts';

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
  'set-readers',
  'acknowledge',
  'share-lessons',
]);

const someone = z.object({ id, name: z.string(), title: z.string() });

export const handoverSummary = z.object({
  id,
  person: someone,
  /** What this reader is to it. */
  role: z.enum(['leaver', 'supervisor', 'successor', 'colleague']),
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

/** `unit`: supervisor, successor and the colleagues of the leaver's unit. */
export const sectionReaders = z.enum([
  'supervisor-and-successor',
  'successor',
  'unit',
  'all-staff-if-shared',
]);
export type SectionReaders = z.infer<typeof sectionReaders>;

/** Who will see which part, told before the first word is written. */
const audienceLine = z.object({
  /** Step ids of the template. */
  steps: z.array(z.string()),
  readers: sectionReaders,
});

/** Asked before the last day, by supervisor or successor. */
const followUp = z.object({
  id,
  asker: someone.omit({ title: true }),
  text: z.string(),
  askedAt: instant,
  /** Null until it is answered. */
  answer: z.string().nullable(),
});
export type FollowUp = z.infer<typeof followUp>;

/** The leaver's own page. */
export const handoverPage = handoverSummary.extend({
  audience: z.array(audienceLine),
  sheet: captureSheet,
  /** Labels of the fields not answered, by step title: named in the document, never hidden. */
  missing: z.array(z.object({ step: z.string(), title: z.string(), fields: z.array(z.string()) })),
  sittings: z.number().int(),
  /** The open sections over the days that are left: step ids by day. */
  proposed: z.array(z.object({ day: z.string(), steps: z.array(z.string()) })),
  /** The field in which one's own files may be named; null where the form has none. */
  filesField: z.string().nullish(),
  /** When days of leaving were read last, where that is too long ago; else null. */
  asOf: instant.nullish(),
});
export type HandoverPage = z.infer<typeof handoverPage>;

/** Files that whoever leaves made or changed last: suggested to that person alone, and kept nowhere. */
export const handoverFiles = z.object({
  items: z.array(
    z.object({
      title: z.string(),
      /** The ending of its name, such as `docx`; empty where it has none. */
      type: z.string(),
      webUrl: z.string(),
      /** The site's name in its address. */
      site: z.string().nullable(),
      modifiedAt: instant.nullable(),
      /** In the person's own OneDrive, which closes with their account. */
      leaves: z.boolean(),
      /** What stands in the handover once it is taken. */
      line: z.string(),
    }),
  ),
  /** Why nothing could be looked up. `off`: files are not looked up in this organization. */
  silence: z.enum(['off', 'sign-in', 'consent', 'unavailable', 'late']).nullable(),
});
export type HandoverFiles = z.infer<typeof handoverFiles>;

/** What supervisor and successor may read once it is delivered. */
export const handoverPack = handoverSummary.extend({
  sections: z.array(
    z.object({
      title: z.string(),
      entries: z.array(
        z.object({
          label: z.string(),
          text: z.string(),
          /** Put together by the product, and not confirmed by whoever left. */
          suggested: z.boolean(),
          /** Who added it after the last day; null for the leaver's own. */
          addedBy: z.string().nullable(),
        }),
      ),
      missing: z.array(z.string()),
    }),
  ),
  documents: z.array(z.object({ title: z.string(), webUrl: z.string() })),
  /** Commitments that are still open, first those with the nearest date. */
  commitments: z.array(z.object({ text: z.string(), due: z.string().nullable() })),
  /** What was asked before the last day, as far as this reader may read it. */
  followUps: z.array(followUp),
  deliveredAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  /** As of when the register was known that it was filled in from, where that is long ago; else null. */
  asOf: instant.nullish(),
});
export type HandoverPack = z.infer<typeof handoverPack>;

/** To whom: the mail address, the full name, or enough of the name to mean one person only. */
export const nameSuccessor = z.object({ to: z.string().trim().min(1).max(200) });

export const handoverQuestions = handoverSummary.extend({
  items: z.array(followUp),
  mayAsk: z.boolean(),
  mayAnswer: z.boolean(),
});
export type HandoverQuestions = z.infer<typeof handoverQuestions>;

export const askHandover = z.object({ nonce, text: z.string().trim().min(1).max(1_000) });
export const answerHandover = z.object({ text: z.string().trim().min(1).max(4_000) });
export const chooseSectionReaders = z.object({
  step: z.string().max(100),
  readers: sectionReaders,
});

/** What was left open, for the focal point of the unit: names, and nothing of what was written. */
export const handoverGaps = z.object({
  person: someone,
  lastDay: z.string(),
  open: z.array(
    z.object({
      title: z.string(),
      fields: z.array(z.object({ id: z.string(), label: z.string() })),
    }),
  ),
  /** What this reader has added. */
  added: z.array(z.object({ field: z.string(), label: z.string(), text: z.string() })),
});
export type HandoverGaps = z.infer<typeof handoverGaps>;

export const fillGap = z.object({
  field: z.string().max(100),
  text: z.string().trim().min(1).max(4_000),
});
