import { z } from 'zod';
import { id, instant, language } from './common.ts';

const names = z.array(z.string());

/** A colleague as every directory of the organization shows them. */
export const colleague = z.object({
  id,
  name: z.string(),
  mail: z.string(),
  jobTitle: z.string().nullable(),
  unit: z.string().nullable(),
  office: z.string().nullable(),
  country: z.string().nullable(),
});
export type Colleague = z.infer<typeof colleague>;

/** Why somebody is named: `expertise.reasons.<kind>`, filled with what is counted and what it is about. */
export const knowsBecause = z.object({
  kind: z.enum(['reply', 'contribution', 'product', 'mission', 'declared', 'posting']),
  count: z.number().int(),
  topics: names,
  countries: names,
  titles: names,
});
export type KnowsBecause = z.infer<typeof knowsBecause>;

/** By time zones and usual hours alone. */
export const whenThere = z.object({
  zone: z.string(),
  /** `HH:MM` on their clock. */
  time: z.string(),
  working: z.boolean(),
  together: z.object({ from: instant, to: instant }).nullable(),
});
export type WhenThere = z.infer<typeof whenThere>;

export const expert = z.object({
  person: colleague,
  languages: z.array(language),
  reasons: z.array(knowsBecause),
  availability: whenThere,
});
export type Expert = z.infer<typeof expert>;

export const expertsAsked = z.object({
  q: z.string().trim().min(1).max(500),
  limit: z.coerce.number().int().min(1).max(20).default(5),
});

export const experts = z.object({
  /** What was understood of the question. */
  topics: names,
  countries: names,
  items: z.array(expert),
  more: z.number().int(),
  /** Who knew and has left, with whoever holds the post now. */
  credited: z.array(
    z.object({
      person: z.object({ id, name: z.string() }),
      reasons: z.array(knowsBecause),
      holder: colleague.nullable(),
    }),
  ),
});
export type Experts = z.infer<typeof experts>;

/** At most two who know what a question is about, outside the asker's unit; empty where little shows it. */
export const beside = experts.pick({ topics: true, countries: true, items: true });
export type Beside = z.infer<typeof beside>;

const pieces = z.array(z.object({ topic: z.string(), pieces: z.number().int() }));

/** One person as this reader may know them. */
export const expertPage = z.object({
  person: colleague,
  left: z.boolean(),
  holder: colleague.nullable(),
  languages: z.array(language),
  availability: whenThere,
  declared: z.object({ topics: names, countries: names }),
  topics: pieces,
});
export type ExpertPage = z.infer<typeof expertPage>;

export const ownExpertise = z.object({
  topics: names,
  countries: names,
  languages: z.array(language),
  hidden: z.boolean(),
  hiddenTopics: names,
  /** What one is found by, hidden topics too. */
  foundBy: pieces,
  /** Words that name neither a topic nor a country: they were not kept. Empty where nothing was saved. */
  unknown: names,
  /** Whether one is shown which topics hang on one person. */
  continuity: z.boolean(),
});
export type OwnExpertise = z.infer<typeof ownExpertise>;

const words = z.array(z.string().max(100)).max(60);

/** Topics and countries in any words for them, or as they were answered. */
export const editExpertise = z.object({
  skills: words,
  languages: z.array(language).max(3),
  hidden: z.boolean(),
  hiddenTopics: words,
});
export type EditExpertise = z.infer<typeof editExpertise>;

export const continuity = z.object({
  items: z.array(
    z.object({
      topic: z.string(),
      /** Null for somebody who does not want to be named. */
      person: z.object({ id, name: z.string() }).nullable(),
      pieces: z.number().int(),
      /** `YYYY-MM-DD` */
      leavesOn: z.string().nullable(),
    }),
  ),
});
export type Continuity = z.infer<typeof continuity>;
