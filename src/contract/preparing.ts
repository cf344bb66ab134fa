import { z } from 'zod';
import { id, instant, language, nonce } from './common.ts';
import { discussionSummary } from './discussions.ts';
import { beside, colleague, experts } from './expertise.ts';
import { product } from './knowledge.ts';
import { querySummary } from './queries.ts';

const names = z.array(z.string());
const count = z.number().int();

/** A country by its English name, or any other words. */
export const briefingAsked = z.object({ about: z.string().trim().min(1).max(200) });

const documents = z.object({ items: z.array(product), count });

/** What this reader may know of a country or partner; of everything at most five, with how many there are. */
export const briefing = z.object({
  about: z.object({ kind: z.enum(['country', 'partner']), name: z.string() }),
  /** What a search finds the same by. */
  words: z.string(),
  missions: z.object({
    items: z.array(
      z.object({
        title: z.string().nullable(),
        /** `YYYY-MM-DD` */
        startsOn: z.string(),
        endsOn: z.string(),
        person: z.object({ id, name: z.string() }),
        left: z.boolean(),
        holder: colleague.nullable(),
      }),
    ),
    count,
    /** When the register was read last, where that is too long ago. */
    asOf: instant.nullable(),
  }),
  reports: documents,
  lessons: documents,
  products: documents,
  contacts: experts,
  discussions: z.object({ items: z.array(discussionSummary), count }),
  queries: z.object({ items: z.array(querySummary), count }),
});
export type Briefing = z.infer<typeof briefing>;

export const preparationKind = z.enum(['mission', 'terms-of-reference', 'study', 'project']);
export const preparationQuestion = z.enum(['needs', 'exists', 'gaps', 'others']);
export type PreparationQuestion = z.infer<typeof preparationQuestion>;

export const preparation = z.object({
  id,
  kind: preparationKind,
  subject: z.string(),
  countries: names,
  topics: names,
  language,
  state: z.enum(['draft', 'finished', 'discarded']),
  /** `self`, `all` or `community:<id>`. */
  shown: z.string(),
  step: count,
  answers: z.partialRecord(preparationQuestion, z.string()),
  author: z.string(),
  mine: z.boolean(),
  updatedAt: instant,
});
export type Preparation = z.infer<typeof preparation>;

export const preparationList = z.object({ items: z.array(preparation) });
export type PreparationList = z.infer<typeof preparationList>;

export const preparationPage = z.object({
  preparation,
  actions: z.array(z.enum(['answer', 'finish', 'reopen', 'discard'])),
  judged: z.array(
    z.object({
      id,
      title: z.string(),
      language: z.string(),
      webUrl: z.string(),
      verdict: z.enum(['use', 'misfit']),
      reason: z.string(),
    }),
  ),
  /** At most five with those that were judged. */
  related: z.array(product),
  people: beside,
  communities: z.array(z.object({ id, name: z.string(), topics: names })),
  earlier: z.array(z.object({ id, subject: z.string(), author: z.string(), updatedAt: instant })),
  /** The whole as plain text, to be copied. */
  text: z.string(),
});
export type PreparationPage = z.infer<typeof preparationPage>;

export const beginPreparation = z.object({
  nonce,
  kind: preparationKind,
  subject: z.string().trim().min(1).max(300),
  country: z.string().trim().max(200),
});
export type BeginPreparation = z.infer<typeof beginPreparation>;

export const answerPreparation = z.object({
  answers: z.partialRecord(preparationQuestion, z.string().max(4_000)),
  step: count.min(0).max(4).optional(),
});
export type AnswerPreparation = z.infer<typeof answerPreparation>;

export const judgeDocument = z.object({
  product: id,
  verdict: z.enum(['use', 'misfit']),
  reason: z.string().trim().max(500),
});
export type JudgeDocument = z.infer<typeof judgeDocument>;

export const finishPreparation = z.object({
  shown: z.string().regex(/^(self|all|community:.{1,200})$/),
});
export type FinishPreparation = z.infer<typeof finishPreparation>;
