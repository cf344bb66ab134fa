import { z } from 'zod';
import { DAY_MS } from '../../kernel/days.ts';
import type { Language } from '../../kernel/language.ts';
import { NO_PROGRESS, PLAN_LIMITS, type Plan } from './plan.ts';
import consultation from './templates/consultation.json' with { type: 'json' };
import formal from './templates/formal-two-weeks.json' with { type: 'json' };
import rapid from './templates/rapid.json' with { type: 'json' };
import threeWeeks from './templates/three-weeks.json' with { type: 'json' };

/** From what a discussion may begin: data files, in which everything is a proposal that its moderator changes. */

const inThree = <T extends z.ZodType>(words: T) => z.object({ en: words, fr: words, es: words });
const text = inThree(z.string().min(1));

export const TEMPLATE = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: text,
    purpose: text,
    days: z.number().int().min(1).max(90),
    announceDays: z.number().int().min(0).max(PLAN_LIMITS.announceDays),
    finalCallHours: z.number().int().min(0).max(PLAN_LIMITS.finalCallHours),
    quietDays: z.number().int().min(1).max(PLAN_LIMITS.quietDays),
    /** What is usually agreed with resource persons. */
    turnaroundHours: z.number().int().min(1).max(PLAN_LIMITS.turnaroundHours),
    output: text,
    phases: z
      .array(
        z.object({
          title: text,
          /** Days after the start. */
          day: z.number().int().min(0),
          questions: inThree(z.array(z.string().min(1)).min(1).max(PLAN_LIMITS.phaseQuestions)),
        }),
      )
      .min(1)
      .max(PLAN_LIMITS.phases),
  })
  .refine(({ phases, days }) => phases[0]?.day === 0 && phases.every(({ day }) => day < days), {
    path: ['phases'],
    params: { word: 'phase-days' },
  })
  .refine(
    ({ phases }) =>
      phases.every(({ day }, index) => index === 0 || day > (phases[index - 1]?.day ?? 0)),
    { path: ['phases'], params: { word: 'phase-order' } },
  );

export type Template = z.infer<typeof TEMPLATE>;

/** As they come with the product, in the order in which they are offered. */
export const TEMPLATE_FILES = [formal, threeWeeks, consultation, rapid] as const;

/** @throws ZodError where a data file is none */
export const TEMPLATES: readonly Template[] = TEMPLATE_FILES.map((file) => TEMPLATE.parse(file));

export interface LiveTemplates {
  /** Those from which a discussion may begin now. */
  readonly all: readonly Template[];
  /** From now on these stand over the files; without use, nothing begins from them. */
  use(made: readonly { readonly template: Template; readonly inUse: boolean }[]): void;
}

/** The templates of a running product: its files to begin with, and what administrators made of them from then on. */
export function liveTemplates(): LiveTemplates {
  let all = TEMPLATES;
  return {
    get all() {
      return all;
    },
    use(made) {
      const byId = new Map(made.map((one) => [one.template.id, one]));
      const known = new Set(TEMPLATES.map(({ id }) => id));
      const own = made.filter(({ template }) => !known.has(template.id));
      const inOrder = [
        ...TEMPLATES.map((template) => byId.get(template.id) ?? { template, inUse: true }),
        ...own,
      ];
      all = inOrder.flatMap(({ template, inUse }) => (inUse ? [template] : []));
    },
  };
}

/**
 * What the template proposes for these dates. Questions of one's own take the place of those of the first phase;
 * phases that would open after the end are left out.
 */
export function planFrom(
  template: Template,
  dates: { readonly startsAt: Date; readonly endsAt: Date },
  language: Language,
  questions: readonly string[] = [],
): Plan {
  const phases = template.phases.map(({ title, day, questions: proposed }, index) => ({
    title: title[language],
    questions: index === 0 && questions.length > 0 ? questions : proposed[language],
    opensAt: new Date(dates.startsAt.getTime() + day * DAY_MS),
  }));
  const { id, announceDays, finalCallHours, quietDays, output } = template;
  return {
    kind: 'discussion',
    template: id,
    phases: phases.filter(({ opensAt }) => opensAt < dates.endsAt),
    lead: null,
    deputies: [],
    resourcePersons: [],
    seeds: [],
    pinned: [],
    languages: [],
    audience: '',
    output: output[language],
    decision: '',
    announceDays,
    finalCallHours,
    quietDays,
    reason: '',
    progress: NO_PROGRESS,
  };
}
